import type { RetryErrorInfo, RetryErrorType, RetryStrategyV2, RetryToken } from '@smithy/types';

const longestDelayMs = 20_000;

/** The first delay at most; each one after it is twice as long at most. Source: the SDK's own standard strategy. */
const firstDelayMs: Readonly<Record<RetryErrorType, number | undefined>> = {
  THROTTLING: 500,
  TRANSIENT: 100,
  SERVER_ERROR: 100,
  CLIENT_ERROR: undefined,
};

/**
 * Retries so often, whatever failed before. The SDK's own strategy counts the failures of all calls together and gives up
 * when there were many lately: good manners for a server, but a run has nothing else to do than to wait.
 */
export function createPatientRetries(maxAttempts: number): RetryStrategyV2 & { readonly mode: 'standard' } {
  return {
    mode: 'standard',
    acquireInitialRetryToken: () => Promise.resolve(createToken(0, 0)),
    refreshRetryTokenForRetry: (token, error) => {
      const delayMs = chooseDelayMs(token, error);
      const count = token.getRetryCount() + 1;
      return delayMs === undefined || count >= maxAttempts
        ? Promise.reject(new Error('tried often enough'))
        : Promise.resolve(createToken(count, delayMs));
    },
    recordSuccess: () => {},
  };
}

/** Undefined: what failed so fails again. */
function chooseDelayMs(token: RetryToken, { errorType, retryAfterHint }: RetryErrorInfo): number | undefined {
  const first = firstDelayMs[errorType];
  if (first === undefined) return undefined;
  const drawnMs = Math.random() * Math.min(first * 2 ** token.getRetryCount(), longestDelayMs);
  const askedMs = retryAfterHint ? retryAfterHint.getTime() - Date.now() : 0;
  return Math.max(drawnMs, Math.min(askedMs, longestDelayMs));
}

function createToken(count: number, delayMs: number): RetryToken {
  return { getRetryCount: () => count, getRetryDelay: () => delayMs };
}
