import { expect, test } from 'vitest';
import { renderRequestParameters } from '../../../../src/emulator/cloudtrail/request-parameters.ts';

const hidden = 'HIDDEN_DUE_TO_SECURITY_REASONS';

test.each<[string, string, object, object | null]>([
  ['iam', 'CreateRole', { RoleName: 'r', Path: '/' }, { roleName: 'r', path: '/' }],
  ['s3', 'CreateBucket', { Bucket: 'b' }, { bucketName: 'b' }],
  [
    'lambda',
    'CreateFunction',
    {
      FunctionName: 'f',
      Code: { ZipFile: new Uint8Array(3), S3Bucket: 'b' },
      Environment: { Variables: { KEY: 'secret' } },
    },
    { functionName: 'f', code: { s3Bucket: 'b' }, environment: hidden },
  ],
  ['ssm', 'PutParameter', { Name: '/a', Value: 'secret' }, { name: '/a', value: hidden }],
  [
    'iam',
    'TagRole',
    { RoleName: 'r', Tags: [{ Key: 'k', Value: 'v' }] },
    { roleName: 'r', tags: [{ key: 'k', value: 'v' }] },
  ],
  [
    'secretsmanager',
    'CreateSecret',
    { Name: 'n', SecretString: 'secret' },
    { name: 'n', secretString: hidden },
  ],
  [
    'cloudformation',
    'CreateStack',
    { StackName: 's', Parameters: [{ ParameterKey: 'p', ParameterValue: 'secret' }] },
    { stackName: 's', parameters: [{ parameterKey: 'p', parameterValue: hidden }] },
  ],
  ['iam', 'CreateLoginProfile', { UserName: 'u', Password: 'secret' }, { userName: 'u', password: hidden }],
  ['sts', 'GetCallerIdentity', {}, null],
  [
    'cloudtrail',
    'LookupEvents',
    { StartTime: new Date(0), MaxResults: undefined },
    { startTime: '1970-01-01T00:00:00.000Z' },
  ],
])('%s:%s %j', (service, operation, input, expected) => {
  expect(renderRequestParameters(service, operation, input)).toEqual(expected);
});

test('long texts are cut', () => {
  const rendered = renderRequestParameters('iam', 'CreatePolicy', { PolicyDocument: 'x'.repeat(10_000) });
  expect(rendered?.['policyDocument']).toHaveLength(4097);
});
