import { type ErrorCode, type Fault, HarnessError } from './errors.ts';

interface Meaning {
  readonly code: ErrorCode;
  readonly fault: Fault;
  readonly hint?: string;
}

const credentials: Meaning = {
  code: 'credentials',
  fault: 'user',
  hint: 'Check which credentials the environment holds (aws sts get-caller-identity).',
};
const denied: Meaning = {
  code: 'operator-denied',
  fault: 'user',
  hint: 'Run the harness as an identity that may manage IAM users and policies, stacks and buckets in the sandbox.',
};
const unreachable: Meaning = {
  code: 'endpoint-unreachable',
  fault: 'aws',
  hint: 'Check the network, the region and --endpoint-url.',
};
const quota: Meaning = {
  code: 'quota',
  fault: 'aws',
  hint: 'Remove what earlier runs left (harness clean) or ask AWS for a higher quota.',
};

/** By the name of the error, never by its text. */
const meanings: Readonly<Record<string, Meaning>> = {
  CredentialsProviderError: credentials,
  TokenProviderError: credentials,
  ExpiredToken: credentials,
  ExpiredTokenException: credentials,
  InvalidClientTokenId: credentials,
  UnrecognizedClientException: credentials,
  SignatureDoesNotMatch: credentials,
  InvalidAccessKeyId: credentials,
  AuthFailure: credentials,
  RequestExpired: credentials,
  RequestTimeTooSkewed: credentials,
  AccessDenied: denied,
  AccessDeniedException: denied,
  UnauthorizedOperation: denied,
  TimeoutError: unreachable,
  ECONNREFUSED: unreachable,
  ECONNRESET: unreachable,
  EHOSTUNREACH: unreachable,
  ENETUNREACH: unreachable,
  ENOTFOUND: unreachable,
  EAI_AGAIN: unreachable,
  EPIPE: unreachable,
  ETIMEDOUT: unreachable,
  LimitExceeded: quota,
  LimitExceededException: quota,
};

/** Makes any error of an AWS client the harness's own. */
export function toHarnessError(error: unknown, doing: string): HarnessError {
  if (error instanceof HarnessError) return error;
  const name = errorName(error);
  const meaning = meanings[name] ?? { code: 'aws', fault: 'aws' };
  return new HarnessError(`${doing} failed: ${describe(error)}`, { ...meaning, cause: error });
}

/** The name AWS gives an error, or the code the operating system gives it. */
export function errorName(error: unknown): string {
  if (!(error instanceof Error)) return 'unknown';
  const { code } = error as { readonly code?: unknown };
  if (typeof code === 'string' && Object.hasOwn(meanings, code)) return code;
  if (error instanceof AggregateError && error.errors.length > 0) return errorName(error.errors[0]);
  return error.name;
}

function describe(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  if (error instanceof AggregateError && error.message === '') return describe(error.errors[0]);
  return `${error.name}: ${error.message}`;
}

/** Runs one intention; what it throws is ours. */
export async function doing<Result>(what: string, work: () => Promise<Result>): Promise<Result> {
  try {
    return await work();
  } catch (error) {
    // Being told to stop is no failure of what was being done.
    if (errorName(error) === 'AbortError') throw error;
    throw toHarnessError(error, what);
  }
}

/** The work, or undefined when it ends with one of these errors: "already there", "already gone". */
export async function unless<Result>(
  names: readonly string[],
  work: () => Promise<Result>,
): Promise<Result | undefined> {
  try {
    return await work();
  } catch (error) {
    if (names.includes(errorName(error))) return undefined;
    throw error;
  }
}
