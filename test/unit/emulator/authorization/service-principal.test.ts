import { expect, test } from 'vitest';
import { Account } from '../../../../src/emulator/account.ts';
import {
  letsService,
  type ServiceRequest,
} from '../../../../src/emulator/authorization/service-principal.ts';
import { allow, deny } from '../../../support/policy-decisions.ts';

const account = new Account({ accountId: '123456789012', propagationMs: 0 });
const queue = 'arn:aws:sqs:us-east-1:123456789012:q';
const asked: ServiceRequest = {
  service: 'sns.amazonaws.com',
  action: 'sqs:SendMessage',
  resource: queue,
  sourceArn: 'arn:aws:sns:us-east-1:123456789012:t',
};
const sns = { Principal: { Service: 'sns.amazonaws.com' } };
const sending = (more: object = {}) => ({ ...allow('sqs:SendMessage', queue), ...sns, ...more });
const when = (operator: string, key: string, value: string) => ({
  Condition: { [operator]: { [key]: value } },
});

/** https://docs.aws.amazon.com/sns/latest/dg/sns-access-policy-use-cases.html and the pages of the condition keys */
test.each<[string, readonly object[], boolean]>([
  ['nobody', [], false],
  ['the service', [sending()], true],
  ['another service', [sending({ Principal: { Service: 's3.amazonaws.com' } })], false],
  ['everybody', [sending({ Principal: '*' })], true],
  ['the account is not the service', [sending({ Principal: { AWS: '123456789012' } })], false],
  ['another action', [{ ...sending(), Action: 'sqs:ReceiveMessage' }], false],
  ['another queue', [{ ...sending(), Resource: `${queue}2` }], false],
  ['the source', [sending(when('ArnLike', 'aws:SourceArn', 'arn:aws:sns:*:*:t'))], true],
  [
    'another source',
    [sending(when('ArnEquals', 'aws:SourceArn', 'arn:aws:sns:us-east-1:123456789012:u'))],
    false,
  ],
  ['the account of the source', [sending(when('StringEquals', 'aws:SourceAccount', '123456789012'))], true],
  ['another account', [sending(when('StringEquals', 'aws:SourceAccount', '999999999999'))], false],
  [
    'services only',
    [sending({ Principal: '*', ...when('Bool', 'aws:PrincipalIsAWSService', 'true') })],
    true,
  ],
  [
    'by name',
    [sending({ Principal: '*', ...when('StringEquals', 'aws:PrincipalServiceName', 'sns.amazonaws.com') })],
    true,
  ],
  ['a user', [sending({ Principal: '*', ...when('StringLike', 'aws:PrincipalArn', '*') })], false],
  ['denied all the same', [sending(), { ...deny('sqs:*'), Principal: '*' }], false],
  [
    'all but services',
    [sending(), { ...deny('sqs:*'), Principal: '*', ...when('Bool', 'aws:PrincipalIsAWSService', 'false') }],
    true,
  ],
  [
    'all but this service',
    [sending(), { ...deny('sqs:*'), NotPrincipal: { Service: 'sns.amazonaws.com' } }],
    true,
  ],
])('a policy for %s', (_name, Statement, lets) => {
  expect(letsService(account, JSON.stringify({ Version: '2012-10-17', Statement }), asked)).toBe(lets);
});

test('without a policy no service may', () => {
  expect(letsService(account, undefined, asked)).toBe(false);
});
