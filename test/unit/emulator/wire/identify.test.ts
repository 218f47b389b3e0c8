import { describe, expect, it } from 'vitest';
import { identifyService } from '../../../../src/emulator/wire/identify.ts';
import { wireRequest } from '../../../support/wire-request.ts';

const form = { 'content-type': 'application/x-www-form-urlencoded; charset=utf-8' };

function identify(
  ...[signingName, line, headers, body]: [string | undefined, string, Record<string, string>?, string?]
) {
  const target = identifyService(wireRequest(line, headers, body), signingName);
  return target && `${target.service.id} ${target.protocol}`;
}

describe('the service of a request', () => {
  it.each([
    ['its signature', 'sts', 'POST /', form, 'sts query'],
    ['its signature, where the id is another', 'events', 'POST /', {}, 'events json-1.1'],
    ['the path, for the first API Gateway', 'apigateway', 'GET /restapis', {}, 'apigateway rest-json'],
    ['the path, for the second API Gateway', 'apigateway', 'GET /v2/apis', {}, 'apigatewayv2 rest-json'],
    ['the path, where the first one tags', 'apigateway', 'PUT /tags/arn', {}, 'apigateway rest-json'],
    [
      'the path, for the toolbox of IAM',
      'iam',
      'GET /authorization-details/abc1',
      {},
      'iam-toolbox rest-json',
    ],
    [
      'the host of the toolbox',
      undefined,
      'GET /',
      { host: 'iam-toolbox.eu-west-1.amazonaws.com' },
      'iam-toolbox rest-json',
    ],
    ['JSON to SQS', 'sqs', 'POST /', { 'x-amz-target': 'AmazonSQS.ListQueues' }, 'sqs json-1.0'],
    ['a form to SQS', 'sqs', 'POST /', form, 'sqs query'],
    ['a form to EC2', 'ec2', 'POST /', form, 'ec2 ec2-query'],
    [
      'JSON to CloudWatch',
      'monitoring',
      'POST /',
      { 'x-amz-target': 'GraniteServiceVersion20100801.X' },
      'cloudwatch json-1.0',
    ],
    ['a form to CloudWatch', 'monitoring', 'POST /', form, 'cloudwatch query'],
    [
      'a host of another name',
      undefined,
      'POST /',
      { ...form, host: 'monitoring.eu-west-1.amazonaws.com' },
      'cloudwatch query',
    ],
    ['its host', undefined, 'GET /', { host: 'lambda.eu-west-1.amazonaws.com' }, 'lambda rest-json'],
    ['a host of one region', undefined, 'POST /', { host: 'sts.amazonaws.com' }, 'sts query'],
    ['a bucket host', undefined, 'GET /', { host: 'lambda.s3.amazonaws.com' }, 's3 s3-rest-xml'],
    ['its signature, of a global service', 'route53', 'GET /2013-04-01/hostedzone', {}, 'route53 rest-xml'],
    [
      'a host without a region',
      undefined,
      'GET /',
      { host: 'cloudfront.amazonaws.com' },
      'cloudfront rest-xml',
    ],
    ['its target', undefined, 'POST /', { 'x-amz-target': 'Logs_20140328.X' }, 'logs json-1.1'],
    ['a versioned path', undefined, 'GET /2015-03-31/functions', {}, 'lambda rest-json'],
    ['the version in its path', undefined, 'GET /2013-04-01/hostedzone', {}, 'route53 rest-xml'],
    ['a path of API Gateway', undefined, 'GET /v2/apis', {}, 'apigatewayv2 rest-json'],
    ['nothing in particular', undefined, 'GET /bucket', {}, 's3 s3-rest-xml'],
  ])('by %s', (_name, signingName, line, headers, expected) => {
    expect(identify(signingName, line, { ...headers })).toBe(expected);
  });

  it('by the version in its form', () => {
    expect(identify(undefined, 'POST /', form, 'Action=ListUsers&Version=2010-05-08')).toBe('iam query');
  });

  it('is none where the account has none of that name', () => {
    expect(identify('batch', 'POST /', form)).toBe(undefined);
    expect(identify('toString', 'POST /', form)).toBe(undefined);
  });
});
