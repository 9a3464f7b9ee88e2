// A built site becomes a web address, under a sub-path and with the headers that its own `_headers` file asks for.
// In: the folder of a built site. Out: a server on loopback, and one page of each kind.
// Never: listens to another machine, or sends the two headers that only make sense over TLS.

import { createServer } from 'node:http';
import { existsSync, readFileSync, readdirSync, statSync } from 'node:fs';
import { extname, join, normalize, sep } from 'node:path';

export const PREFIX = '/learning/';

const TYPES = {
  '.html': 'text/html; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json',
  '.xml': 'application/xml',
  '.svg': 'image/svg+xml',
  '.txt': 'text/plain; charset=utf-8',
  '.png': 'image/png',
  '.jpg': 'image/jpeg',
  '.webp': 'image/webp',
};

// The page kinds, each by the folder or file that holds it. Of several documents the largest shows the most parts.
const KINDS = [
  ['home', /^index\.html$/],
  ['missing page', /^404\.html$/],
  ['list', /^findings\/index\.html$/],
  ['page 2 of a list', /-page-2\.html$|\/page-2\.html$/],
  ['themes', /^themes\/index\.html$/],
  ['theme', /^themes\/(?!index)(?!.*-page-)/],
  ['roles', /^roles\/index\.html$/],
  ['role', /^roles\/(?!index)(?!.*-page-)/],
  ['agencies', /^agencies\/index\.html$/],
  ['agency', /^agencies\/(?!index)(?!.*-page-)/],
  ['years', /^year\/index\.html$/],
  ['year', /^year\/(?!index)(?!.*-page-)/],
  ['briefing', /^briefings\/(?!index)(?!.*-record\.html$)/],
  ['record form', /^briefings\/.*-record\.html$/],
  ['audit', /^audits\/(?!index)/],
  ['finding', /^findings\/(?!index)/],
  ['action', /^actions\/(?!index)/],
  ['actions', /^actions\/index\.html$/],
  ['programme', /^programme\/index\.html$/],
  ['programme year', /^programme\/\d{4}\.html$/],
  ['programme entry', /^programme\/\d{4}-/],
  ['seminar', /^seminars\/(?!index)[^/]+$/],
  ['slides', /^seminars\/[^/]+\/slides\.html$/],
  ['newsletter', /^newsletters\/(?!index)/],
  ['good practice', /^good-practice\/(?!index)/],
  ['resource', /^resources\/(?!index)/],
  ['review', /^reviews\/(?!index)/],
  ['flow', /^flows\/(?!index)/],
  ['letter', /^letters\/(?!index)/],
  ['notice', /^notices\/(?!index)/],
  ['page', /^pages\//],
  ['glossary', /^glossary\/index\.html$/],
  ['people', /^people\/index\.html$/],
];

// A message is no page of the site: it is read in a mail program.
export function isMessage(path) {
  return path.endsWith('/email.html');
}

export function filesOf(root) {
  return readdirSync(root, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) =>
      join(entry.parentPath ?? entry.path, entry.name)
        .slice(root.length + 1)
        .split(sep)
        .join('/'),
    )
    .sort();
}

// Returns one `{ kind, path }` for each page kind; the path is missing when the site has no such page.
// A folder that the list does not know is tested too, so that a new kind of page needs no change here.
export function pageKinds(root) {
  const pages = filesOf(root).filter((path) => path.endsWith('.html') && !isMessage(path));
  const largest = (paths) => paths.toSorted((a, b) => size(root, b) - size(root, a) || (a < b ? -1 : 1))[0];
  const known = KINDS.map(([kind, pattern]) => ({ kind, path: largest(pages.filter((path) => pattern.test(path))) }));
  const folders = new Set(pages.filter((path) => path.includes('/')).map((path) => path.split('/')[0]));
  const named = new Set(known.flatMap(({ path }) => (path?.includes('/') ? [path.split('/')[0]] : [])));
  const others = [...folders].filter((folder) => !named.has(folder)).sort();
  return [
    ...known,
    ...others.map((folder) => ({ kind: folder, path: largest(pages.filter((path) => path.startsWith(`${folder}/`))) })),
  ];
}

export function size(root, path) {
  return statSync(join(root, path)).size;
}

// The rules of a `_headers` file: a pattern at the margin, its headers indented below it.
export function parseHeaders(text) {
  const rules = [];
  for (const line of text.split('\n').filter((line) => line.trim())) {
    if (!/^\s/.test(line)) rules.push({ pattern: line.trim(), headers: [] });
    else rules.at(-1).headers.push([line.slice(0, line.indexOf(':')).trim(), line.slice(line.indexOf(':') + 1).trim()]);
  }
  return rules;
}

function headersFor(rules, path) {
  const headers = {};
  for (const { pattern, headers: own } of rules) {
    const match = pattern.endsWith('*') ? path.startsWith(pattern.slice(0, -1)) : path === pattern;
    if (match) for (const [name, value] of own) headers[name] = value;
  }
  // Both would send a browser from loopback to TLS, which nothing answers.
  delete headers['Strict-Transport-Security'];
  const policy = 'Content-Security-Policy';
  if (headers[policy]) headers[policy] = headers[policy].replace(/;?\s*upgrade-insecure-requests\s*/, '');
  return headers;
}

// Listens first and is given its site afterwards, since the site is built for the address.
export async function serve() {
  let root = null;
  let rules = [];
  const server = createServer((request, response) => {
    const address = decodeURIComponent(request.url.split('?')[0]);
    const inside = address.startsWith(PREFIX) ? normalize(address.slice(PREFIX.length) || 'index.html') : '..';
    const path = inside.endsWith('/') ? `${inside}index.html` : inside;
    const found = !path.startsWith('..') && existsSync(join(root, path)) && statSync(join(root, path)).isFile();
    const file = found ? path : '404.html';
    response.writeHead(found ? 200 : 404, {
      'Content-Type': TYPES[extname(file)] ?? 'application/octet-stream',
      ...headersFor(rules, `/${found ? path : inside}`),
    });
    response.end(readFileSync(join(root, file)));
  });
  await new Promise((done) => server.listen(0, '127.0.0.1', done));
  return {
    base: `http://127.0.0.1:${server.address().port}${PREFIX}`,
    show(folder) {
      root = folder;
      rules = parseHeaders(readFileSync(join(folder, '_headers'), 'utf8'));
      return rules;
    },
    close() {
      server.closeAllConnections();
      server.close();
    },
  };
}
