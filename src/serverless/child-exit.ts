/** How the child ended. Each child ends in exactly one of these. */
export type ChildExit =
  | { kind: 'exited'; code: number }
  | { kind: 'signalled'; signal: string }
  /** Ended by the harness because it took longer than it was given. */
  | { kind: 'timed-out'; afterMs: number }
  /** Ended by the harness because it went on waiting for a stack that had failed and stood still. */
  | { kind: 'stalled'; stackStatus: string }
  /** Ended by the harness because it was asked to. */
  | { kind: 'stopped' }
  | { kind: 'not-started'; message: string };
