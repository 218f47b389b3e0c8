/** Where a count stands. Lives that are lived side by side count apart, each leaving out the others' numbers. */
export interface Numbering {
  /** The number that was given last. */
  readonly last: number;
  readonly step: number;
}

/** @param last how many were numbered before */
export function countFrom(last: number): Numbering {
  return { last, step: 1 };
}

export function nextNumber({ last, step }: Numbering): number {
  return last + step;
}

export function countOne(numbering: Numbering): Numbering {
  return { ...numbering, last: nextNumber(numbering) };
}

/** The same count for so many that go on apart. */
export function splitCount({ last, step }: Numbering, parts: number): readonly Numbering[] {
  return Array.from({ length: parts }, (_, nth) => ({
    last: last + (nth + 1 - parts) * step,
    step: step * parts,
  }));
}

/** The count after that of everyone, in which a number of one that ended early may be left out. */
export function joinCounts(before: Numbering, parts: readonly Numbering[]): Numbering {
  return { ...before, last: Math.max(before.last, ...parts.map(({ last }) => last)) };
}
