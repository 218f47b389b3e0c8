import {
  CreateAccessKeyCommand,
  CreateUserCommand,
  DeleteAccessKeyCommand,
  DeleteUserCommand,
  DeleteUserPolicyCommand,
  IAMClient,
  ListRolesCommand,
  PutUserPolicyCommand,
} from '@aws-sdk/client-iam';
import { GetCallerIdentityCommand, STSClient } from '@aws-sdk/client-sts';
import { expect, test } from 'vitest';
import { openTarget } from '../support/contract-target.ts';
import { failureOf, sentenceOf } from '../support/failure-of.ts';

test('a user may do nothing until it is granted', async () => {
  await using target = await openTarget();
  const iam = target.client(IAMClient);
  const UserName = target.unique('user');
  const { User: user } = await iam.send(new CreateUserCommand({ UserName }));
  target.removing(() => iam.send(new DeleteUserCommand({ UserName })));
  const { AccessKey: key } = await iam.send(new CreateAccessKeyCommand({ UserName }));
  const AccessKeyId = key?.AccessKeyId ?? '';
  target.removing(() => iam.send(new DeleteAccessKeyCommand({ UserName, AccessKeyId })));
  const credentials = { accessKeyId: AccessKeyId, secretAccessKey: key?.SecretAccessKey ?? '' };

  const sts = target.client(STSClient, credentials);
  const known = await target.until(() => sts.send(new GetCallerIdentityCommand({})).catch(() => undefined));
  expect(known).toMatchObject({ Arn: user?.Arn, UserId: user?.UserId });

  const asUser = target.client(IAMClient, credentials);
  const list = () => asUser.send(new ListRolesCommand({}));
  // Each service learns of a new key in its own time.
  const refusal = await target.until(async () => {
    const failure = await failureOf(list());
    return failure.startsWith('InvalidClientTokenId') ? undefined : failure;
  });
  expect(refusal).toBe(target.expected('AccessDenied 403', 'a user without permission'));
  expect(await sentenceOf(list())).toBe(
    target.expected(
      `User: ${user?.Arn} is not authorized to perform: iam:ListRoles on resource: arn:aws:iam::${target.accountId}:role/ because no identity-based policy allows the iam:ListRoles action`,
      'the sentence of a refusal',
    ),
  );

  const named = { UserName, PolicyName: 'grant' };
  const Statement = [{ Effect: 'Allow', Action: 'iam:ListRoles', Resource: '*' }];
  const PolicyDocument = JSON.stringify({ Version: '2012-10-17', Statement });
  await iam.send(new PutUserPolicyCommand({ ...named, PolicyDocument }));
  target.removing(() => iam.send(new DeleteUserPolicyCommand(named)));
  const helped = await target.until(async () =>
    (await failureOf(list())) === 'succeeded' ? true : undefined,
  );
  expect(helped).toBe(true);
});
