// Documents become results on the page, and facets become boxes to tick. All text arrives as text, never as markup.
(function () {
  'use strict';

  const own = window.CandourSearch;
  // How long a passage is, in characters, and how many values a facet shows at first.
  const PASSAGE = 240;
  const VALUES = 7;
  // Made once, since making it takes longer than all else that a result needs.
  const DAYS = new Intl.DateTimeFormat(document.documentElement.lang, { day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' });

  // Returns an element with attributes and children; false and missing ones are left out.
  own.element = function (name, attributes = {}, ...children) {
    const element = document.createElement(name);
    for (const [key, value] of Object.entries(attributes)) {
      if (value !== false && value !== undefined) element.setAttribute(key, value === true ? '' : value);
    }
    element.append(...children.flat().filter((child) => child !== false && child !== undefined && child !== null));
    return element;
  };
  const make = own.element;

  own.fill = (words, values) => words.replace(/\{(\w+)\}/g, (_, key) => values[key] ?? '');

  // Returns one result; its passage comes when it is seen.
  own.resultItem = function (found, result, { words, root, wanted, labels }) {
    const title = own.marked(result.title, own.mark(own.places(result.title), wanted));
    const summary = own.marked(result.summary, own.mark(own.places(result.summary), wanted));
    const date = DAYS.format(new Date(`${result.date}T12:00:00Z`));
    const roles = result.roles.map((id) => labels.roles.get(id) ?? id);
    const themes = result.themes.slice(0, 3).map((id) => labels.themes.get(id) ?? id);
    const more = roles.length > 3 && ` ${own.fill(words.more_roles, { n: roles.length - 3 })}`;
    const item = make(
      'li',
      {},
      make(
        'article',
        { class: 'card card-row result' },
        make(
          'p',
          { class: 'row' },
          make('span', { class: 'kicker' }, result.kind),
          ' ',
          result.overdue === 1 && make('strong', { class: 'tag care' }, words.overdue),
        ),
        make('h3', { class: 'card-title' }, make('a', { href: root + result.path }, title)),
        make('p', { class: 'card-summary' }, summary),
        make(
          'div',
          { class: 'card-end' },
          roles.length > 0 &&
            make('p', { class: 'card-for' }, make('span', { class: 'quiet' }, words.for), ` ${roles.slice(0, 3).join(', ')}`, more),
          make(
            'p',
            { class: 'meta row' },
            make('time', { datetime: result.date }, date),
            make('span', {}, result.minutes === 1 ? words.minutes_one : own.fill(words.minutes, { n: result.minutes })),
            themes.length > 0 && make('span', {}, themes.join(' · ')),
          ),
        ),
      ),
    );
    item.found = found;
    item.result = result;
    return item;
  };

  // Puts the passage that matches best in place of the summary, with the heading that it stands under.
  own.addPassage = function (item, sections, { words, root, wanted }) {
    const passage = own.passage(sections, wanted, PASSAGE);
    if (!passage) return;
    const { text, places, from, to, heading, anchor } = passage;
    const summary = item.querySelector('.card-summary');
    summary.replaceChildren(from > 0 ? '… ' : '', ...own.marked(text, places, from, to), to < text.length ? ' …' : '');
    if (!heading) return;
    const page = item.result.path.split('#')[0];
    const place = anchor ? make('a', { href: `${root}${page}#${anchor}` }, heading) : heading;
    summary.after(make('p', { class: 'result-under quiet' }, `${words.under} `, place));
  };

  // Keeps the boxes of the facets; `changed` is called with the facet, the value and whether it is wanted.
  own.Filters = class {
    constructor(place, words, changed) {
      Object.assign(this, { place, words, changed, groups: new Map() });
    }

    // Shows how many documents each value would give; what would give none is hidden.
    // They are put in order only for a new query, so that nothing moves while a reader ticks.
    show(facets, chosen, fresh) {
      for (const { id, values } of facets) {
        const group = this.groups.get(id) ?? this.add(id);
        if (fresh && id !== 'year') {
          values.sort((a, b) => b.count - a.count);
          group.order = new Map(values.map(({ value }, at) => [value, at]));
        } else if (group.order) values.sort((a, b) => group.order.get(a.value) - group.order.get(b.value));
        let seen = 0;
        for (const { value, label, count } of values) {
          const line = group.lines.get(value) ?? this.addLine(group, id, value, label);
          const on = chosen[id]?.includes(value) ?? false;
          if (fresh) group.list.append(line.item);
          line.box.checked = on;
          line.count.textContent = count;
          line.item.hidden = count === 0 && !on;
          line.item.classList.toggle('facet-more', !line.item.hidden && !on && seen >= VALUES);
          if (!line.item.hidden) seen++;
        }
        group.element.hidden = seen === 0;
        group.all.hidden = group.open || seen <= VALUES;
        group.element.classList.toggle('facet-open', group.open);
      }
    }

    add(id) {
      const list = make('ul', { class: 'list' });
      const all = make('button', { type: 'button', class: 'search-quiet' }, this.words.show_all);
      const label = this.words[`facet_${id}`] ?? id;
      const element = make(
        'details',
        { class: 'facet' },
        make('summary', {}, label),
        make('fieldset', {}, make('legend', { class: 'hidden' }, label), list, all),
      );
      element.open = this.groups.size < 3;
      const group = { element, list, all, lines: new Map(), open: false };
      all.addEventListener('click', () => {
        group.open = true;
        all.hidden = true;
        const first = list.querySelector('.facet-more input');
        element.classList.add('facet-open');
        first?.focus();
      });
      this.place.append(element);
      this.groups.set(id, group);
      return group;
    }

    addLine(group, id, value, label) {
      const box = make('input', { type: 'checkbox', name: id, value });
      const count = make('span', { class: 'quiet' });
      const item = make('li', {}, make('label', {}, box, make('span', { class: 'facet-label' }, label), ' ', count));
      box.addEventListener('change', () => this.changed(id, value, box.checked));
      const line = { box, count, item, label };
      group.lines.set(value, line);
      group.list.append(item);
      return line;
    }

    label(id, value) {
      return this.groups.get(id)?.lines.get(value)?.label ?? value;
    }
  };
})();
