import { HarnessError } from './errors.ts';

/** How a run ended. */
export type Outcome =
  | { readonly kind: 'proven' }
  /** A policy that was proven before still holds, and holds nothing that is needed no longer. */
  | { readonly kind: 'unchanged' }
  /** It does not: something is missing, or needed no longer. */
  | { readonly kind: 'changed'; readonly message: string }
  /** A policy from elsewhere does not suffice, or allows what is not needed. */
  | { readonly kind: 'refuted'; readonly message: string }
  /** A policy that no grant to the deployer can answer refuses. */
  | { readonly kind: 'blocked'; readonly by: string; readonly policyArn?: string; readonly message: string }
  /** Something is refused and nothing new can be learned about it. */
  | { readonly kind: 'stuck'; readonly message: string; readonly seen: readonly string[] }
  /** The service fails for a reason that is no permission. */
  | { readonly kind: 'broken'; readonly phase: string; readonly message: string }
  /** `--max-attempts` or `--timeout` was reached. */
  | { readonly kind: 'exhausted'; readonly bound: 'attempts' | 'time'; readonly message: string }
  | { readonly kind: 'interrupted'; readonly signal: string }
  /** The harness itself failed: preflight, AWS, a bug. */
  | { readonly kind: 'failed'; readonly code: string; readonly message: string; readonly hint?: string };

export type Failure = Extract<Outcome, { kind: 'failed' }>;

/** The outcome of a run that an error ended. */
export function outcomeOfFailure(error: unknown): Failure {
  if (error instanceof HarnessError) {
    return {
      kind: 'failed',
      code: error.code,
      message: error.message,
      ...(error.hint !== undefined && { hint: error.hint }),
    };
  }
  return { kind: 'failed', code: 'bug', message: error instanceof Error ? error.message : String(error) };
}
