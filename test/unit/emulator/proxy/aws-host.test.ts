import { expect, test } from 'vitest';
import { isAwsHost } from '../../../../src/emulator/proxy/aws-host.ts';

test.each([
  ['sts.amazonaws.com', true],
  ['cloudformation.eu-central-1.amazonaws.com', true],
  ['My.Bucket.s3.amazonaws.com', true],
  ['sqs.cn-north-1.amazonaws.com.cn', true],
  ['lambda.us-east-1.api.aws', true],
  ['abc.lambda-url.us-east-1.on.aws', true],
  ['amazonaws.com', false],
  ['amazonaws.com.example.com', false],
  ['notamazonaws.com', false],
  ['downloads.example.org', false],
  ['console.aws.amazon.com', false],
  ['169.254.169.254', false],
  ['127.0.0.1', false],
  ['', false],
])('%j is one of AWS: %j', (host, expected) => {
  expect(isAwsHost(host)).toBe(expected);
});
