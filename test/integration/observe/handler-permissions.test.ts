import { expect, it } from 'vitest';
import { readHandlerPermissions } from '../../../src/observe/read-handler-permissions.ts';
import { createSandboxAccount } from '../../support/sandbox-account.ts';

it('reads from the registry what the handlers of a type may call', async () => {
  await using account = await createSandboxAccount();
  const { cloudFormation } = account.clients;
  const queue = await readHandlerPermissions(cloudFormation, 'AWS::SQS::Queue');
  expect(queue?.create).toContain('sqs:CreateQueue');
  expect(queue?.delete).toContain('sqs:DeleteQueue');
  expect(await readHandlerPermissions(cloudFormation, 'AWS::No::Such')).toBeUndefined();
});
