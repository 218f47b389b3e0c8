import { GetCallerIdentityCommand, STSClient } from '@aws-sdk/client-sts';
import { expect, test } from 'vitest';
import { openTarget } from '../support/contract-target.ts';

test('the caller is told who they are', async () => {
  await using target = await openTarget();
  const identity = await target.client(STSClient).send(new GetCallerIdentityCommand({}));
  expect(identity.Account).toBe(target.accountId);
  expect(identity.Arn).toMatch(
    new RegExp(`^arn:aws:(iam|sts)::${target.accountId}:(root$|user/|assumed-role/)`),
  );
  expect(identity.UserId).toMatch(/^[\w:@.+=-]{12,}$/);
});
