/**
 * Every code a {@link HarnessError} can carry, with the sentence that explains it.
 * `user`: the person who started the run can mend it; `aws`: the account or the network answered so; `harness`: a bug.
 */
export const errorCodes = {
  usage: 'The command line or the configuration is not valid.',
  'service-not-found': 'The directory holds no Serverless Framework service.',
  'service-unreadable': 'The service configuration cannot be read.',
  'cli-not-found': 'No osls, serverless or sls command was found for the service.',
  credentials: 'The operator has no usable AWS credentials.',
  'account-not-named': 'The account was not named as a sandbox.',
  'account-mismatch': 'The credentials belong to another account than the one named as a sandbox.',
  'stack-exists': 'The stack this run would make is already there.',
  'prerequisite-failed': 'Something that the service expects to find in its account cannot be made.',
  'operator-denied': 'The operator lacks a permission that the harness itself needs.',
  quota: 'A quota of the account leaves no room for the run.',
  'endpoint-unreachable': 'The AWS endpoint does not answer.',
  aws: 'AWS answered with an error that the harness does not expect.',
  'artifact-unwritable': 'The artifact cannot be written.',
  'policy-too-large': 'The policy does not fit the quotas of the account.',
  leftovers: 'Something that the run made could not be removed.',
  'timed-out': 'An operation did not end within its time.',
  interrupted: 'The run was stopped before it made anything.',
  bug: 'The harness contradicts itself.',
} as const;

export type ErrorCode = keyof typeof errorCodes;
export type Fault = 'user' | 'aws' | 'harness';

export interface HarnessErrorOptions {
  readonly code: ErrorCode;
  readonly fault: Fault;
  /** What to do next, one sentence for a person. */
  readonly hint?: string;
  readonly cause?: unknown;
}

/** An unexpected ending. The message is lower case, names the wrong value, then what was expected. */
export class HarnessError extends Error {
  override readonly name = 'HarnessError';
  readonly code: ErrorCode;
  readonly fault: Fault;
  readonly hint: string | undefined;

  constructor(message: string, options: HarnessErrorOptions) {
    super(message, { cause: options.cause });
    this.code = options.code;
    this.fault = options.fault;
    this.hint = options.hint;
  }
}

/** Code `interrupted`. */
export class InterruptedError extends HarnessError {
  /** `SIGINT`, `SIGTERM`. */
  readonly signal: string;

  constructor(signal: string) {
    super(`stopped by ${signal} before anything was made`, { code: 'interrupted', fault: 'user' });
    this.signal = signal;
  }
}
