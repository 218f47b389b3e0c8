import { describe, expect, test } from 'vitest';
import { attributeByCode, splitDebug } from '../../../src/denial/attribution/debug-output.ts';
import type { SeenDenial } from '../../../src/denial/harvest.ts';

const denial: SeenDenial = {
  deniedBy: 'unknown',
  certainty: 'unknown',
  lacking: 'unknown',
  soft: false,
  raw: 'Access Denied',
  seen: { via: 'client' },
};

/** As serverless 3.40 and osls 4.3 print it, shortened. */
function debugOf(code: string, end = '  shouldBeSync: undefined }'): string {
  return `process: finalize { error:
   { ServerlessError: Access Denied
       at /srv/node_modules/serverless/lib/aws/request.js:221:11
     [stack]:
      'ServerlessError: Access Denied\\n    at /srv/node_modules/serverless/lib/aws/request.js:221:11',
     [message]: 'Access Denied',
     code: '${code}',
     decoratedMessage: undefined,
     providerError:
      { AccessDenied: Access Denied
          at Request.extractError (/srv/node_modules/aws-sdk/lib/services/s3.js:757:35)
        message: 'Access Denied',
        code: 'AccessDenied',
        requestId: '1b49e963-93d1-4a5e-a171-aa6365ff8261',
        statusCode: 403 },
     providerErrorCodeExtension: 'ACCESS_DENIED',
     [name]: 'ServerlessError' },
${end}`;
}

test.each([
  ['osls', '  shouldBeSync: undefined }'],
  [
    'serverless 3',
    '  shouldBeSync: undefined,\n  telemetryData: undefined,\n  shouldSendTelemetry: undefined }',
  ],
])('what %s tells for debugging is taken out of the output', (_, end) => {
  const before = 'process: resolve variables meta\n\nDeploying parcels to stage a (us-east-1)\n';
  const after = '\nEnvironment: linux\n\nError:\nAccess Denied\n';
  const { output, debug } = splitDebug(
    `${before}process: handle error\n${debugOf('AWS_S3_UPLOAD_ACCESS_DENIED', end)}\n${after}`,
  );
  expect(output).toBe(
    '\nDeploying parcels to stage a (us-east-1)\n\nEnvironment: linux\n\nError:\nAccess Denied\n',
  );
  expect(debug).toContain("code: 'AWS_S3_UPLOAD_ACCESS_DENIED'");
});

test('an output that ends within the error loses no line that says something', () => {
  const { output } = splitDebug(
    'process: finalize { error:\n   { ServerlessError: Access Denied\nError:\nAccess Denied',
  );
  expect(output).toContain('Error:\nAccess Denied');
});

describe('the call that an error of the framework names by its code', () => {
  test.each<[string, string | undefined]>([
    ['AWS_S3_UPLOAD_ACCESS_DENIED', 's3:PutObject'],
    ['AWS_S3_PUT_OBJECT_ACCESS_DENIED', 's3:PutObject'],
    ['AWS_S3_HEAD_BUCKET_FORBIDDEN', 's3:ListBucket'],
    ['AWS_S3_LIST_OBJECTS_V2_ACCESS_DENIED', 's3:ListBucket'],
    ['AWS_CLOUD_FORMATION_CREATE_CHANGE_SET_ACCESS_DENIED', 'cloudformation:CreateChangeSet'],
    ['AWS_A_P_I_GATEWAY_GET_REST_APIS_ACCESS_DENIED_EXCEPTION', 'apigateway:GET'],
    ['AWS_CLOUD_WATCH_LOGS_DESCRIBE_LOG_GROUPS_ACCESS_DENIED_EXCEPTION', 'logs:DescribeLogGroups'],
    ['AWS_S_S_M_GET_PARAMETER_UNKNOWN_ERROR', 'ssm:GetParameter'],
    ['AWS_E_C2_DESCRIBE_VPCS_UNAUTHORIZED_OPERATION', 'ec2:DescribeVpcs'],
    ['AWS_LAMBDA_GET_FUNCTION_HTTP_403_ERROR', 'lambda:GetFunction'],
    ['AWS_S3_GET_OBJECT_NO_SUCH_KEY', undefined],
    ['AWS_CREDENTIALS_NOT_FOUND', undefined],
    ['AWS_S3_DO_SOMETHING_ELSE_ACCESS_DENIED', undefined],
    ['CANNOT_DELETE_S3_OBJECTS_ACCESS_DENIED', undefined],
  ])('%s', (code, action) => {
    expect(attributeByCode(debugOf(code), denial)?.action).toBe(action);
  });

  test('it is inferred, and of the deployer', () => {
    expect(attributeByCode(debugOf('AWS_S3_UPLOAD_ACCESS_DENIED'), denial)).toMatchObject({
      certainty: 'inferred',
      lacking: 'deployer',
      service: 'S3',
      api: 'Upload',
      raw: 'Access Denied',
    });
  });
});
