// The search page: what is typed and ticked becomes results, and the whole state stands in the address, after the #,
// where no server sees it. Nothing is stored, and the address changes in place, so that leaving the site leaves no trail.
(function () {
  'use strict';

  const own = window.CandourSearch;
  const place = document.getElementById('search');
  if (!place) return;

  const PAGE = 10;
  const make = own.element;
  // The words of the theme stand in the attributes: `data-only-some` is `words.only_some`.
  const words = Object.fromEntries(
    [...place.attributes].map(({ name, value }) => [name.replace(/^data-/, '').replaceAll('-', '_'), value]),
  );
  const root = place.dataset.root;
  const part = (name) => place.querySelector(`[data-part="${name}"]`);
  const [form, box, status, notes, filterBox, filterSum, chosenBox, sortBox, list, more, message] = (
    'form box status notes filters filter-sum chosen sort list more message'
  )
    .split(' ')
    .map(part);
  const browse = document.getElementById('search-browse');
  const load = own.loader(`${root}assets/search/`);
  const filters = new own.Filters(filterBox, words, choose);

  let index = null;
  let labels = null;
  let state = { q: '', chosen: {}, sort: '', show: PAGE };
  let run = 0;
  // The query that the values of the facets are in order for.
  let ordered = null;

  async function ready() {
    if (index) return index;
    const data = await load('root', place.dataset.index);
    index = new own.Index(data, load);
    labels = { themes: new Map(data.themes), roles: new Map(data.roles) };
    return index;
  }

  function readAddress() {
    const given = new URLSearchParams(location.hash.slice(1));
    const next = { q: given.get('q') ?? '', chosen: {}, sort: given.get('sort') === 'date' ? 'date' : '', show: PAGE };
    for (const [key, value] of given) {
      if (!['q', 'sort', 'show'].includes(key) && value) next.chosen[key] = value.split(',');
    }
    const show = Number.parseInt(given.get('show'), 10);
    if (show > PAGE) next.show = Math.min(show, 1000);
    state = next;
    box.value = state.q;
    sortBox.value = state.sort;
  }

  function writeAddress() {
    const given = new URLSearchParams();
    if (state.q) given.set('q', state.q);
    for (const [key, values] of Object.entries(state.chosen)) if (values.length) given.set(key, values.join(','));
    if (state.sort) given.set('sort', state.sort);
    if (state.show > PAGE) given.set('show', state.show);
    const hash = given.toString().replaceAll('%2C', ',');
    history.replaceState(null, '', hash ? `#${hash}` : location.pathname + location.search);
  }

  // Runs the search for the state; an older run that is still under way gives up.
  async function search({ typing = false } = {}) {
    const own_run = ++run;
    const late = () => own_run !== run;
    const narrowed = Object.values(state.chosen).some((values) => values.length);
    list.setAttribute('aria-busy', 'true');
    try {
      if (!state.q.trim() && !narrowed) return clear();
      await ready();
      if (late()) return;
      const seen = (looked, all) => {
        if (!late() && all > 200) status.textContent = own.fill(words.looking, { n: looked, all });
      };
      const answer = await own.find(index, state.q, { typing, seen });
      if (late()) return;
      const { query } = answer;
      const found = narrowed && !query.words.length ? everything() : answer.found;
      if (state.sort === 'date') found.sort((a, b) => b.whole - a.whole || a.document - b.document);
      let narrow = null;
      let kept = found;
      if (narrowed) {
        narrow = await own.narrow(index, found, state.chosen);
        kept = narrow.kept;
      }
      const wanted = own.wanted(index, query);
      await show(kept, wanted, late);
      if (late()) return;
      tell(query, kept, found);
      performance.mark('candour-results');
      narrow ??= await own.narrow(index, found, state.chosen);
      if (late()) return;
      filters.show(narrow.facets, state.chosen, ordered !== state.q);
      ordered = state.q;
      showChosen();
      place.classList.add('search-on');
      performance.mark('candour-facets');
    } catch (error) {
      if (!late()) failed(error);
    } finally {
      if (!late()) list.removeAttribute('aria-busy');
    }
  }

  const everything = () => Array.from({ length: index.root.documents }, (_, document) => ({ document, whole: true, score: 0 }));

  async function show(kept, wanted, late) {
    const shown = kept.slice(0, state.show);
    const results = await Promise.all(shown.map(({ document }) => index.result(document)));
    if (late()) return;
    const view = { words, root, wanted, labels };
    const items = shown.map((found, at) => own.resultItem(found, results[at], view));
    watcher.disconnect();
    list.replaceChildren(...items);
    list.view = view;
    items.forEach((item) => watcher.observe(item));
    const left = kept.length - shown.length;
    more.hidden = left <= 0;
    more.textContent = own.fill(words.more, { n: Math.min(left, PAGE) });
    message.replaceChildren();
    browse.hidden = true;
  }

  // Passages are loaded for the results that a reader sees, since texts are the largest part of the index.
  const watcher = new IntersectionObserver(
    (entries) => {
      for (const { target, isIntersecting } of entries) {
        if (!isIntersecting) continue;
        watcher.unobserve(target);
        const view = list.view;
        index
          .text(target.found.document)
          .then((sections) => target.isConnected && own.addPassage(target, sections, view))
          .catch(() => null);
      }
    },
    { rootMargin: '200px' },
  );

  // Says how many there are, what was understood, and what to do when there is nothing.
  function tell(query, kept, found) {
    const whole = kept.filter((each) => each.whole).length;
    const some = kept.length - whole;
    const pages = (n) => (n === 1 ? words.one : own.fill(words.many, { n }));
    const said = [];
    if (whole || !some) said.push(whole ? pages(whole) : words.none);
    if (some) said.push(own.fill(whole ? words.some : words.only_some, { pages: pages(some) }));
    status.textContent = said.join(' ');
    place.classList.toggle('search-none', kept.length === 0);
    const lines = [];
    for (const word of query.words) {
      const [near] = word.near ?? [];
      if (near) lines.push(make('p', {}, own.fill(words.instead, { word: word.form, near: near.form })));
      else if (!word.exact?.often && !word.begun.length && word.counts && !word.named)
        lines.push(make('p', {}, own.fill(words.unknown, { word: word.form })));
    }
    const meant = new Set(query.spans.filter(({ plain }) => !plain).flatMap(({ concepts }) => concepts.map((at) => index.labels[at])));
    const typed = own.plain(state.q);
    const others = [...meant].filter((label) => !typed.includes(own.plain(label))).slice(0, 4);
    if (others.length) lines.push(make('p', {}, own.fill(words.also, { names: others.join(', ') })));
    const last = query.words.at(-1);
    const begun = last && !last.quoted ? last.begun.slice(0, 5) : [];
    if (begun.length) lines.push(suggestions(words.begins, begun.map(({ form }) => replaceLast(form))));
    if (!kept.length) {
      const near = query.words.flatMap((word) => (word.near ?? []).map(({ form }) => state.q.replace(word.form, form)));
      if (near.length) lines.push(suggestions(words.nearest, near.slice(0, 5)));
      if (found.length) lines.push(make('p', {}, make('button', { type: 'button', class: 'search-button', 'data-clear': true }, words.clear)));
      lines.push(make('p', {}, words.advice), part('concern').content.cloneNode(true));
      browse.hidden = false;
    }
    notes.replaceChildren(...lines);
  }

  const replaceLast = (form) => state.q.replace(/[\p{Alphabetic}\p{N}\p{M}'’-]+$/u, form);

  function suggestions(label, queries) {
    const buttons = queries.map((q) => make('li', {}, make('button', { type: 'button', class: 'chip search-chip', 'data-query': q }, q)));
    return make('div', { class: 'row' }, make('span', { class: 'quiet' }, label), make('ul', { class: 'list row' }, buttons));
  }

  function showChosen() {
    const chips = Object.entries(state.chosen).flatMap(([id, values]) =>
      values.map((value) => {
        const label = filters.label(id, value);
        const say = make('span', { class: 'hidden' }, `${words.remove} `);
        return make('li', {}, make('button', { type: 'button', class: 'chip chip-on search-chip', 'data-facet': id, 'data-value': value }, say, label, ' ', make('span', { 'aria-hidden': 'true' }, '×')));
      }),
    );
    chosenBox.replaceChildren(...chips);
    chosenBox.hidden = !chips.length;
    filterSum.textContent = chips.length ? own.fill(words.filters_n, { n: chips.length }) : words.filters;
  }

  // Takes away what an older query found, so that nothing stands under words that it does not answer.
  function clear() {
    watcher.disconnect();
    list.replaceChildren();
    notes.replaceChildren();
    message.replaceChildren();
    status.textContent = '';
    more.hidden = true;
    browse.hidden = false;
    place.classList.remove('search-on', 'search-none');
    showChosen();
  }

  function failed(error) {
    if (!(error instanceof own.LoadError)) console.error(error);
    clear();
    const retry = make('button', { type: 'button', class: 'search-button' }, words.retry);
    retry.addEventListener('click', () => search());
    message.replaceChildren(make('div', { class: 'box bad stack', role: 'alert' }, make('p', {}, words.failed), retry));
  }

  function change(next, options) {
    state = { ...state, show: PAGE, ...next };
    writeAddress();
    return search(options);
  }

  function choose(id, value, on) {
    const others = (state.chosen[id] ?? []).filter((other) => other !== value);
    change({ chosen: { ...state.chosen, [id]: on ? [...others, value] : others } });
  }

  box.addEventListener('input', () => change({ q: box.value }, { typing: true }));
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    change({ q: box.value });
  });
  sortBox.addEventListener('change', () => change({ sort: sortBox.value }));
  more.addEventListener('click', async () => {
    const first = list.children.length;
    await change({ show: state.show + PAGE });
    list.children[first]?.querySelector('a').focus();
  });
  place.addEventListener('click', (event) => {
    const button = event.target.closest('button');
    if (!button) return;
    if (button.dataset.query !== undefined) {
      box.value = button.dataset.query;
      change({ q: box.value });
      box.focus();
    } else if (button.dataset.facet) {
      choose(button.dataset.facet, button.dataset.value, false);
      box.focus();
    } else if (button.dataset.clear !== undefined) {
      change({ chosen: {} });
      box.focus();
    }
  });
  window.addEventListener('hashchange', () => {
    readAddress();
    search();
  });

  place.hidden = false;
  // On a narrow screen the filters wait behind their heading, so that results come first.
  part('side').open = matchMedia('(min-width: 60rem)').matches;
  document.documentElement.classList.add('search-ready');
  readAddress();
  showChosen();
  search();
  // What every query needs is there before the first letter.
  ready()
    .then(() => index.names())
    .catch(() => null);
  own.search = search;
  own.ready = ready;
})();
