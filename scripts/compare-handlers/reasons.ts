import type { Handler } from './ask-handlers.ts';

/** Why a table asks for what the registry does not list, or does not ask for what it lists. */
export interface Reason {
  /** A resource type, or the beginning of several: `AWS::SNS::*`. */
  readonly type: string;
  /** Absent: of every handler. */
  readonly handler?: Handler;
  readonly action: string;
  readonly because: string;
  /** The page, thread or source file that says so; `assumed` where nothing settles it. */
  readonly source: string;
}

export const reasons: readonly Reason[] = [];
