// Sites of several sizes become figures: what the first results of a search weigh, how long each key takes, and what the
// index costs to make and to keep. In: sizes. Out: tables, and exit code 1 when a budget of the browser is not kept.
// Never: counts the page and the style that every page of the site has; they are there before anybody searches.

import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build, launch, median, serve, weight } from './bench.mjs';

// KiB for the first results, by documents; milliseconds for the first answer after load and for each key after it.
const BUDGETS = { 1000: 60, 10000: 100, 50000: 150 };
const FIRST = 100;
const KEY = 30;
// How often each query is asked in a fresh page; other work on the machine only ever adds, so the least counts.
const RUNS = Number(process.env.RUNS ?? 5);
// Common words, words of a topic, two and three of them, a beginning, a slip.
const QUERIES = ['the', 'children', 'family school', 'record of visits', 'safe', 'neglect', 'babazo', 'risk to children', 'supervision', 'chidlren'];

const sizes = process.argv.slice(2).map(Number).filter(Boolean);
let failed = false;
const browser = await launch();
for (const size of sizes.length ? sizes : [1000, 10000, 50000]) {
  const folder = mkdtempSync(join(tmpdir(), 'candour-speed-'));
  const site = join(folder, 'site');
  const text = execFileSync(process.env.CORPUS, ['--write', site, String(size)], { encoding: 'utf8' }).trim();
  console.log(`\n${size} documents, ${(text / 1048576).toFixed(1)} MiB of text`);
  execFileSync(process.env.CORPUS, ['--measure', site, text], { stdio: ['ignore', 'inherit', 'inherit'] });
  const root = join(folder, 'public');
  build(site, root);
  const server = await serve(root);
  const runs = [];
  for (const query of QUERIES) {
    const tries = [];
    while (tries.length < RUNS) tries.push(await measure(server.base, root, query));
    const least = (numbers) => Math.min(...numbers);
    const keys = tries[0].keys.map((_, at) => least(tries.map(({ keys }) => keys[at])));
    runs.push({ ...tries[0], query, first: least(tries.map(({ first }) => first)), work: least(tries.map(({ work }) => work)), keys });
  }
  print(runs, BUDGETS[size] ?? Infinity);
  server.close();
  rmSync(folder, { recursive: true, force: true });
}
await browser.close();
process.exitCode = failed ? 1 : 0;

function print(runs, budget) {
  console.log(`  ${'query'.padEnd(20)}${'results'.padStart(10)}${'passages'.padStart(10)}${'filters'.padStart(10)}${'first answer'.padStart(14)}${'busy'.padStart(8)}   later keys`);
  const row = (name, { results, passages, facets, first, work, keys }) => {
    const sizes = [results, passages, facets].map((bytes) => `${(bytes / 1024).toFixed(0)} KiB`.padStart(10)).join('');
    console.log(`  ${name.padEnd(20)}${sizes}${`${first.toFixed(0)} ms`.padStart(14)}${`${work.toFixed(0)} ms`.padStart(8)}   ${keys.map((time) => time.toFixed(1)).join(' ')} ms`);
  };
  for (const run of runs) row(run.query, run);
  const middle = (name) => median(runs.flatMap((run) => run[name]));
  const sum = { results: middle('results'), passages: middle('passages'), facets: middle('facets'), first: middle('first'), work: middle('work'), keys: [middle('keys')] };
  row('median', sum);
  row('worst', Object.fromEntries(Object.keys(sum).map((name) => [name, name === 'keys' ? [Math.max(...runs.flatMap(({ keys }) => keys))] : Math.max(...runs.map((run) => run[name]))])));
  for (const [name, found, limit, unit] of [['results', sum.results / 1024, budget, 'KiB'], ['first answer', sum.first, FIRST, 'ms'], ['later keys', sum.keys[0], KEY, 'ms']]) {
    const kept = found <= limit;
    if (!kept) failed = true;
    console.log(`  ${name}: ${found.toFixed(1)} of ${limit} ${unit}, ${kept ? 'kept' : 'NOT KEPT'}`);
  }
}

// Opens the search afresh, types a query at once, then goes on typing it key by key.
async function measure(base, root, query) {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 } });
  const tab = await context.newPage();
  const session = await context.newCDPSession(tab);
  await session.send('Performance.enable', { timeDomain: 'threadTicks' });
  let loaded = [];
  tab.on('request', (request) => loaded.push(request.url()));
  await tab.goto(`${base}search/index.html`, { waitUntil: 'load' });
  await tab.evaluate(() => window.CandourSearch.ready());
  await tab.waitForLoadState('networkidle');
  const before = await busy(session);
  const first = await tab.evaluate(ask, [query]);
  const work = await busy(session) - before;
  const own = loaded.filter((url) => /assets\/search|search[^/]*\.(js|css)$/.test(url));
  const results = sum(own.filter((url) => !/\/[tf][-\d][^/]*\.js/.test(url)), root);
  // Passages come when their results have been seen.
  await tab.waitForTimeout(500);
  const facets = sum(loaded.filter((url) => /\/f-[^/]*\.js/.test(url)), root);
  const passages = sum(loaded.filter((url) => /\/t\d[^/]*\.js/.test(url)), root);
  const keys = [];
  for (let length = Math.max(1, query.length - 3); length <= query.length; length++) {
    await tab.evaluate(ask, [query.slice(0, length)]);
    await tab.waitForLoadState('networkidle');
    keys.push(await tab.evaluate(ask, [`${query.slice(0, length)} `]));
  }
  await context.close();
  return { first, work, results, passages, facets, keys };
}

// Returns how long the page has kept a processor busy so far, in milliseconds; other work on the machine is not in it.
async function busy(session) {
  const { metrics } = await session.send('Performance.getMetrics');
  return metrics.find(({ name }) => name === 'TaskDuration').value * 1000;
}

function sum(urls, root) {
  return [...new Set(urls)].map((url) => join(root, decodeURIComponent(new URL(url).pathname))).reduce((sum, path) => sum + weight(path), 0);
}

// Runs in the page: sets the query as typing does, and returns the milliseconds until its results stand.
async function ask([query]) {
  const box = document.querySelector('#search-words');
  performance.clearMarks();
  const stands = new Promise((done, refuse) => {
    const late = setTimeout(() => refuse(new Error(`no answer to ${query}`)), 10_000);
    new PerformanceObserver((list, observer) => {
      const [mark] = list.getEntriesByName('candour-results');
      if (!mark) return;
      observer.disconnect();
      clearTimeout(late);
      done(mark.startTime);
    }).observe({ entryTypes: ['mark'] });
  });
  const start = performance.now();
  box.value = query;
  box.dispatchEvent(new Event('input', { bubbles: true }));
  return (await stands) - start;
}
