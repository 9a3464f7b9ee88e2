// The team record of a briefing becomes checks of filling in, keeping and clearing it.
// In: the bench. Out: one check for each protocol. Never: sends what was typed anywhere; a request is a fault.

import { readFileSync } from 'node:fs';
import { axe } from './axe.mjs';
import { open, PROTOCOLS } from './page.mjs';

export function jobs(bench) {
  const page = bench.pages.find(({ kind }) => kind === 'record form');
  if (!page) throw new Error('the example has no team record');
  return PROTOCOLS.map((protocol) => ({
    page: page.path,
    run: async (report) => {
      const scene = await open(bench, protocol, page.path, { acceptDownloads: true });
      report.check(page.path, `${protocol}, filling in a record`, [...(await fills(bench, scene)), ...scene.faults()]);
      await scene.close();
    },
  }));
}

const fault = (is, rule, detail) => (is ? [] : [{ rule: `record/${rule}`, detail }]);

async function fills(bench, { tab }) {
  const faults = await axe(bench, tab, 'empty');
  const words = 'We will go back to the child within two weeks.\n'.repeat(12);
  for (const box of await tab.locator('#record textarea').all()) await box.fill(words);
  for (const box of await tab.locator('#record input[type="text"]').all()) await box.fill('6');
  for (const box of await tab.locator('#record input[type="date"]').all()) await box.fill('2026-11-22');
  faults.push(...(await axe(bench, tab, 'filled in')));
  const hidden = await tab.evaluate(() =>
    [...document.querySelectorAll('#record textarea')].some((box) => box.scrollHeight > box.clientHeight + 4),
  );
  faults.push(...fault(!hidden, 'grows', 'a box hides some of what was typed'));
  const [file] = await Promise.all([tab.waitForEvent('download'), tab.click('[data-part="keep"]')]);
  const kept = readFileSync(await file.path(), 'utf8');
  faults.push(...fault(kept.includes('We will go back to the child'), 'keep', 'the file lacks what was typed'));
  faults.push(...(await axe(bench, tab, 'kept')));
  await tab.click('[data-part="clear"]');
  const asked = await tab.locator('#record textarea').first().inputValue();
  faults.push(...fault(asked !== '', 'asks', 'one click throws away what was typed'));
  faults.push(...(await axe(bench, tab, 'asked whether to clear it')));
  await tab.click('[data-part="clear"]');
  const left = await tab.locator('#record textarea').first().inputValue();
  faults.push(...fault(left === '', 'clears', 'what was typed is still there'));
  faults.push(...(await axe(bench, tab, 'cleared')));
  return faults;
}
