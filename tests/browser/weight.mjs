// What a browser fetches for a page becomes its weight, held against the limits of the project.
// In: the bench. Out: one check for each briefing. Never: counts images, or trusts a compression that a host may lack.

import { open } from './page.mjs';
import { filesOf, size } from './site.mjs';

const LIMITS = [
  {
    name: 'page',
    most: 60_000,
    counts: (type, url) => type !== 'image' && !/\.(svg|png|jpe?g|webp|avif|ico)$/.test(url),
  },
  // The form of a briefing's team record has a little style of its own.
  { name: 'style', most: 16_000, counts: (type, url) => type === 'stylesheet' && !url.includes('/record.') },
  // The search has a limit of its own.
  { name: 'script', most: 6_000, counts: (type, url) => type === 'script' && !url.includes('search') },
];

export function jobs(bench) {
  const briefings = filesOf(bench.root).filter((path) => /^briefings\/(?!index).*\.html$/.test(path));
  return briefings.map((path) => ({ page: path, run: (report) => weigh(bench, path, report) }));
}

async function weigh(bench, path, report) {
  const own = await open(bench, 'http', path);
  await own.tab.waitForLoadState('networkidle');
  const parts = own.loaded.map(({ type, url }) => ({
    type,
    url,
    size: size(bench.root, decodeURI(url.slice(bench.bases.http.length))),
  }));
  for (const { name, most, counts } of LIMITS) {
    const sum = parts.filter(({ type, url }) => counts(type, url)).reduce((sum, { size }) => sum + size, 0);
    report.check(
      path,
      'http',
      sum <= most
        ? []
        : [{ rule: `weight/${name}`, detail: `${kilobytes(sum)} of ${name}, and ${kilobytes(most)} are allowed` }],
    );
  }
  await own.close();
}

function kilobytes(bytes) {
  return `${(bytes / 1000).toFixed(1)} kB`;
}
