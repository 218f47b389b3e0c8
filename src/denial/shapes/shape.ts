import type { ReadingContext } from '../context.ts';
import type { Printed } from '../create-denial.ts';
import type { LookAlike } from '../denial.ts';
import type { Reading } from '../reading.ts';

/** A span of `squashed` and what it means. */
export interface Finding {
  readonly start: number;
  readonly end: number;
  readonly means:
    | { readonly kind: 'denial'; readonly printed: Omit<Printed, 'raw'> }
    | { readonly kind: 'look-alike'; readonly lookAlike: LookAlike['kind']; readonly told?: Told };
}

/** What of a finding tells of a look-alike. */
export interface Told {
  /** From here to `end`, in `squashed`. */
  readonly at: number;
  readonly end: number;
  /** Words, an error code before its message, or one beside it as in `code: '…'`. */
  readonly by: 'words' | 'name' | 'property';
  /** It only stands around what really happened. */
  readonly wraps?: true | undefined;
}

/** One wording that a refusal, or what looks like one, comes in. */
export interface Shape {
  /** Who prints it, and where that is documented. */
  readonly source: string;
  /** What it is found by: lower case, without white space. */
  readonly anchors: readonly string[];
  /** Reads it where an anchor stands. `undefined` where it is something else after all. */
  readonly read: (reading: Reading, at: number, context: ReadingContext) => Finding | undefined;
}
