// Each message of the example becomes checks of accessibility, width, sizes and colours, with and without its pictures.
// In: the bench; MAIL_SHOTS names a folder for pictures of what was seen. Out: one check for each message and mode.
// Never: reaches another machine; a message is opened from its file, as a mail program has it.

import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { filesOf, isMessage } from './site.mjs';

const MODES = [320, 600, 1280].flatMap((width) => ['light', 'dark'].map((colorScheme) => ({ width, colorScheme })));
const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];

export function jobs(bench) {
  const axe = readFileSync(createRequire(join(bench.tools, 'package.json')).resolve('axe-core/axe.min.js'), 'utf8');
  const messages = filesOf(bench.root).filter(isMessage);
  return messages.map((path) => ({ page: path, run: (report) => look(bench, axe, path, report) }));
}

async function look(bench, axe, path, report) {
  for (const pictures of [true, false]) {
    const context = await bench.browser.newContext({ viewport: { width: 600, height: 900 } });
    const tab = await context.newPage();
    if (!pictures) await tab.route('**/*', (route) => (route.request().resourceType() === 'image' ? route.abort() : route.continue()));
    await tab.goto(pathToFileURL(join(bench.root, path)).href);
    await tab.evaluate(axe);
    for (const { width, colorScheme } of MODES) {
      await tab.setViewportSize({ width, height: 900 });
      await tab.emulateMedia({ colorScheme });
      const name = `${width} px ${colorScheme}${pictures ? '' : ', pictures off'}`;
      const found = await tab.evaluate((tags) => globalThis.axe.run({ runOnly: tags }), TAGS);
      const faults = found.violations.flatMap(({ id, nodes }) =>
        nodes.map(({ target, failureSummary }) => ({ rule: `axe/${id}`, detail: `${target}: ${failureSummary.split('\n').at(-1)}` })),
      );
      report.check(path, name, [...faults, ...(await tab.evaluate(measured))]);
      if (process.env.MAIL_SHOTS)
        await tab.screenshot({
          path: join(process.env.MAIL_SHOTS, `${path.replaceAll('/', '-')}-${width}-${colorScheme}${pictures ? '' : '-off'}.png`),
          fullPage: true,
        });
    }
    await context.close();
  }
}

// Runs in the browser: text of 16 px and more, buttons of 44 px, one column, and nothing wider than the window.
function measured() {
  const faults = [];
  const fault = (rule, detail) => faults.push({ rule: `mail/${rule}`, detail });
  const wide = document.documentElement.scrollWidth;
  if (wide > innerWidth) fault('width', `${wide} px in a window of ${innerWidth}`);
  for (const element of document.querySelectorAll('p, li, td, th, a, h1, h2, h3')) {
    const own = [...element.childNodes].some(({ nodeType, data }) => nodeType === 3 && data.trim().replaceAll('\u00a0', ''));
    if (own && parseFloat(getComputedStyle(element).fontSize) < 16) fault('small-text', element.textContent.slice(0, 40));
  }
  const buttons = [...document.querySelectorAll('a.press-link')];
  for (const button of buttons)
    if (button.getBoundingClientRect().height < 44) fault('small-button', button.textContent);
  if (!buttons.length) fault('buttons', 'the message has no button');
  const levels = [...document.querySelectorAll('h1, h2, h3, h4')].map(({ localName }) => Number(localName[1]));
  if (levels[0] !== 1 || levels.filter((level) => level === 1).length !== 1) fault('headings', levels.join(' '));
  levels.reduce((before, level) => (level > before + 1 && fault('headings', `${level} after ${before}`), level));
  for (const table of document.querySelectorAll('table'))
    if (table.getAttribute('role') !== 'presentation' && !table.querySelector('th')) fault('table', 'a table for layout does not say so');
  if (!document.documentElement.lang) fault('language', 'the message has no language');
  return faults;
}
