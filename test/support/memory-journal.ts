import type { Journal, JournalEntry } from '../../src/account/journal.ts';

/** A journal that is no file, and what was written into it. */
export function createMemoryJournal(): {
  readonly journal: Journal;
  readonly entries: readonly JournalEntry[];
} {
  const entries: JournalEntry[] = [];
  const journal: Journal = {
    file: '',
    append: async (entry) => void entries.push(entry),
    close: () => Promise.resolve(),
  };
  return { journal, entries };
}
