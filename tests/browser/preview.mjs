// Writing becomes seeing: a file is edited while `candour serve` shows its page, and the open page follows.
// In: the bench, and a copy of the example. Out: one check for each thing that an author does. Never: edits the repository.
// SHOTS names a folder for pictures of the panel on wide and narrow windows, light and dark.

import { spawn } from 'node:child_process';
import { cpSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join, resolve } from 'node:path';
import { createInterface } from 'node:readline';
import { analyse } from './modes.mjs';
import { open } from './page.mjs';

const TODAY = '2026-11-22';
// A program built for tests on a busy machine takes seconds where another takes a twentieth of one.
const PATIENCE = 60_000;

export function jobs(bench) {
  const { path } = bench.pages.find(({ kind }) => kind === 'briefing') ?? bench.pages[0];
  return [{ page: path, run: (report) => write(bench, path, report) }];
}

async function begin(bench) {
  const folder = join(bench.temporary, 'preview');
  cpSync(join(bench.temporary, 'source'), folder, { recursive: true });
  const server = spawn(resolve(process.env.CANDOUR), ['serve', '--site', folder, '--today', TODAY, '--quiet'], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const lines = createInterface({ input: server.stdout });
  const base = await new Promise((done, refuse) => {
    lines.once('line', done);
    server.once('exit', (code) => refuse(new Error(`the preview ended with ${code}`)));
  });
  return { folder, server, base };
}

async function write(bench, path, report) {
  const { folder, server, base } = await begin(bench);
  const file = join(folder, 'content', path.replace(/\.html$/, '.md'));
  const text = readFileSync(file, 'utf8');
  const save = (words) => {
    writeFileSync(`${file}.new`, words);
    renameSync(`${file}.new`, file);
  };
  const own = await open({ ...bench, bases: { http: base } }, 'http', path);
  const { tab } = own;
  const axe = readFileSync(createRequire(join(bench.tools, 'package.json')).resolve('axe-core/axe.min.js'), 'utf8');
  const check = async (name, faults) => report.check(path, `preview, ${name}`, [...faults.filter(Boolean), ...own.faults()]);
  const fault = (rule, detail) => ({ rule: `preview/${rule}`, detail });
  const comes = (selector, words) =>
    tab
      .locator(selector, words ? { hasText: words } : {})
      .first()
      .waitFor({ state: 'attached', timeout: PATIENCE })
      .then(() => null, () => fault('late', `\`${selector}\` ${words ?? ''} does not come`));
  const goes = (selector) =>
    tab
      .locator(selector)
      .first()
      .waitFor({ state: 'detached', timeout: PATIENCE })
      .then(() => null, () => fault('stays', `\`${selector}\` does not go`));
  const shots = async (name) => {
    if (!process.env.SHOTS) return;
    for (const [wide, width, height] of [['desk', 1280, 900], ['phone', 390, 844]])
      for (const colorScheme of ['light', 'dark']) {
        await tab.setViewportSize({ width, height });
        await tab.emulateMedia({ colorScheme });
        await tab.screenshot({ path: join(process.env.SHOTS, `${name}-${wide}-${colorScheme}.png`) });
      }
    await tab.setViewportSize({ width: 1280, height: 900 });
    await tab.emulateMedia({ colorScheme: 'light' });
  };
  try {
    // An edit: the words come, in the same window, at the same place, with the same panel open.
    await tab.evaluate(() => {
      window.sameWindow = true;
      document.querySelector('#candour-open').open = true;
      scrollTo(0, 700);
    });
    const place = await tab.evaluate(() => scrollY);
    save(`${text}\nTeapots are kept in balance.\n`);
    const late = await comes('main', 'Teapots are kept in balance.');
    const after = await tab.evaluate(() => [
      scrollY,
      window.sameWindow === true,
      document.querySelector('#candour-open').open,
      document.querySelector('#candour-panel summary strong').textContent,
    ]);
    const [scroll, same, opened, state] = after;
    await check('an edit', [
      late,
      scroll !== place && fault('scroll', `scrolled from ${place} to ${scroll}`),
      !same && fault('window', 'the page was loaded anew'),
      !opened && fault('panel', 'the panel has closed'),
      !/not approved/i.test(state) && fault('state', state),
    ]);

    // An identifier: the finding stands after its paragraph, masked, and the panel tells of it.
    save(`${text}\nRing 07700 900123 about it.\n`);
    const found = [await comes('.candour-note.candour-error'), await comes('#candour-panel', 'What blocks it')];
    const beside = await tab.evaluate(() => {
      const note = document.querySelector('.candour-note');
      return [note?.previousElementSibling?.textContent ?? '', note?.querySelector('.candour-match')?.open ?? true];
    });
    await tab.evaluate(axe);
    for (const colorScheme of ['light', 'dark']) {
      await tab.emulateMedia({ colorScheme });
      for (const width of [1280, 390]) {
        await tab.setViewportSize({ width, height: 844 });
        found.push(...(await analyse(tab, { name: `preview ${width} ${colorScheme}` }, null, report)));
        const wide = await tab.evaluate(() => document.documentElement.scrollWidth - innerWidth);
        if (wide > 0) found.push(fault('width', `${wide} px too wide at ${width}`));
      }
    }
    await tab.setViewportSize({ width: 1280, height: 900 });
    await tab.emulateMedia({ colorScheme: 'light' });
    await tab.evaluate(() => document.querySelector('.candour-note')?.scrollIntoView({ block: 'center' }));
    await shots('finding');
    await check('an identifier', [
      ...found,
      !beside[0].includes('07700') && fault('place', `the note stands after "${beside[0].slice(0, 60)}"`),
      beside[1] && fault('mask', 'the match is shown at once'),
    ]);
    save(text);
    await check('the identifier gone', [await goes('.candour-note.candour-error')]);

    // Front matter that cannot be read: the page stays, under the words of the terminal, and comes back.
    save(text.replace(/^title = .*$/m, 'title = unquoted words'));
    const broken = [await comes('#candour-trouble')];
    const heading = await tab.locator('main h1').first().textContent();
    await shots('broken');
    await check('front matter broken', [...broken, !heading && fault('last', 'the last good page is gone')]);
    await tab.reload();
    await check('loaded anew while broken', [await comes('#candour-trouble'), await comes('main h1', heading.trim())]);
    save(text);
    await check('front matter mended', [await goes('#candour-trouble')]);

    // Style changes without a load.
    await tab.evaluate(() => (window.sameWindow = true));
    const style = join(folder, 'themes/candour/static/candour.css');
    writeFileSync(style, `${readFileSync(style, 'utf8')}\nmain h1 { outline: 7px solid; }\n`);
    const styled = await tab
      .waitForFunction(() => getComputedStyle(document.querySelector('main h1')).outlineWidth === '7px', null, {
        timeout: PATIENCE,
      })
      .then(() => null, () => fault('style', 'the new style does not come'));
    await check('new style', [styled, !(await tab.evaluate(() => window.sameWindow)) && fault('window', 'loaded anew')]);

    // The other side: the public page, and back.
    await tab.evaluate(() => (document.querySelector('#candour-open').open = true));
    await tab.locator('#candour-panel a', { hasText: 'What the public sees' }).click();
    const turned = [await comes('#candour-panel', 'What the public sees.')];
    await tab.locator('main a[href]:visible').first().click();
    await tab.waitForLoadState();
    if (!new URL(tab.url()).pathname.startsWith('/_public/')) turned.push(fault('side', tab.url()));
    await check('what the public sees', turned);

    // The list of every document.
    await tab.goto(`${base}_preview/`);
    await tab.evaluate(axe);
    await shots('overview');
    await check('every document', await analyse(tab, { name: 'preview overview' }, null, report));
  } finally {
    await own.close();
    server.removeAllListeners('exit');
    server.kill('SIGINT');
  }
}
