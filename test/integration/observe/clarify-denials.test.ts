import { CreateVpcCommand, EC2Client } from '@aws-sdk/client-ec2';
import {
  CreateAccessKeyCommand,
  CreateRoleCommand,
  CreateUserCommand,
  GetRoleCommand,
  IAMClient,
} from '@aws-sdk/client-iam';
import { CreateQueueCommand, SQSClient } from '@aws-sdk/client-sqs';
import { expect, it } from 'vitest';
import { clarifyDenials } from '../../../src/observe/clarify-denials.ts';
import type { Denial } from '../../../src/denial/denial.ts';
import { parseDenials } from '../../../src/denial/parse-denials.ts';
import { catchFailure } from '../../support/failure-of.ts';
import { createSandboxAccount, type SandboxAccount } from '../../support/sandbox-account.ts';

/** How somebody without permissions reaches the account. */
async function createStranger({ clients, reach }: SandboxAccount) {
  await clients.iam.send(new CreateUserCommand({ UserName: 'stranger' }));
  const { AccessKey } = await clients.iam.send(new CreateAccessKeyCommand({ UserName: 'stranger' }));
  return {
    region: reach.region,
    endpoint: reach.endpointUrl ?? '',
    credentials: {
      accessKeyId: AccessKey?.AccessKeyId ?? '',
      secretAccessKey: AccessKey?.SecretAccessKey ?? '',
    },
  };
}

const vague: Omit<Denial, 'requestId'> = {
  deniedBy: 'unknown',
  certainty: 'unknown',
  lacking: 'unknown',
  soft: false,
  raw: 'Access Denied',
};

it('decodes what EC2 says, and finds by its id the request that a refusal names', async () => {
  await using account = await createSandboxAccount(0, { hostile: ['encoded-messages'] });
  const stranger = await createStranger(account);
  const ec2 = new EC2Client(stranger);
  const sqs = new SQSClient(stranger);
  const noVpc = await catchFailure(ec2.send(new CreateVpcCommand({ CidrBlock: '10.0.0.0/16' })));
  const noQueue = await catchFailure(sqs.send(new CreateQueueCommand({ QueueName: 'jobs' })));
  ec2.destroy();
  sqs.destroy();

  const [encoded] = parseDenials(noVpc?.message ?? '').denials;
  if (encoded === undefined) throw new Error(`no refusal was read: ${noVpc?.message}`);
  expect(encoded).not.toHaveProperty('action');
  const requestId = noQueue?.$metadata?.requestId ?? '';
  const unknown = { ...vague, requestId: 'no-such-request' };

  const now = new Date();
  const asked = [encoded, { ...vague, requestId }, unknown];
  const clear = await clarifyDenials(account.clients, asked, { now });
  expect(clear).toMatchObject([
    { action: 'ec2:CreateVpc', encoded: encoded.encoded, span: encoded.span },
    {
      action: 'sqs:CreateQueue',
      resource: `arn:aws:sqs:${account.reach.region}:${account.accountId}:jobs`,
      requestId,
    },
    unknown,
  ]);
});

it('asks what AWS recorded of a refusal that leaves something open', async () => {
  await using account = await createSandboxAccount(0, { hostile: ['authorization-ids'], seed: 1 });
  const trust = { Effect: 'Allow', Action: 'sts:AssumeRole', Principal: { AWS: account.accountId } };
  const { Role } = await account.clients.iam.send(
    new CreateRoleCommand({
      RoleName: 'app',
      Path: '/service/',
      AssumeRolePolicyDocument: JSON.stringify({ Version: '2012-10-17', Statement: [trust] }),
    }),
  );
  const iam = new IAMClient(await createStranger(account));
  const refused: Denial[] = [];
  // Not every refusal has an id.
  while (refused[0]?.authorizationId === undefined) {
    const failure = await catchFailure(iam.send(new GetRoleCommand({ RoleName: 'app' })));
    refused.splice(0, 1, ...parseDenials(failure?.message ?? '').denials);
  }
  iam.destroy();

  expect(refused).toMatchObject([{ resource: `arn:aws:iam::${account.accountId}:role/app` }]);
  // The id says where to ask, whatever the region of whoever asks.
  const reading = { now: new Date(), region: 'eu-west-1' };
  expect(await clarifyDenials(account.clients, refused, reading)).toMatchObject([
    { action: 'iam:GetRole', resource: Role?.Arn, deniedBy: 'identity', raw: refused[0]?.raw },
  ]);
});
