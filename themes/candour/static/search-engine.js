// A query becomes documents in order: words, beginnings, slips, other names, phrases; then filters and counts.
(function () {
  'use strict';

  const own = window.CandourSearch;
  // More words than that tell a search nothing new.
  const WORDS = 16;
  const BEGINNINGS = 12;
  // Of a word that is whole as it stands, only the commonest longer forms count as well.
  const LONGER_FORMS = 4;
  // How much less a word counts that is only meant by what was typed.
  const BEGUN = 0.75;
  const LONGER = 0.4;
  const MISTYPED = 0.9;
  const NAMED = 0.85;
  // Words that stand in nearly every text; they count in names, in phrases, and when there are no others.
  const COMMON = new Set(
    ('a about an and any are as at be been but by can did do does for from had has have how i if in into is it its me my ' +
      'of on or our should so that the their them then there these they this to us was we were what when where which who ' +
      'whom why will with would you your').split(' '),
  );

  // Enough pages with every word make those with some of them not worth showing.
  const ENOUGH = 10;

  // Returns what a query means and the documents it finds, the best first. A query without words finds nothing.
  own.find = async function (index, text, { typing = false, seen } = {}) {
    const query = await own.read(index, text, typing);
    let found = query.words.length ? await own.rank(index, query) : [];
    if (query.phrases.length) found = await own.withPhrases(index, found, query.phrases, seen);
    const whole = found.filter((each) => each.whole);
    return { query, found: whole.length >= ENOUGH ? whole : found };
  };

  // Returns what a query means: its words with their terms, the spans that name things, its phrases.
  own.read = async function (index, text, typing) {
    const words = [];
    const phrases = [];
    // Straight and curly quotes; one that is never closed is not there.
    const parts = text.slice(0, 4000).split(/["“”]/);
    parts.forEach((part, at) => {
      const inside = at % 2 === 1 && at < parts.length - 1;
      const found = own.words(part).slice(0, WORDS - words.length);
      if (inside && found.length > 1) phrases.push(found.map(({ form }) => form));
      found.forEach((word) => words.push({ ...word, quoted: inside }));
    });
    const open = typing && /[\p{Alphabetic}\p{N}]$/u.test(text);
    const byFirst = index.names();
    await Promise.all(words.map((word, at) => meaning(index, word, open && at === words.length - 1)));
    const spans = named(words, await byFirst);
    // What names something is whole as it stands, and only offers what else may begin so.
    for (const { from, length } of spans) for (let at = from; at < from + length; at++) words[at].named = true;
    await forgive(index, words);
    const covered = new Set(spans.flatMap(({ from, length }) => Array.from({ length }, (_, step) => from + step)));
    const telling = words.map((word, at) => word.quoted || covered.has(at) || !COMMON.has(word.form));
    if (!telling.includes(true)) telling.fill(true);
    words.forEach((word, at) => (word.counts = telling[at]));
    return { words, spans, phrases };
  };

  async function meaning(index, word, open) {
    word.exact = await index.find(word.form);
    if (word.whole) word.joined = await index.find(word.whole.form);
    word.begun = open ? (await index.beginning(word.form, BEGINNINGS)).filter(({ form }) => form !== word.form) : [];
  }

  // Finds the longest names in a row of words: "looked after child", "LAC", and hyphenated words that are one.
  function named(words, byFirst) {
    const spans = [];
    for (let from = 0; from < words.length; from++) {
      const names = byFirst.get(words[from].exact?.term) ?? [];
      const fits = ({ terms }) => terms.every((term, step) => words[from + step]?.exact?.term === term);
      const name = names.find(fits);
      if (!name) continue;
      spans.push({ from, length: name.terms.length, concepts: name.concepts, text: name.text });
      from += name.terms.length - 1;
    }
    words.forEach((word, at) => {
      if (word.joined) spans.push({ from: at + 1 - word.whole.parts, length: word.whole.parts, concepts: [word.joined.term], plain: true });
    });
    return spans;
  }

  // Looks for what was meant by words that no document has, unless they name something that one has.
  async function forgive(index, words) {
    await Promise.all(
      words.map(async (word) => {
        if (word.exact?.often || word.begun.length || word.named) return;
        if (word.form.length > 2) word.begun = await index.beginning(word.form, BEGINNINGS);
        if (!word.begun.length) word.near = await index.near(word.form, 4);
      }),
    );
  }

  // Returns the documents that a query finds, the best first: `all` says how many of them have every word.
  own.rank = async function (index, query) {
    const { words, spans } = query;
    const scores = await Promise.all(words.map((word) => (word.counts ? scoreOf(index, terms(word)) : null)));
    for (const span of spans) {
      span.scores = await scoreOf(index, span.concepts.map((term) => ({ term, factor: span.plain ? 1 : NAMED })));
    }
    const total = words.filter(({ counts }) => counts).length;
    const found = [];
    for (let document = 0; document < index.root.documents; document++) {
      let covered = 0;
      let score = 0;
      for (let at = 0; at < words.length; at++) {
        const own = scores[at]?.[document] ?? 0;
        if (own > 0) {
          covered++;
          score += own;
        }
      }
      for (const { from, length, scores: named } of spans) {
        if (!named[document]) continue;
        let plain = 0;
        for (let at = from; at < from + length; at++) {
          const own = scores[at]?.[document] ?? 0;
          plain += own;
          if (words[at].counts && own === 0) covered++;
        }
        if (named[document] > plain) score += named[document] - plain;
      }
      if (!covered) continue;
      const whole = Math.min(1, covered / total);
      found.push({ document, whole: whole === 1, score: score * whole * index.standing[document] });
    }
    found.sort((a, b) => b.whole - a.whole || b.score - a.score || a.document - b.document);
    return found;
  };

  function terms({ exact, begun, near = [], named }) {
    const wanted = exact?.often ? [{ term: exact.term, factor: 1 }] : [];
    const seen = new Set(wanted.map(({ term }) => term));
    const also = (entries, factor) => {
      for (const { term } of entries) if (!seen.has(term) && seen.add(term)) wanted.push({ term, factor });
    };
    if (!named && wanted.length) also(begun.slice(0, LONGER_FORMS), LONGER);
    else if (!named) also(begun, BEGUN);
    if (near.length) also(near.filter(({ slips }) => slips === near[0].slips).slice(0, 1), MISTYPED);
    return wanted;
  }

  // Returns for each document the most that one of the terms says about it.
  async function scoreOf(index, wanted) {
    const scores = new Float32Array(index.root.documents);
    const lists = await Promise.all(wanted.map(({ term }) => index.documents(term)));
    const common = lists.reduce((sum, { documents }) => sum + documents.length, 0);
    lists.forEach(({ documents, weights }, at) => {
      // Words that only begin as was typed are as common as all of them together.
      const often = wanted[at].factor < MISTYPED - 0.1 ? Math.min(common, index.root.documents) : documents.length;
      const rare = Math.log(1 + (index.root.documents - often + 0.5) / (often + 0.5)) * wanted[at].factor;
      for (let place = 0; place < documents.length; place++) {
        const score = (rare * weights[place]) / 31;
        if (score > scores[documents[place]]) scores[documents[place]] = score;
      }
    });
    return scores;
  }

  // Keeps the documents that hold every phrase, word by word; `seen` is told how far it is.
  own.withPhrases = async function (index, found, phrases, seen) {
    const whole = found.filter((each) => each.whole);
    const { size } = index.root.texts;
    const bundles = new Map();
    for (const each of whole) {
      const number = Math.floor(each.document / size);
      if (!bundles.has(number)) bundles.set(number, []);
      bundles.get(number).push(each);
    }
    let looked = 0;
    const kept = new Set();
    const waiting = [...bundles.values()];
    const worker = async () => {
      for (let bundle = waiting.shift(); bundle; bundle = waiting.shift()) {
        for (const each of bundle) {
          const sections = await index.text(each.document);
          const holds = (phrase) => sections.some(([, heading, text]) => says(heading, phrase) || says(text, phrase));
          if (phrases.every(holds)) kept.add(each);
        }
        looked += bundle.length;
        seen?.(looked, whole.length);
      }
    };
    await Promise.all(Array.from({ length: 6 }, worker));
    return whole.filter((each) => kept.has(each));
  };

  function says(text, phrase) {
    const forms = own.words(text).map(({ form }) => form);
    return forms.some((_, at) => phrase.every((word, step) => forms[at + step] === word));
  }

  // Narrows documents by the chosen values of facets: any value of one facet, every facet.
  // Returns those left, and for each facet how many each value would give.
  own.narrow = async function (index, found, chosen) {
    const facets = await Promise.all(
      index.root.facets.map(async (facet) => ({ id: facet.id, values: await index.facet(facet) })),
    );
    // For each document: 0 when it is in, the number of the one facet that keeps it out, or 255.
    const state = new Uint8Array(index.root.documents).fill(255);
    for (const { document } of found) state[document] = 0;
    facets.forEach(({ id, values }, at) => {
      const wanted = values.filter(({ value }) => chosen[id]?.includes(value));
      if (!wanted.length) return;
      const has = new Uint8Array(index.root.documents);
      for (const { documents } of wanted) for (const document of documents) has[document] = 1;
      for (const { document } of found) if (!has[document]) state[document] = state[document] === 0 ? at + 1 : 255;
    });
    const counts = facets.map(({ id, values }, at) => ({
      id,
      values: values.map(({ value, label, documents }) => {
        let count = 0;
        for (const document of documents) if (state[document] === 0 || state[document] === at + 1) count++;
        return { value, label, count };
      }),
    }));
    return { kept: found.filter(({ document }) => state[document] === 0), facets: counts };
  };

  // Returns what to mark in titles and passages.
  own.wanted = function (index, { words, spans }) {
    const forms = new Map();
    const names = [];
    for (const word of words.filter(({ counts }) => counts)) {
      for (const { term } of terms(word)) for (const form of index.formsOf(term)) forms.set(form, word.form);
    }
    for (const { concepts, plain, text } of spans) {
      for (const concept of concepts) {
        if (plain) index.formsOf(concept).forEach((form) => forms.set(form, form));
        else for (const name of index.namesOf.get(concept) ?? []) names.push({ words: name, key: text });
      }
    }
    return { forms, names };
  };

  // Returns the stretch of a document that says most about the query: its section, and from where to where.
  own.passage = function (sections, wanted, length) {
    let best = null;
    sections.forEach(([anchor, heading, text], number) => {
      const places = own.mark(own.places(text), wanted);
      for (let first = 0; first < places.length; first++) {
        if (!places[first].hit) continue;
        const keys = new Set();
        let hits = 0;
        let last = first;
        for (let at = first; at < places.length && places[at].end - places[first].start <= length; at++) {
          if (!places[at].hit) continue;
          keys.add(places[at].hit);
          hits++;
          last = at;
        }
        const value = keys.size * 10 + Math.min(hits, 5) + (number === 0 ? 2 : 0);
        if (!best || value > best.value) best = { value, number, anchor, heading, text, places, first, last };
      }
    });
    if (!best || best.number === 0) return null;
    return { ...best, ...around(best, length) };
  };

  // Returns where a passage begins and ends: at the sentence of its first hit if that is near, and at whole words.
  function around({ text, places, first, last }, length) {
    let from = places[first].start;
    const before = text.slice(Math.max(0, from - length / 2), from);
    const sentence = Math.max(before.lastIndexOf('. '), before.lastIndexOf('? '), before.lastIndexOf('! '));
    if (sentence >= 0) from -= before.length - sentence - 2;
    else if (before.length === from) from = 0;
    else from -= Math.max(0, before.length - 1 - before.indexOf(' '));
    let to = Math.min(text.length, Math.max(places[last].end, from + length));
    const space = text.indexOf(' ', to);
    to = space < 0 ? text.length : space;
    return { from, to };
  }
})();
