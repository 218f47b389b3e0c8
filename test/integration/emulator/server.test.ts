import { Agent, request as httpRequest } from 'node:http';
import { describe, expect, it } from 'vitest';
import { iamService } from '../../../src/emulator/iam/service.ts';
import { AwsError, defineOperation, type Service } from '../../../src/emulator/operation.ts';
import { serveAccount, type Emulator, type EmulatorOptions } from '../../../src/emulator/serve-account.ts';
import type { RequestRecord } from '../../../src/emulator/serve-request.ts';
import { stsService } from '../../../src/emulator/sts/service.ts';
import { echo, failing, fakeService } from '../../support/fake-services.ts';
import { createSdkClient } from '../../support/sdk-clients.ts';
import { serviceDirectory } from '../../support/directories.ts';

const services: readonly Service[] = [
  iamService,
  stsService,
  fakeService({
    id: 's3',
    operations: [
      failing('HeadBucket', new AwsError('NoSuchBucket', 'The specified bucket does not exist', 404)),
      failing('DeleteBucket', new AwsError('BucketNotEmpty', 'The bucket is not empty', 409)),
    ],
  }),
  fakeService({
    id: 'route53',
    operations: [
      echo('GetHostedZoneCount', () => ({ HostedZoneCount: 3 })),
      failing('GetHostedZone', new AwsError('NoSuchHostedZone', 'No hosted zone found with ID: Z1')),
    ],
  }),
  fakeService({
    id: 'sqs',
    operations: [
      echo('CreateQueue', (input) => ({ QueueUrl: `https://sqs/${String(input['QueueName'])}` })),
      failing('DeleteQueue', new AwsError('QueueDoesNotExist', 'The specified queue does not exist.')),
      defineOperation<object, object>({ name: 'ListQueues', handle: () => ({ QueueUrls: [] }) }),
    ],
  }),
  fakeService({
    id: 'lambda',
    operations: [
      echo('CreateFunction', (input) => ({ FunctionName: input['FunctionName'], Timeout: input['Timeout'] })),
      failing('ListFunctions', new TypeError('a bug with the secret word')),
      failing('GetFunction', new AwsError('ResourceNotFoundException', 'Function not found', 404)),
      defineOperation<object, unknown>({
        name: 'ListLayers',
        requires: () => [],
        handle: (_input, call) => call.account.invoke('sqs', 'ListQueues', {}, call.caller),
      }),
    ],
  }),
  fakeService({
    id: 'logs',
    operations: [
      echo('CreateLogGroup', () => ({})),
      failing(
        'DeleteLogGroup',
        new AwsError('ResourceNotFoundException', 'The specified log group does not exist.'),
      ),
    ],
  }),
];

function start(options: EmulatorOptions = {}): Promise<Emulator> {
  return serveAccount(serviceDirectory(services), options);
}

function optionsOf({ endpoint, accessKeyId, secretAccessKey }: Emulator) {
  return { endpoint, region: 'eu-west-1', credentials: { accessKeyId, secretAccessKey }, maxAttempts: 1 };
}

/** What the SDK makes of a call: its answer, or the error's name, status and message. */
async function outcomeOf(
  emulator: Emulator,
  service: string,
  operation: string,
  input: object,
  options = {},
) {
  const client = createSdkClient(service, { ...optionsOf(emulator), ...options });
  try {
    const { $metadata: _, ...answer } = await client.send(operation, input);
    return answer;
  } catch (error) {
    const { name, message, $metadata } = error as Error & { $metadata?: { httpStatusCode?: number } };
    return `${$metadata?.httpStatusCode} ${name}: ${message}`;
  } finally {
    client.destroy();
  }
}

/** An error as `outcomeOf` words it. */
function saying(pattern: RegExp): string {
  return expect.stringMatching(pattern) as string;
}

async function get(url: string, method = 'GET') {
  const response = await fetch(url, { method });
  return { status: response.status, body: await response.text() };
}

describe('a served account', () => {
  it('has an id of its own and an operator that may act in it', async () => {
    await using first = await start();
    await using second = await start();
    expect(first.accountId).toMatch(/^[1-9]\d{11}$/);
    expect(second.accountId).not.toBe(first.accountId);
    expect(await outcomeOf(first, 'sts', 'GetCallerIdentity', {})).toMatchObject({
      Account: first.accountId,
      Arn: `arn:aws:iam::${first.accountId}:user/operator`,
    });
  });

  it('does not know the keys of another', async () => {
    await using first = await start();
    await using second = await start();
    const { accessKeyId, secretAccessKey } = first;
    expect(
      await outcomeOf(
        second,
        'sts',
        'GetCallerIdentity',
        {},
        { credentials: { accessKeyId, secretAccessKey } },
      ),
    ).toMatch(/^403 InvalidClientTokenId/);
  });

  it.each([
    ['query', 'iam', 'GetUser', { UserName: 'nobody' }, saying(/^404 NoSuchEntityException: .*nobody/)],
    ['json-1.0', 'sqs', 'CreateQueue', { QueueName: 'q' }, { QueueUrl: 'https://sqs/q' }],
    [
      'json-1.0',
      'sqs',
      'DeleteQueue',
      { QueueUrl: 'q' },
      saying(/^400 QueueDoesNotExist: The specified queue/),
    ],
    ['json-1.1', 'logs', 'CreateLogGroup', { logGroupName: 'g' }, {}],
    [
      'json-1.1',
      'logs',
      'DeleteLogGroup',
      { logGroupName: 'g' },
      saying(/^400 ResourceNotFoundException: The specified/),
    ],
    [
      'rest-json',
      'lambda',
      'CreateFunction',
      { FunctionName: 'f', Role: 'r', Code: {}, Timeout: 3 },
      { FunctionName: 'f', Timeout: 3 },
    ],
    [
      'rest-json',
      'lambda',
      'GetFunction',
      { FunctionName: 'f' },
      saying(/^404 ResourceNotFoundException: Function not/),
    ],
    ['rest-xml', 'route53', 'GetHostedZoneCount', {}, { HostedZoneCount: 3 }],
    [
      'rest-xml, failing',
      'route53',
      'GetHostedZone',
      { Id: 'Z1' },
      saying(/^404 NoSuchHostedZone: No hosted zone found with ID: Z1/),
    ],
    [
      'rest-xml of S3',
      's3',
      'DeleteBucket',
      { Bucket: 'bucket' },
      saying(/^409 BucketNotEmpty: The bucket is not empty/),
    ],
    ['rest-xml of S3 without a body', 's3', 'HeadBucket', { Bucket: 'bucket' }, saying(/^404 NotFound/)],
    [
      'rest-json, not built',
      'lambda',
      'GetPolicy',
      { FunctionName: 'f' },
      saying(/^501 NotImplemented: lambda:GetPolicy is not/),
    ],
    [
      'query, no such service here',
      'sns',
      'ListTopics',
      {},
      saying(/^501 NotImplemented: sns:ListTopics is not/),
    ],
    [
      'rest-json, a member missing',
      'lambda',
      'CreateFunction',
      { FunctionName: 'f' },
      saying(/^400 ValidationException: 2 val.*'role'.*'code'/),
    ],
    ['json-1.0, a member missing', 'sqs', 'CreateQueue', {}, saying(/^400 MissingParameter: .*QueueName/)],
  ] as const)('speaks %s: %s %s', async (_protocol, service, operation, input, expected) => {
    await using emulator = await start();
    const outcome = await outcomeOf(emulator, service, operation, input);
    expect(outcome).toEqual(expected);
  });

  it('answers a fault of its own with InternalFailure, reports it and goes on', async () => {
    const faults: unknown[] = [];
    await using emulator = await start({
      onFault: (error, call) => faults.push([(error as Error).message, call]),
    });
    const outcome = await outcomeOf(emulator, 'lambda', 'ListFunctions', {});
    expect(outcome).toMatch(/^500 InternalFailure/);
    expect(outcome).not.toContain('secret word');
    expect(faults).toEqual([
      ['a bug with the secret word', { service: 'lambda', operation: 'ListFunctions' }],
    ]);
    expect(await outcomeOf(emulator, 'sqs', 'ListQueues', {})).toEqual({ QueueUrls: [] });
  });

  it('asks for the permission named after the operation where it names none, also between services', async () => {
    await using emulator = await start();
    await outcomeOf(emulator, 'iam', 'CreateUser', { UserName: 'nobody' });
    const created = (await outcomeOf(emulator, 'iam', 'CreateAccessKey', { UserName: 'nobody' })) as {
      AccessKey: { AccessKeyId: string; SecretAccessKey: string };
    };
    const { AccessKeyId: accessKeyId, SecretAccessKey: secretAccessKey } = created.AccessKey;
    const credentials = { accessKeyId, secretAccessKey };
    for (const [service, operation] of [
      ['sqs', 'ListQueues'],
      ['lambda', 'ListLayers'],
    ] as const)
      expect(await outcomeOf(emulator, service, operation, {}, { credentials })).toMatch(
        /^40[03] AccessDenied(Exception)?: User: arn:aws:iam::\d{12}:user\/nobody is not authorized to perform: sqs:ListQueues/,
      );
  });

  it('tells of each request, without secrets', async () => {
    const records: RequestRecord[] = [];
    await using emulator = await start({ onRequest: (record) => records.push(record) });
    await outcomeOf(emulator, 'iam', 'GetUser', { UserName: 'nobody' });
    await get(`${emulator.endpoint}/bucket?X-Amz-Signature=abc`);
    expect(records).toMatchObject([
      {
        service: 'iam',
        operation: 'GetUser',
        status: 404,
        code: 'NoSuchEntity',
        accessKeyId: emulator.accessKeyId,
      },
      { service: 's3', operation: undefined, status: 403, code: 'AccessDenied', path: '/bucket' },
    ]);
    expect(JSON.stringify(records)).not.toContain(emulator.secretAccessKey);
    expect(JSON.stringify(records)).not.toContain('abc');
  });

  it('answers what is no request of AWS', async () => {
    await using emulator = await start();
    expect(await get(`${emulator.endpoint}/`)).toEqual({
      status: 403,
      body: expect.stringContaining('<Code>AccessDenied</Code>') as string,
    });
    expect(await get(`${emulator.endpoint}/?a=%ZZ`)).toMatchObject({ status: 400 });
    expect(await get(`${emulator.endpoint}/bucket`, 'HEAD')).toEqual({ status: 403, body: '' });
  });

  it('ends at once, also with a connection kept open, and closes twice', async () => {
    const emulator = await start();
    const agent = new Agent({ keepAlive: true });
    await new Promise<void>((resolve, reject) => {
      httpRequest(emulator.endpoint, { agent }, (response) => {
        response.resume().once('end', resolve);
      })
        .once('error', reject)
        .end();
    });
    await emulator.close();
    await emulator.close();
    await expect(fetch(emulator.endpoint)).rejects.toThrow('fetch failed');
    agent.destroy();
  });

  it('fails to start on a port that is taken', async () => {
    await using emulator = await start();
    const port = Number(new URL(emulator.endpoint).port);
    await expect(start({ port })).rejects.toMatchObject({ code: 'EADDRINUSE' });
  });
});
