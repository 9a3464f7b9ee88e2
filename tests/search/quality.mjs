// Judged queries become two figures for each search over the same pages: mean reciprocal rank, and nDCG of the first ten.
// In: judged.json for the example, and topics of a generated site. Out: a table; exit code 1 when another search is better.
// Never: shows a query to the search before it is measured, or lets a peer read other pages than ours.

import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { build, launch, serve } from './bench.mjs';

const LESSONS = 1000;
const folder = mkdtempSync(join(tmpdir(), 'candour-quality-'));
const repository = resolve(import.meta.dirname, '../..');
const browser = await launch();
const rows = [];
try {
  const example = JSON.parse(readFileSync(join(import.meta.dirname, 'judged.json'), 'utf8'));
  await compare('example', repository, example.map(({ query, good }) => ({ query, good: withEndings(good) })));
  const site = join(folder, 'generated');
  const json = execFileSync(process.env.CORPUS, ['--judged', site, String(LESSONS)], { maxBuffer: 1 << 28 });
  await compare('generated', site, JSON.parse(json));
} finally {
  await browser.close();
  rmSync(folder, { recursive: true, force: true });
}
print();

// Judgements name pages without their ending.
function withEndings(good) {
  return Object.fromEntries(Object.entries(good).map(([page, grade]) => [page.replace(/(#|$)/, '.html$1'), grade]));
}

async function compare(name, site, judged) {
  const root = join(folder, `${name}-public`);
  build(site, root);
  const server = await serve(root);
  const queries = judged.map(({ query }) => query);
  const answers = { candour: await ours(server.base, queries) };
  const documents = pagesOf(root);
  const input = join(folder, `${name}.json`);
  writeFileSync(input, JSON.stringify({ documents, queries }));
  answers['BM25 (tantivy)'] = JSON.parse(execFileSync(process.env.REFERENCE, [input], { maxBuffer: 1 << 28 }));
  const peer = await pagefind(root, server.base, queries, documents);
  if (peer) answers.Pagefind = peer;
  server.close();
  for (const [search, found] of Object.entries(answers)) rows.push({ name, search, ...score(judged, found) });
  if (process.env.SHOW) show(judged, answers);
}

async function ours(base, queries) {
  const tab = await browser.newPage();
  await tab.goto(`${base}search/index.html`);
  const answers = await tab.evaluate(async (queries) => {
    const index = await window.CandourSearch.ready();
    const answers = [];
    for (const query of queries) {
      const { found } = await window.CandourSearch.find(index, query);
      answers.push(await Promise.all(found.slice(0, 10).map(async ({ document }) => (await index.result(document)).path)));
    }
    return answers;
  }, queries);
  await tab.close();
  return answers;
}

// The pages that our search shows, read from their HTML; an entry of a shared page is read on its own.
function pagesOf(root) {
  const shown = readdirSync(join(root, 'assets/search')).filter((name) => /^r\d/.test(name));
  const results = shown.flatMap((name) => JSON.parse(readFileSync(join(root, 'assets/search', name), 'utf8').match(/^candourSearch\("\w+",(.*)\);/s)[1]));
  return results.map(([title, address, , , summary]) => {
    const [path, anchor] = address.split('#');
    const html = readFileSync(join(root, path), 'utf8').match(/<main[\s\S]*<\/main>/)[0];
    const part = anchor ? (html.split(`id="${anchor}"`)[1] ?? '').split(/<div class="ruled/)[0] : html;
    const text = part.replace(/<[^>]*>/g, ' ').replace(/&amp;/g, '&').replace(/&#39;/g, "'").replace(/&quot;/g, '"').replace(/\s+/g, ' ');
    return { address, title, summary, text };
  });
}

// Pagefind knows pages, not entries, so every judged entry of a page counts when it finds the page.
async function pagefind(root, base, queries, documents) {
  if (!existsSync(process.env.PAGEFIND)) return null;
  const pages = new Set(documents.map(({ address }) => address.split('#')[0]));
  const words = ['--site', root, '--root-selector', 'main', '--glob', `{${[...pages].join(',')}}`];
  try {
    execFileSync(process.env.PAGEFIND, words, { stdio: 'ignore' });
  } catch {
    return null;
  }
  const context = await browser.newContext({ bypassCSP: true });
  const tab = await context.newPage();
  await tab.goto(`${base}404.html`);
  const answers = await tab.evaluate(
    async ([base, queries]) => {
      const pagefind = await import(`${base}pagefind/pagefind.js`);
      const answers = [];
      for (const query of queries) {
        const { results } = await pagefind.search(query);
        const found = await Promise.all(results.slice(0, 10).map((result) => result.data()));
        answers.push(found.map(({ url }) => url.replace(/^\//, '')));
      }
      return answers;
    },
    [base, queries],
  );
  await context.close();
  return answers.map((found) => found.flatMap((page) => (page.endsWith('index.html') ? documents.filter(({ address }) => address.startsWith(`${page}#`)).map(({ address }) => ({ address, page })) : [page])));
}

// An answer may be several entries of one page at one place; the best of them counts.
function grades(good, found) {
  const places = [];
  for (const each of found) {
    const page = each.page ?? each;
    const last = places.at(-1);
    const grade = good[each.address ?? each] ?? 0;
    if (last?.page === page) last.grade = Math.max(last.grade, grade);
    else places.push({ page, grade });
  }
  return places.slice(0, 10).map(({ grade }) => grade);
}

function score(judged, answers) {
  let ranks = 0;
  let gains = 0;
  judged.forEach(({ good }, at) => {
    const given = grades(good, answers[at]);
    const first = given.findIndex((grade) => grade > 0);
    if (first >= 0) ranks += 1 / (first + 1);
    const gain = (grades) => grades.reduce((sum, grade, place) => sum + (2 ** grade - 1) / Math.log2(place + 2), 0);
    const best = Object.values(good).toSorted((a, b) => b - a).slice(0, 10);
    gains += gain(given) / gain(best);
  });
  return { queries: judged.length, mrr: ranks / judged.length, ndcg: gains / judged.length };
}

function print() {
  console.log(`${'site'.padEnd(12)}${'search'.padEnd(18)}${'queries'.padStart(8)}${'MRR'.padStart(9)}${'nDCG@10'.padStart(10)}`);
  for (const { name, search, queries, mrr, ndcg } of rows) {
    console.log(`${name.padEnd(12)}${search.padEnd(18)}${String(queries).padStart(8)}${mrr.toFixed(3).padStart(9)}${ndcg.toFixed(3).padStart(10)}`);
  }
  if (!rows.some(({ search }) => search === 'Pagefind')) console.log('Pagefind is not installed, so it is not compared.');
  const own = (name) => rows.find((row) => row.name === name && row.search === 'candour');
  const worse = rows.filter((row) => row.mrr > own(row.name).mrr + 0.0005 || row.ndcg > own(row.name).ndcg + 0.0005);
  for (const { name, search } of worse) console.log(`On the ${name} site ${search} is better.`);
  process.exitCode = worse.length ? 1 : 0;
}

// With SHOW set: the queries that we answer worst, and what came.
function show(judged, answers) {
  const own = judged.map((each, at) => ({ ...each, found: answers.candour[at], ndcg: score([each], [answers.candour[at]]).ndcg, other: score([each], [answers['BM25 (tantivy)'][at]]).ndcg }));
  for (const { query, ndcg, other, found, good } of own.toSorted((a, b) => a.ndcg - b.ndcg).slice(0, 14)) {
    console.log(`${ndcg.toFixed(2)} (BM25 ${other.toFixed(2)}) ${query}: ${found.slice(0, 6).map((page) => `${page}=${good[page] ?? 0}`).join(', ')}`);
  }
}
