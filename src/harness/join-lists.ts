/**
 * What became of a list that several went on with apart, each by leaving entries out and adding others: what all have kept, then what each
 * has added. Entries are the same where they are the same object.
 */
export function joinLists<Entry>(
  before: readonly Entry[],
  parts: readonly (readonly Entry[])[],
): readonly Entry[] {
  return [
    ...before.filter((entry) => parts.every((part) => part.includes(entry))),
    ...parts.flatMap((part) => part.filter((entry) => !before.includes(entry))),
  ];
}
