// The index as the search asks it: forms of words, documents of terms, names of things, facets. What is asked for is
// loaded; what was loaded is kept until the page is left.
(function () {
  'use strict';

  const own = window.CandourSearch;
  const VERSION = 1;
  const MOST = 31;
  // How many further scripts of the dictionary may be loaded to guess what a mistyped word should be.
  const GUESSES = 12;

  own.Index = class {
    constructor(root, load) {
      if (root.version !== VERSION) throw new own.LoadError('root');
      Object.assign(this, { root, load, volumes: [], lists: new Map(), shelves: [], columns: new Map() });
      this.standing = new Float32Array(root.documents);
      let at = 0;
      for (const [count, standing] of root.standing) this.standing.fill(0.94 + 0.03 * standing, at, (at += count));
    }

    async volume(number) {
      if (!this.volumes[number]) {
        const [words, numbers] = await this.load(`d${number}`, this.root.dictionary[number][1]);
        const forms = words.split(' ');
        const read = reader(numbers);
        const terms = new Uint32Array(forms.length);
        const often = new Uint8Array(forms.length);
        for (let at = 0, term = 0; at < forms.length; at++) {
          const step = read.varint();
          terms[at] = term += (step >>> 1) ^ -(step & 1);
          often[at] = read.byte();
        }
        this.volumes[number] = { forms, terms, often };
      }
      return this.volumes[number];
    }

    // The number of the volume that would hold a form.
    volumeOf(form) {
      return Math.max(0, firstWhere(this.root.dictionary.length, (at) => this.root.dictionary[at][0] > form) - 1);
    }

    // Returns the entry of a form, if the dictionary has it.
    async find(form) {
      if (!this.root.dictionary.length) return null;
      const { forms, terms, often } = await this.volume(this.volumeOf(form));
      const at = firstWhere(forms.length, (at) => forms[at] >= form);
      return forms[at] === form ? { form, term: terms[at], often: often[at] } : null;
    }

    // Returns the entries that begin so, the most common first.
    async beginning(start, most) {
      const found = [];
      for (let number = this.volumeOf(start); number < this.root.dictionary.length; number++) {
        const { forms, terms, often } = await this.volume(number);
        let at = firstWhere(forms.length, (at) => forms[at] >= start);
        for (; at < forms.length && forms[at].startsWith(start); at++)
          if (often[at]) found.push({ form: forms[at], term: terms[at], often: often[at] });
        if (at < forms.length) break;
      }
      return found.sort((a, b) => b.often - a.often || (a.form < b.form ? -1 : 1)).slice(0, most);
    }

    // Returns the entries that a mistyped word may have meant, the nearest and most common first.
    async near(word, most) {
      const limit = word.length >= 8 ? 2 : word.length >= 4 ? 1 : 0;
      if (!limit || /\d/.test(word)) return [];
      const all = this.root.dictionary.map((_, number) => number);
      const own = all.slice(this.volumeOf(word[0]), this.volumeOf(`${word[0]}\uffff`) + 1);
      const found = await this.guess(word, own, limit);
      if (!found.length && all.length - own.length <= GUESSES)
        found.push(...(await this.guess(word, all.filter((number) => !own.includes(number)), limit)));
      found.sort((a, b) => a.slips - b.slips || b.often - a.often || (a.form < b.form ? -1 : 1));
      return found.slice(0, most);
    }

    async guess(word, numbers, limit) {
      const found = [];
      for (const { forms, terms, often } of await Promise.all(numbers.map((number) => this.volume(number)))) {
        forms.forEach((form, at) => {
          if (!often[at] || Math.abs(form.length - word.length) > limit) return;
          const slips = own.slips(word, form, limit);
          if (slips <= limit) found.push({ form, term: terms[at], often: often[at], slips });
        });
      }
      return found;
    }

    // Returns every loaded form of a term, for marking.
    formsOf(term) {
      const found = [];
      for (const volume of this.volumes) {
        volume?.terms.forEach((own, at) => own === term && found.push(volume.forms[at]));
      }
      return found;
    }

    // Returns the documents of a term with the weight of each.
    async documents(term) {
      if (!this.lists.has(term)) {
        const number = firstWhere(this.root.postings.length, (at) => this.root.postings[at][0] > term) - 1;
        const shelf = await this.shelf(number);
        const at = term - this.root.postings[number][0];
        this.lists.set(term, unpack(shelf.bytes, shelf.starts[at], shelf.starts[at + 1]));
      }
      return this.lists.get(term);
    }

    async shelf(number) {
      if (!this.shelves[number]) {
        const [lengths, packed] = await this.load(`p${number}`, this.root.postings[number][1]);
        const read = reader(lengths);
        const starts = [0];
        while (!read.ended()) starts.push(starts.at(-1) + read.varint());
        this.shelves[number] = { bytes: decode(packed), starts };
      }
      return this.shelves[number];
    }

    // Returns the names that things go by, under the term of their first word.
    async names() {
      if (!this.byFirst) {
        const [names, labels] = await this.load('n', this.root.names);
        this.byFirst = new Map();
        this.labels = labels;
        this.namesOf = new Map();
        for (const [text, terms, concepts] of names) {
          if (!this.byFirst.has(terms[0])) this.byFirst.set(terms[0], []);
          this.byFirst.get(terms[0]).push({ text, terms, concepts });
          for (const concept of concepts) {
            if (!this.namesOf.has(concept)) this.namesOf.set(concept, []);
            this.namesOf.get(concept).push(text.split(' '));
          }
        }
        for (const list of this.byFirst.values()) list.sort((a, b) => b.terms.length - a.terms.length);
      }
      return this.byFirst;
    }

    // Returns the values of a facet, each with its documents.
    async facet({ id, digest }) {
      if (!this.columns.has(id)) {
        const values = await this.load(`f-${id}`, digest);
        this.columns.set(id, values.map(([value, label, packed]) => ({ value, label, documents: numbers(packed) })));
      }
      return this.columns.get(id);
    }

    async result(document) {
      const { size, digests } = this.root.results;
      const number = Math.floor(document / size);
      const [title, path, kind, date, summary, minutes, overdue, themes, roles] = (
        await this.load(`r${number}`, digests[number])
      )[document % size];
      return { title, path, kind: this.root.kinds[kind], date, summary, minutes, overdue, themes, roles };
    }

    // Returns the sections of a document: the place on its page, the heading, the words.
    async text(document) {
      const { size, digests } = this.root.texts;
      const number = Math.floor(document / size);
      return (await this.load(`t${number}`, digests[number]))[document % size];
    }
  };

  function decode(text) {
    const letters = atob(text.slice(text.indexOf(',') + 1));
    const bytes = new Uint8Array(letters.length);
    for (let at = 0; at < letters.length; at++) bytes[at] = letters.charCodeAt(at);
    return bytes;
  }

  function reader(text) {
    const bytes = decode(text);
    let at = 0;
    return {
      ended: () => at >= bytes.length,
      byte: () => bytes[at++],
      varint() {
        let number = 0;
        for (let shift = 0; ; shift += 7) {
          const byte = bytes[at++];
          number |= (byte & 0x7f) << shift;
          if (byte < 0x80) return number >>> 0;
        }
      },
    };
  }

  // Reads numbers of bits, the highest first, and Rice's code.
  class Bits {
    constructor(bytes, at) {
      Object.assign(this, { bytes, at: at * 8 });
    }

    take(count) {
      let number = 0;
      for (; count > 0; count--, this.at++) number = (number << 1) | ((this.bytes[this.at >> 3] >> (7 - (this.at & 7))) & 1);
      return number;
    }

    rice(low) {
      let high = 0;
      while ((this.bytes[this.at >> 3] >> (7 - (this.at & 7))) & 1) {
        high++;
        this.at++;
      }
      this.at++;
      return low ? (high << low) | this.take(low) : high;
    }
  }

  function counted(bytes, start) {
    let count = 0;
    for (let shift = 0; ; shift += 7) {
      const byte = bytes[start++];
      count |= (byte & 0x7f) << shift;
      if (byte < 0x80) return [count, new Bits(bytes, start)];
    }
  }

  function unpack(bytes, start, end) {
    if (start === end) return { documents: new Uint32Array(0), weights: new Uint8Array(0) };
    const [count, bits] = counted(bytes, start);
    const low = bits.take(5);
    const weightLow = bits.take(3);
    const documents = new Uint32Array(count);
    const weights = new Uint8Array(count);
    for (let at = 0, document = -1; at < count; at++) {
      documents[at] = document += bits.rice(low) + 1;
      weights[at] = MOST - bits.rice(weightLow);
    }
    return { documents, weights };
  }

  function numbers(text) {
    const [count, bits] = counted(decode(text), 0);
    const low = bits.take(5);
    const documents = new Uint32Array(count);
    for (let at = 0, document = -1; at < count; at++) documents[at] = document += bits.rice(low) + 1;
    return documents;
  }

  // Returns the first number below `count` for which a test holds that holds for all after it.
  function firstWhere(count, test) {
    let low = 0;
    let high = count;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (test(middle)) high = middle;
      else low = middle + 1;
    }
    return low;
  }
})();
