// Sites of several sizes become figures: what the first results of a search weigh, and how long each key takes.
// In: sizes. Out: a table, and exit code 1 when a budget is not kept. Never: counts the page and the style that every
// page of the site has; they are there before anybody searches.

import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build, launch, median, serve, weight } from './bench.mjs';

// KiB for the first results, by documents; milliseconds for the first answer after load and for each key after it.
const BUDGETS = { 1000: 60, 10000: 100, 50000: 150 };
const FIRST = 100;
const KEY = 30;
// Common words, words of a topic, two and three of them, a beginning, a slip.
const QUERIES = ['the', 'children', 'family school', 'record of visits', 'safe', 'neglect', 'babazo', 'risk to children', 'supervision', 'chidlren'];

const sizes = process.argv.slice(2).map(Number).filter(Boolean);
let failed = false;
const browser = await launch();
console.log(`${'documents'.padEnd(11)}${'first results, KiB gz'.padStart(26)}${'first answer, ms'.padStart(22)}${'later keys, ms'.padStart(20)}${'facets, KiB gz'.padStart(17)}`);
console.log(`${''.padEnd(11)}${'median  worst  budget'.padStart(26)}${'median  worst'.padStart(22)}${'median  worst'.padStart(20)}${'median'.padStart(17)}`);
for (const size of sizes.length ? sizes : [1000, 10000, 50000]) {
  const folder = mkdtempSync(join(tmpdir(), 'candour-speed-'));
  execFileSync(process.env.CORPUS, ['--write', join(folder, 'site'), String(size)], { stdio: 'ignore' });
  const root = join(folder, 'public');
  build(join(folder, 'site'), root);
  const server = await serve(root);
  const runs = [];
  for (const query of QUERIES) runs.push(await measure(server.base, root, query));
  const figures = {
    size: runs.map(({ results }) => results / 1024),
    first: runs.map(({ first }) => first),
    keys: runs.flatMap(({ keys }) => keys),
    facets: runs.map(({ facets }) => facets / 1024),
  };
  const budget = BUDGETS[size] ?? Infinity;
  const two = (numbers, digits = 0) => `${median(numbers).toFixed(digits).padStart(8)}${Math.max(...numbers).toFixed(digits).padStart(7)}`;
  console.log(
    `${String(size).padEnd(11)}${two(figures.size).padStart(18)}${String(budget).padStart(8)}${two(figures.first).padStart(22)}${two(figures.keys, 1).padStart(20)}${median(figures.facets).toFixed(0).padStart(17)}`,
  );
  runs.forEach(({ results, first, keys }, at) => {
    console.log(`  ${QUERIES[at].padEnd(20)}${(results / 1024).toFixed(0).padStart(6)} KiB${first.toFixed(0).padStart(6)} ms, then ${keys.map((time) => time.toFixed(1)).join(' ')} ms`);
  });
  if (median(figures.size) > budget || median(figures.first) > FIRST || median(figures.keys) > KEY) failed = true;
  server.close();
  rmSync(folder, { recursive: true, force: true });
}
await browser.close();
process.exitCode = failed ? 1 : 0;

// Opens the search afresh, types a query at once, then goes on typing it key by key.
async function measure(base, root, query) {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 } });
  const tab = await context.newPage();
  let loaded = [];
  tab.on('request', (request) => loaded.push(request.url()));
  await tab.goto(`${base}search/index.html`, { waitUntil: 'load' });
  await tab.evaluate(() => window.CandourSearch.ready());
  await tab.waitForLoadState('networkidle');
  const first = await tab.evaluate(ask, [query, true]);
  const own = loaded.filter((url) => /assets\/search|search[^/]*\.(js|css)$/.test(url));
  const results = sum(own.filter((url) => !/\/[tf][-\d][^/]*\.js/.test(url)), root);
  await tab.waitForLoadState('networkidle');
  const facets = sum(loaded.filter((url) => /\/f-[^/]*\.js/.test(url)), root);
  const keys = [];
  for (let length = Math.max(1, query.length - 3); length <= query.length; length++) {
    await tab.evaluate(ask, [query.slice(0, length), false]);
    await tab.waitForLoadState('networkidle');
    keys.push((await tab.evaluate(ask, [`${query.slice(0, length)} `, false])).valueOf());
  }
  await context.close();
  return { first, results, keys, facets };
}

function sum(urls, root) {
  return [...new Set(urls)].map((url) => join(root, decodeURIComponent(new URL(url).pathname))).reduce((sum, path) => sum + weight(path), 0);
}

// Runs in the page: sets the query as typing does, and returns the milliseconds until its results stand.
async function ask([query]) {
  const box = document.querySelector('#search-words');
  performance.clearMarks();
  const start = performance.now();
  box.value = query;
  box.dispatchEvent(new Event('input', { bubbles: true }));
  for (;;) {
    const [mark] = performance.getEntriesByName('candour-results');
    if (mark) return mark.startTime - start;
    if (performance.now() - start > 10_000) throw new Error(`no answer to ${query}`);
    await new Promise((done) => setTimeout(done, 1));
  }
}
