import { expect, test } from 'vitest';
import type { LookAlike } from '../../../src/denial/denial.ts';
import { parseDenials } from '../../../src/denial/parse-denials.ts';
import { context, sentence } from './made-up.ts';

test.each<[LookAlike['kind'], string]>([
  ['credentials', 'ExpiredToken: The provided token has expired.'],
  ['credentials', 'The security token included in the request is invalid.'],
  [
    'credentials',
    'An error occurred (InvalidClientTokenId) when calling the GetCallerIdentity operation: The security token included in the request is invalid.',
  ],
  [
    'credentials',
    'UnrecognizedClientException: The security token included in the request is invalid (Service: Lambda, Status Code: 403, Request ID: aa)',
  ],
  [
    'credentials',
    'SignatureDoesNotMatch: The request signature we calculated does not match the signature you provided.',
  ],
  [
    'throttling',
    'Rate exceeded (Service: AmazonCloudFormation; Status Code: 400; Error Code: Throttling; Request ID: aa)',
  ],
  ['throttling', 'ThrottlingException: Rate exceeded'],
  ['throttling', 'SlowDown: Please reduce your request rate.'],
  ['throttling', 'RequestThrottled: Request is throttled.'],
  ['service-failure', 'InternalError: We encountered an internal error. Please try again.'],
  ['service-failure', 'ServiceUnavailable: Service is unable to handle request.'],
  ['service-failure', 'The request processing has failed because of an unknown error, exception or failure.'],
  [
    'service-failure',
    'Resource handler returned message: "Service Unavailable (Service: ApiGatewayV2, Status Code: 503, Request ID: aa)" (RequestToken: b, HandlerErrorCode: ServiceInternalError)',
  ],
  ['quota', 'LimitExceededException: Cannot exceed quota for PoliciesPerUser: 10'],
  ['not-found', 'Stack with id svc-dev does not exist'],
  ['not-found', "Stack 'svc-dev' does not exist"],
  [
    'not-found',
    'ResourceNotFoundException: Function not found: arn:aws:lambda:us-east-1:111122223333:function:x',
  ],
  [
    'already-exists',
    'svc-dev-bucket already exists in stack arn:aws:cloudformation:us-east-1:111122223333:stack/x/1',
  ],
  [
    'already-exists',
    'Resource handler returned message: "Resource of type AWS::Logs::LogGroup already exists" (RequestToken: a, HandlerErrorCode: AlreadyExists)',
  ],
  ['collateral', 'Resource creation cancelled'],
  ['collateral', 'The following resource(s) failed to create: [A, B]. Rollback requested by user.'],
  [
    'trust-policy',
    'The role defined for the function cannot be assumed by Lambda. (Service: Lambda, Status Code: 400, Request ID: aa)',
  ],
  [
    'trust-policy',
    sentence('iam:PassRole', 'arn:aws:iam::444455556666:role/r', '. Cross-account pass role is not allowed.'),
  ],
  [
    'account-standing',
    'Resource handler returned message: "Access denied for operation \'AWS::CloudFront::Distribution: Your account must be verified before you can add new CloudFront resources. (Service: CloudFront, Status Code: 403, Request ID: aa)\'." (RequestToken: b, HandlerErrorCode: AccessDenied)',
  ],
  [
    'public-access-block',
    sentence(
      's3:PutBucketPolicy',
      '"arn:aws:s3:::b"',
      ' because public policies are prevented by the BlockPublicPolicy setting in S3 Block Public Access.',
    ),
  ],
  [
    'runtime',
    'User: anonymous is not authorized to perform: execute-api:Invoke on resource: arn:aws:execute-api:us-east-1:********3333:a1/dev/GET/',
  ],
  ['hook', 'The following hook(s) failed: [Org::Guard::Hook]'],
  ['capability', 'InsufficientCapabilitiesException: Requires capabilities : [CAPABILITY_NAMED_IAM]'],
  ['local', "Error: EACCES: permission denied, open '/srv/x'"],
  ['local', 'npm error code E401'],
  [
    'local',
    'permission denied while trying to connect to the Docker daemon socket at unix:///var/run/docker.sock',
  ],
  ['other-cloud', 'googleapi: Error 403: Permission denied on resource project x., forbidden'],
])('%s: %s', (kind, text) => {
  const { denials, lookAlikes } = parseDenials(text, context);
  expect(denials).toEqual([]);
  expect([...new Set(lookAlikes.map((lookAlike) => lookAlike.kind))]).toEqual([kind]);
});

test.each([
  '',
  'Deploying svc to stage dev (us-east-1)',
  'Service deployed to stack svc-dev (112s)',
  'HandlerErrorCode: AccessDenied',
  'the folder /opt/accessdenied/ was left alone',
  'Resource handler returned message: "Invalid request" (RequestToken: a, HandlerErrorCode: InvalidRequest)',
  'if (error.name === "ThrottlingException" || error.code === \'NoSuchKey\') retry();',
  'case "ExpiredTokenException":\n  return refresh();',
  'throw new Error(`Stack ${name} does not exist`);',
  '"Retry": [{"ErrorEquals": ["ThrottlingException", "Lambda.TooManyRequestsException"]}]',
  'RETRY_ON: ThrottlingException,RequestLimitExceeded',
  'CREATE_COMPLETE: GatewayResponseExpiredToken (AWS::ApiGateway::GatewayResponse)',
  'BlockPublicAcls: true\nBlockPublicPolicy: true',
  '✓ retries on ThrottlingException: Rate exceeded (3 ms)',
  '* fix: go on when the bucket already exists (#456)',
  'If the stack does not exist, it is created.',
  '  429:\n    description: Too Many Requests',
  'custom:\n  throttling:\n    maxRequestsPerSecond: 1000',
  'Credentials: Local, environment variables',
])('%j tells of nothing', (text) => {
  expect(parseDenials(text, context)).toEqual({ denials: [], lookAlikes: [] });
});

test.each<[LookAlike['kind'][], string]>([
  [['throttling'], "{ Throttling: Rate exceeded\n  message: 'Rate exceeded',\n  code: 'Throttling' }"],
  [
    ['throttling'],
    'retry 1: ThrottlingException: Rate exceeded\nretry 2: ThrottlingException: Rate exceeded',
  ],
  [
    ['throttling', 'throttling'],
    'An error occurred (Throttling) when calling the DescribeStacks operation: Rate exceeded\n\nAn error occurred (Throttling) when calling the ListStacks operation: Rate exceeded',
  ],
  [['already-exists', 'already-exists'], 'orders already exists\njobs already exists'],
  [['local'], 'npm error code E401\nnpm error 401 Unauthorized - GET https://registry.example.com/a'],
  [
    ['account-standing'],
    'operation error CloudFront: CreateDistribution, https response error StatusCode: 403, RequestID: aa, api error AccessDenied: Before this can be done for you,\nyour account must be verified.',
  ],
])('%j is what this counts as: %s', (kinds, text) => {
  const { denials, lookAlikes } = parseDenials(text, context);
  expect(denials).toEqual([]);
  expect(lookAlikes.map(({ kind }) => kind)).toEqual(kinds);
});

test('what a tool says around a refusal is no problem of its own', () => {
  const text = `Error: IAM Role (arn:aws:iam::444455556666:role/r) cannot be assumed.\n\nError: ${sentence('sts:AssumeRole', 'arn:aws:iam::444455556666:role/r')}`;
  const { denials, lookAlikes } = parseDenials(text, context);
  expect(denials.map(({ action }) => action)).toEqual(['sts:AssumeRole']);
  expect(lookAlikes).toEqual([]);
});
