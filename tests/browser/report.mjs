// Results become lines that name the page and the rule, the same fault on many pages only once.
// In: the faults of each check. Out: text, and the counts. Never: a fault without its page.

// Enough to find the cause; one broken rule of the style can fail on every link.
const SHOWN = 12;

export class Report {
  passed = 0;
  failed = 0;
  faults = new Map();
  notes = new Set();

  // One check of one page in one mode; it passes when it found no fault.
  check(page, mode, faults) {
    if (!faults.length) return void this.passed++;
    this.failed++;
    for (const { rule, detail } of faults) {
      const key = `${rule}\n${detail}`;
      const places = this.faults.get(key) ?? this.faults.set(key, new Map()).get(key);
      (places.get(page) ?? places.set(page, new Set()).get(page)).add(mode);
    }
  }

  // Something a reader should know that is no failure, such as an exclusion and its reason.
  note(text) {
    this.notes.add(text);
  }

  print() {
    for (const text of this.notes) console.log(`note: ${text}`);
    const times = new Map();
    for (const [key, places] of [...this.faults].sort(([a], [b]) => (a < b ? -1 : 1))) {
      const [rule, detail] = key.split('\n');
      times.set(rule, (times.get(rule) ?? 0) + 1);
      if (times.get(rule) > SHOWN) continue;
      console.log(`\nFAIL ${rule}: ${detail}`);
      const lines = [...places].sort(([a], [b]) => (a < b ? -1 : 1));
      for (const [page, modes] of lines.slice(0, SHOWN)) console.log(`  ${page} (${[...modes].join('; ')})`);
      if (lines.length > SHOWN) console.log(`  and ${lines.length - SHOWN} more pages`);
    }
    for (const [rule, count] of times)
      if (count > SHOWN) console.log(`\nFAIL ${rule}: and ${count - SHOWN} more faults of this rule`);
    console.log(`\n${this.passed} passed, ${this.failed} failed`);
  }
}
