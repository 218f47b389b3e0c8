import { describe, expect, it } from 'vitest';
import { HarnessError } from '../../src/errors.ts';
import { doing, toHarnessError, unless } from '../../src/to-harness-error.ts';

const named = (name: string, fields: object = {}) => Object.assign(new Error('text'), { name }, fields);

describe('toHarnessError', () => {
  it.each([
    [named('CredentialsProviderError'), 'credentials', 'user'],
    [named('ExpiredTokenException'), 'credentials', 'user'],
    [named('InvalidClientTokenId'), 'credentials', 'user'],
    [named('AccessDenied'), 'operator-denied', 'user'],
    [named('AccessDeniedException'), 'operator-denied', 'user'],
    [named('TimeoutError'), 'endpoint-unreachable', 'aws'],
    [named('Error', { code: 'ECONNREFUSED' }), 'endpoint-unreachable', 'aws'],
    [named('Error', { code: 'ENOTFOUND' }), 'endpoint-unreachable', 'aws'],
    [new AggregateError([named('Error', { code: 'ECONNREFUSED' })]), 'endpoint-unreachable', 'aws'],
    [named('LimitExceededException'), 'quota', 'aws'],
    [named('ServiceFailure'), 'aws', 'aws'],
    ['a text', 'aws', 'aws'],
  ])('%s is %s', (error, code, fault) => {
    const ours = toHarnessError(error, 'reading');
    expect(ours).toMatchObject({ code, fault, cause: error });
    expect(ours.message).toMatch(/^reading failed: /);
  });

  it('goes by the name, never by the text', () => {
    const error = named('ServiceFailure', { message: 'AccessDenied: ExpiredToken' });
    expect(toHarnessError(error, 'reading').code).toBe('aws');
  });

  it('leaves its own errors as they are', () => {
    const ours = new HarnessError('x', { code: 'bug', fault: 'harness' });
    expect(toHarnessError(ours, 'reading')).toBe(ours);
  });
});

describe('doing', () => {
  it('lets the wish to stop through', async () => {
    const stop = AbortSignal.abort();
    const work = () => Promise.reject(stop.reason as Error);
    await expect(doing('waiting', work)).rejects.toBe(stop.reason);
  });
});

describe('unless', () => {
  it('turns the named errors into nothing, and no other', async () => {
    const fail = () => Promise.reject(named('NoSuchEntityException'));
    expect(await unless(['NoSuchEntityException'], fail)).toBeUndefined();
    await expect(unless(['Other'], fail)).rejects.toThrow('text');
    expect(await unless([], () => Promise.resolve(1))).toBe(1);
  });
});
