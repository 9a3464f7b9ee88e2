// Every built page and style sheet goes through the Nu HTML checker.
// In: the bench. Out: one check for each file. Never: starts Java more than once for each kind of file.

import { execFile } from 'node:child_process';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { filesOf } from './site.mjs';

export function jobs(bench) {
  return [
    { page: 'all pages', run: (report) => checkFiles(bench, '.html', [], report) },
    { page: 'all style sheets', run: (report) => checkFiles(bench, '.css', ['--css'], report) },
  ];
}

async function checkFiles(bench, ending, options, report) {
  const jar = join(
    dirname(createRequire(join(bench.tools, 'package.json')).resolve('vnu-jar/package.json')),
    'build/dist/vnu.jar',
  );
  const files = filesOf(bench.root).filter((path) => path.endsWith(ending));
  const faults = new Map(files.map((path) => [path, []]));
  const lines = await run(['-jar', jar, '--errors-only', '--format', 'gnu', ...options, ...files], bench.root);
  for (const line of lines) {
    const [, path, place, message] = line.match(/^"(?:file:)?(.*?)":([\d.-]+):\s*(.*)$/) ?? [];
    const file = files.find((file) => path && decodeURI(path).endsWith(`/${file}`)) ?? path;
    // A line that nobody understands is a fault too: perhaps Java itself failed.
    if (!faults.has(file)) report.check(ending, 'checker', [{ rule: 'html/checker', detail: line }]);
    else faults.get(file).push({ rule: 'html/invalid', detail: `${message} (at ${place} in the first page)` });
  }
  for (const [path, own] of faults) report.check(path, 'checker', own);
}

// The checker speaks on the error stream and leaves with 1 when it found something.
function run(words, folder) {
  return new Promise((done) => {
    execFile('java', words, { cwd: folder, maxBuffer: 1 << 26 }, (error, output, errors) => {
      const lines = `${errors}${output}`.split('\n').filter((line) => line.trim());
      done(error && !lines.length ? [String(error.message)] : lines);
    });
  });
}
