// Feeds and sitemap become checks of their form, and of every address in them.
// In: the bench. Out: one check for each file. Never: looks an address up anywhere but in the built site.

import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { filesOf } from './site.mjs';

// RFC 3339, as Atom and JSON Feed ask for it.
const DATE = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)$/;
const SITEMAP_DATE = /^\d{4}(-\d\d(-\d\d(T\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:\d\d))?)?)?$/;

export function jobs(bench) {
  const files = filesOf(bench.root);
  const base = siteBase(bench.root);
  const at = (path) => join(bench.root, path);
  const check = (path, judge) => ({ page: path, run: async (report) => report.check(path, 'form', await judge()) });
  const feeds = files.filter((path) => path.endsWith('.xml') && path !== 'sitemap.xml');
  const jsonFeeds = files.filter(
    (path) => /^feed\.json$|\/[^/]+\.json$/.test(path) && readFileSync(at(path), 'utf8').includes('jsonfeed'),
  );
  return [
    ...['feed.xml', 'feed.json', 'sitemap.xml', 'robots.txt'].map((path) =>
      check(path, () => (files.includes(path) ? [] : [{ rule: 'feeds/missing', detail: 'there is no such file' }])),
    ),
    // All of them in one tab: it lends only its parser.
    {
      page: 'all feeds',
      run: async (report) => {
        const context = await bench.browser.newContext();
        const tab = await context.newPage();
        for (const path of feeds)
          report.check(
            path,
            'Atom',
            atom(await tab.evaluate(readAtom, readFileSync(at(path), 'utf8')), path, base, bench.root),
          );
        if (files.includes('sitemap.xml')) {
          report.check(
            'sitemap.xml',
            'sitemap',
            sitemap(await tab.evaluate(readSitemap, readFileSync(at('sitemap.xml'), 'utf8')), base, bench.root, files),
          );
        }
        await context.close();
      },
    },
    ...jsonFeeds.map((path) => check(path, () => jsonFeed(readFileSync(at(path), 'utf8'), path, base, bench.root))),
    check('robots.txt', () => robots(readFileSync(at('robots.txt'), 'utf8'), base, bench.root)),
  ];
}

// The address of the site, as its own sitemap says it.
export function siteBase(root) {
  return readFileSync(join(root, 'robots.txt'), 'utf8').match(/^Sitemap: (.*)sitemap\.xml$/m)?.[1] ?? '';
}

// Returns whether an address belongs to the site and is one of its files.
export function isFile(address, base, root) {
  if (!base || !address.startsWith(base)) return false;
  const path = decodeURI(address.slice(base.length).split(/[?#]/)[0]);
  return existsSync(join(root, path === '' || path.endsWith('/') ? `${path}index.html` : path));
}

function atom(feed, path, base, root) {
  const faults = [];
  const fault = (rule, detail) => faults.push({ rule: `atom/${rule}`, detail });
  if (feed.error) return [{ rule: 'atom/well-formed', detail: feed.error }];
  if (feed.root !== 'http://www.w3.org/2005/Atom feed') fault('root', `the root is ${feed.root}`);
  for (const { where, entry, one, links, authors, updated, published, id } of [feed, ...feed.entries]) {
    for (const [name, count] of Object.entries(one))
      if (count !== 1) fault('required', `${where} has ${count} \`${name}\`, and needs one`);
    if (id && !URL.canParse(id)) fault('id', `${where}: the id \`${id}\` is no absolute address`);
    for (const date of [...updated, ...published])
      if (!DATE.test(date) || Number.isNaN(Date.parse(date)))
        fault('date', `${where}: \`${date}\` is no date of RFC 3339`);
    if (authors.some((name) => !name.trim())) fault('author', `${where} has an author without a name`);
    if (entry && !authors.length && !feed.authors.length) fault('author', `${where} has no author, nor has the feed`);
    if (entry && !entry.content && !links.some(({ rel }) => rel === 'alternate'))
      fault('alternate', `${where} has neither content nor a link`);
    if (entry && entry.needsSummary && !entry.summary)
      fault('summary', `${where} has content elsewhere and no summary`);
    for (const { href } of links)
      if (!isFile(href, base, root)) fault('link', `${where}: \`${href}\` is no file of the site`);
  }
  const own = feed.links.find(({ rel }) => rel === 'self')?.href;
  if (own !== base + path) fault('self', `the feed says that it is at \`${own}\``);
  const ids = feed.entries.map(({ id }) => id);
  if (new Set(ids).size !== ids.length) fault('id', 'two entries have the same id');
  return faults;
}

// Runs in the browser, for its strict parser of XML.
function readAtom(text) {
  const tree = new DOMParser().parseFromString(text, 'application/xml');
  const broken = tree.querySelector('parsererror');
  if (broken) return { error: broken.textContent.replace(/\s+/g, ' ').slice(0, 200) };
  const read = (element) => {
    const all = (name) => [...element.children].filter((child) => child.localName === name);
    const text = (name) => all(name).map((child) => child.textContent.trim());
    const isEntry = element.localName === 'entry';
    const content = all('content')[0];
    const type = content?.getAttribute('type') ?? 'text';
    return {
      where: isEntry ? `the entry \`${text('id')[0] ?? text('title')[0]}\`` : 'the feed',
      one: { id: all('id').length, title: all('title').length, updated: all('updated').length },
      id: text('id')[0],
      updated: text('updated'),
      published: text('published'),
      authors: all('author').map(
        (author) => [...author.children].find((child) => child.localName === 'name')?.textContent ?? '',
      ),
      links: all('link').map((link) => ({
        rel: link.getAttribute('rel') ?? 'alternate',
        href: link.getAttribute('href') ?? '',
      })),
      entry: isEntry && {
        content: Boolean(content),
        summary: all('summary').length > 0,
        needsSummary:
          Boolean(content) &&
          (content.hasAttribute('src') ||
            !(/^(text|html|xhtml)$/.test(type) || /[+/]xml$/.test(type) || type.startsWith('text/'))),
      },
    };
  };
  const top = tree.documentElement;
  const entries = [...top.children].filter((child) => child.localName === 'entry').map(read);
  return { ...read(top), entry: null, root: `${top.namespaceURI} ${top.localName}`, entries };
}

function jsonFeed(text, path, base, root) {
  const faults = [];
  const fault = (rule, detail) => faults.push({ rule: `jsonfeed/${rule}`, detail });
  let feed = null;
  try {
    feed = JSON.parse(text);
  } catch (error) {
    return [{ rule: 'jsonfeed/well-formed', detail: error.message }];
  }
  const words = (value) => typeof value === 'string' && value.trim() !== '';
  if (feed.version !== 'https://jsonfeed.org/version/1.1') fault('version', `the version is \`${feed.version}\``);
  if (!words(feed.title)) fault('required', 'the feed has no `title`');
  if (!Array.isArray(feed.items)) return [...faults, { rule: 'jsonfeed/required', detail: 'the feed has no `items`' }];
  if (feed.feed_url !== base + path) fault('self', `the feed says that it is at \`${feed.feed_url}\``);
  if (!isFile(feed.home_page_url ?? '', base, root))
    fault('link', `the home page \`${feed.home_page_url}\` is no file of the site`);
  for (const author of feed.authors ?? [])
    if (![author.name, author.url, author.avatar].some(words)) fault('author', 'the feed has an author without a name');
  for (const item of feed.items) {
    const where = `the item \`${item.id}\``;
    if (!words(item.id)) fault('required', `${where} needs an \`id\` that is text`);
    if (!words(item.content_text) && !words(item.content_html))
      fault('required', `${where} needs \`content_text\` or \`content_html\``);
    if (item.url !== undefined && !isFile(item.url, base, root))
      fault('link', `${where}: \`${item.url}\` is no file of the site`);
    for (const name of ['date_published', 'date_modified']) {
      if (item[name] !== undefined && (!DATE.test(item[name]) || Number.isNaN(Date.parse(item[name]))))
        fault('date', `${where}: \`${item[name]}\` is no date of RFC 3339`);
    }
    if (item.tags !== undefined && !(Array.isArray(item.tags) && item.tags.every(words)))
      fault('tags', `${where}: the tags are no list of words`);
  }
  const ids = feed.items.map(({ id }) => id);
  if (new Set(ids).size !== ids.length) fault('id', 'two items have the same id');
  return faults;
}

function sitemap(map, base, root, files) {
  const faults = [];
  const fault = (rule, detail) => faults.push({ rule: `sitemap/${rule}`, detail });
  if (map.error) return [{ rule: 'sitemap/well-formed', detail: map.error }];
  if (map.root !== 'http://www.sitemaps.org/schemas/sitemap/0.9 urlset') fault('root', `the root is ${map.root}`);
  for (const { locations, dates } of map.urls) {
    if (locations.length !== 1) fault('required', `a \`url\` has ${locations.length} \`loc\`, and needs one`);
    for (const location of locations)
      if (!isFile(location, base, root)) fault('link', `\`${location}\` is no file of the site`);
    for (const date of dates)
      if (!SITEMAP_DATE.test(date) || Number.isNaN(Date.parse(date))) fault('date', `\`${date}\` is no date`);
  }
  const listed = map.urls.flatMap(({ locations }) => locations);
  if (new Set(listed).size !== listed.length) fault('twice', 'an address is listed twice');
  if (!listed.length) fault('empty', 'no address is listed');
  const unlisted = (path) => path === '404.html' || path.startsWith('style/');
  for (const path of files.filter((path) => path.endsWith('.html'))) {
    const there =
      listed.includes(base + path) ||
      (path.endsWith('index.html') && listed.includes(base + path.slice(0, -'index.html'.length)));
    const hidden = /<meta name="robots" content="noindex/.test(readFileSync(join(root, path), 'utf8'));
    if ((unlisted(path) || hidden) && there) fault('listed', `\`${path}\` is not for search engines, and is listed`);
  }
  return faults;
}

// Runs in the browser, for its strict parser of XML.
function readSitemap(text) {
  const tree = new DOMParser().parseFromString(text, 'application/xml');
  const broken = tree.querySelector('parsererror');
  if (broken) return { error: broken.textContent.replace(/\s+/g, ' ').slice(0, 200) };
  const top = tree.documentElement;
  const texts = (url, name) =>
    [...url.children].filter((child) => child.localName === name).map((child) => child.textContent.trim());
  const urls = [...top.children].map((url) => ({ locations: texts(url, 'loc'), dates: texts(url, 'lastmod') }));
  return { root: `${top.namespaceURI} ${top.localName}`, urls };
}

function robots(text, base, root) {
  const maps = [...text.matchAll(/^Sitemap: (.*)$/gm)].map(([, address]) => address);
  return maps
    .filter((address) => !isFile(address, base, root))
    .map((address) => ({ rule: 'robots/sitemap', detail: `\`${address}\` is no file of the site` }));
}
