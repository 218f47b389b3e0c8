import {
  CreateAccessKeyCommand,
  CreateUserCommand,
  DeleteAccessKeyCommand,
  DeleteUserCommand,
  DeleteUserPolicyCommand,
  IAMClient,
  PutUserPolicyCommand,
} from '@aws-sdk/client-iam';
import { ListTopicsCommand, SNSClient } from '@aws-sdk/client-sns';
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

  const sns = target.client(SNSClient, credentials);
  const list = () => sns.send(new ListTopicsCommand({}));
  // Each service learns of a new key in its own time.
  const refusal = await target.until(async () => {
    const failure = await failureOf(list());
    return failure.startsWith('InvalidClientTokenId') ? undefined : failure;
  });
  expect(refusal).toBe(target.expected('AuthorizationError 403', 'nobody is refused'));
  expect(await sentenceOf(list())).toBe(
    target.expected(
      `User: ${user?.Arn} is not authorized to perform: SNS:ListTopics on resource: arn:aws:sns:${target.region}:${target.accountId}:* because no identity-based policy allows the SNS:ListTopics action`,
      'a refusal has no sentence',
    ),
  );

  const named = { UserName, PolicyName: 'grant' };
  const Statement = [{ Effect: 'Allow', Action: 'sns:ListTopics', Resource: '*' }];
  const PolicyDocument = JSON.stringify({ Version: '2012-10-17', Statement });
  await iam.send(new PutUserPolicyCommand({ ...named, PolicyDocument }));
  target.removing(() => iam.send(new DeleteUserPolicyCommand(named)));
  const helped = await target.until(async () => ((await failureOf(list())) === 'succeeded' ? true : undefined));
  expect(helped).toBe(true);
});
