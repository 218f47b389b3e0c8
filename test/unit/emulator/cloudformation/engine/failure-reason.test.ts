import { expect, test } from 'vitest';
import {
  type FailedCall,
  wordFailure,
} from '../../../../../src/emulator/cloudformation/engine/failure-reason.ts';
import { AwsError } from '../../../../../src/emulator/operation.ts';
import { hostId } from '../../../../../src/emulator/wire/write-error.ts';

const said = 'User: u is not authorized to perform: x:Y on resource: *';

const refusedCall = (serviceId: string, more: Partial<FailedCall> = {}): FailedCall => ({
  error: new AwsError('AccessDenied', said, 403),
  serviceId,
  operation: 'CreateThing',
  type: 'AWS::X::Thing',
  frame: 'handler',
  requestId: 'id',
  requestToken: 'token',
  ...more,
});

const hint =
  'Encountered a permissions error performing a tagging operation, please add required tag permissions. See https://repost.aws/knowledge-center/cloudformation-tagging-permission-error for how to resolve. ';
const extended = hostId('id');

test.each<readonly [string, FailedCall, string]>([
  [
    'a handler',
    refusedCall('lambda'),
    `Resource handler returned message: "${said} (Service: Lambda, Status Code: 403, Request ID: id) (SDK Attempt Count: 1)" (RequestToken: token, HandlerErrorCode: AccessDenied)`,
  ],
  [
    'a handler with a general code',
    refusedCall('events', { refusedAs: 'GeneralServiceException' }),
    `Resource handler returned message: "${said} (Service: EventBridge, Status Code: 403, Request ID: id) (SDK Attempt Count: 1)" (RequestToken: token, HandlerErrorCode: GeneralServiceException)`,
  ],
  [
    'a handler about S3',
    refusedCall('s3'),
    `Resource handler returned message: "${said} (Service: S3, Status Code: 403, Request ID: id, Extended Request ID: ${extended}) (SDK Attempt Count: 1)" (RequestToken: token, HandlerErrorCode: AccessDenied)`,
  ],
  [
    'a handler about tags',
    refusedCall('iam', { isTagging: true, refusedAs: 'GeneralServiceException' }),
    `Resource handler returned message: "${hint}Resource handler returned message: "${said} (Service: Iam, Status Code: 403, Request ID: id) (SDK Attempt Count: 1)"" (RequestToken: token, HandlerErrorCode: UnauthorizedTaggingOperation)`,
  ],
  [
    'a handler that says nothing about tags',
    refusedCall('kms', { isTagging: true, mutesTagging: true }),
    `Resource handler returned message: "${hint}Resource handler returned message: "Unauthorized tagging operation"" (RequestToken: token, HandlerErrorCode: UnauthorizedTaggingOperation)`,
  ],
  [
    'a terse handler',
    refusedCall('lambda', { frame: 'terse' }),
    `Resource handler returned message: "Access denied for operation 'CreateThing'." (RequestToken: token, HandlerErrorCode: AccessDenied)`,
  ],
  [
    'a terse handler about something else',
    refusedCall('lambda', { frame: 'terse', error: new AwsError('LimitExceededException', 'too many') }),
    'Resource handler returned message: "too many (Service: Lambda, Status Code: 400, Request ID: id) (SDK Attempt Count: 1)" (RequestToken: token, HandlerErrorCode: ServiceLimitExceeded)',
  ],
  [
    'a handler that names its type only',
    refusedCall('lambda', { frame: 'mute' }),
    `Resource handler returned message: "Access denied for operation 'AWS::X::Thing'." (RequestToken: token, HandlerErrorCode: AccessDenied)`,
  ],
  [
    'a handler that puts its type before all',
    refusedCall('lambda', { frame: 'typed' }),
    `Resource handler returned message: "Access denied for operation 'AWS::X::Thing: ${said} (Service: Lambda, Status Code: 403, Request ID: id) (SDK Attempt Count: 1)'." (RequestToken: token, HandlerErrorCode: AccessDenied)`,
  ],
  [
    'a handler that puts its type before all, about something else',
    refusedCall('lambda', { frame: 'typed', error: new AwsError('CNAMEAlreadyExists', 'no colon', 409) }),
    'Resource handler returned message: "Invalid request provided: AWS::X::Thing: no colon (Service: Lambda, Status Code: 409, Request ID: id) (SDK Attempt Count: 1)" (RequestToken: token, HandlerErrorCode: InvalidRequest)',
  ],
  [
    'a handler that takes a refusal for a fault',
    refusedCall('lambda', { frame: 'internal' }),
    `Resource handler returned message: "Internal error reported from downstream service during operation 'CreateThing'." (RequestToken: token, HandlerErrorCode: ServiceInternalError)`,
  ],
  ['the service', refusedCall('lambda', { frame: 'bare' }), said],
  [
    'before handlers',
    refusedCall('lambda', { frame: 'semicolon' }),
    `${said} (Service: Lambda; Status Code: 403; Error Code: AccessDenied; Request ID: id; Proxy: null)`,
  ],
  [
    'before handlers, about S3',
    refusedCall('s3', { frame: 'semicolon' }),
    `${said} (Service: S3; Status Code: 403; Error Code: AccessDenied; Request ID: id; S3 Extended Request ID: ${extended}; Proxy: null)`,
  ],
  ['before that', refusedCall('apigatewayv2', { frame: 'api' }), `API: apigateway:CreateThing ${said}`],
])('a refusal in the words of %s', async (_, call, expected) => {
  expect(await wordFailure(call)).toBe(expected);
});
