// An open page of the preview follows its document: it hears that the folder was judged and takes the new page in place.
// In: events of the server. Out: the same window with new words, at the same place, with the same panels open.
// Never: writes anything but the place and the open panels, for this tab and as long as it is open.
(() => {
  'use strict';
  const KEY = 'candour-preview';
  // Pages with other scripts are loaded anew, since those would not begin again by themselves.
  const QUIET = /\/(preview|exit[^/]*)\.js$/;
  let source = null;
  let timer = 0;
  let running = false;
  let again = false;

  const now = (root = document) => root.querySelector('meta[name="candour-now"]');

  // The panels that are open, each by its id or by its place among those of its part of the page.
  const panels = (root) =>
    [...root.querySelectorAll('details')].map((one, at) => [one.id || `${at}:${one.querySelector('summary')?.textContent}`, one]);
  const opened = () => panels(document).filter(([, one]) => one.open).map(([name]) => name);
  const reopen = (names) => {
    for (const [name, one] of panels(document)) if (names.includes(name)) one.open = true;
  };

  function remember() {
    const state = { path: location.pathname, x: scrollX, y: scrollY, open: opened() };
    sessionStorage.setItem(KEY, JSON.stringify(state));
  }

  function recall() {
    const kept = sessionStorage.getItem(KEY);
    sessionStorage.removeItem(KEY);
    const state = kept ? JSON.parse(kept) : null;
    if (state?.path !== location.pathname) return;
    reopen(state.open);
    scrollTo(state.x, state.y);
  }

  const scripts = (root) => [...root.querySelectorAll('script[src]')].map((one) => one.getAttribute('src'));
  const styles = (root) => [...root.querySelectorAll('link[rel="stylesheet"]')];

  // New style stands before the old one goes, so that the page is never seen without.
  function restyle(fresh) {
    const wanted = styles(fresh).map((one) => one.getAttribute('href'));
    const had = styles(document);
    const known = had.map((one) => one.getAttribute('href'));
    if (wanted.join() === known.join()) return;
    let waiting = 0;
    const drop = () => {
      if (--waiting <= 0) for (const one of had) if (!wanted.includes(one.getAttribute('href'))) one.remove();
    };
    for (const href of wanted.filter((href) => !known.includes(href))) {
      const link = document.createElement('link');
      Object.assign(link, { rel: 'stylesheet', href, onload: drop, onerror: drop });
      waiting++;
      document.head.append(link);
    }
    if (!waiting) drop();
  }

  // Puts the parts of a new page where those of the old one are; false when the two are built in different ways.
  function swap(fresh) {
    const same = scripts(fresh).join() === scripts(document).join();
    if (!same || !scripts(fresh).every((src) => QUIET.test(src))) return false;
    const open = opened();
    const [x, y] = [scrollX, scrollY];
    const focus = document.activeElement?.id;
    restyle(fresh);
    document.title = fresh.title;
    document.body.className = fresh.body.className;
    const keep = (one) => one.classList.contains('exit') || one.classList.contains('skip');
    const old = [...document.body.children].filter((one) => !keep(one));
    const anchor = document.createComment('');
    (old[0] ?? null) ? old[0].before(anchor) : document.body.append(anchor);
    for (const one of old) one.remove();
    anchor.replaceWith(...[...fresh.body.children].filter((one) => !keep(one)));
    now().content = now(fresh).content;
    reopen(open);
    ready();
    if (focus) document.getElementById(focus)?.focus({ preventScroll: true });
    scrollTo(x, y);
    return true;
  }

  async function follow() {
    if (running) return void (again = true);
    running = true;
    try {
      const answer = await fetch(location.pathname, { cache: 'no-store' });
      const fresh = new DOMParser().parseFromString(await answer.text(), 'text/html');
      if (now(fresh) && !swap(fresh)) {
        remember();
        location.reload();
      }
    } catch {
      // The server has gone; it says so itself when it is back.
    } finally {
      running = false;
    }
    if (again) {
      again = false;
      follow();
    }
  }

  // Only a page that is seen listens: a browser keeps few lines open to one server.
  function listen() {
    clearTimeout(timer);
    if (document.hidden || source) return;
    source = new EventSource('/_preview/events');
    source.addEventListener('now', (news) => {
      if (news.data !== now()?.content) follow();
    });
    source.onerror = () => {
      if (source?.readyState !== EventSource.CLOSED) return;
      source = null;
      timer = setTimeout(listen, 2000);
    };
  }

  function rest() {
    source?.close();
    source = null;
  }

  // A button for what needs one: copying a command.
  function ready() {
    for (const command of document.querySelectorAll('.candour-command')) {
      if (!navigator.clipboard || command.nextElementSibling?.matches('button')) continue;
      const button = document.createElement('button');
      button.type = 'button';
      button.textContent = 'Copy';
      button.addEventListener('click', async () => {
        await navigator.clipboard.writeText(command.textContent.trim());
        button.textContent = 'Copied';
        setTimeout(() => (button.textContent = 'Copy'), 2000);
      });
      command.after(button);
    }
  }

  document.addEventListener('visibilitychange', () => (document.hidden ? rest() : listen()));
  addEventListener('pagehide', rest);
  addEventListener('pageshow', listen);
  ready();
  recall();
  listen();
})();
