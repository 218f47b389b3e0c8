import { CreateVpcCommand, EC2Client } from '@aws-sdk/client-ec2';
import {
  CreateAccessKeyCommand,
  CreateRoleCommand,
  CreateUserCommand,
  GetRoleCommand,
  IAMClient,
  PutUserPolicyCommand,
} from '@aws-sdk/client-iam';
import { expect, it } from 'vitest';
import { createOperatorClients, type OperatorClients } from '../../../src/account/clients.ts';
import { awaitKey, createDeployer } from '../../../src/account/deployer.ts';
import type { Fact } from '../../../src/artifact/evidence.ts';
import { findQuestions } from '../../../src/denial/attribution/question.ts';
import { harvestDenials } from '../../../src/denial/harvest.ts';
import { attribute } from '../../../src/harness/effects/attribute.ts';
import type { Resources } from '../../../src/harness/effects/resources.ts';
import type { AttributeInput } from '../../../src/harness/types.ts';
import { catchFailure } from '../../support/failure-of.ts';
import { createMemoryJournal } from '../../support/memory-journal.ts';
import { createSandboxAccount, type SandboxAccount } from '../../support/sandbox-account.ts';

const ways = { hostile: ['encoded-messages', 'authorization-ids'], seed: 1 } as const;

const trust = {
  Version: '2012-10-17',
  Statement: [{ Effect: 'Allow', Action: 'sts:AssumeRole', Principal: '*' }],
};

/** A deployer that was refused twice: EC2 says it encoded, IAM leaves the path of a role out and has recorded it. */
async function refuseDeployer({ clients, reach, accountId }: SandboxAccount) {
  const { journal } = createMemoryJournal();
  const deployer = await createDeployer(clients, { runId: 'r20260101-abcdef', life: { number: 1 }, journal });
  await awaitKey(deployer, reach);
  const AssumeRolePolicyDocument = JSON.stringify(trust);
  await clients.iam.send(
    new CreateRoleCommand({ RoleName: 'app', Path: '/service/', AssumeRolePolicyDocument }),
  );
  const settings = { region: reach.region, endpoint: reach.endpointUrl ?? '', credentials: deployer };
  const ec2 = new EC2Client(settings);
  const iam = new IAMClient(settings);
  const noVpc = await catchFailure(ec2.send(new CreateVpcCommand({ CidrBlock: '10.0.0.0/16' })));
  let noRole = '';
  // Not every refusal has an id.
  while (!noRole.includes('authorization id')) {
    noRole = (await catchFailure(iam.send(new GetRoleCommand({ RoleName: 'app' }))))?.message ?? '';
  }
  ec2.destroy();
  iam.destroy();
  const text = `Error:\n${noVpc?.message}\n\nError:\n${noRole}\n`;
  const context = { accountId, region: reach.region, deployerArn: deployer.arn };
  const { denials, lookAlikes } = harvestDenials([{ kind: 'child-output', text }], context);
  return { deployer, questions: findQuestions([], denials, lookAlikes), known: denials };
}

/** Asks as somebody, twice. */
async function askTwice(
  { accountId, reach }: SandboxAccount,
  clients: OperatorClients,
  { deployer, questions, known }: Awaited<ReturnType<typeof refuseDeployer>>,
) {
  const facts: Fact[] = [];
  const life = { number: 1, purpose: 'discovery', stage: 'dev', stackName: 'svc-dev', deployer } as const;
  const config = { accountId, region: reach.region, trailTimeoutMs: 1000, outDir: '' };
  const deps = { runId: 'r20260101-abcdef', clients, config, tell: (fact: Fact) => void facts.push(fact) };
  const resources: Resources = { provided: [], lives: new Map() };
  const input: AttributeInput = {
    life: { ...life, passed: false, refusals: 0, dropped: 0 },
    attempt: 1,
    attemptOfLife: 1,
    phase: 'deploy',
    questions,
    known,
    granted: [],
    withheld: [],
    fruitless: [],
  };
  const ask = () => attribute(deps, resources, input, new AbortController().signal);
  const answers = [await ask(), await ask()];
  return {
    facts,
    answers: answers.map((one) =>
      one.flatMap(({ by, denials }) =>
        denials.map(({ action, resource }) => `${by}: ${action} on ${resource}`),
      ),
    ),
  };
}

it('asks what encoded messages say, then what was recorded under an authorization id', async () => {
  await using account = await createSandboxAccount(0, ways);
  const { facts, answers } = await askTwice(account, account.clients, await refuseDeployer(account));
  const told = [
    `decoded-message: ec2:CreateVpc on arn:aws:ec2:us-east-1:${account.accountId}:vpc/*`,
    `authorization-details: iam:GetRole on arn:aws:iam::${account.accountId}:role/service/app`,
  ];
  expect(answers).toEqual([told, told]);
  expect(facts).toEqual([]);
});

it('goes on without what the operator may not ask, and tells of it once', async () => {
  await using account = await createSandboxAccount(0, ways);
  const refused = await refuseDeployer(account);
  const clients = await openOperator(account, 'sts:DecodeAuthorizationMessage');
  const { facts, answers } = await askTwice(account, clients, refused);
  clients.destroy();
  const told = [`decoded-message: ec2:CreateVpc on arn:aws:ec2:us-east-1:${account.accountId}:vpc/*`];
  expect(answers).toEqual([told, told]);
  expect(facts).toEqual([
    {
      type: 'source.absent',
      attempt: 1,
      source: 'authorization-details',
      why: 'AccessDeniedException with status 403',
    },
  ]);
});

/** Another operator, who may do no more than that. */
async function openOperator({ clients: { iam }, reach }: SandboxAccount, action: string) {
  const UserName = 'second-operator';
  await iam.send(new CreateUserCommand({ UserName }));
  const Statement = [{ Effect: 'Allow', Action: action, Resource: '*' }];
  const PolicyDocument = JSON.stringify({ Version: '2012-10-17', Statement });
  await iam.send(new PutUserPolicyCommand({ UserName, PolicyName: 'own', PolicyDocument }));
  const { AccessKey: key } = await iam.send(new CreateAccessKeyCommand({ UserName }));
  const credentials = { accessKeyId: key?.AccessKeyId ?? '', secretAccessKey: key?.SecretAccessKey ?? '' };
  return createOperatorClients({ ...reach, credentials });
}
