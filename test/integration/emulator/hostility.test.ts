import { request } from 'node:http';
import { CloudTrailClient, LookupEventsCommand } from '@aws-sdk/client-cloudtrail';
import {
  CloudFormationClient,
  CreateStackCommand,
  DescribeStackEventsCommand,
  waitUntilStackCreateComplete,
} from '@aws-sdk/client-cloudformation';
import { CreateUserCommand, IAMClient, ListUsersCommand } from '@aws-sdk/client-iam';
import { CreateBucketCommand, ListObjectsV2Command, PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import type { RetryStrategyV2, StandardRetryToken } from '@smithy/types';
import { describe, expect, test } from 'vitest';
import { createEmulator, type Emulator, type EmulatorOptions } from '../../../src/emulator/emulator.ts';

const attempts = 3;

/** Retries as the SDK does, but at once. */
const impatient: RetryStrategyV2 = {
  acquireInitialRetryToken: () => Promise.resolve(tokenOf(0)),
  refreshRetryTokenForRetry: (token, { errorType }) =>
    errorType === 'CLIENT_ERROR' || token.getRetryCount() >= attempts - 1
      ? Promise.reject(new Error('no attempt is left'))
      : Promise.resolve(tokenOf(token.getRetryCount() + 1)),
  recordSuccess: () => undefined,
};

function tokenOf(retries: number): StandardRetryToken {
  return { getRetryCount: () => retries, getRetryDelay: () => 0, getRetryCost: () => 0 };
}

function clientsOf({ endpoint, accessKeyId, secretAccessKey }: Emulator) {
  const options = {
    endpoint,
    region: 'us-east-1',
    credentials: { accessKeyId, secretAccessKey },
    maxAttempts: attempts,
    retryStrategy: impatient,
  };
  return {
    iam: new IAMClient(options),
    s3: new S3Client({ ...options, forcePathStyle: true }),
    cloudFormation: new CloudFormationClient(options),
    cloudTrail: new CloudTrailClient(options),
  };
}

/** What a program that knows nothing of it meets in a hostile account: each request, and how it was answered. */
async function live(options: EmulatorOptions): Promise<string[]> {
  const met: string[] = [];
  await using emulator = await createEmulator({
    ...options,
    onRequest: ({ service, operation, status, code }) =>
      met.push(`${service}:${operation} ${status} ${code ?? ''}`),
  });
  const { iam, s3 } = clientsOf(emulator);
  await s3.send(new CreateBucketCommand({ Bucket: 'my-bucket' }));
  for (let n = 0; n < 40; n += 1) {
    await iam.send(new CreateUserCommand({ UserName: `user-${n}` }));
    await s3.send(new PutObjectCommand({ Bucket: 'my-bucket', Key: `key-${n}`, Body: 'text' }));
  }
  let token: string | undefined;
  do {
    const page = await s3.send(
      new ListObjectsV2Command({
        Bucket: 'my-bucket',
        ...(token !== undefined && { ContinuationToken: token }),
      }),
    );
    token = page.NextContinuationToken;
    met.push(`${page.KeyCount} keys`);
  } while (token !== undefined);
  return met;
}

describe('the same seed', () => {
  test('makes the same things happen, and another one others', async () => {
    const hostile = ['throttling', 'small-pages', 'vague-wording', 'dying-key'] as const;
    const [one, again, other] = [
      await live({ hostile, seed: 7 }),
      await live({ hostile, seed: 7 }),
      await live({ hostile, seed: 8 }),
    ];
    expect(one.some((line) => / (?:400|500|503) /.test(line))).toBe(true);
    expect(one.filter((line) => line.endsWith(' keys')).length).toBeGreaterThan(13);
    expect(again).toEqual(one);
    expect(other).not.toEqual(one);
  });

  test('is nothing in a mild account', async () => {
    const met = await live({});
    expect(met.filter((line) => / [45]\d\d /.test(line))).toEqual([]);
    expect(met.at(-1)).toBe('40 keys');
  });
});

interface Asked {
  readonly method?: string;
  readonly path?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: object;
}

function ask(endpoint: string, asked: Asked): Promise<{ status: number; body: Record<string, unknown> }> {
  const { method = 'POST', path = '/_emulator/fail-next', headers = {}, body } = asked;
  return new Promise((resolve, reject) => {
    const outgoing = request(
      `${endpoint}${path}`,
      { method, headers: { 'content-type': 'application/json', ...headers } },
      (incoming) => {
        const chunks: Buffer[] = [];
        incoming.on('data', (chunk: Buffer) => chunks.push(chunk));
        incoming.on('end', () =>
          resolve({
            status: incoming.statusCode ?? 0,
            body: JSON.parse(Buffer.concat(chunks).toString()) as Record<string, unknown>,
          }),
        );
      },
    );
    outgoing.on('error', reject);
    outgoing.end(body && JSON.stringify(body));
  });
}

describe('the admin endpoint', () => {
  const error = { code: 'Unlucky', message: 'not today' };

  test('makes a call from outside fail, once', async () => {
    await using emulator = await createEmulator();
    const { iam } = clientsOf(emulator);
    const answer = await ask(emulator.endpoint, {
      body: { operation: 'iam:ListUsers', error: { ...error, status: 409 } },
    });
    expect(answer.status).toBe(200);
    await expect(iam.send(new ListUsersCommand({}))).rejects.toMatchObject({
      name: 'Unlucky',
      message: 'not today',
      $metadata: { httpStatusCode: 409 },
    });
    await expect(iam.send(new ListUsersCommand({}))).resolves.toMatchObject({ IsTruncated: false });
  });

  test('makes a call of a handler of CloudFormation fail', async () => {
    await using emulator = await createEmulator();
    const { cloudFormation } = clientsOf(emulator);
    // A fault of the service itself would be tried again by the handler.
    emulator.failNext({
      operation: 'sns:CreateTopic',
      error: { code: 'InvalidParameter', message: 'not today', status: 400 },
    });
    await cloudFormation.send(
      new CreateStackCommand({
        StackName: 's',
        OnFailure: 'DO_NOTHING',
        TemplateBody: JSON.stringify({ Resources: { Topic: { Type: 'AWS::SNS::Topic' } } }),
      }),
    );
    await expect(
      waitUntilStackCreateComplete(
        { client: cloudFormation, maxWaitTime: 10, minDelay: 1, maxDelay: 1 },
        { StackName: 's' },
      ),
    ).rejects.toThrow(/CREATE_FAILED/);
    const { StackEvents: events } = await cloudFormation.send(
      new DescribeStackEventsCommand({ StackName: 's' }),
    );
    const failed = events?.find(({ LogicalResourceId: id, ResourceStatus: status }) => {
      return id === 'Topic' && status === 'CREATE_FAILED';
    });
    expect(failed?.ResourceStatusReason).toContain('not today (Service: Sns, Status Code: 400');
  });

  test('tells what it can do', async () => {
    await using emulator = await createEmulator({ hostile: ['late-trail'], seed: 5 });
    const { status, body } = await ask(emulator.endpoint, { method: 'GET', path: '/_emulator/' });
    expect(status).toBe(200);
    expect(body).toMatchObject({
      accountId: emulator.accountId,
      hostile: ['late-trail'],
      seed: 5,
      abilities: expect.arrayContaining([expect.objectContaining({ request: 'POST /_emulator/fail-next' })]),
    });
  });

  test.each<[string, Asked, number]>([
    ['a web page of another site', { headers: { origin: 'https://evil.example' } }, 403],
    ['a name that leads here', { headers: { host: 'evil.example' } }, 403],
    ['what a form may send', { headers: { 'content-type': 'text/plain' } }, 415],
    ['nothing', {}, 400],
  ])('does not hear %s', async (_, asked, expected) => {
    await using emulator = await createEmulator();
    expect((await ask(emulator.endpoint, asked)).status).toBe(expected);
  });
});

test('CloudTrail tells over the wire what was called', async () => {
  await using emulator = await createEmulator();
  const { iam, cloudTrail } = clientsOf(emulator);
  await iam.send(new CreateUserCommand({ UserName: 'someone' }));
  const { Events: events } = await cloudTrail.send(
    new LookupEventsCommand({
      LookupAttributes: [{ AttributeKey: 'EventName', AttributeValue: 'CreateUser' }],
      StartTime: new Date(Date.now() - 60_000),
    }),
  );
  expect(events).toHaveLength(1);
  expect(events?.[0]).toMatchObject({ EventName: 'CreateUser', Username: 'operator', ReadOnly: 'false' });
  expect(JSON.parse(events?.[0]?.CloudTrailEvent ?? '{}')).toMatchObject({
    eventSource: 'iam.amazonaws.com',
    requestParameters: { userName: 'someone' },
    userAgent: expect.stringContaining('aws-sdk-js'),
  });
});
