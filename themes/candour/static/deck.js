// Shows the slides of a seminar one by one, and a second window to speak from. Without this script the page reads as it is.
(function () {
  'use strict';

  var deck = document.getElementById('deck');
  if (!deck) return;
  var slides = Array.prototype.slice.call(deck.querySelectorAll('.slide'));
  var page = document.body;
  var part = function (name) { return document.querySelector('[data-deck="' + name + '"]'); };
  var parts = Array.prototype.slice.call(document.querySelectorAll('.deck-agenda li'));
  var at = 0;
  var mode = 'read';
  // The window at the other end: the one that shows, or the one to speak from.
  var other = null;
  var ticking = 0;
  var spent = 0;

  function place() {
    var found = /^#(?:talk_|slide_)(\d+)$/.exec(window.location.hash);
    return found ? Math.min(Math.max(Number(found[1]) - 1, 0), slides.length - 1) : 0;
  }

  // The address changes in place, so that Back leaves the slides and does not go through them.
  function remember() {
    try {
      window.history.replaceState(null, '', '#' + (mode === 'talk' ? 'talk_' : 'slide_') + (at + 1));
    } catch (error) { /* Some browsers refuse this for a file on the computer. */ }
  }

  function mark() {
    slides.forEach(function (slide, index) {
      slide.classList.toggle('is-now', index === at);
      slide.classList.toggle('is-after', index === at + 1);
      slide.toggleAttribute('inert', mode === 'talk' && index === at + 1);
    });
    part('count').textContent = (at + 1) + ' / ' + slides.length;
  }

  function go(next, told) {
    next = Math.min(Math.max(next, 0), slides.length - 1);
    page.classList.remove('deck-dark');
    if (mode !== 'read' && next > at && !ticking && !spent && mode === 'talk') run();
    at = next;
    mark();
    if (mode !== 'read') {
      remember();
      slides[at].focus({ preventScroll: true });
    }
    if (!told) tell();
  }

  function tell() {
    if (other && !other.closed) other.postMessage({ candour: 'slide', at: at, of: slides.length }, '*');
  }

  function enter(next) {
    mode = next;
    page.classList.toggle('deck-show', mode === 'show');
    page.classList.toggle('deck-talk', mode === 'talk');
    part('panel').hidden = mode !== 'talk';
    // Long notes are scrolled beside the slide, also by keys.
    slides.forEach(function (slide) {
      var notes = slide.querySelector('.slide-notes');
      if (notes && mode === 'talk') notes.tabIndex = 0;
      else if (notes) notes.removeAttribute('tabindex');
    });
    go(at, true);
    if (mode === 'read') slides[at].scrollIntoView();
  }

  function present() {
    at = nearest();
    enter('show');
    if (document.documentElement.requestFullscreen) document.documentElement.requestFullscreen().catch(function () {});
  }

  function leave() {
    if (mode === 'talk') return;
    if (document.fullscreenElement) document.exitFullscreen();
    enter('read');
  }

  // The slide that a reader is at.
  function nearest() {
    if (mode !== 'read') return at;
    for (var index = 0; index < slides.length; index += 1) {
      if (slides[index].getBoundingClientRect().bottom > window.innerHeight / 3) return index;
    }
    return 0;
  }

  function speak() {
    var address = window.location.href.split('#')[0] + '#talk_' + (at + 1);
    var opened = window.open(address, 'candour-talk', 'popup,width=1280,height=800');
    if (opened) other = opened;
  }

  function minutes() {
    return (spent + (ticking ? Date.now() - ticking : 0)) / 60000;
  }

  function show() {
    var now = minutes();
    var seconds = Math.floor(now * 60);
    part('clock').textContent = Math.floor(seconds / 60) + ':' + ('0' + seconds % 60).slice(-2);
    var end = parts.length ? Number(parts[parts.length - 1].getAttribute('data-to')) : Infinity;
    part('clock').parentNode.classList.toggle('is-over', now > end);
    parts.forEach(function (item) {
      var is = now >= Number(item.getAttribute('data-from')) && now < Number(item.getAttribute('data-to'));
      item.classList.toggle('is-now', is);
      if (is) item.setAttribute('aria-current', 'step');
      else item.removeAttribute('aria-current');
    });
    var button = part('run');
    button.textContent = button.getAttribute(ticking ? 'data-pause' : 'data-start');
  }

  function run() {
    if (ticking) {
      spent += Date.now() - ticking;
      ticking = 0;
    } else {
      ticking = Date.now();
    }
    show();
  }

  function reset() {
    ticking = 0;
    spent = 0;
    show();
  }

  var keys = {
    ArrowRight: 1, ArrowDown: 1, PageDown: 1, n: 1, ' ': 1,
    ArrowLeft: -1, ArrowUp: -1, PageUp: -1, p: -1, Backspace: -1
  };

  document.addEventListener('keydown', function (event) {
    if (mode === 'read' || event.ctrlKey || event.altKey || event.metaKey) return;
    var typed = event.key.length === 1 ? event.key.toLowerCase() : event.key;
    // A button or link that has the focus keeps its own keys.
    if ((typed === ' ' || typed === 'Enter') && /^(A|BUTTON|INPUT|SUMMARY)$/.test(event.target.tagName)) return;
    if (/^Arrow(Up|Down)$/.test(typed) && event.target.closest('.slide-notes')) return;
    if (keys[typed]) go(at + (event.shiftKey && typed === ' ' ? -1 : keys[typed]));
    else if (typed === 'Home') go(0);
    else if (typed === 'End') go(slides.length - 1);
    else if (typed === 'Escape') leave();
    else if (typed === 's' && mode === 'show') speak();
    else if (typed === 'b' && mode === 'show') page.classList.toggle('deck-dark');
    else if (typed === 'f' && mode === 'show' && !document.fullscreenElement) document.documentElement.requestFullscreen();
    else return;
    event.preventDefault();
  });

  deck.addEventListener('click', function (event) {
    if (mode !== 'show' || event.target.closest('a, summary, [tabindex="0"]')) return;
    go(at + (event.clientX < window.innerWidth / 4 ? -1 : 1));
  });

  document.addEventListener('fullscreenchange', function () {
    if (!document.fullscreenElement && mode === 'show') enter('read');
  });

  // Nothing but the number of a slide comes in, and only from the window that was opened from here or opened this one.
  window.addEventListener('message', function (event) {
    var said = event.data;
    if (!said || !event.source || (event.source !== other && event.source !== window.opener && said.candour !== 'hello')) return;
    if (said.of !== slides.length) return;
    if (said.candour === 'hello') {
      other = event.source;
      tell();
    } else if (said.candour === 'slide' && said.at !== at) {
      if (mode === 'read') enter('show');
      go(said.at, true);
    }
  });

  part('present').addEventListener('click', present);
  part('speaker').addEventListener('click', speak);
  part('run').addEventListener('click', run);
  part('reset').addEventListener('click', reset);
  part('back').addEventListener('click', function () { go(at - 1); });
  part('next').addEventListener('click', function () { go(at + 1); });
  part('present').hidden = false;
  part('speaker').hidden = false;
  at = place();
  mark();
  show();
  window.setInterval(show, 500);
  if (/^#talk_/.test(window.location.hash)) {
    other = window.opener;
    enter('talk');
    if (other) other.postMessage({ candour: 'hello', of: slides.length }, '*');
  }
})();
