import { AwsError } from '../../operation.ts';
import type { Values } from '../resource-type.ts';
import type { Stack } from '../store.ts';
import { type Patience, wait } from './patience.ts';
import type { Run } from './run.ts';

/** In whose name and where a handler makes its calls. */
export type HandlerContext = Pick<Run, 'account' | 'runtime' | 'caller'> & {
  readonly stack: Pick<Stack, 'region'>;
  readonly patience?: Patience;
  readonly isExpress?: boolean;
};

/** Source: https://docs.aws.amazon.com/sdk-for-java/latest/developer-guide/retry-strategy.html (legacy, the default: four attempts). */
const sdkAttempts = 4;
/** Base of the SDK's backoff after throttling; it is doubled each time. Same page. */
const sdkBackoffMs = 500;
/** How often CloudFormation asks a handler that failed with a retriable code. That it does: behaviour.md; how often: assumed. */
const handlerAttempts = 3;
const handlerBackoffMs = 5000;

/** Throttling and ServiceInternalError are retriable codes of the handler contract. */
function isTransient(error: AwsError): boolean {
  if (error.code === 'NotImplemented') return false;
  return (
    error.status >= 500 || /Throttl|TooManyRequests|RequestLimitExceeded|SlowDown|^Rate/i.test(error.code)
  );
}

/** How many attempts the SDK tells that it made before this failure. */
export function attemptsBehind(error: AwsError): number {
  return isTransient(error) ? sdkAttempts : 1;
}

/** The SDK's attempts for one pass of a handler. */
async function attempt(context: HandlerContext, call: () => Promise<unknown>): Promise<Values> {
  for (let nth = 1; ; nth += 1) {
    try {
      return ((await call()) ?? {}) as Values;
    } catch (error) {
      if (!(error instanceof AwsError) || !isTransient(error) || nth === sdkAttempts) throw error;
      if (!(await wait(context, sdkBackoffMs * 2 ** (nth - 1)))) throw error;
    }
  }
}

/**
 * Makes one call as the stack's caller; what fails for a moment only is tried again, in the account's time.
 * @throws AwsError
 */
export async function callService(
  context: HandlerContext,
  serviceId: string,
  operation: string,
  input: object,
): Promise<Values> {
  const { account, runtime, caller, stack } = context;
  const call = (): Promise<unknown> => {
    if (!runtime.credentialLives(account, caller)) {
      throw new AwsError(
        'UnrecognizedClientException',
        'The security token included in the request is invalid.',
        403,
      );
    }
    return account.invoke(serviceId, operation, input, caller, stack.region);
  };
  for (let pass = 1; ; pass += 1) {
    try {
      return await attempt(context, call);
    } catch (error) {
      if (!(error instanceof AwsError) || !isTransient(error) || pass === handlerAttempts) throw error;
      if (!(await wait(context, handlerBackoffMs * 2 ** (pass - 1)))) throw error;
    }
  }
}

/** `lambda:CreateFunction` in its two halves. */
export function splitCall(call: string): [serviceId: string, operation: string] {
  const colon = call.indexOf(':');
  return [call.slice(0, colon), call.slice(colon + 1)];
}
