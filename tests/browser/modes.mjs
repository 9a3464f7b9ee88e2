// Each page kind in each mode becomes checks of accessibility, console, requests, width, and the exit button's place.
// In: the bench. Out: one check for each page, mode and protocol. Never: excludes a rule without printing why.

import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { open, pagesOver, PROTOCOLS } from './page.mjs';

const DESK = { width: 1280, height: 900 };
const MODES = [
  { name: '1280 px light', viewport: DESK, media: { colorScheme: 'light' }, menus: true },
  { name: '1280 px dark', viewport: DESK, media: { colorScheme: 'dark' }, menus: true },
  { name: 'forced colours', viewport: DESK, media: { forcedColors: 'active' } },
  { name: '320 px', viewport: { width: 320, height: 640 }, media: { colorScheme: 'light' }, menus: true },
  { name: '390 px dark', viewport: { width: 390, height: 844 }, media: { colorScheme: 'dark' } },
  // The width of A4 between the margins of the print style, in CSS pixels.
  { name: 'print', viewport: { width: 673, height: 971 }, media: { media: 'print' }, print: true },
];
const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];

// The header is one component, so its menus are opened on a few kinds only.
const MENUS_ON = ['home', 'role', 'briefing'];

export function jobs(bench) {
  const axe = readFileSync(createRequire(join(bench.tools, 'package.json')).resolve('axe-core/axe.min.js'), 'utf8');
  return bench.pages.map((page) => ({
    page: page.path,
    run: async (report) => {
      // What a page looks like in each mode over http, to know it again over file://.
      const looks = new Map();
      for (const protocol of PROTOCOLS) {
        const own = pagesOver(bench, protocol).find(({ kind }) => kind === page.kind);
        if (!own) continue;
        const view = { bench, axe, protocol, page: own, looks, report };
        await scripted(view);
        await zoomed(view);
        await unscripted(view);
      }
    },
  }));
}

async function scripted({ bench, axe, protocol, page, looks, report }) {
  const own = await open(bench, protocol, page.address);
  await own.tab.evaluate(axe);
  for (const mode of MODES) {
    await own.tab.setViewportSize(mode.viewport);
    await own.tab.emulateMedia({ media: null, colorScheme: 'light', forcedColors: 'none', ...mode.media });
    const name = `${protocol}, ${mode.name}`;
    report.check(
      page.path,
      name,
      await accessible(own.tab, { ...mode, menus: mode.menus && MENUS_ON.includes(page.kind) }, looks, report),
    );
    report.check(page.path, name, await own.tab.evaluate(tooWide));
    report.check(page.path, name, await own.tab.evaluate(mode.print ? printed : exitInView));
    report.check(page.path, name, own.faults());
  }
  await own.close();
}

// A window 1280 pixels wide at 400% is 320 CSS pixels wide and only 256 high.
async function zoomed({ bench, protocol, page, report }) {
  const own = await open(bench, protocol, page.address, {
    viewport: { width: 320, height: 256 },
    deviceScaleFactor: 4,
  });
  report.check(page.path, `${protocol}, 400% zoom`, [
    ...(await own.tab.evaluate(tooWide)),
    ...(await own.tab.evaluate(exitInView)),
  ]);
  await own.close();
}

// Without script, axe-core cannot run either: it looks at a stand-in, the page with the site's scripts emptied.
async function unscripted({ bench, axe, protocol, page, looks, report }) {
  const name = `${protocol}, no script`;
  const own = await open(bench, protocol, page.address, { javaScriptEnabled: false });
  const look = await own.tab.evaluate(fingerprint);
  for (const width of [DESK.width, 320]) {
    await own.tab.setViewportSize({ width, height: DESK.height });
    report.check(page.path, `${name}, ${width} px`, [
      ...(await own.tab.evaluate(tooWide)),
      ...(await own.tab.evaluate(exitInView)),
      ...own.faults(),
    ]);
  }
  await own.close();
  if (looks.get('no script') === look) return report.check(page.path, name, []);
  const standIn = await open(bench, protocol, page.address, { script: 'empty' });
  await standIn.tab.evaluate(axe);
  const same = (await standIn.tab.evaluate(fingerprint)) === look;
  report.check(
    page.path,
    name,
    same
      ? []
      : [
          {
            rule: 'no-script/stand-in',
            detail: 'the page without script looks different from the page with an empty script',
          },
        ],
  );
  report.check(page.path, name, await accessible(standIn.tab, { name: 'no script' }, looks, report));
  await standIn.close();
}

// The same elements in the same places and colours have the same faults, so what was seen once is not analysed again.
async function accessible(tab, mode, looks, report) {
  const look = await tab.evaluate(fingerprint);
  if (looks.get(mode.name) === look) return [];
  looks.set(mode.name, look);
  const found = await analyse(tab, mode, null, report);
  // A closed menu is invisible to axe-core, so each menu of the header is opened in its turn.
  const menus = mode.menus ? await tab.locator('header details').count() : 0;
  for (let menu = 0; menu < menus; menu++) {
    await tab.evaluate((menu) => (document.querySelectorAll('header details')[menu].open = true), menu);
    found.push(...(await analyse(tab, mode, 'header', report)));
    found.push(
      ...(await tab.evaluate(tooWide)).map(({ rule, detail }) => ({ rule, detail: `${detail}, with a menu open` })),
    );
    await tab.evaluate((menu) => (document.querySelectorAll('header details')[menu].open = false), menu);
  }
  return found;
}

export async function analyse(tab, mode, within, report) {
  const rules = { 'target-size': { enabled: true } };
  if (mode.print) {
    rules['target-size'].enabled = false;
    report.note('axe/target-size is left out in print: nobody presses paper');
  }
  if (mode.media?.forcedColors) {
    rules['color-contrast'] = { enabled: false };
    report.note(
      "axe/color-contrast is left out in forced colours: it reads the site's colours and not the reader's; own/contrast takes its place",
    );
  }
  const { faults, undecided } = await tab.evaluate(runAxe, [TAGS, rules, within]);
  for (const rule of undecided.other) report.note(`axe-core could not decide ${rule}`);
  return [...faults, ...(await tab.evaluate(tooFaint, mode.media?.forcedColors ? null : undecided.contrast))];
}

async function runAxe([tags, rules, within]) {
  // Preloading would fetch the style sheet once more, against the policy of the site.
  const options = {
    runOnly: { type: 'tag', values: tags },
    rules,
    preload: false,
    resultTypes: ['violations', 'incomplete'],
  };
  const result = await window.axe.run(within ?? document, options);
  const why = (node) =>
    ([...node.any, ...node.all, ...node.none][0]?.message ?? '').replace(/\s+/g, ' ').replace(/, font size: .*?\)/, '');
  const faults = result.violations.flatMap(({ id, nodes }) =>
    nodes.map((node) => ({
      rule: `axe/${id}`,
      detail: `${node.target.join(' ').replace(/:nth-child\(\d+\)/g, '')}: ${why(node)}`,
    })),
  );
  const contrast = result.incomplete
    .filter(({ id }) => id === 'color-contrast')
    .flatMap(({ nodes }) => nodes.map(({ target }) => target.join(' ')));
  return {
    faults,
    undecided: { contrast, other: result.incomplete.map(({ id }) => id).filter((id) => id !== 'color-contrast') },
  };
}

// Runs in the page. Decides the contrast of what axe-core left open (something lies over it, such as the link that
// covers a card), or of every text: its colour against the nearest painted background around it.
function tooFaint(selectors) {
  const parse = (colour) => {
    const parts = colour.match(/[\d.]+%?/g)?.map(Number) ?? [0, 0, 0, 0];
    const scale = colour.startsWith('color(') ? 255 : 1;
    return { rgb: parts.slice(0, 3).map((part) => part * scale), alpha: parts[3] ?? 1 };
  };
  const over = (top, below, alpha) => top.map((part, i) => part * alpha + below[i] * (1 - alpha));
  const light = (rgb) => {
    const [r, g, b] = rgb
      .map((part) => part / 255)
      .map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4));
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const behind = (element) => {
    if (!element) return parse(getComputedStyle(probe).backgroundColor).rgb;
    const { rgb, alpha } = parse(getComputedStyle(element).backgroundColor);
    return alpha === 1 ? rgb : over(rgb, behind(element.parentElement), alpha);
  };
  // An empty window has the system's own ground, which is dark in a dark scheme and the reader's own in forced colours.
  const probe = document.documentElement.appendChild(document.createElement('i'));
  probe.style.backgroundColor = 'Canvas';
  const written = (element) => [...element.childNodes].some((node) => node.nodeType === 3 && node.data.trim());
  const elements = selectors
    ? selectors.flatMap((selector) => [...document.querySelectorAll(selector)])
    : [...document.body.querySelectorAll('*')].filter(written);
  const faults = [];
  for (const element of elements) {
    if (!element.checkVisibility({ visibilityProperty: true, opacityProperty: true })) continue;
    const style = getComputedStyle(element);
    const ground = behind(element);
    const ink = parse(style.color);
    let opacity = ink.alpha;
    for (let up = element; up; up = up.parentElement) opacity *= Number(getComputedStyle(up).opacity);
    const [high, low] = [light(over(ink.rgb, ground, opacity)), light(ground)].sort((a, b) => b - a);
    const ratio = (high + 0.05) / (low + 0.05);
    const big =
      parseFloat(style.fontSize) >= 24 || (parseFloat(style.fontSize) >= 18.66 && Number(style.fontWeight) >= 700);
    if (ratio < (big ? 3 : 4.5)) {
      const name =
        element.localName +
        (typeof element.className === 'string' && element.className
          ? `.${element.className.trim().split(/\s+/).join('.')}`
          : '');
      faults.push({ rule: 'own/contrast', detail: `${name}: ${ratio.toFixed(2)} to 1, for ${style.color}` });
    }
  }
  probe.remove();
  return faults;
}

// Runs in the page. A digest of all elements with their places, colours and names.
function fingerprint() {
  let hash = 0;
  const add = (text) => {
    for (let i = 0; i < text.length; i++) hash = (Math.imul(hash, 31) + text.charCodeAt(i)) | 0;
  };
  for (const element of document.querySelectorAll('body, body *')) {
    const { x, y, width, height } = element.getBoundingClientRect();
    const style = getComputedStyle(element);
    const after = getComputedStyle(element, '::after');
    add(
      [
        element.localName,
        element.role,
        element.ariaLabel,
        x,
        y,
        width,
        height,
        style.color,
        style.backgroundColor,
        style.visibility,
        after.position,
        after.content,
      ].join(),
    );
  }
  return `${hash} ${document.body.innerText.length} ${document.title}`;
}

// Runs in the page. Names the elements that stick out, since the width alone helps nobody.
function tooWide() {
  const root = document.documentElement;
  const scrolls = (element) => {
    for (let up = element.parentElement; up && up !== document.body; up = up.parentElement) {
      if (getComputedStyle(up).overflowX !== 'visible') return true;
    }
    return false;
  };
  // The text of a box may stick out where the box does not.
  const edge = (element) => {
    const { left, right } = element.getBoundingClientRect();
    return getComputedStyle(element).overflowX === 'visible' ? Math.max(right, left + element.scrollWidth) : right;
  };
  const out = [...document.body.querySelectorAll('*')].filter(
    (element) =>
      element.checkVisibility({ visibilityProperty: true }) &&
      edge(element) > root.clientWidth + 1 &&
      !scrolls(element),
  );
  if (!out.length && root.scrollWidth <= root.clientWidth) return [];
  const name = (element) =>
    element.localName + (element.className ? `.${String(element.className).split(/\s+/).join('.')}` : '');
  const inner = out.filter((element) => !out.some((other) => other !== element && element.contains(other)));
  return [
    {
      rule: 'reflow/too-wide',
      detail: `${root.scrollWidth} px in ${root.clientWidth} px: ${[...new Set(inner.map(name))].slice(0, 4).join(', ')}`,
    },
  ];
}

// Runs in the page. Someone who must leave has no time to scroll.
function exitInView() {
  const faults = [];
  const button = document.querySelector('.exit-button');
  for (const top of [0, document.documentElement.scrollHeight]) {
    window.scrollTo(0, top);
    const box = button?.getBoundingClientRect();
    const inside =
      box && box.width > 0 && box.top >= 0 && box.left >= 0 && box.bottom <= innerHeight && box.right <= innerWidth;
    const hit = inside && document.elementFromPoint(box.left + box.width / 2, box.top + box.height / 2);
    if (!inside || !button.contains(hit))
      faults.push({
        rule: 'exit/in-view',
        detail: `the exit button cannot be pressed at the ${top ? 'end' : 'start'} of the page`,
      });
  }
  window.scrollTo(0, 0);
  return faults;
}

// Runs in the page. Paper needs the words and has no use for the controls.
function printed() {
  const shown = (selector) => [...document.querySelectorAll(selector)].some((element) => element.checkVisibility());
  const faults = ['.exit', '.skip', '.site-nav']
    .filter(shown)
    .map((selector) => ({ rule: 'print/control', detail: `${selector} is printed` }));
  // A deck prints its title on its first slide.
  if (!shown('main h1, main .slide-opening h2')) faults.push({ rule: 'print/heading', detail: 'the heading is not printed' });
  // What stands on paper in its order: headings by their level, and everything else as 0.
  const told = [];
  const walk = document.createTreeWalker(document.querySelector('main') ?? document.body, NodeFilter.SHOW_ALL);
  while (walk.nextNode()) {
    const node = walk.currentNode;
    const element = node.nodeType === Node.ELEMENT_NODE ? node : node.parentElement;
    if (!element.checkVisibility()) continue;
    // A heading of one pixel is for screen readers alone.
    const heading = /^H[1-6]$/.test(node.nodeName) && element.getBoundingClientRect().width > 1;
    if (heading) told.push({ level: Number(node.nodeName[1]), text: node.textContent.trim(), part: node.parentElement });
    else if (/^(IMG|SVG)$/i.test(node.nodeName)) told.push({ level: 0 });
    else if (node.nodeType === Node.TEXT_NODE && node.textContent.trim() && !element.closest('h1, h2, h3, h4, h5, h6'))
      told.push({ level: 0 });
  }
  told.forEach(({ level, text, part }, at) => {
    const rest = told.slice(at + 1);
    // The title of a card stands under the heading of its list, though both may have one level.
    const ends = (other) => other.level > 0 && (other.level < level || (other.level === level && other.part === part));
    const end = rest.findIndex(ends);
    const under = end < 0 ? rest : rest.slice(0, end);
    if (level > 0 && !under.some((other) => other.level === 0))
      faults.push({ rule: 'print/empty', detail: `nothing is printed under the heading "${text}"` });
  });
  return faults;
}
