import { expect, test } from 'vitest';
import {
  eventNameOf,
  eventSourceOf,
  isDataEvent,
  isReadOnly,
} from '../../../../src/emulator/cloudtrail/event-names.ts';

test.each([
  ['lambda', 'CreateFunction', 'CreateFunction20150331', 'lambda.amazonaws.com'],
  ['lambda', 'GetFunction', 'GetFunction20150331v2', 'lambda.amazonaws.com'],
  ['lambda', 'TagResource', 'TagResource20170331v2', 'lambda.amazonaws.com'],
  ['lambda', 'PutFunctionEventInvokeConfig', 'PutFunctionEventInvokeConfig', 'lambda.amazonaws.com'],
  ['s3', 'PutPublicAccessBlock', 'PutBucketPublicAccessBlock', 's3.amazonaws.com'],
  ['s3', 'PutBucketLifecycleConfiguration', 'PutBucketLifecycle', 's3.amazonaws.com'],
  ['s3', 'CreateBucket', 'CreateBucket', 's3.amazonaws.com'],
  ['apigatewayv2', 'CreateApi', 'CreateApi', 'apigateway.amazonaws.com'],
  ['cloudwatch', 'PutMetricAlarm', 'PutMetricAlarm', 'monitoring.amazonaws.com'],
  ['cloudcontrol', 'GetResource', 'GetResource', 'cloudcontrolapi.amazonaws.com'],
  ['cognito-idp', 'CreateUserPool', 'CreateUserPool', 'cognito-idp.amazonaws.com'],
])('%s %s is the event %s of %s', (service, operation, name, source) => {
  expect([eventNameOf(service, operation), eventSourceOf(service)]).toEqual([name, source]);
});

test.each([
  ['s3', 'GetObject', true],
  ['s3', 'DeleteObjects', true],
  ['s3', 'ListObjectsV2', true],
  ['s3', 'HeadBucket', true],
  ['s3', 'UploadPart', true],
  ['s3', 'CreateMultipartUpload', true],
  ['s3', 'GetObjectLockConfiguration', false],
  ['s3', 'GetBucketLocation', false],
  ['s3', 'ListBuckets', false],
  ['lambda', 'Invoke', true],
  ['lambda', 'GetFunction', false],
  ['dynamodb', 'PutItem', true],
  ['dynamodb', 'DescribeTable', false],
  ['sqs', 'SendMessage', true],
  ['sqs', 'CreateQueue', false],
  ['sns', 'Publish', true],
  ['logs', 'FilterLogEvents', true],
  ['logs', 'CreateLogGroup', false],
  ['kms', 'Decrypt', false],
])('%s:%s is a data event: %s', (service, operation, expected) => {
  expect(isDataEvent(service, operation)).toBe(expected);
});

test.each([
  ['DescribeStacks', true],
  ['AssumeRole', true],
  ['GetCallerIdentity', true],
  ['CreateFunction', false],
  ['TagRole', false],
  ['ExecuteChangeSet', false],
])('%s only reads: %s', (operation, expected) => {
  expect(isReadOnly(operation)).toBe(expected);
});
