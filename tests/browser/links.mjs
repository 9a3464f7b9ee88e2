// Every address in every built page becomes a check: it exists, with its fragment, and tells nobody where the reader was.
// In: the bench. Out: one check for each page, one for the redirects. Never: follows an address out of the site.

import { existsSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { siteBase } from './feeds.mjs';
import { filesOf, isMessage } from './site.mjs';

export function jobs(bench) {
  return [
    { page: 'all pages', run: (report) => checkAll(bench, report) },
    { page: '_redirects', run: async (report) => report.check('_redirects', 'targets', redirects(bench)) },
  ];
}

async function checkAll(bench, report) {
  const context = await bench.browser.newContext();
  const tab = await context.newPage();
  const read = new Map();
  for (const path of filesOf(bench.root).filter((path) => path.endsWith('.html') && !isMessage(path)))
    read.set(path, await tab.evaluate(readPage, readFileSync(join(bench.root, path), 'utf8')));
  await context.close();
  const base = siteBase(bench.root);
  for (const [path, page] of read)
    report.check(path, 'source', [...links(path, page, read, base, bench.root), ...manners(page)]);
}

function links(path, page, read, base, root) {
  const faults = [];
  const fault = (rule, detail) => faults.push({ rule: `links/${rule}`, detail });
  const here = new URL(path, 'file:///site/');
  for (const { address, loads, name, rel } of page.addresses) {
    if (/^(mailto|tel):/.test(address)) continue;
    if (/^data:/.test(address) && loads) continue;
    // Only the page for missing addresses may count from the host: any other page must work from a file share.
    const prefix = [base, path === '404.html' && base && new URL(base).pathname].find((prefix) => prefix && address.startsWith(prefix));
    const inside = prefix ? address.slice(prefix.length) : null;
    if (/^[a-z][a-z+.-]*:|^\/\//i.test(address) && inside === null) {
      if (!/^https?:/.test(address)) fault('scheme', `\`${address}\` has a scheme that is not allowed`);
      if (loads) fault('other-origin', `\`${address}\` is loaded from elsewhere by ${name}`);
      else if (!rel.includes('noreferrer') && name === 'a') fault('referrer', `\`${address}\` lacks rel="noreferrer"`);
      continue;
    }
    const target = inside === null ? new URL(address, here) : new URL(inside, 'file:///site/');
    if (!target.pathname.startsWith('/site/')) {
      fault('outside', `\`${address}\` leads out of the folder of the site`);
      continue;
    }
    const plain = decodeURI(target.pathname.slice('/site/'.length));
    const file = inside !== null && (plain === '' || plain.endsWith('/')) ? `${plain}index.html` : plain;
    // A folder works on a web server only, and not from a file share.
    if (!existsSync(join(root, file)) || !statSync(join(root, file)).isFile())
      fault('missing', `\`${address}\` is no file`);
    else if (target.hash && read.has(file) && !read.get(file).ids.includes(decodeURIComponent(target.hash.slice(1))))
      fault('fragment', `\`${address}\`: the page has no such place`);
  }
  return faults;
}

// What every page must carry, whatever its kind.
function manners(page) {
  const faults = [];
  const fault = (rule, detail) => faults.push({ rule: `source/${rule}`, detail });
  if (!/default-src 'none'/.test(page.policy)) fault('policy', 'the page has no meta policy that starts from nothing');
  if (page.referrer !== 'no-referrer') fault('referrer', 'the page does not say `no-referrer`');
  if (page.exits.length < 2 || new Set(page.exits.map(({ address }) => address)).size !== 1)
    fault('exit', 'the page does not have its two exit links to one place');
  if (!page.exits.every(({ rel }) => rel.includes('noreferrer'))) fault('exit', 'an exit link lacks rel="noreferrer"');
  for (const name of page.inline) fault('inline', `${name} is inline, and the policy blocks it`);
  return faults;
}

// Runs in the browser, for its parser of HTML.
function readPage(text) {
  const tree = new DOMParser().parseFromString(text, 'text/html');
  const rel = (element) => (element.getAttribute('rel') ?? '').split(/\s+/);
  const addresses = [...tree.querySelectorAll('[href], [src], [srcset], [action], [poster], [data]')].flatMap(
    (element) => {
      const name = element.localName;
      // A link element loads only what it uses to show the page.
      const loads =
        name === 'link'
          ? rel(element).some((word) => ['stylesheet', 'icon', 'preload', 'modulepreload', 'manifest'].includes(word))
          : name !== 'a' && name !== 'form';
      const several = (element.getAttribute('srcset') ?? '').split(',').map((part) => part.trim().split(/\s+/)[0]);
      const all = ['href', 'src', 'action', 'poster', 'data']
        .map((attribute) => element.getAttribute(attribute))
        .concat(several);
      return all.filter(Boolean).map((address) => ({ address: address.trim(), loads, name, rel: rel(element) }));
    },
  );
  const handlers = [...tree.querySelectorAll('*')].flatMap((element) =>
    [...element.attributes]
      .filter(({ name }) => name === 'style' || name.startsWith('on'))
      .map(({ name }) => `${element.localName}[${name}]`),
  );
  return {
    addresses,
    ids: [...tree.querySelectorAll('[id]')].map(({ id }) => id),
    policy: tree.querySelector('meta[http-equiv="Content-Security-Policy" i]')?.content ?? '',
    referrer: tree.querySelector('meta[name=referrer]')?.content ?? '',
    exits: [...tree.querySelectorAll('a[data-exit]')].map((link) => ({
      address: link.getAttribute('href'),
      rel: rel(link),
    })),
    inline: [
      ...new Set([
        ...handlers,
        ...[...tree.querySelectorAll('style, script:not([src])')].map(({ localName }) => localName),
      ]),
    ],
  };
}

function redirects(bench) {
  if (!existsSync(join(bench.root, '_redirects'))) return [];
  const prefix = siteBase(bench.root) ? new URL(siteBase(bench.root)).pathname : '/';
  return readFileSync(join(bench.root, '_redirects'), 'utf8')
    .split('\n')
    .map((line) => line.trim().split(/\s+/))
    .filter(([from, to]) => from && to)
    .filter(([, to]) => !to.startsWith(prefix) || !existsSync(join(bench.root, to.slice(prefix.length))))
    .map(([from, to]) => ({ rule: 'links/redirect', detail: `\`${from}\` leads to \`${to}\`, which is no file` }));
}
