// The Tab key becomes a walk over each page kind: everything is reached, in order, and seen when it has the focus.
// In: the bench. Out: one check for each page and mode. Never: moves the focus by script.

import { open, pagesOver } from './page.mjs';

const MODES = [
  { name: '1280 px', viewport: { width: 1280, height: 900 } },
  { name: '320 px', viewport: { width: 320, height: 640 } },
  { name: 'forced colours', viewport: { width: 1280, height: 900 }, forcedColors: 'active' },
];
// The header is one component, so the walk through its open menus is made on one kind only.
const MENUS_ON = 'briefing';
// How far to walk on from an open menu, to see that it does not lie over what comes next.
const BEYOND_MENU = 25;
const BATCH = 40;

export function jobs(bench) {
  const pages = pagesOver(bench, 'http');
  const walks = pages.flatMap((page) =>
    MODES.map((mode) => ({ page: page.path, run: (report) => walkPage(bench, page, mode, report) })),
  );
  const menus = pages
    .filter(({ kind }) => kind === MENUS_ON)
    .flatMap((page) =>
      MODES.map((mode) => ({ page: page.path, run: (report) => walkMenus(bench, page, mode, report) })),
    );
  return [...menus, ...walks];
}

async function walkPage(bench, page, mode, report) {
  const { name, ...context } = mode;
  const own = await open(bench, 'http', page.address, context);
  await own.tab.evaluate(install);
  const expected = await own.tab.evaluate(() => window.bench.remember());
  const { steps, faults } = await walk(own.tab, expected.length + 30);
  report.check(page.path, `http, keyboard, ${name}`, [...faults, ...inOrder(expected, steps), ...firstLinks(expected)]);

  await own.tab.reload();
  await own.tab.keyboard.press('Tab');
  await own.tab.keyboard.press('Enter');
  const landed = await own.tab.evaluate(
    () => document.activeElement?.matches('main') && location.hash === `#${document.activeElement.id}`,
  );
  report.check(
    page.path,
    `http, keyboard, ${name}`,
    landed ? [] : [{ rule: 'keyboard/skip-link', detail: 'the skip link does not move the focus to main' }],
  );
  await own.close();
}

async function walkMenus(bench, page, mode, report) {
  const { name, ...context } = mode;
  const own = await open(bench, 'http', page.address, context);
  const menus = await own.tab.locator('header summary').count();
  for (let menu = 0; menu < menus; menu++) {
    await own.tab.goto(bench.bases.http + page.address);
    await own.tab.evaluate(install);
    // Stops at the menu, opens it as a reader would, and goes on from there.
    for (let presses = 0; presses < 60; presses++) {
      await own.tab.keyboard.press('Tab');
      if (
        await own.tab.evaluate(
          (menu) => document.activeElement === document.querySelectorAll('header summary')[menu],
          menu,
        )
      )
        break;
    }
    await own.tab.keyboard.press('Enter');
    const label = await own.tab.evaluate(
      (menu) => document.querySelectorAll('header summary')[menu].textContent.trim(),
      menu,
    );
    const opened = await own.tab.evaluate((menu) => document.querySelectorAll('header details')[menu].open, menu);
    const inside = await own.tab.evaluate(
      (menu) => document.querySelectorAll('header details')[menu].querySelectorAll('a[href]').length,
      menu,
    );
    await own.tab.evaluate(() => window.bench.remember());
    const { faults: all } = await walk(own.tab, inside + BEYOND_MENU);
    const covered = all.filter(({ rule }) => rule === 'focus/covered');
    const faults = all.filter(({ rule }) => rule !== 'focus/covered');
    if (covered.length)
      faults.push({
        rule: 'focus/covered',
        detail: `\`${label}\` stays open over ${covered.length} stops that come after it, such as ${covered[0].detail}`,
      });
    if (!opened) faults.push({ rule: 'keyboard/menu', detail: `\`${label}\` does not open with Enter` });
    report.check(page.path, `http, keyboard, ${name}, menu \`${label}\` open`, faults);
  }
  await own.close();
}

// Many presses are sent at once, and the page itself writes down what it sees after each: asking every time is slow.
async function walk(tab, most) {
  const keyboard = await tab.context().newCDPSession(tab);
  const tabKey = { key: 'Tab', code: 'Tab', windowsVirtualKeyCode: 9 };
  let steps = [];
  for (let pressed = 0; pressed < most && !steps.includes(null); pressed += BATCH) {
    const presses = Array.from({ length: Math.min(BATCH, most - pressed) }, () => ['rawKeyDown', 'keyUp']).flat();
    await Promise.all(presses.map((type) => keyboard.send('Input.dispatchKeyEvent', { type, ...tabKey })));
    steps = await tab.evaluate(() => window.bench.steps);
  }
  await keyboard.detach();
  // After the last stop the focus leaves the page, and would begin again.
  const whole = steps.includes(null) ? steps.slice(0, steps.indexOf(null)) : steps;
  const faults = whole.flatMap(({ name, faults }) =>
    faults.map(({ rule, detail }) => ({ rule: `focus/${rule}`, detail: `${name}: ${detail}` })),
  );
  return { steps: whole, faults };
}

// Nothing has a positive tabindex, so the order of the document is the order of the keyboard.
function inOrder(expected, steps) {
  const faults = [];
  for (const step of steps)
    if (step.index < 0 && !step.overflows)
      faults.push({ rule: 'keyboard/unexpected', detail: `${step.name} takes the focus and is no link or control` });
  const order = steps.map(({ index }) => index).filter((index) => index >= 0);
  for (const [index, name] of expected.entries())
    if (!order.includes(index)) faults.push({ rule: 'keyboard/unreached', detail: `${name} is never reached` });
  const wrong = order.findIndex((index, i) => i > 0 && index < order[i - 1]);
  if (wrong > 0)
    faults.push({
      rule: 'keyboard/order',
      detail: `${expected[order[wrong]]} comes after ${expected[order[wrong - 1]]}`,
    });
  return faults;
}

function firstLinks(expected) {
  const faults = [];
  if (!/^a\.skip\[#/.test(expected[0]))
    faults.push({
      rule: 'keyboard/first-link',
      detail: `${expected[0]} comes first, and not the link that skips to the content`,
    });
  if (!/^a\.skip\[https?:.*\bexit$/.test(expected[1]))
    faults.push({ rule: 'keyboard/second-link', detail: `${expected[1]} comes second, and not the exit link` });
  return faults;
}

// Runs in the page: puts the tools of the walk there.
function install() {
  const CONTROLS =
    'a[href], area[href], button:not([disabled]), input:not([disabled]):not([type=hidden]), select:not([disabled]), textarea:not([disabled]), summary';
  const FOCUSABLE = `${CONTROLS}, [tabindex]`;
  const shown = (element) =>
    element.checkVisibility({ visibilityProperty: true, contentVisibilityAuto: true }) &&
    element.getClientRects().length > 0;
  const name = (element) => {
    const label = element.matches('[data-exit]') ? ' exit' : '';
    const text = element.matches('summary, button')
      ? ` \`${element.textContent.trim().replace(/\s+/g, ' ').slice(0, 40)}\``
      : '';
    const to = element.matches('a') ? `[${element.getAttribute('href')}]` : text;
    return element.localName + (element.classList.length ? `.${[...element.classList].join('.')}` : '') + to + label;
  };
  const PARTS = [null, '::before', '::after'];
  const style = (element) =>
    PARTS.map((part) => {
      const { outlineStyle, outlineWidth, outlineColor, boxShadow, backgroundColor } = getComputedStyle(element, part);
      const alpha = outlineColor.match(/^rgba\(.*, ([\d.]+)\)$/)?.[1] ?? '1';
      const outline =
        outlineStyle !== 'none' && parseFloat(outlineWidth) >= 2 && Number(alpha) > 0
          ? `${outlineStyle} ${outlineWidth} ${outlineColor}`
          : 'none';
      return { outline, boxShadow, backgroundColor };
    });
  let list = [];
  const before = new Map();

  // What lies over the element at a grid of points, leaving out its rounded corners.
  const covered = (element) => {
    let seen = 0;
    let hidden = 0;
    const over = new Set();
    for (const box of element.getClientRects()) {
      if (box.width < 2 || box.height < 2) continue;
      for (const across of [0.1, 0.5, 0.9]) {
        for (const down of [0.15, 0.5, 0.85]) {
          const [x, y] = [box.left + box.width * across, box.top + box.height * down];
          if (x < 0 || y < 0 || x >= innerWidth || y >= innerHeight) continue;
          seen++;
          const hit = document.elementFromPoint(x, y);
          if (!hit || element.contains(hit) || hit.contains(element)) continue;
          hidden++;
          over.add(name(hit));
        }
      }
    }
    return { seen, hidden, over: [...over] };
  };

  document.addEventListener(
    'keyup',
    (event) => event.key === 'Tab' && window.bench.steps.push(window.bench.look()),
    true,
  );
  window.bench = {
    steps: [],
    remember() {
      list = [...document.querySelectorAll(FOCUSABLE)].filter((element) => element.tabIndex >= 0 && shown(element));
      document
        .querySelectorAll('*')
        .forEach((element) => element !== document.activeElement && before.set(element, style(element)));
      window.bench.steps = [];
      return list.map(name);
    },
    look() {
      const element = document.activeElement;
      if (!element || element === document.body || element === document.documentElement) return null;
      const faults = [];
      const now = style(element);
      const then = before.get(element);
      const changed = now.some((part, i) => {
        const old = then[i];
        const ring = part.outline !== old.outline && part.outline !== 'none';
        const shadow = part.boxShadow !== old.boxShadow && part.boxShadow !== 'none';
        return ring || shadow || part.backgroundColor !== old.backgroundColor;
      });
      if (!changed) faults.push({ rule: 'invisible', detail: 'looks the same with and without the focus' });
      const { seen, hidden, over } = covered(element);
      if (!seen) faults.push({ rule: 'out-of-view', detail: 'is outside the window when it has the focus' });
      const scroller = !element.matches(CONTROLS);
      // A wide table that scrolls may pass under the exit button, as long as some of it is in sight.
      if (over.length && (!scroller || hidden === seen))
        faults.push({ rule: 'covered', detail: `lies under ${over[0]}` });
      const overflows = element.scrollWidth > element.clientWidth || element.scrollHeight > element.clientHeight;
      return { index: list.indexOf(element), name: name(element), overflows, faults };
    },
  };
}
