import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { s3Service } from '../../../../src/emulator/s3/service.ts';
import { ssmService } from '../../../../src/emulator/ssm/service.ts';
import { allow, createHostileAccount, putInline } from '../../../support/hostile-account.ts';

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['Date'], now: Date.parse('2026-02-03T04:05:06.789Z') });
});

afterEach(() => {
  vi.useRealTimers();
});

interface Looked {
  readonly Events: readonly {
    readonly EventName: string;
    readonly Username: string;
    readonly CloudTrailEvent: string;
  }[];
  readonly NextToken?: string;
}

const userArn = 'arn:aws:iam::123456789012:user/deployer';

function names({ Events: events }: Looked): string[] {
  return events.map(({ EventName: name }) => name);
}

function recordsOf({ Events: events }: Looked): Record<string, unknown>[] {
  return events.map(({ CloudTrailEvent: text }) => JSON.parse(text) as Record<string, unknown>);
}

function open(options: Parameters<typeof createHostileAccount>[1] = {}) {
  return createHostileAccount([], { services: [s3Service, ssmService], ...options });
}

describe('an event', () => {
  test('tells a call in full', async () => {
    const { operator } = open();
    await operator.call('iam:CreateUser', { UserName: 'someone' });
    const looked = await operator.call<Looked>('cloudtrail:LookupEvents');
    expect(looked.Events[0]).toMatchObject({
      EventName: 'CreateUser',
      EventSource: 'iam.amazonaws.com',
      EventTime: new Date('2026-02-03T04:05:06.000Z'),
      ReadOnly: 'false',
      Username: 'operator',
      AccessKeyId: operator.accessKeyId,
      Resources: [{ ResourceType: 'AWS::IAM::User', ResourceName: 'someone' }],
    });
    expect(recordsOf(looked)[0]).toMatchObject({
      userIdentity: {
        type: 'IAMUser',
        arn: 'arn:aws:iam::123456789012:user/operator',
        accountId: '123456789012',
        accessKeyId: operator.accessKeyId,
        userName: 'operator',
      },
      eventTime: '2026-02-03T04:05:06Z',
      awsRegion: 'us-east-1',
      sourceIPAddress: '127.0.0.1',
      userAgent: 'test',
      requestParameters: { userName: 'someone' },
      readOnly: false,
      managementEvent: true,
      recipientAccountId: '123456789012',
    });
  });

  test('of a refused call holds the refusal', async () => {
    const { operator, user } = open();
    const deployer = await user('deployer');
    await deployer.fails('iam:GetRole', { RoleName: 'r' });
    await deployer.fails('ssm:GetParameter', { Name: '/p' });
    const looked = await operator.call<Looked>('cloudtrail:LookupEvents', {
      LookupAttributes: [{ AttributeKey: 'Username', AttributeValue: 'deployer' }],
    });
    expect(recordsOf(looked)).toMatchObject([
      {
        eventName: 'GetParameter',
        errorCode: 'AccessDenied',
        errorMessage: `User: ${userArn} is not authorized to perform: ssm:GetParameter on resource: arn:aws:ssm:us-east-1:123456789012:parameter/p because no identity-based policy allows the ssm:GetParameter action`,
        requestParameters: { name: '/p' },
      },
      { eventName: 'GetRole', errorCode: 'AccessDenied', requestParameters: null },
    ]);
  });

  test('of a service that acts for its caller names the service', async () => {
    const { account, operator } = open({
      call: {
        caller: {
          principal: {
            kind: 'user',
            accountId: '123456789012',
            arn: userArn,
            userName: 'deployer',
            userId: 'AIDA',
          },
          accessKeyId: 'AKIA',
          calledVia: ['cloudformation.amazonaws.com'],
          sourceIp: '127.0.0.1',
          userAgent: 'cloudformation.amazonaws.com',
        },
      },
    });
    await operator.fails('s3:CreateBucket', { Bucket: 'my-bucket' });
    const { trailStore } = await import('../../../../src/emulator/cloudtrail/store.ts');
    expect([...account.store(trailStore).newestFirst()]).toMatchObject([
      {
        eventName: 'CreateBucket',
        sourceIPAddress: 'cloudformation.amazonaws.com',
        userAgent: 'cloudformation.amazonaws.com',
        userIdentity: { type: 'IAMUser', arn: userArn, invokedBy: 'cloudformation.amazonaws.com' },
        requestParameters: { bucketName: 'my-bucket' },
      },
    ]);
  });

  test('is there for no data, for nothing that is not built, and never for PassRole', async () => {
    const { operator } = open();
    await operator.call('s3:CreateBucket', { Bucket: 'my-bucket' });
    await operator.call('s3:HeadBucket', { Bucket: 'my-bucket' });
    await operator.call('s3:ListObjectsV2', { Bucket: 'my-bucket' });
    await operator.fails('s3:SelectObjectContent', { Bucket: 'my-bucket' });
    expect(names(await operator.call<Looked>('cloudtrail:LookupEvents'))).toEqual(['CreateBucket']);
  });
});

describe('looking up', () => {
  test.each<[string, string, readonly string[]]>([
    ['EventName', 'CreateUser', ['CreateUser', 'CreateUser']],
    ['EventSource', 's3.amazonaws.com', ['CreateBucket']],
    ['ReadOnly', 'true', ['ListUsers']],
    ['ResourceName', 'b', ['CreateUser']],
    ['ResourceType', 'AWS::S3::Bucket', ['CreateBucket']],
    ['Username', 'nobody', []],
  ])('by %s %s', async (key, value, expected) => {
    const { operator } = open();
    await operator.call('iam:CreateUser', { UserName: 'a' });
    await operator.call('iam:CreateUser', { UserName: 'b' });
    await operator.call('s3:CreateBucket', { Bucket: 'my-bucket' });
    await operator.call('iam:ListUsers');
    const looked = await operator.call<Looked>('cloudtrail:LookupEvents', {
      LookupAttributes: [{ AttributeKey: key, AttributeValue: value }],
    });
    expect(names(looked)).toEqual(expected);
  });

  test('between two times', async () => {
    const { operator } = open();
    for (const name of ['a', 'b', 'c']) {
      await operator.call('iam:CreateUser', { UserName: name });
      vi.advanceTimersByTime(10_000);
    }
    const looked = await operator.call<Looked>('cloudtrail:LookupEvents', {
      StartTime: new Date('2026-02-03T04:05:16Z'),
      EndTime: new Date('2026-02-03T04:05:20Z'),
    });
    expect(recordsOf(looked)).toMatchObject([{ requestParameters: { userName: 'b' } }]);
  });

  test('pages hold together though events come in between', async () => {
    const { operator } = open();
    const made = ['a', 'b', 'c', 'd', 'e'];
    for (const name of made) await operator.call('iam:CreateUser', { UserName: name });
    const seen: unknown[] = [];
    let token: string | undefined;
    do {
      const looked: Looked = await operator.call<Looked>('cloudtrail:LookupEvents', {
        LookupAttributes: [{ AttributeKey: 'EventName', AttributeValue: 'CreateUser' }],
        MaxResults: 2,
        NextToken: token,
      });
      seen.push(...recordsOf(looked).map(({ requestParameters }) => requestParameters));
      token = looked.NextToken;
      await operator.call('iam:CreateUser', { UserName: `later${seen.length}` });
    } while (token !== undefined);
    expect(seen).toEqual(made.toReversed().map((userName) => ({ userName })));
  });

  test('one region at a time, IAM in us-east-1', async () => {
    const { operator } = open({ call: { region: 'eu-central-1' } });
    await operator.call('iam:CreateUser', { UserName: 'a' });
    await operator.call('s3:CreateBucket', {
      Bucket: 'my-bucket',
      CreateBucketConfiguration: { LocationConstraint: 'eu-central-1' },
    });
    expect(names(await operator.call<Looked>('cloudtrail:LookupEvents'))).toEqual(['CreateBucket']);
  });

  test.each<[object, RegExp]>([
    [{ MaxResults: 51 }, /^InvalidMaxResultsException/],
    [{ StartTime: new Date(2), EndTime: new Date(1) }, /^InvalidTimeRangeException/],
    [{ NextToken: 'x' }, /^InvalidNextTokenException/],
    [
      { LookupAttributes: [{ AttributeKey: 'Colour', AttributeValue: 'red' }] },
      /^InvalidLookupAttributesException/,
    ],
    [
      {
        LookupAttributes: [
          { AttributeKey: 'EventName', AttributeValue: 'a' },
          { AttributeKey: 'Username', AttributeValue: 'b' },
        ],
      },
      /^InvalidLookupAttributesException/,
    ],
  ])('%j is refused', async (input, expected) => {
    expect(await open().operator.fails('cloudtrail:LookupEvents', input)).toMatch(expected);
  });

  test('needs the permission', async () => {
    const { operator, user } = open();
    const deployer = await user('deployer');
    expect(await deployer.fails('cloudtrail:LookupEvents')).toMatch(
      /^AccessDeniedException: User: .* is not authorized to perform: cloudtrail:LookupEvents/,
    );
    await operator.call('iam:PutUserPolicy', putInline('deployer', allow('cloudtrail:LookupEvents')));
    await expect(deployer.call('cloudtrail:LookupEvents')).resolves.toBeDefined();
  });
});

describe('the delay', () => {
  test('is none unless it is set', async () => {
    const { operator } = open({ trailDelayMs: 5000 });
    await operator.call('iam:CreateUser', { UserName: 'a' });
    expect(names(await operator.call<Looked>('cloudtrail:LookupEvents'))).toEqual([]);
    vi.advanceTimersByTime(5000);
    expect(names(await operator.call<Looked>('cloudtrail:LookupEvents'))).toContain('CreateUser');
  });

  test('is drawn in a hostile account', async () => {
    const { operator } = createHostileAccount(['late-trail']);
    await operator.call('iam:CreateUser', { UserName: 'a' });
    vi.advanceTimersByTime(999);
    expect(names(await operator.call<Looked>('cloudtrail:LookupEvents'))).toEqual([]);
    vi.advanceTimersByTime(3001);
    expect(names(await operator.call<Looked>('cloudtrail:LookupEvents'))).toContain('CreateUser');
  });
});

test('the oldest events are forgotten', async () => {
  const { Trail } = await import('../../../../src/emulator/cloudtrail/store.ts');
  const trail = new Trail();
  for (let n = 0; n < 12_000; n += 1) trail.add({ sequence: trail.nextSequence() } as never);
  const kept = [...trail.newestFirst()];
  expect(kept[0]?.sequence).toBe(12_000);
  expect(kept.length).toBeGreaterThanOrEqual(5000);
  expect(kept.length).toBeLessThan(5500);
});
