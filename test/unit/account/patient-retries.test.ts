import { describe, expect, it } from 'vitest';
import type { RetryErrorType } from '@smithy/types';
import { createPatientRetries } from '../../../src/account/patient-retries.ts';

async function retry(errorType: RetryErrorType, maxAttempts: number): Promise<number[]> {
  const retries = createPatientRetries(maxAttempts);
  const delays: number[] = [];
  let token = await retries.acquireInitialRetryToken('');
  for (;;) {
    try {
      token = await retries.refreshRetryTokenForRetry(token, { errorType });
    } catch {
      return delays;
    }
    delays.push(token.getRetryDelay());
  }
}

describe('createPatientRetries', () => {
  it.each<RetryErrorType>(['THROTTLING', 'TRANSIENT', 'SERVER_ERROR'])('retries %s', async (errorType) => {
    const delays = await retry(errorType, 10);
    expect(delays).toHaveLength(9);
    expect(Math.max(...delays)).toBeLessThanOrEqual(20_000);
    expect(delays[0]).toBeLessThanOrEqual(500);
  });

  it('does not retry what the client did wrong', async () => {
    expect(await retry('CLIENT_ERROR', 10)).toEqual([]);
  });

  it('does not tire, however often it was needed before', async () => {
    const retries = createPatientRetries(3);
    for (let call = 0; call < 500; call += 1) {
      const token = await retries.acquireInitialRetryToken('');
      const next = await retries.refreshRetryTokenForRetry(token, { errorType: 'THROTTLING' });
      expect(next.getRetryCount()).toBe(1);
    }
  });

  it('waits as long as it is asked to, within bounds', async () => {
    const retries = createPatientRetries(3);
    const token = await retries.acquireInitialRetryToken('');
    const retryAfterHint = new Date(Date.now() + 3_600_000);
    const next = await retries.refreshRetryTokenForRetry(token, { errorType: 'THROTTLING', retryAfterHint });
    expect(next.getRetryDelay()).toBe(20_000);
  });
});
