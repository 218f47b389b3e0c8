import type { SeenDenial } from '../harvest.ts';
import type { TrailRecord } from '../trail/trail-record.ts';
import type { Question } from './question.ts';

/** What was found out about a failure that says nothing itself. */
export interface Answer {
  readonly question: Question;
  /** Where it was looked at last. */
  readonly by:
    | 'decoded-message'
    | 'authorization-details'
    | 'cli-output'
    | 'debug-output'
    | 'packaged-files'
    | 'trail'
    | 'handler-permissions';
  /** The refused calls that it means. None: nobody tells of any. */
  readonly denials: readonly SeenDenial[];
  readonly record?: TrailRecord;
  /** How many refused calls could have been it, and their actions, each once. */
  readonly candidates?: number;
  readonly refused?: readonly string[];
  /** Of the others that could have been it as well, action and resource. None: it was this one. */
  readonly rivals?: readonly string[];
  readonly waitedMs: number;
}
