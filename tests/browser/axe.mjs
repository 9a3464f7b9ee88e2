// What an open tab shows becomes faults of accessibility, as axe-core sees them now.
// In: the bench, a tab, and a name for its state. Out: faults. Never: changes what is shown.

import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';

const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];
let source = null;

export async function axe(bench, tab, state) {
  source ??= readFileSync(createRequire(join(bench.tools, 'package.json')).resolve('axe-core/axe.min.js'), 'utf8');
  await tab.evaluate(source);
  const found = await tab.evaluate((tags) => globalThis.axe.run({ runOnly: tags, preload: false }), TAGS);
  return found.violations.flatMap(({ id, nodes }) =>
    nodes.map(({ target, failureSummary }) => ({
      rule: `axe/${id}`,
      detail: `${state}: ${target}: ${failureSummary.split('\n').at(-1)}`,
    })),
  );
}
