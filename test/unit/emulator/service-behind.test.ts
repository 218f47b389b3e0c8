import { expect, test } from 'vitest';
import type { Caller } from '../../../src/emulator/operation.ts';
import { serviceBehind } from '../../../src/emulator/service-behind.ts';

const accountId = '111122223333';
const user = {
  kind: 'user',
  accountId,
  arn: `arn:aws:iam::${accountId}:user/u`,
  userName: 'u',
  userId: 'AIDA',
};
const session = (sessionName: string) => ({
  kind: 'assumed-role',
  accountId,
  arn: `arn:aws:sts::${accountId}:assumed-role/cfn/${sessionName}`,
  sessionName,
});

test.each([
  ['nobody', user, [], undefined],
  [
    'CloudFormation, with the permissions of its caller',
    user,
    ['cloudformation.amazonaws.com'],
    'cloudformation.amazonaws.com',
  ],
  ['CloudFormation, as a service role', session('AWSCloudFormation'), [], 'cloudformation.amazonaws.com'],
  ['nobody, as a person with a role', session('somebody'), [], undefined],
])('behind a call is %s', (_, principal, calledVia, service) => {
  const caller = { principal, calledVia, accessKeyId: '', sourceIp: '', userAgent: '' } as unknown as Caller;
  expect(serviceBehind(caller)).toBe(service);
});
