// The team record: prints it, or keeps it as a file on this computer. Nothing is sent, and nothing is kept in the browser.
(function () {
  'use strict';

  var record = document.getElementById('record');
  if (!record) return;
  var part = function (name) { return record.querySelector('[data-part="' + name + '"]'); };
  var boxes = Array.prototype.slice.call(record.querySelectorAll('input, textarea'));
  var status = part('status');
  var clear = part('clear');
  var words = clear.textContent;
  var sure = false;

  // A box grows with what is typed, so that print shows all of it.
  function grow(box) {
    if (box.tagName !== 'TEXTAREA') return;
    box.style.height = 'auto';
    box.style.height = box.scrollHeight + 4 + 'px';
  }

  function say(text) {
    status.textContent = text;
  }

  function calm() {
    sure = false;
    clear.textContent = words;
  }

  // The record as plain text: a heading for each part, a line for each label.
  function text() {
    var lines = [record.getAttribute('data-title'), ''];
    record.querySelectorAll('fieldset').forEach(function (set) {
      lines.push(set.querySelector('legend').textContent.toUpperCase(), '');
      set.querySelectorAll('label').forEach(function (label) {
        var box = document.getElementById(label.htmlFor);
        lines.push(label.textContent + ': ' + box.value, '');
      });
    });
    return lines.join('\r\n');
  }

  record.addEventListener('input', function (event) {
    grow(event.target);
    calm();
  });

  part('print').addEventListener('click', function () {
    boxes.forEach(grow);
    window.print();
  });

  part('keep').addEventListener('click', function () {
    var link = document.createElement('a');
    var url = URL.createObjectURL(new Blob(['\ufeff' + text()], { type: 'text/plain;charset=utf-8' }));
    link.href = url;
    link.download = record.getAttribute('data-file');
    link.click();
    setTimeout(function () { URL.revokeObjectURL(url); }, 1000);
    say(status.getAttribute('data-kept'));
  });

  clear.addEventListener('click', function () {
    if (!sure) {
      sure = true;
      clear.textContent = clear.getAttribute('data-again');
      return;
    }
    boxes.forEach(function (box) { box.value = ''; grow(box); });
    calm();
    say(status.getAttribute('data-cleared'));
    boxes[0].focus();
  });

  part('noscript').hidden = true;
  part('buttons').hidden = false;
})();
