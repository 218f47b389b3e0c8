import { describe, expect, test } from 'vitest';
import { Account } from '../../../../src/emulator/account.ts';
import { authorize } from '../../../../src/emulator/authorization/authorize.ts';
import {
  AwsError,
  type Call,
  type Caller,
  type Requirement,
  type Service,
} from '../../../../src/emulator/operation.ts';
import { iamState } from '../../../../src/emulator/iam/store.ts';
import { createIamAccount, policyOf } from '../../../support/iam-account.ts';

const service: Service = {
  id: 'sqs',
  actionPrefix: 'sqs',
  displayName: 'Sqs',
  refusalCode: 'AccessDenied',
  operations: [],
};
const requirement: Requirement = {
  action: 'sqs:CreateQueue',
  resource: 'arn:aws:sqs:eu-west-1:123456789012:q',
};

/** A call of a new user with the given policy. */
async function callOf(policy?: object, caller: Partial<Caller> = {}): Promise<Call> {
  const { account, user, operator } = createIamAccount();
  const { accessKeyId } = await user('u', policy, '/team/');
  await operator.call('TagUser', { UserName: 'u', Tags: [{ Key: 'Team', Value: 'blue' }] });
  const found = iamState(account).users.get('u');
  return {
    account,
    region: 'eu-west-1',
    requestId: 'request',
    body: new Uint8Array(),
    caller: {
      principal: {
        kind: 'user',
        accountId: account.accountId,
        arn: found?.arn ?? '',
        userName: 'u',
        userId: found?.id ?? '',
      },
      accessKeyId,
      calledVia: [],
      sourceIp: '203.0.113.7',
      userAgent: 'aws-cli/2',
      ...caller,
    },
  };
}

function refusalOf(call: Call, asked: Requirement, by: Service): AwsError {
  try {
    authorize(asked, call, by);
  } catch (error) {
    if (error instanceof AwsError) return error;
    throw error;
  }
  throw new Error('not refused');
}

function isAllowed(asked: Requirement, call: Call): boolean {
  try {
    authorize(asked, call, service);
    return true;
  } catch (error) {
    if (error instanceof AwsError && error.code === service.refusalCode) return false;
    throw error;
  }
}

describe('a refusal', () => {
  const sentence =
    'User: arn:aws:iam::123456789012:user/team/u is not authorized to perform: sqs:CreateQueue on resource: arn:aws:sqs:eu-west-1:123456789012:q because no identity-based policy allows the sqs:CreateQueue action';

  test('has the code of the service and status 403', async () => {
    const refusal = refusalOf(await callOf(), requirement, service);
    expect(refusal).toMatchObject({ code: 'AccessDenied', status: 403, message: sentence });
  });

  test('has another status where the service says so', async () => {
    const odd = { ...service, refusalCode: 'AccessDeniedException', refusalStatus: 400 };
    expect(refusalOf(await callOf(), requirement, odd)).toMatchObject({
      code: 'AccessDeniedException',
      status: 400,
    });
  });

  test('is worded by the service', async () => {
    const wording = {
      ...service,
      wordRefusal: (plain: string, { action }: Requirement) => `${action}! ${plain}`,
    };
    expect(refusalOf(await callOf(), requirement, wording).message).toBe(`sqs:CreateQueue! ${sentence}`);
  });

  test('is replaced by the requirement, before the service words it', async () => {
    const bare = { ...requirement, refuse: () => new AwsError('AccessDenied', 'Access Denied', 403) };
    const wording = { ...service, wordRefusal: () => 'never' };
    expect(refusalOf(await callOf(), bare, wording).message).toBe('Access Denied');
  });
});

describe('conditions can ask for', () => {
  const viaCloudFormation = { calledVia: ['cloudformation.amazonaws.com', 'lambda.amazonaws.com'] };
  const equals = (key: string, value: string) => ({ StringEquals: { [key]: value } });
  test.each<[string, object, Partial<Caller>, Requirement['context'], boolean]>([
    ['the name', equals('aws:username', 'u'), {}, undefined, true],
    [
      'the principal',
      equals('aws:PrincipalArn', 'arn:aws:iam::123456789012:user/team/u'),
      {},
      undefined,
      true,
    ],
    ['the account', equals('aws:PrincipalAccount', '123456789012'), {}, undefined, true],
    ['the type', equals('aws:PrincipalType', 'User'), {}, undefined, true],
    ['a tag of the caller', equals('aws:PrincipalTag/team', 'blue'), {}, undefined, true],
    ['the region', equals('aws:RequestedRegion', 'eu-west-1'), {}, undefined, true],
    ["the resource's account", equals('aws:ResourceAccount', '123456789012'), {}, undefined, true],
    ['the client', { StringLike: { 'aws:UserAgent': 'aws-cli/*' } }, {}, undefined, true],
    ['TLS', { Bool: { 'aws:SecureTransport': 'true' } }, {}, undefined, true],
    ['the time', { DateGreaterThan: { 'aws:CurrentTime': '2020-01-01T00:00:00Z' } }, {}, undefined, true],
    ['the epoch', { NumericGreaterThan: { 'aws:EpochTime': '1577836800' } }, {}, undefined, true],
    ['the address', { IpAddress: { 'aws:SourceIp': '203.0.113.0/24' } }, {}, undefined, true],
    [
      'no address via a service',
      { IpAddress: { 'aws:SourceIp': '0.0.0.0/0' } },
      viaCloudFormation,
      undefined,
      false,
    ],
    ['a service in between', { Bool: { 'aws:ViaAWSService': 'true' } }, viaCloudFormation, undefined, true],
    ['no service in between', { Bool: { 'aws:ViaAWSService': 'false' } }, {}, undefined, true],
    [
      'all services',
      { 'ForAnyValue:StringEquals': { 'aws:CalledVia': 'lambda.amazonaws.com' } },
      viaCloudFormation,
      undefined,
      true,
    ],
    [
      'the first service',
      equals('aws:CalledViaFirst', 'cloudformation.amazonaws.com'),
      viaCloudFormation,
      undefined,
      true,
    ],
    [
      'the last service',
      equals('aws:CalledViaLast', 'lambda.amazonaws.com'),
      viaCloudFormation,
      undefined,
      true,
    ],
    [
      "the requirement's own",
      equals('iam:PassedToService', 'lambda.amazonaws.com'),
      {},
      { 'iam:PassedToService': 'lambda.amazonaws.com' },
      true,
    ],
    [
      'a tag of the resource',
      equals('aws:ResourceTag/STAGE', 'dev'),
      {},
      { 'aws:ResourceTag/STAGE': 'dev' },
      true,
    ],
    [
      'tags of the request',
      { 'ForAllValues:StringEquals': { 'aws:TagKeys': ['a'] } },
      {},
      { 'aws:TagKeys': ['a', 'b'] },
      false,
    ],
  ])('%s', async (_name, Condition, caller, context, expected) => {
    const call = await callOf(
      policyOf({ Effect: 'Allow', Action: 'sqs:*', Resource: '*', Condition }),
      caller,
    );
    const asked = context ? { ...requirement, context } : requirement;
    expect(isAllowed(asked, call)).toBe(expected);
  });
});

test('a resource policy lets in who has no permission of their own', async () => {
  const call = await callOf();
  const resourcePolicy = JSON.stringify(
    policyOf({
      Effect: 'Allow',
      Action: 'sqs:*',
      Resource: '*',
      Principal: { AWS: call.caller.principal.arn },
    }),
  );
  expect(() => authorize({ ...requirement, resourcePolicy }, call, service)).not.toThrow();
});

test('the root user needs no policy', () => {
  const account = new Account({ accountId: '123456789012', propagationMs: 0, region: 'us-east-1' });
  const call: Call = {
    account,
    region: 'us-east-1',
    requestId: 'request',
    body: new Uint8Array(),
    caller: {
      principal: { kind: 'root', accountId: '123456789012', arn: 'arn:aws:iam::123456789012:root' },
      accessKeyId: 'AKIA',
      calledVia: [],
      sourceIp: '127.0.0.1',
      userAgent: 'test',
    },
  };
  expect(() => authorize(requirement, call, service)).not.toThrow();
});
