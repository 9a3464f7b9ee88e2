// The search of the site becomes checks of what a reader finds, over http and from a folder, and of what cannot break it.
// In: the bench. Out: one check for each behaviour and protocol. Never: looks inside the index except to compare folding.

import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { analyse } from './modes.mjs';
import { open, PROTOCOLS } from './page.mjs';

const PAGE = 'search/index.html';
const QUIET = 250;

export function jobs(bench) {
  const jobs = [];
  const add = (protocol, name, run, options) =>
    jobs.push({
      page: PAGE,
      run: async (report) => {
        const own = await open(bench, protocol, PAGE, options);
        const scene = { ...own, bench, protocol, report, tab: own.tab };
        const faults = await run(scene);
        report.check(PAGE, `${protocol}, ${name}`, [...faults, ...own.faults().filter((fault) => !scene.expects?.(fault))]);
        await own.close();
      },
    });
  for (const protocol of PROTOCOLS) {
    add(protocol, 'typing finds', typingFinds);
    add(protocol, 'other names, slips, phrases', understands);
    add(protocol, 'filters narrow', filtersNarrow);
    add(protocol, 'deep link, Back, sorting', keepsState);
    add(protocol, 'odd queries', oddQueries);
    add(protocol, 'a part that is missing', (scene) => broken(scene, null));
    add(protocol, 'a part that arrives by half', (scene) => broken(scene, 'candourSearch("p0",["AB'));
    add(protocol, 'storage that refuses', noStorage);
    add(protocol, 'script that is switched off', withoutScript, { javaScriptEnabled: false });
  }
  add('http', 'passages that do not arrive', withoutPassages);
  add('http', 'each script blocked in turn', scriptsBlocked);
  add('http', 'every state in axe-core', accessibleStates);
  jobs.push({ page: 'a site of odd words', run: (report) => oddSite(bench, report) });
  return jobs;
}

// Types a query as a person does and waits until the answer stands.
async function type(tab, query, { keys = false } = {}) {
  await tab.evaluate(() => performance.clearMarks());
  const box = tab.locator('#search-words');
  await box.fill('');
  if (keys) await box.pressSequentially(query);
  else await box.fill(query);
  await settled(tab);
}

// No query is on its way any more, and nothing arrives after its answer either.
async function settled(tab) {
  await tab.waitForFunction(() => !document.querySelector('#search [aria-busy=true]'));
  let before = null;
  for (let tries = 0; tries < 60; tries++) {
    const now = await tab.evaluate(() => document.querySelector('#search').innerText);
    if (now === before) return;
    before = now;
    await tab.waitForTimeout(QUIET);
  }
}

const said = (tab) => tab.locator('[data-part=status]').innerText();
const titles = (tab) => tab.locator('[data-part=list] h3').allInnerTexts();
const count = async (tab) => Number((await said(tab)).match(/\d+/)?.[0] ?? 0);

function expect(faults, holds, rule, detail) {
  if (!holds) faults.push({ rule: `search/${rule}`, detail });
}

async function typingFinds({ tab }) {
  const faults = [];
  await type(tab, 'dental pain', { keys: true });
  const [first] = await titles(tab);
  expect(faults, first === 'Ask about teeth: dental pain and neglect', 'first', `the first result is \`${first}\``);
  expect(faults, (await tab.locator('.result mark').count()) > 2, 'marks', 'no words are marked');
  const under = tab.locator('.result-under a').first();
  const place = await under.getAttribute('href');
  expect(faults, /^\.\.\/[a-z-]+\/[a-z0-9-]+\.html#./.test(place), 'anchor', `the heading leads to \`${place}\``);
  await type(tab, 'superv', { keys: true });
  expect(faults, (await count(tab)) > 5, 'beginning', `the beginning of a word finds ${await said(tab)}`);
  const chip = tab.locator('[data-query]').first();
  await chip.click();
  await settled(tab);
  expect(faults, /superv\w+/.test(await tab.inputValue('#search-words')), 'completion', 'a completion is not taken over');
  await under.or(tab.locator('.result h3 a')).first().click();
  await tab.waitForLoadState();
  expect(faults, !tab.url().includes('search'), 'leads', 'a result leads nowhere');
  return faults;
}

async function understands({ tab }) {
  const faults = [];
  const finds = async (query, wanted, rule) => {
    await type(tab, query);
    const found = await titles(tab);
    expect(faults, found.slice(0, 5).some((title) => wanted.test(title)), rule, `\`${query}\` finds ${found.slice(0, 3).join(' | ')}`);
  };
  await finds('CP', /Child protection/, 'abbreviation');
  await finds('SCR', /Local child safeguarding practice review/, 'abbreviation');
  await finds('LAC', /Child in care/, 'abbreviation');
  await finds('looked-after children', /Child in care|Exploit|missing/i, 'other-name');
  await finds('neglct', /Neglect/, 'slip');
  await finds('chronolgies', /chronologies/i, 'slip');
  await finds('éscalàtion', /Escalation|disagree/i, 'accents');
  await finds('reaudit', /Re-audit|Neglect: what has changed/, 'hyphen');
  await type(tab, '"trusted adult"');
  const phrase = await count(tab);
  await type(tab, 'trusted adult');
  const loose = await count(tab);
  expect(faults, phrase > 0 && phrase < loose, 'phrase', `the phrase finds ${phrase}, its words ${loose}`);
  await type(tab, 'the');
  expect(faults, (await count(tab)) > 50, 'common', `the most common word finds ${await said(tab)}`);
  await type(tab, 'zzyzx');
  expect(faults, (await tab.locator('#search a[href^="tel:"]').count()) > 0, 'empty', 'nothing found, and no number to call');
  expect(faults, await tab.locator('#search-browse').isVisible(), 'empty', 'nothing found, and no way to browse');
  return faults;
}

async function filtersNarrow({ tab }) {
  const faults = [];
  await type(tab, 'neglect');
  const all = await count(tab);
  const line = tab.locator('.facet label', { hasText: 'Health visitor' });
  const promised = Number(await line.locator('.quiet').innerText());
  await line.locator('input').check();
  await settled(tab);
  expect(faults, (await count(tab)) === promised, 'count', `a box promises ${promised} and gives ${await said(tab)}`);
  expect(faults, promised < all, 'narrow', 'a filter narrows nothing');
  const second = tab.locator('.facet label', { hasText: 'School nurse' });
  const sum = Number(await second.locator('.quiet').innerText());
  await second.locator('input').check();
  await settled(tab);
  expect(faults, (await count(tab)) >= promised && (await count(tab)) <= promised + sum, 'either', 'two values of a facet do not add up');
  expect(faults, (await tab.locator('[data-part=chosen] li').count()) === 2, 'chosen', 'the chosen filters are not shown');
  for (let left = 2; left; left--) {
    await tab.locator('[data-part=chosen] button').first().press('Enter');
    await settled(tab);
  }
  expect(faults, (await count(tab)) === all, 'remove', 'taking filters off does not give everything back');
  await type(tab, '');
  await tab.evaluate(() => (location.hash = '#role=gp'));
  await settled(tab);
  expect(faults, (await count(tab)) > 3, 'without-words', `a filter without words gives ${await said(tab)}`);
  return faults;
}

async function keepsState({ tab, bench, protocol }) {
  const faults = [];
  const start = bench.bases[protocol];
  await tab.goto(`${start}index.html`);
  await tab.goto(`${start}${PAGE}#q=neglect&role=gp&sort=date`);
  await settled(tab);
  const shown = await titles(tab);
  expect(faults, shown.length > 2, 'deep-link', 'a deep link shows nothing');
  const dates = await tab.locator('.result time').evaluateAll((all) => all.map((time) => time.dateTime));
  expect(faults, dates.join() === dates.toSorted().reverse().join(), 'sort', `newest first gives ${dates.join(' ')}`);
  await type(tab, 'fathers');
  const before = [await said(tab), await titles(tab)].join();
  const address = tab.url();
  expect(faults, address.includes('q=fathers') && address.includes('role=gp'), 'address', `the address is ${address}`);
  await tab.locator('.result h3 a').first().click();
  await tab.waitForLoadState();
  await tab.goBack();
  await tab.waitForSelector('.result');
  await settled(tab);
  expect(faults, [await said(tab), await titles(tab)].join() === before, 'back', 'Back does not restore the results');
  await tab.goBack();
  expect(faults, tab.url() === `${start}index.html`, 'trail', `searching leaves a trail: Back leads to ${tab.url()}`);
  const again = await bench.browser.newContext();
  const other = await again.newPage();
  await other.goto(address);
  await other.waitForSelector('.result');
  await settled(other);
  expect(faults, [await said(other), await titles(other)].join() === before, 'share', 'the address shows somebody else other results');
  await again.close();
  return faults;
}

async function oddQueries({ tab }) {
  const faults = [];
  const queries = [
    'neglect '.repeat(1250),
    'x'.repeat(10_000),
    '.*+?^${}()|[]\\/',
    '"',
    '"""" "a',
    '<img src=x onerror=alert(1)>',
    '<script>alert(1)</script>',
    'שלום עולם',
    'مرحبا neglect',
    '🙂🙃 👩‍👩‍👧',
    '%00%ff \u0000 \ud800',
    '__proto__ constructor hasOwnProperty',
    "child's children’s re–audit",
    '   ',
  ];
  for (const query of queries) {
    await type(tab, query);
    const text = await tab.locator('#search').innerText();
    expect(faults, !/undefined|NaN|\[object/.test(text), 'odd', `\`${query.slice(0, 30)}\` shows ${text.slice(0, 80)}`);
    const strays = await tab.locator('#search img, #search script').count();
    expect(faults, strays === 0, 'markup', `\`${query.slice(0, 30)}\` becomes markup`);
    expect(faults, !(await tab.locator('[role=alert]').count()), 'odd', `\`${query.slice(0, 30)}\` breaks the search`);
  }
  await type(tab, 'neglect');
  expect(faults, (await count(tab)) > 5, 'odd', 'after odd queries the search finds nothing');
  return faults;
}

// Spoils a part of the index, and mends it before the reader tries again.
function axeOf(bench) {
  return readFileSync(createRequire(join(bench.tools, 'package.json')).resolve('axe-core/axe.min.js'), 'utf8');
}

async function broken(scene, half) {
  const { tab } = scene;
  const faults = [];
  // Half a script is a fault of its own, and so is a request that was made to fail.
  scene.expects = ({ rule }) => /request\/failed|request\/other-origin|console\/(error|exception)/.test(rule);
  const mend = await (scene.protocol === 'http' ? spoilAnswers(scene, half) : spoilFiles(scene, half));
  await type(tab, 'neglect');
  await tab.waitForSelector('#search [role=alert]', { timeout: 5000 }).catch(() => null);
  const told = (await tab.locator('#search [role=alert]').count()) === 1;
  expect(faults, told, 'message', 'a missing part of the index is not told');
  expect(faults, await tab.locator('#search-browse').isVisible(), 'message', 'with a part missing there is no way to browse');
  await tab.evaluate(axeOf(scene.bench));
  for (const colorScheme of ['light', 'dark']) {
    await tab.emulateMedia({ colorScheme });
    const found = await analyse(tab, { name: colorScheme }, null, scene.report);
    faults.push(...found.map(({ rule, detail }) => ({ rule, detail: `${detail}, with a part missing, ${colorScheme}` })));
  }
  await mend();
  if (told) await tab.locator('#search [role=alert] button').click();
  await tab.waitForSelector('.result', { timeout: 5000 }).catch(() => null);
  expect(faults, (await titles(tab)).length > 2, 'retry', 'trying again does not help');
  return faults;
}

async function spoilAnswers({ tab }, half) {
  const parts = /assets\/search\/p\d+\./;
  await tab.context().route(parts, (route) =>
    half === null ? route.abort() : route.fulfill({ contentType: 'text/javascript', body: half }),
  );
  return () => tab.context().unroute(parts);
}

// No browser asks anybody about a file, so a copy of the site is spoiled.
async function spoilFiles({ tab, bench }, half) {
  const copy = mkdtempSync(join(bench.temporary, 'spoiled-'));
  cpSync(bench.root, copy, { recursive: true });
  const folder = join(copy, 'assets/search');
  const parts = readdirSync(folder).filter((name) => /^p\d/.test(name));
  const whole = parts.map((name) => readFileSync(join(folder, name)));
  for (const name of parts) half === null ? rmSync(join(folder, name)) : writeFileSync(join(folder, name), half);
  await tab.goto(`${pathToFileURL(copy).href}/${PAGE}`);
  return () => parts.forEach((name, at) => writeFileSync(join(folder, name), whole[at]));
}

async function noStorage({ tab }) {
  const faults = [];
  await tab.addInitScript(() => {
    for (const name of ['localStorage', 'sessionStorage', 'indexedDB', 'caches'])
      Object.defineProperty(window, name, { get: () => { throw new Error(`${name} was asked for`); } });
  });
  await tab.reload();
  await type(tab, 'neglect');
  expect(faults, (await count(tab)) > 5, 'storage', 'without storage the search finds nothing');
  expect(faults, (await tab.context().cookies()).length === 0, 'storage', 'the search sets a cookie');
  return faults;
}

// Without script nobody is shown a box that does nothing, and everything can be reached.
async function withoutScript({ tab }) {
  const faults = [];
  expect(faults, !(await tab.locator('#search').isVisible()), 'noscript', 'there is a box that finds nothing');
  const links = await tab.locator('#search-browse a:visible').count();
  const letters = await tab.locator('#search-browse h3').count();
  expect(faults, links > 30 && letters > 5, 'noscript', `only ${links} links under ${letters} letters`);
  return faults;
}

// Texts are only for passages: without them the summaries stand.
async function withoutPassages(scene) {
  const { tab } = scene;
  scene.expects = ({ rule }) => /request\/failed|console\/error/.test(rule);
  const faults = [];
  await tab.context().route(/assets\/search\/t\d+\./, (route) => route.abort());
  await type(tab, 'neglect');
  expect(faults, (await count(tab)) > 5, 'passages', 'without passages nothing is found');
  const summaries = await tab.locator('.result .card-summary').allInnerTexts();
  expect(faults, summaries.length > 5 && summaries.every(Boolean), 'passages', 'a result shows neither passage nor summary');
  expect(faults, !(await tab.locator('[role=alert]').count()), 'passages', 'results that stand are told to have failed');
  return faults;
}

// A filter on the way may keep any one of the scripts back: then there is a message or no box, and always ways to browse.
async function scriptsBlocked(scene) {
  const { tab } = scene;
  scene.expects = ({ rule }) => /request\/failed|console\/(error|exception)/.test(rule);
  const faults = [];
  for (const name of ['search-text', 'search-load', 'search-index', 'search-engine', 'search-results', 'search-page', 'search/root']) {
    const script = new RegExp(`assets/${name}\\.`);
    await tab.context().route(script, (route) => route.abort());
    await tab.reload();
    const box = tab.locator('#search-words');
    if (await box.isVisible()) {
      await box.fill('neglect');
      await tab.waitForSelector('#search [role=alert]', { timeout: 5000 }).catch(() => null);
      expect(faults, await tab.locator('#search [role=alert]').isVisible(), 'blocked', `without ${name} the box finds nothing and says nothing`);
    }
    expect(faults, await tab.locator('#search-browse').isVisible(), 'blocked', `without ${name} there is no way to browse`);
    await tab.context().unroute(script);
  }
  await tab.reload();
  await type(tab, 'neglect');
  expect(faults, (await count(tab)) > 5, 'blocked', 'with every script back the search finds nothing');
  return faults;
}

// Idle, results, an open facet, chosen filters, a slip, nothing: light and dark, wide and narrow.
async function accessibleStates({ tab, bench, report }) {
  await tab.evaluate(axeOf(bench));
  const faults = [];
  for (const [width, colorScheme] of [[1280, 'light'], [1280, 'dark'], [320, 'light'], [390, 'dark']]) {
    await tab.setViewportSize({ width, height: 900 });
    await tab.emulateMedia({ colorScheme });
    for (const hash of ['#', '#q=neglect', '#q=neglect&role=gp,midwife&sort=date', '#q=neglct', '#q=zzyzx', '#q=was+not+brought&year=2019']) {
      await tab.evaluate((hash) => (location.hash = hash), hash);
      await settled(tab);
      if (width < 960) await tab.evaluate(() => (document.querySelector('.search-side').open = true));
      await tab.evaluate(() => document.querySelectorAll('.facet').forEach((facet, at) => (facet.open = at < 4)));
      const found = await analyse(tab, { name: colorScheme }, null, report);
      faults.push(...found.map(({ rule, detail }) => ({ rule, detail: `${detail}, at ${hash} ${width} ${colorScheme}` })));
      const wide = await tab.evaluate(() => document.documentElement.scrollWidth > document.documentElement.clientWidth);
      expect(faults, !wide, 'wide', `the page is too wide at ${hash} ${width}`);
    }
  }
  return faults;
}

// Words that are folded in two languages must come out the same in both, and a title that looks like markup is text.
async function oddSite(bench, report) {
  const root = join(bench.temporary, 'odd');
  const title = "<script>alert('title')</script> & “quoted” <b>bold</b>";
  const texts = [
    'Ẁelsh tŷ ŵyl, naïve ﬁnding, STRASSE straße, İstanbul, ΣΊΣΥΦΟΣ, ½ ⅔ ² Ⅷ ①, O’Neill’s O\'Neill ʼn',
    're-audit re‐audit re‑audit re–audit A&E s.11 24/7 don\'t 3.14 C++ @home #tag x_y a·b',
    'שלום עולם مرحبا بالعالم 日本語 ภาษาไทย हिन्दी 🙂👩‍👩‍👧 e\u0301 ạ̈ \u200bzero\u200dwidth Ǆ ﬀ ㎏',
  ];
  const put = (path, text) => {
    mkdirSync(join(root, path, '..'), { recursive: true });
    writeFileSync(join(root, path), text);
  };
  put('candour.toml', '[site]\ntitle = "Odd"\nbase_url = "https://odd.example.org"\n\n[[area]]\nid = "north"\nname = "North"\n');
  const allowed = ["O'Neill", 'ΣΊΣΥΦΟΣ', 'İstanbul'].map(
    (text) => `[[allow]]\ntext = ${JSON.stringify(text)}\nkind = "word"\nreason = "an odd word"\nby = "Business Manager"\nexpires = 2028-11-22\n`,
  );
  put('content/_disclosure/allowed.toml', allowed.join('\n'));
  texts.forEach((text, at) =>
    put(
      `content/pages/odd-${at}.md`,
      `+++\nid = "page-odd-${at}"\ntitle = ${JSON.stringify(title)}\nsummary = "About ${at}."\nauthor_role = "Learning Officer"\n+++\n\n## Part\n\n${text}\n`,
    ),
  );
  const candour = (...words) =>
    execFileSync(resolve(process.env.CANDOUR), [...words, '--quiet', '--site', root, '--today', '2026-11-22'], { cwd: root, stdio: ['ignore', 'ignore', 'inherit'] });
  candour('approve', 'content', '--yes', '--as', 'Chair', '--anonymised-by', 'Business Manager', '--reference', 'Item 1');
  candour('build', '--out', join(root, 'public'));
  const own = await bench.browser.newContext();
  const tab = await own.newPage();
  const faults = [];
  tab.on('pageerror', (error) => faults.push({ rule: 'search/exception', detail: error.message }));
  tab.on('dialog', (dialog) => {
    faults.push({ rule: 'search/markup', detail: 'a title ran as a script' });
    void dialog.dismiss();
  });
  await tab.goto(`${pathToFileURL(join(root, 'public')).href}/${PAGE}#q=alert`);
  await tab.waitForSelector('.result');
  const [shown] = await titles(tab);
  expect(faults, shown.startsWith("<script>alert('title')</script> &"), 'markup', `the title is shown as ${shown}`);
  for (const query of ['tŷ', 'ty', 'TŶ', 'ŵyl', 'wyl', 'naive', 'O’Neill']) {
    await type(tab, query);
    expect(faults, (await count(tab)) === 1, 'accents', `\`${query}\` finds ${await said(tab)}`);
  }
  const script = readdirSync(join(root, 'public/assets/search')).filter((name) => /^d\d/.test(name));
  const forms = script.flatMap((name) => JSON.parse(readFileSync(join(root, 'public/assets/search', name), 'utf8').match(/,(\[.*\])\);/)[1])[0].split(' '));
  const read = await tab.evaluate((texts) => texts.flatMap((text) => window.CandourSearch.words(text).flatMap(({ form, whole }) => (whole ? [form, whole.form] : [form]))), texts);
  const strange = read.filter((form) => !forms.includes(form));
  expect(faults, strange.length === 0, 'folding', `the browser folds otherwise than the program: ${strange.join(' ')}`);
  expect(faults, read.length > 50, 'folding', `only ${read.length} words were compared`);
  report.check('a site of odd words', 'file, odd words', faults);
  await own.close();
}
