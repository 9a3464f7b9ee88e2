// Leaves the site quickly and quietly. Without this script the exit links still work as links.
(function () {
  'use strict';

  var links = document.querySelectorAll('a[data-exit]');
  var button = document.querySelector('.exit-button');
  if (!links.length || !button) return;

  var PRESSES = 3;
  var WITHIN = 5000;
  var title = document.title;
  var cover = null;
  var presses = [];
  var alone = false;

  document.documentElement.classList.add('exit-ready');

  var status = document.createElement('span');
  status.className = 'hidden';
  status.setAttribute('role', 'status');
  button.parentNode.appendChild(status);

  // Covers the page before anything else, since the next page may be slow to arrive.
  function leave() {
    if (!cover) {
      cover = document.createElement('div');
      cover.className = 'exit-cover';
      cover.setAttribute('role', 'alert');
      cover.textContent = button.getAttribute('data-loading');
      document.documentElement.classList.add('exit-now');
      document.body.appendChild(cover);
    }
    document.title = '';
    // Takes this page's place in the history, so that Back does not return to it.
    window.location.replace(button.href);
  }

  function restore() {
    forget();
    if (!cover) return;
    cover.remove();
    cover = null;
    document.documentElement.classList.remove('exit-now');
    document.title = title;
  }

  function forget() {
    presses = [];
    alone = false;
    status.textContent = '';
  }

  links.forEach(function (link) {
    link.addEventListener('click', function (event) {
      event.preventDefault();
      leave();
    });
  });

  // Shift counts only when it goes down and up with no other key, so typing capitals never leaves.
  document.addEventListener('keydown', function (event) {
    if (event.key !== 'Shift' || event.ctrlKey || event.altKey || event.metaKey) forget();
    else if (!event.repeat) alone = true;
  });

  document.addEventListener('keyup', function (event) {
    if (event.key !== 'Shift' || !alone) return;
    alone = false;
    var now = Date.now();
    presses = presses.filter(function (then) { return now - then < WITHIN; });
    presses.push(now);
    var left = PRESSES - presses.length;
    if (left > 0) status.textContent = button.getAttribute('data-more').replace('{n}', left);
    else leave();
  });

  document.addEventListener('pointerdown', forget);
  window.addEventListener('blur', forget);
  window.addEventListener('pageshow', restore);
})();
