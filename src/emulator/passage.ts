import type { Moment } from './clock.ts';

/** What something is until a moment; from then on it rests in its own state, or is gone. */
export interface Passage<Status> {
  readonly status: Status;
  readonly over: Moment;
}

/** Undefined: nothing is under way any more. */
export function statusOf<Status>(passage: Passage<Status> | undefined): Status | undefined {
  return passage?.over.hasPassed ? undefined : passage?.status;
}
