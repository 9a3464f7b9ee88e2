// A page of the site becomes an open tab that remembers everything that went wrong in it.
// In: the bench, a protocol, a path, context options. Out: the tab, what it loaded, and `faults()` since the last call.
// Never: reduces the site's own policy; what the tests evaluate runs outside it.

export const PROTOCOLS = ['http', 'file'];

export async function open(bench, protocol, path, options = {}) {
  const { script = true, ...context } = options;
  const base = bench.bases[protocol];
  // Moving colours and scrolling would be measured half way.
  const own = await bench.browser.newContext({
    reducedMotion: 'reduce',
    viewport: { width: 1280, height: 900 },
    ...context,
  });
  if (script === 'empty') {
    await own.route(/\.js$/, (route) => route.fulfill({ contentType: 'text/javascript', body: '' }));
  }
  own.setDefaultTimeout(20_000);
  const tab = await own.newPage();
  let faults = [];
  const loaded = [];
  const allowed = base.startsWith('http') ? new URL(base).origin + '/' : base;
  tab.on('console', (message) => {
    if (!['error', 'warning'].includes(message.type())) return;
    // A browser says this of every page that arrives with the status 404, which the page for missing addresses must have.
    if (message.location().url === tab.url() && /status of 404/.test(message.text())) return;
    faults.push({ rule: `console/${message.type()}`, detail: tidy(message.text(), bench) });
  });
  tab.on('pageerror', (error) => faults.push({ rule: 'console/exception', detail: tidy(error.message, bench) }));
  tab.on('request', (request) => {
    const url = request.url();
    loaded.push({ type: request.resourceType(), url });
    if (!url.startsWith(allowed) && !url.startsWith('data:'))
      faults.push({ rule: 'request/other-origin', detail: tidy(url, bench) });
  });
  tab.on('requestfailed', (request) => {
    // What the browser gave up itself, because the reader went on, is no failure of the page.
    if (request.failure()?.errorText !== 'net::ERR_ABORTED')
      faults.push({ rule: 'request/failed', detail: tidy(request.url(), bench) });
  });
  tab.on('response', (response) => {
    if (response.status() >= 400 && !response.request().isNavigationRequest()) {
      faults.push({ rule: 'request/failed', detail: `${response.status()} ${tidy(response.url(), bench)}` });
    }
  });
  await tab.goto(base + path, { waitUntil: 'load' });
  return {
    tab,
    loaded,
    faults() {
      const now = faults;
      faults = [];
      return now;
    },
    close: () => own.close(),
  };
}

// The pages that can be opened over a protocol. The page for missing addresses has absolute links, as it may be shown
// for an address of any depth, and so it belongs to the web address of the site and not to a folder.
export function pagesOver(bench, protocol) {
  if (protocol === 'http')
    return bench.pages.map((page) => ({
      ...page,
      address: page.kind === 'missing page' ? 'no/such/page.html' : page.path,
    }));
  if (bench.pages.some(({ kind }) => kind === 'missing page')) {
    bench.report.note('404.html is not tested over file://: its links are absolute, and only a web server shows it');
  }
  return bench.pages.filter(({ kind }) => kind !== 'missing page').map((page) => ({ ...page, address: page.path }));
}

function tidy(text, bench) {
  return Object.values(bench.bases)
    .reduce((text, base) => text.replaceAll(base, ''), text)
    .replace(/\s+/g, ' ')
    .slice(0, 240);
}
