import { describe, expect, test } from 'vitest';
import { Account } from '../../../../src/emulator/account.ts';
import { Hostility } from '../../../../src/emulator/hostility/hostility.ts';
import { strikeCall } from '../../../../src/emulator/hostility/throttling.ts';

function hostileAccount(seed = 1): Account {
  return new Account({
    accountId: '123456789012',
    propagationMs: 0,
    hostility: new Hostility(['throttling'], seed),
  });
}

/** What one client with retries meets in that many requests: how often each failed, and with what. */
function useClient(account: Account, requests: number, attempts: number, told = true) {
  const seen: string[][] = [];
  for (let request = 0; request < requests; request += 1) {
    const failures: string[] = [];
    for (let nth = 1; nth <= attempts + 3; nth += 1) {
      const attempt = told ? { nth, of: attempts } : { nth: 1, of: undefined };
      const error = strikeCall(account, 'lambda', 'GetFunction', attempt);
      if (!error) break;
      failures.push(`${error.status} ${error.code}`);
    }
    seen.push(failures);
  }
  return seen;
}

describe('throttling', () => {
  test.each([
    ['three attempts', 3, true],
    ['five attempts', 5, true],
    ['a number of attempts it does not tell', 3, false],
  ])('comes in bursts that a client of %s survives', (_, attempts, told) => {
    const seen = useClient(hostileAccount(), 2000, attempts, told);
    const lengths = seen.map(({ length }) => length);
    expect(Math.max(...lengths)).toBe(Math.min(attempts - 1, 3));
    const struck = lengths.filter((length) => length > 0).length;
    expect(struck).toBeGreaterThan(50);
    expect(struck).toBeLessThan(200);
  });

  test('never takes the last attempt, though others share the burst', () => {
    const account = hostileAccount();
    const last = Array.from({ length: 3000 }, (_, index) => {
      strikeCall(account, 'iam', 'GetUser', { nth: 1 + (index % 2), of: 3 });
      return strikeCall(account, 'iam', 'GetUser', { nth: 3, of: 3 });
    });
    expect(last.every((error) => error === undefined)).toBe(true);
  });

  test('is the same for the same seed', () => {
    expect(useClient(hostileAccount(4), 300, 3)).toEqual(useClient(hostileAccount(4), 300, 3));
    expect(useClient(hostileAccount(4), 300, 3)).not.toEqual(useClient(hostileAccount(5), 300, 3));
  });

  test.each([
    ['s3', 'HeadBucket', ['500 InternalError', '503 ServiceUnavailable', '503 SlowDown']],
    ['iam', 'GetUser', ['400 Throttling', '500 ServiceFailure', '503 ServiceUnavailable']],
    ['sts', 'GetCallerIdentity', ['400 Throttling', '500 InternalFailure', '503 ServiceUnavailable']],
    ['cloudformation', 'DescribeStacks', ['400 Throttling', '500 InternalFailure', '503 ServiceUnavailable']],
    [
      'logs',
      'DescribeLogGroups',
      ['400 ThrottlingException', '500 InternalFailure', '503 ServiceUnavailable'],
    ],
    [
      'dynamodb',
      'ListTables',
      ['400 ThrottlingException', '500 InternalServerError', '503 ServiceUnavailable'],
    ],
    [
      'lambda',
      'GetFunction',
      ['429 TooManyRequestsException', '500 ServiceException', '503 ServiceUnavailableException'],
    ],
    ['sqs', 'ListQueues', ['403 RequestThrottled', '500 InternalFailure', '503 ServiceUnavailable']],
    ['ec2', 'DescribeVpcs', ['500 InternalError', '503 RequestLimitExceeded', '503 Unavailable']],
  ])('of %s is in its own words', (service, operation, expected) => {
    const account = hostileAccount();
    const seen = new Set<string>();
    for (let n = 0; n < 3000; n += 1) {
      const error = strikeCall(account, service, operation, { nth: 1, of: 3 });
      if (error) seen.add(`${error.status} ${error.code}`);
    }
    expect([...seen].toSorted()).toEqual(expected);
  });

  test('holds CloudTrail to two lookups a second', () => {
    const account = hostileAccount();
    const struck = Array.from({ length: 20 }, () =>
      strikeCall(account, 'cloudtrail', 'LookupEvents', { nth: 1, of: 3 }),
    );
    expect(struck.filter((error) => error === undefined).length).toBeLessThanOrEqual(2);
    expect(strikeCall(account, 'cloudtrail', 'LookupEvents', { nth: 3, of: 3 })).toBeUndefined();
  });

  test('spares what services ask of each other, and whoever did not ask for it', () => {
    const account = hostileAccount();
    const calm = new Account({ accountId: '123456789012', propagationMs: 0 });
    for (let n = 0; n < 500; n += 1) {
      expect(strikeCall(account, 'iam', 'GetRole', undefined)).toBeUndefined();
      expect(strikeCall(calm, 'iam', 'GetRole', { nth: 1, of: 3 })).toBeUndefined();
    }
  });
});
