// The slides of a seminar become checks of showing, speaking and printing: from a server, from the folder of the site, and
// from the folder in its pack, which may ask for nothing but its own files.
// In: the bench. Out: one check for each way of use and protocol. Never: measures how slides look.

import { readFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { axe } from './axe.mjs';
import { open, PROTOCOLS } from './page.mjs';
import { unpack } from './unpack.mjs';

export function jobs(bench) {
  const page = bench.pages.find(({ kind }) => kind === 'slides');
  if (!page) return [];
  const places = PROTOCOLS.map((protocol) => ({ name: protocol, protocol, bench, path: page.path }));
  places.push({ name: 'unpacked', protocol: 'file', bench: unpacked(bench, page.path), path: 'index.html' });
  const jobs = [];
  for (const place of places) {
    const add = (name, run, options) =>
      jobs.push({
        page: page.path,
        run: async (report) => {
          const scene = await open(place.bench, place.protocol, place.path, options);
          report.check(page.path, `${place.name}, ${name}`, [...(await run(scene, bench)), ...scene.faults()]);
          await scene.close();
        },
      });
    add('showing by keys', shows);
    add('speaking from a second window', speaks);
    add('printing with and without notes', prints);
    add('reading without script', reads, { javaScriptEnabled: false });
    add('on a telephone', fits, { viewport: { width: 320, height: 640 } });
  }
  return jobs;
}

// Returns the bench with nothing but the slides of the pack in its folder.
function unpacked(bench, path) {
  const folder = join(bench.temporary, 'unpacked');
  const seminar = dirname(path);
  unpack(readFileSync(join(bench.root, seminar, `${basename(seminar)}-seminar-pack.zip`)), folder);
  return { ...bench, bases: { ...bench.bases, file: `${pathToFileURL(join(folder, 'slides')).href}/` } };
}

const fault = (is, rule, detail) => (is ? [] : [{ rule: `slides/${rule}`, detail }]);
const now = (tab) => tab.evaluate(() => [...document.querySelectorAll('.slide')].findIndex((s) => s.matches('.is-now')));
const seen = (tab) =>
  tab.evaluate(() => [...document.querySelectorAll('.slide')].filter((slide) => slide.checkVisibility()).length);

async function shows({ tab }, bench) {
  const faults = [];
  await tab.click('[data-deck="present"]');
  faults.push(...fault((await seen(tab)) === 1, 'one-at-a-time', `${await seen(tab)} slides are seen at once`));
  for (const [key, at] of [
    ['ArrowRight', 1],
    ['PageDown', 2],
    ['Space', 3],
    ['p', 2],
    ['End', null],
    ['Home', 0],
    ['ArrowLeft', 0],
    ['n', 1],
  ]) {
    await tab.keyboard.press(key);
    const last = (await tab.locator('.slide').count()) - 1;
    faults.push(...fault((await now(tab)) === (at ?? last), 'keys', `${key} leads to slide ${(await now(tab)) + 1}`));
  }
  const focus = await tab.evaluate(() => document.activeElement.className);
  faults.push(...fault(focus.includes('is-now'), 'focus', `the focus is on \`${focus}\``));
  // What is shown has the shape of a screen, and nothing of it has to be scrolled.
  const count = await tab.locator('.slide').count();
  await tab.keyboard.press('Home');
  for (let at = 0; at < count; at += 1) {
    const over = await tab.evaluate(() => {
      const face = document.querySelector('.slide.is-now .slide-face');
      const body = face.querySelector('.slide-body');
      return Math.max(face.scrollHeight - face.clientHeight, body.scrollHeight - body.clientHeight);
    });
    faults.push(...fault(over <= 1, 'overflow', `slide ${at + 1} runs over by ${over} pixels`));
    faults.push(...(await axe(bench, tab, `slide ${at + 1} is shown`)));
    await tab.keyboard.press('ArrowRight');
  }
  await tab.evaluate(() => document.fullscreenElement && document.exitFullscreen());
  await tab.keyboard.press('Escape');
  await tab.waitForFunction(() => !document.body.classList.contains('deck-show'));
  faults.push(...fault((await seen(tab)) === count, 'back-to-reading', 'not every slide can be read again'));
  return faults;
}

async function speaks({ tab }, bench) {
  const faults = [];
  const [talk] = await Promise.all([tab.waitForEvent('popup'), tab.click('[data-deck="speaker"]')]);
  await talk.waitForSelector('body.deck-talk');
  faults.push(...(await axe(bench, talk, 'the window to speak from')));
  const notes = await talk.locator('.slide.is-now .slide-notes').isVisible();
  faults.push(...fault(notes, 'notes', 'the speaker sees no notes'));
  await talk.keyboard.press('ArrowRight');
  await tab.waitForFunction(() => document.querySelectorAll('.slide')[1].matches('.is-now')).catch(() => {});
  faults.push(...fault((await now(tab)) === 1, 'together', 'the slides do not follow the speaker'));
  await tab.keyboard.press('ArrowRight');
  await talk.waitForFunction(() => document.querySelectorAll('.slide')[2].matches('.is-now')).catch(() => {});
  faults.push(...fault((await now(talk)) === 2, 'together', 'the speaker does not follow the slides'));
  const runs = await talk
    .waitForFunction(() => document.querySelector('[data-deck="clock"]').textContent !== '0:00')
    .catch(() => null);
  faults.push(...fault(runs, 'clock', 'the clock does not run once the session has begun'));
  const part = await talk.locator('.deck-agenda .is-now').count();
  faults.push(...fault(part === 1, 'running-order', `${part} parts of the running order are now`));
  await talk.close();
  return faults;
}

async function prints({ tab }) {
  const faults = [];
  const slides = await tab.locator('.slide').count();
  const pages = async () => {
    const pdf = await tab.pdf({ preferCSSPageSize: true });
    return pdf.toString('latin1').match(/\/Type\s*\/Page\b/g)?.length ?? 0;
  };
  const withNotes = await pages();
  faults.push(...fault(withNotes >= slides, 'print', `${slides} slides print with notes on ${withNotes} pages`));
  await tab.uncheck('#deck-notes');
  const without = await pages();
  faults.push(...fault(without === slides, 'print', `${slides} slides print without notes on ${without} pages`));
  return faults;
}

async function reads({ tab }) {
  const faults = [];
  const titles = await tab.locator('.slide h2').allTextContents();
  const whole = (await tab.locator('.slide:visible').count()) === titles.length;
  faults.push(...fault(whole && titles.length > 5, 'without-script', 'not every slide can be read without script'));
  faults.push(...fault(new Set(titles).size === titles.length, 'titles', 'two slides have one title'));
  faults.push(...fault(await tab.locator('.slide-notes').first().isVisible(), 'without-script', 'the notes are hidden'));
  await tab.uncheck('#deck-notes');
  faults.push(...fault(!(await tab.locator('.slide-notes').first().isVisible()), 'without-script', 'the notes stay'));
  return faults;
}

async function fits({ tab }) {
  const wide = await tab.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
  return fault(wide <= 0, 'narrow', `the page is ${wide} pixels too wide`);
}
