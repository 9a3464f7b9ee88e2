// The example site becomes a count of checks passed and failed, each failure with its page and its rule.
// In: part names, `--page KIND`; from the environment TOOLS, CANDOUR, EXAMPLE, CHROME_PATH. Out: lines, exit code 0 or 1.
// Never: writes in the repository, or lets the browser reach another machine.

import { execFileSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { availableParallelism, tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { Report } from './report.mjs';
import { pageKinds, serve } from './site.mjs';
import * as modes from './modes.mjs';
import * as keyboard from './keyboard.mjs';
import * as exit from './exit.mjs';
import * as journey from './journey.mjs';
import * as weight from './weight.mjs';
import * as html from './html.mjs';
import * as feeds from './feeds.mjs';
import * as links from './links.mjs';
import * as search from './search.mjs';
import * as mail from './mail.mjs';
import * as slides from './slides.mjs';
import * as preview from './preview.mjs';
import * as record from './record.mjs';

// Long parts first, so that the short ones fill the gaps at the end.
const PARTS = { html, exit, modes, keyboard, journey, weight, feeds, links, search, mail, slides, record, preview };
// How long one job may take, in milliseconds.
const LONGEST = 300_000;
const TODAY = '2026-11-22';

function parseArguments(words) {
  const chosen = { parts: [], page: null };
  while (words.length) {
    const word = words.shift();
    if (word === '--page') chosen.page = words.shift();
    else if (word in PARTS) chosen.parts.push(word);
    else throw new Error(`\`${word}\` is no part; the parts are ${Object.keys(PARTS).join(', ')}`);
  }
  if (!chosen.parts.length) chosen.parts = Object.keys(PARTS);
  return chosen;
}

// Builds the example for the address where it will be served, so that its absolute addresses can be followed.
function build(example, temporary, base) {
  const source = join(temporary, 'source');
  for (const part of ['candour.toml', 'content', 'themes'])
    cpSync(join(example, part), join(source, part), { recursive: true });
  const settings = readFileSync(join(source, 'candour.toml'), 'utf8');
  const changed = settings.replace(/^base_url = .*$/m, `base_url = "${base.slice(0, -1)}"`);
  if (changed === settings) throw new Error('candour.toml has no base_url to replace');
  writeFileSync(join(source, 'candour.toml'), changed);
  const out = join(temporary, 'site');
  execFileSync(resolve(process.env.CANDOUR), ['build', '--quiet', '--site', source, '--out', out, '--today', TODAY], {
    stdio: ['ignore', 'inherit', 'inherit'],
  });
  return out;
}

async function launch(tools) {
  const { chromium } = createRequire(join(tools, 'package.json'))('playwright-core');
  const args = ['--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1'];
  // Chromium refuses its sandbox to root.
  if (process.getuid?.() === 0) args.push('--no-sandbox');
  return chromium.launch({ executablePath: process.env.CHROME_PATH, args });
}

// A browser that no longer answers must not hold up the rest.
function within(most, work) {
  let timer = null;
  const late = new Promise(
    (_, refuse) => (timer = setTimeout(() => refuse(new Error(`no answer within ${most / 1000} s`)), most)),
  );
  return Promise.race([work, late]).finally(() => clearTimeout(timer));
}

// Runs the jobs a few at a time; a job that throws is a failure of its page and not the end of the run.
async function pool(jobs, report) {
  const waiting = [...jobs];
  const worker = async () => {
    for (let job = waiting.shift(); job; job = waiting.shift()) {
      const start = Date.now();
      try {
        await within(LONGEST, job.run(report));
      } catch (error) {
        report.check(job.page, job.part, [
          { rule: `${job.part}/broken-off`, detail: String(error.message).split('\n')[0] },
        ]);
      }
      times[job.part] = (times[job.part] ?? 0) + Date.now() - start;
    }
  };
  await Promise.all(Array.from({ length: availableParallelism() + 1 }, worker));
}

const times = {};
const start = Date.now();
const report = new Report();
const temporary = mkdtempSync(join(tmpdir(), 'candour-browser-'));
let server = null;
let browser = null;
try {
  const chosen = parseArguments(process.argv.slice(2));
  const repository = resolve(dirname(fileURLToPath(import.meta.url)), '../..');
  server = await serve();
  const root = build(resolve(process.env.EXAMPLE || repository), temporary, server.base);
  const headers = server.show(root);
  browser = await launch(process.env.TOOLS);

  const kinds = pageKinds(root);
  for (const { kind, path } of kinds)
    if (!path) report.check(kind, 'site', [{ rule: 'site/page-kind', detail: 'the site has no such page' }]);
  const pages = kinds.filter(({ kind, path }) => path && (!chosen.page || kind === chosen.page));
  if (!pages.length)
    throw new Error(
      `no page of the kind \`${chosen.page}\`; the kinds are ${kinds.map(({ kind }) => kind).join(', ')}`,
    );

  const bases = { http: server.base, file: `${pathToFileURL(root).href}/` };
  const bench = { browser, temporary, root, headers, bases, pages, tools: process.env.TOOLS, report };
  const jobs = chosen.parts.flatMap((part) => PARTS[part].jobs(bench).map((job) => ({ part, ...job })));
  await pool(jobs, report);
} catch (error) {
  report.check('suite', 'start', [{ rule: 'suite/start', detail: String(error.message).split('\n')[0] }]);
} finally {
  await browser?.close();
  server?.close();
  rmSync(temporary, { recursive: true, force: true });
}
const spent = Object.entries(times).map(([part, time]) => `${part} ${Math.round(time / 1000)} s`);
console.log(`Took ${Math.round((Date.now() - start) / 1000)} s (added up over parallel pages: ${spent.join(', ')}).`);
report.print();
process.exitCode = report.failed ? 1 : 0;
