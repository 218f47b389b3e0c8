import { describe, expect, test } from 'vitest';
import { readRecord } from '../../../src/denial/trail/read-record.ts';
import { actionOf, operationOf } from '../../../src/denial/trail/recorded-call.ts';
import { resourceOf } from '../../../src/denial/trail/recorded-resource.ts';
import { isRefusal, parseTrailRecord } from '../../../src/denial/trail/trail-record.ts';
import { accountId, context, deployerArn, functionArn, sentence } from './made-up.ts';
import { record } from './trail-records.ts';

describe('parseTrailRecord', () => {
  test('takes what tells who was refused what', () => {
    const text = JSON.stringify({
      eventVersion: '1.11',
      userIdentity: { type: 'IAMUser', arn: deployerArn },
      eventTime: '2026-01-02T03:04:05Z',
      eventSource: 'iam.amazonaws.com',
      eventName: 'CreateRole',
      errorCode: 'AccessDenied',
      errorMessage: 'no',
      requestParameters: null,
      eventID: 'e-1',
    });
    expect(parseTrailRecord(text)).toEqual({
      eventId: 'e-1',
      at: '2026-01-02T03:04:05.000Z',
      eventSource: 'iam.amazonaws.com',
      eventName: 'CreateRole',
      errorCode: 'AccessDenied',
      errorMessage: 'no',
      userArn: deployerArn,
    });
  });

  test.each(['', 'null', '[]', '{}', '{"eventID":"e","eventTime":"x","eventSource":"s","eventName":"n"}'])(
    'is undefined for %s',
    (text) => {
      expect(parseTrailRecord(text)).toBeUndefined();
    },
  );
});

test.each<[string | undefined, boolean]>([
  ['AccessDenied', true],
  ['AccessDeniedException', true],
  ['Client.UnauthorizedOperation', true],
  ['AuthorizationErrorException', true],
  ['ThrottlingException', false],
  ['NoSuchEntityException', false],
  [undefined, false],
])('%s is a refusal: %s', (errorCode, expected) => {
  expect(isRefusal({ ...record('s3', 'GetBucketPolicy'), errorCode } as never)).toBe(expected);
});

test.each([
  ['CreateFunction20150331', 'CreateFunction'],
  ['UpdateFunctionCode20150331v2', 'UpdateFunctionCode'],
  ['TagResource20170331v2', 'TagResource'],
  ['CreateDistribution2020_05_31', 'CreateDistribution'],
  ['CreateRole', 'CreateRole'],
])('the operation of %s is %s', (eventName, operation) => {
  expect(operationOf({ eventName })).toBe(operation);
});

test.each([
  ['lambda', 'CreateFunction20150331', 'lambda:CreateFunction'],
  ['s3', 'PutBucketEncryption', 's3:PutEncryptionConfiguration'],
  ['s3', 'PutBucketLifecycle', 's3:PutLifecycleConfiguration'],
  ['s3', 'PutBucketPublicAccessBlock', 's3:PutBucketPublicAccessBlock'],
  ['monitoring', 'PutMetricAlarm', 'cloudwatch:PutMetricAlarm'],
  ['apigateway', 'CreateApi', 'apigateway:POST'],
  ['apigateway', 'PutMethod', 'apigateway:PUT'],
  ['apigateway', 'UpdateStage', 'apigateway:PATCH'],
  ['apigateway', 'UntagResource', 'apigateway:DELETE'],
  ['s3', 'NoSuchOperation', undefined],
])('%s %s needs %s', (service, eventName, action) => {
  expect(actionOf(record(service, eventName))).toBe(action);
});

test.each<[string, Record<string, unknown>, string | undefined]>([
  ['s3', { bucketName: 'b' }, 'arn:aws:s3:::b'],
  ['s3', { bucketName: 'b', key: 'a/c.zip' }, 'arn:aws:s3:::b/a/c.zip'],
  ['lambda', { functionName: 'svc-dev-hello' }, functionArn],
  ['lambda', { functionName: functionArn }, functionArn],
  ['iam', { roleName: 'r' }, `arn:aws:iam::${accountId}:role/r`],
  ['logs', { logGroupName: '/a' }, `arn:aws:logs:us-east-1:${accountId}:log-group:/a:*`],
  ['sqs', { queueUrl: `https://sqs/${accountId}/q` }, `arn:aws:sqs:us-east-1:${accountId}:q`],
  ['sns', { topicArn: 'arn:aws:sns:us-east-1:1:t' }, 'arn:aws:sns:us-east-1:1:t'],
  ['s3', {}, undefined],
  ['unheard-of', { name: 'x' }, undefined],
])('of %s, %j is about %s', (service, requestParameters, resource) => {
  expect(resourceOf(record(service, 'Op', { requestParameters }), context)).toBe(resource);
});

describe('readRecord', () => {
  test('believes the sentence, which may name another action than the call', () => {
    const role = `arn:aws:iam::${accountId}:role/r`;
    const denial = readRecord(
      record('lambda', 'CreateFunction20150331', { errorMessage: sentence('iam:PassRole', role) }),
      context,
    );
    expect(denial).toMatchObject({ action: 'iam:PassRole', resource: role, lacking: 'deployer' });
  });

  test('builds action and resource from the call where there is no sentence', () => {
    const denial = readRecord(
      record('s3', 'PutBucketEncryption', {
        errorMessage: 'Access Denied',
        requestParameters: { bucketName: 'b' },
      }),
      context,
    );
    expect(denial).toMatchObject({
      action: 's3:PutEncryptionConfiguration',
      resource: 'arn:aws:s3:::b',
      certainty: 'inferred',
      lacking: 'deployer',
    });
  });

  test('believes a message that was decoded, which may name another action than the call', () => {
    const vpc = `arn:aws:ec2:eu-central-1:${accountId}:vpc/*`;
    const told = { action: 'ec2:CreateTags', resource: vpc, principal: { arn: deployerArn } };
    const denial = readRecord(
      {
        ...record('ec2', 'CreateVpc', {
          errorCode: 'Client.UnauthorizedOperation',
          errorMessage: `You are not authorized to perform this operation. Encoded authorization failure message: ${'aB3-'.repeat(30)}`,
        }),
        decoded: JSON.stringify({ allowed: false, explicitDeny: false, context: told }),
      },
      context,
    );
    expect(denial).toMatchObject({ action: 'ec2:CreateTags', resource: vpc, lacking: 'deployer' });
  });

  test('says that the role of a stack lacks it', () => {
    const userArn = `arn:aws:sts::${accountId}:assumed-role/deploy/AWSCloudFormation`;
    expect(readRecord(record('s3', 'CreateBucket', { userArn }), context)?.lacking).toBe('service-role');
  });

  test('knows nothing where neither names an action', () => {
    expect(readRecord(record('unheard-of', 'Op'), context)).toBeUndefined();
  });
});
