import { describe, expect, test } from 'vitest';
import type { Denial } from '../../../src/denial/denial.ts';
import { parseDenials } from '../../../src/denial/parse-denials.ts';
import { context, deploymentBucket, sentence } from './made-up.ts';

describe('wordings without a sentence', () => {
  test.each<[string, Partial<Denial>]>([
    [
      'API: ec2:CreateVpc You are not authorized to perform this operation. Encoded authorization failure message: AbCdEf0123456789_-AbCdEf',
      {
        action: 'ec2:CreateVpc',
        api: 'CreateVpc',
        encoded: 'AbCdEf0123456789_-AbCdEf',
        certainty: 'inferred',
      },
    ],
    [
      'API: s3:CreateBucket Access Denied',
      { action: 's3:CreateBucket', api: 'CreateBucket', certainty: 'inferred' },
    ],
    [
      'API: sqs:CreateQueue Access to the resource https://sqs.us-east-1.amazonaws.com/111122223333/jobs is denied.',
      { action: 'sqs:CreateQueue', resource: 'arn:aws:sqs:us-east-1:111122223333:jobs' },
    ],
    [
      "Access denied for operation 'CreateLogGroup'.",
      { action: 'logs:CreateLogGroup', api: 'CreateLogGroup', certainty: 'inferred' },
    ],
    ["Access denied for operation 'AWS::ApiGateway::RestApi'.", { certainty: 'unknown' }],
    [
      'null (Service: Lambda, Status Code: 403, Request ID: aa-11)',
      { service: 'Lambda', requestId: 'aa-11', certainty: 'unknown' },
    ],
    [
      'Access Denied (Service: Amazon S3; Status Code: 403; Error Code: AccessDenied; Request ID: AA11; S3 Extended Request ID: bb+/=; Proxy: null)',
      { service: 'AmazonS3', certainty: 'unknown' },
    ],
    ['AccessDenied: Access Denied', { certainty: 'unknown' }],
    [
      'An error occurred (403) when calling the HeadObject operation: Forbidden',
      { action: 's3:GetObject', api: 'HeadObject' },
    ],
    [
      'An error occurred (AccessDenied) when calling the ListObjectsV2 operation: Access Denied',
      { action: 's3:ListBucket' },
    ],
    ['An error occurred (403) when calling the HeadBucket operation: Forbidden', { action: 's3:ListBucket' }],
    [
      'operation error S3: CreateBucket, https response error StatusCode: 403, RequestID: AA11, HostID: bb, api error AccessDenied: Access Denied',
      { action: 's3:CreateBucket', service: 'S3', requestId: 'AA11' },
    ],
    [
      'You are not authorized to perform this operation. Encoded authorization failure message: AbCdEf0123456789_-AbCdEf (Service: AmazonEC2; Status Code: 403; Error Code: UnauthorizedOperation; Request ID: aa-11; Proxy: null)',
      { certainty: 'unknown', encoded: 'AbCdEf0123456789_-AbCdEf', service: 'AmazonEC2' },
    ],
    [
      "AccessDenied. User doesn't have permission to call ssm:GetParameters",
      { action: 'ssm:GetParameters', certainty: 'named' },
    ],
    [
      'User with accountId: 111122223333 is not authorized to perform CreateLogGroup with Tags. An additional permission "logs:TagResource" is required. (Service: CloudWatchLogs, Status Code: 400, Request ID: aa-11)',
      { action: 'logs:TagResource', certainty: 'named', lacking: 'deployer', api: 'CreateLogGroup' },
    ],
    [
      `Your access has been denied by S3, please make sure your request credentials have permission to GetObject for ${deploymentBucket}/serverless/svc/dev/1-2/svc.zip. S3 Error Code: AccessDenied. S3 Error Message: Access Denied (Service: Lambda, Status Code: 403, Request ID: aa-11)`,
      { action: 's3:GetObject', resource: `arn:aws:s3:::${deploymentBucket}/serverless/svc/dev/1-2/svc.zip` },
    ],
    [
      'Your access has been denied by EC2, please make sure your request credentials have permission to DescribeSecurityGroups for sg-0a1b2c. EC2 Error Code: UnauthorizedOperation. EC2 Error Message: You are not authorized to perform this operation.',
      { action: 'ec2:DescribeSecurityGroups' },
    ],
    [
      'Caller does not have permissions to create a Service Linked Role.',
      { action: 'iam:CreateServiceLinkedRole', certainty: 'inferred' },
    ],
    [
      'Resource handler returned message: "Caller 111122223333 not authorized to create SLR (Service: AppSync, Status Code: 401, Request ID: aa-11) (SDK Attempt Count: 1)" (RequestToken: aa-11, HandlerErrorCode: GeneralServiceException)',
      { action: 'iam:CreateServiceLinkedRole', certainty: 'inferred', service: 'AppSync' },
    ],
    [
      'The provided execution role does not have permissions to call ReceiveMessage on SQS (Service: Lambda, Status Code: 400, Request ID: aa-11)',
      { action: 'sqs:ReceiveMessage', lacking: 'execution-role' },
    ],
  ])('%s', (text, expected) => {
    expect(parseDenials(text, context).denials).toEqual([expect.objectContaining(expected)]);
  });
});

describe("Serverless's own words", () => {
  const bucket = `arn:aws:s3:::${deploymentBucket}`;
  test.each<[string, string, string]>([
    [
      'Could not access the deployment bucket. Make sure you have sufficient permissions to access it.',
      's3:ListBucket',
      bucket,
    ],
    [
      'Could not list objects in the deployment bucket. Make sure you have sufficient permissions to access it.',
      's3:ListBucket',
      bucket,
    ],
    [
      'Could not access objects in the deployment bucket. Make sure you have sufficient permissions to access it.',
      's3:GetObject',
      `${bucket}/*`,
    ],
    ['Could not locate deployment bucket: "own". Error: Forbidden', 's3:ListBucket', 'arn:aws:s3:::own'],
    ['Could not locate deployment bucket: "own". Error: UnknownError', 's3:ListBucket', 'arn:aws:s3:::own'],
    ['Could not locate deployment bucket. Error: Access Denied', 's3:GetBucketLocation', bucket],
    [
      'Could not empty the S3 deployment bucket (own). Make sure that you have permissions that allow S3 objects deletion. First encountered S3 error code: AccessDenied',
      's3:DeleteObject',
      'arn:aws:s3:::own/*',
    ],
  ])('%s', (text, action, resource) => {
    expect(parseDenials(text, context).denials).toEqual([
      expect.objectContaining({ action, resource, certainty: 'inferred', lacking: 'deployer', soft: false }),
    ]);
  });

  test('without a known bucket the resource stays open', () => {
    const [denial] = parseDenials('Could not access the deployment bucket. Make sure …').denials;
    expect(denial?.action).toBe('s3:ListBucket');
    expect(denial).not.toHaveProperty('resource');
  });

  test.each([
    [
      'Could not access ECR repository due to denied access, but there are images defined in "provider.ecr". ECR repository removal will be skipped.',
      'ecr:DescribeRepositories',
    ],
    [
      `Could not check whether stack "svc-dev" has deletion protection enabled (${sentence('cloudformation:DescribeStacks', 'arn:aws:cloudformation:us-east-1:111122223333:stack/svc-dev/*')}). Continuing with removal.`,
      'cloudformation:DescribeStacks',
    ],
  ])('the warning is soft: %s', (text, action) => {
    expect(parseDenials(text, context).denials).toEqual([
      expect.objectContaining({ action, soft: true, lacking: 'deployer' }),
    ]);
  });

  test('the warning about GetFunction is soft', () => {
    const text =
      'Not authorized to perform: lambda:GetFunction for at least one of the lambda functions. Deployment will not be skipped even if service files did not change.';
    expect(parseDenials(text, context).denials).toEqual([
      expect.objectContaining({ action: 'lambda:GetFunction', soft: true, lacking: 'deployer' }),
    ]);
  });
});
