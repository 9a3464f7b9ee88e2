// Leaving the site becomes checks of what the next place learns, and of what stays behind.
// In: the bench. Out: one check for each way of leaving and protocol. Never: asks the real target for anything.

import { open, PROTOCOLS } from './page.mjs';

// Longer than the script of the site waits between the first and the last press.
const SLOW = 2700;
const MARK = 'bench: ';

export function jobs(bench) {
  const briefing = bench.pages.find(({ kind }) => kind === 'briefing') ?? bench.pages[0];
  const jobs = [];
  for (const protocol of PROTOCOLS) {
    const add = (name, run, options) =>
      jobs.push({
        page: briefing.path,
        run: async (report) => {
          const scene = await arrive(bench, protocol, briefing.path, options);
          report.check(briefing.path, `${protocol}, exit by ${name}`, [...(await run(scene)), ...scene.faults()]);
          await scene.close();
        },
      });
    add('click', (scene) => leaves(scene, () => scene.tab.click('.exit-button', { noWaitAfter: true })));
    add('Enter on the button', (scene) =>
      leaves(scene, () => scene.tab.press('.exit-button', 'Enter', { noWaitAfter: true })),
    );
    add('second link', (scene) => leaves(scene, () => keys(scene.tab, ['Tab', 'Tab', 'Enter'])));
    add('Shift three times', (scene) => leaves(scene, () => keys(scene.tab, ['Shift', 'Shift', 'Shift'])));
    add('typing capitals, which must stay', (scene) =>
      stays(scene, () => keys(scene.tab, ['Shift+A', 'Shift+B', 'Shift+C', 'Shift+D'])),
    );
    add('Shift with other keys between, which must stay', (scene) =>
      stays(scene, () => keys(scene.tab, ['Shift', 'a', 'Shift', 'b', 'Shift'])),
    );
    add('Shift with Control, which must stay', (scene) =>
      stays(scene, () => keys(scene.tab, ['Control+Shift', 'Control+Shift', 'Control+Shift'])),
    );
    add('three slow presses, which must stay', (scene) =>
      stays(scene, () => keys(scene.tab, ['Shift', 'Shift', 'Shift'], SLOW)),
    );
    add('two presses, which must stay', (scene) => stays(scene, () => keys(scene.tab, ['Shift', 'Shift'])));
    add(
      'click without script',
      (scene) => plainLink(scene, () => scene.tab.click('.exit-button', { noWaitAfter: true })),
      { javaScriptEnabled: false },
    );
    add('second link without script', (scene) => plainLink(scene, () => keys(scene.tab, ['Tab', 'Tab', 'Enter'])), {
      javaScriptEnabled: false,
    });
  }
  return jobs;
}

// Home first and then the page, so that Back has somewhere to go; the target answers slowly, as a real one may.
async function arrive(bench, protocol, path, options) {
  const own = await open(bench, protocol, 'index.html', options);
  await own.tab.goto(bench.bases[protocol] + path);
  const link = own.tab.locator('.exit-button');
  const target = await link.getAttribute('href');
  const seen = [];
  let release = null;
  const held = new Promise((done) => (release = done));
  await own.tab.context().route(`${new URL(target).origin}/**`, async (route) => {
    const request = route.request();
    if (request.isNavigationRequest()) seen.push(request.headers().referer ?? '');
    await held;
    // The target writes down what it was told, where it can be read without its own script.
    await route.fulfill({ contentType: 'text/html', body: '<!doctype html><title>Elsewhere</title><p>Elsewhere' });
  });
  return {
    ...own,
    // The target is another origin, and to leave for it is what is wanted here.
    faults: () =>
      own
        .faults()
        .filter(({ rule, detail }) => !(rule === 'request/other-origin' && detail.startsWith(new URL(target).origin))),
    page: bench.bases[protocol] + path,
    home: `${bench.bases[protocol]}index.html`,
    target,
    seen,
    release,
  };
}

async function leaves(scene, act) {
  const { tab } = scene;
  const faults = [];
  const before = await tab.title();
  const reports = [];
  tab.on('console', (message) => message.text().startsWith(MARK) && reports.push(message.text().slice(MARK.length)));
  await tab.evaluate(tellWhileLeaving, MARK);
  // The answer is held back, so an act may end only with the error that it took too long.
  const action = act().catch(() => null);
  await until(() => scene.seen.length);
  if (!scene.seen.length) faults.push({ rule: 'exit/stays', detail: 'the page is not left' });
  await tab.waitForTimeout(200);
  const left = JSON.parse(reports.at(-1) ?? '{}');
  if (left.title && left.title === before)
    faults.push({ rule: 'exit/title', detail: 'the title of the page stays in the tab while the target loads' });
  if (!left.covered) faults.push({ rule: 'exit/uncovered', detail: 'the page can be read while the target loads' });
  if (!left.says?.trim())
    faults.push({ rule: 'exit/silent', detail: 'a screen reader is told nothing while the target loads' });
  scene.release();
  await action;
  faults.push(...(await arrived(scene)));
  await tab.goBack({ timeout: 5000 }).catch(() => null);
  if (tab.url() === scene.page) faults.push({ rule: 'exit/back', detail: 'Back returns to the page' });
  else if (tab.url() !== scene.home)
    faults.push({ rule: 'exit/back', detail: `Back goes to ${tab.url()}, and not to the page before` });
  return faults;
}

// Runs in the page. Between the old page and the new one a browser answers no questions, so the old page must tell by itself.
function tellWhileLeaving(mark) {
  setInterval(() => {
    const top = document.elementFromPoint(innerWidth / 2, innerHeight / 2);
    const shown = [...document.querySelectorAll('main, header, footer')].some((part) =>
      part.checkVisibility({ visibilityProperty: true }),
    );
    const says = document.querySelector('[role=alert]')?.textContent ?? '';
    console.debug(
      mark + JSON.stringify({ title: document.title, covered: !shown && !top?.closest('main, header, footer'), says }),
    );
  }, 50);
}

async function stays(scene, act) {
  await act();
  await scene.tab.waitForTimeout(300);
  const gone = scene.seen.length > 0 || scene.tab.url() !== scene.page;
  scene.release();
  return gone ? [{ rule: 'exit/leaves', detail: 'the page is left, though nobody asked to leave' }] : [];
}

async function plainLink(scene, act) {
  scene.release();
  await act();
  return arrived(scene);
}

async function arrived({ tab, target, seen }) {
  await tab.waitForURL((url) => url.href.startsWith(target), { timeout: 5000 }).catch(() => null);
  if (!tab.url().startsWith(target)) return [{ rule: 'exit/target', detail: `the browser is at ${tab.url()}` }];
  const referrer = seen.find(Boolean) ?? (await tab.evaluate(() => document.referrer));
  return referrer
    ? [{ rule: 'exit/referrer', detail: `the target learns where the reader was: ${new URL(referrer).origin}` }]
    : [];
}

async function keys(tab, keys, pause = 0) {
  for (const key of keys) {
    await tab.keyboard.press(key);
    if (pause) await tab.waitForTimeout(pause);
  }
}

async function until(true_) {
  for (let tries = 0; tries < 100 && !true_(); tries++) await new Promise((done) => setTimeout(done, 50));
}
