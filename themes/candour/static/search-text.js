// Folds text as the index does: small letters, no accents, no apostrophes, no hyphens. The program's own folding stands
// in `render/search/fold.rs`, and a test holds the two together.
(function () {
  'use strict';

  const own = (window.CandourSearch = {});
  const LONGEST = 64;
  const COMPOUND = /[\p{Alphabetic}\p{N}]+(?:['’‘ʼ\-‐‑][\p{Alphabetic}\p{N}]+)*/gu;
  // The same in text that still has its accents.
  const WRITTEN = /[\p{Alphabetic}\p{N}\p{M}]+(?:['’‘ʼ\-‐‑][\p{Alphabetic}\p{N}\p{M}]+)*/gu;
  const APOSTROPHES = /['’‘ʼ]/g;
  const HYPHENS = /[-‐‑]/;

  own.plain = (text) => text.normalize('NFKD').replace(/\p{M}+/gu, '').toLowerCase();

  // Returns the words of a text in order; a hyphenated word comes as its parts, the last with the whole.
  own.words = function (text) {
    const words = [];
    for (const [compound] of own.plain(text).matchAll(COMPOUND)) {
      const parts = compound.replace(APOSTROPHES, '').split(HYPHENS);
      const whole = parts.join('');
      parts.forEach((form, at) => {
        if (form.length > LONGEST) return;
        const word = { form };
        if (parts.length > 1 && at === parts.length - 1 && whole.length <= LONGEST) word.whole = { form: whole, parts: parts.length };
        words.push(word);
      });
    }
    return words;
  };

  // Returns each written word with its place, parts of hyphenated words one by one.
  own.places = function (text) {
    const places = [];
    for (const match of text.matchAll(WRITTEN)) {
      let start = match.index;
      const parts = match[0].split(HYPHENS);
      const whole = own.plain(match[0]).replace(APOSTROPHES, '').replace(/[-‐‑]/g, '');
      for (const part of parts) {
        places.push({ start, end: start + part.length, form: own.plain(part).replace(APOSTROPHES, ''), whole });
        start += part.length + 1;
      }
    }
    return places;
  };

  // Marks the places that the query speaks of: single forms, beginnings, and names of several words.
  own.mark = function (places, wanted) {
    places.forEach((place) => {
      const weight = wanted.forms.get(place.form) ?? wanted.forms.get(place.whole);
      if (weight !== undefined) place.hit = weight;
    });
    for (const { words, key } of wanted.names) {
      for (let at = 0; at + words.length <= places.length; at++) {
        if (!words.every((word, step) => places[at + step].form === word)) continue;
        for (let step = 0; step < words.length; step++) {
          places[at + step].hit = places[at + step].hit ?? key;
          places[at + step].joined = step > 0;
        }
      }
    }
    return places;
  };

  // Returns an element's children for a stretch of text, with the marked places in <mark>.
  own.marked = function (text, places, from = 0, to = text.length) {
    const children = [];
    let at = from;
    const runs = [];
    for (const place of places) {
      if (!place.hit || place.start < from || place.end > to) continue;
      const last = runs.at(-1);
      if (last && place.joined && last.end <= place.start) last.end = place.end;
      else runs.push({ start: place.start, end: place.end });
    }
    for (const { start, end } of runs) {
      if (start > at) children.push(document.createTextNode(text.slice(at, start)));
      const mark = document.createElement('mark');
      mark.textContent = text.slice(start, end);
      children.push(mark);
      at = end;
    }
    if (at < to) children.push(document.createTextNode(text.slice(at, to)));
    return children;
  };

  // Returns the number of slips between two words, at most `limit` + 1: a swap of neighbours is one (Damerau).
  own.slips = function (a, b, limit) {
    if (Math.abs(a.length - b.length) > limit) return limit + 1;
    let before = [];
    let last = Array.from({ length: b.length + 1 }, (_, at) => at);
    for (let i = 1; i <= a.length; i++) {
      const row = [i];
      let least = i;
      for (let j = 1; j <= b.length; j++) {
        const same = a[i - 1] === b[j - 1] ? 0 : 1;
        row[j] = Math.min(last[j] + 1, row[j - 1] + 1, last[j - 1] + same);
        if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) row[j] = Math.min(row[j], before[j - 2] + 1);
        least = Math.min(least, row[j]);
      }
      if (least > limit) return limit + 1;
      [before, last] = [last, row];
    }
    return last[b.length];
  };
})();
