import { describe, expect, it } from 'vitest';
import { createServiceAccount, type ServiceActor } from '../../../support/service-account.ts';

const master = {
  MasterUsername: { 'Fn::Sub': '{{resolve:secretsmanager:${Secret}:SecretString:username}}' },
  MasterUserPassword: { 'Fn::Sub': '{{resolve:secretsmanager:${Secret}:SecretString:password}}' },
};
const Secret = {
  Type: 'AWS::SecretsManager::Secret',
  Properties: {
    Name: 'app/db',
    GenerateSecretString: {
      SecretStringTemplate: '{"username":"app"}',
      GenerateStringKey: 'password',
      ExcludePunctuation: true,
    },
  },
};
const Cluster = {
  Type: 'AWS::RDS::DBCluster',
  DeletionPolicy: 'Delete',
  Properties: {
    DBClusterIdentifier: 'notes',
    DatabaseName: 'notes',
    Engine: 'aurora-postgresql',
    EngineMode: 'serverless',
    ...master,
  },
};
const Instance = {
  Type: 'AWS::RDS::DBInstance',
  DeletionPolicy: 'Delete',
  Properties: {
    DBInstanceIdentifier: 'plain',
    Engine: 'mysql',
    AllocatedStorage: '20',
    DBInstanceClass: 'db.t3.micro',
    ...master,
  },
};
const attachment = (TargetId: unknown, TargetType: string, more: object = {}) => ({
  Type: 'AWS::SecretsManager::SecretTargetAttachment',
  Properties: { SecretId: { Ref: 'Secret' }, TargetId, TargetType, ...more },
});

async function apply(
  operator: ServiceActor,
  call: string,
  Resources: object,
  settle: () => Promise<unknown>,
) {
  const Outputs = { Attached: { Value: { Ref: 'Attachment' } } };
  const withOutputs = 'Attachment' in Resources ? { Resources, Outputs } : { Resources };
  await operator.call(`cloudformation:${call}`, {
    StackName: 'app',
    TemplateBody: JSON.stringify(withOutputs),
  });
  await settle();
  const { Stacks } = await operator.call<{
    Stacks: { StackStatus: string; Outputs?: { OutputValue: string }[] }[];
  }>('cloudformation:DescribeStacks', { StackName: 'app' });
  return Stacks[0];
}

async function secretOf(actor: ServiceActor): Promise<Record<string, unknown>> {
  const { SecretString } = await actor.call<{ SecretString: string }>('secretsmanager:GetSecretValue', {
    SecretId: 'app/db',
  });
  return JSON.parse(SecretString) as Record<string, unknown>;
}

describe('an attached secret', () => {
  it('tells where its cluster is, then where its instance is, then only who', async () => {
    const { operator, settle } = createServiceAccount();
    const first = { Secret, Cluster, Attachment: attachment({ Ref: 'Cluster' }, 'AWS::RDS::DBCluster') };
    const made = await apply(operator, 'CreateStack', first, settle);
    expect(made).toMatchObject({
      StackStatus: 'CREATE_COMPLETE',
      Outputs: [{ OutputValue: expect.stringMatching(/:secret:app\/db-/) as unknown }],
    });
    const { password, ...attached } = await secretOf(operator);
    expect(attached).toEqual({
      username: 'app',
      engine: 'postgres',
      host: expect.stringMatching(/^notes\.cluster-.*\.rds\.amazonaws\.com$/) as unknown,
      port: 5432,
      dbname: 'notes',
      dbClusterIdentifier: 'notes',
    });

    const Attachment = attachment({ Ref: 'Instance' }, 'AWS::RDS::DBInstance');
    await apply(operator, 'UpdateStack', { Secret, Cluster, Instance, Attachment }, settle);
    expect(await secretOf(operator)).toEqual({
      username: 'app',
      password,
      engine: 'mysql',
      host: expect.stringMatching(/^plain\..*\.rds\.amazonaws\.com$/) as unknown,
      port: 3306,
      dbInstanceIdentifier: 'plain',
    });

    await apply(operator, 'UpdateStack', { Secret, Cluster, Instance }, settle);
    expect(await secretOf(operator)).toEqual({ username: 'app', password });
  });

  it.each([
    ['what it knows nothing of', {}, 'AWS::RDS::DBProxy', /Unsupported target type/],
    ['what is not there', {}, 'AWS::RDS::DBCluster', /DBCluster other not found/],
    [
      'what this account has not built',
      {},
      'AWS::Redshift::Cluster',
      /NotImplemented: redshift:DescribeClusters/,
    ],
    ['a secret that is no JSON', { SecretId: 'plain' }, 'AWS::RDS::DBCluster', /must be.*JSON/],
  ])('is not attached to %s', async (_what, more, type, reason) => {
    const { operator, settle } = createServiceAccount();
    await operator.call('secretsmanager:CreateSecret', { Name: 'plain', SecretString: 'x' });
    await operator.call('rds:CreateDBCluster', {
      DBClusterIdentifier: 'there',
      Engine: 'aurora-mysql',
      MasterUsername: 'app',
      MasterUserPassword: 'password',
    });
    const target = 'SecretId' in more ? 'there' : 'other';
    await apply(operator, 'CreateStack', { Secret, Attachment: attachment(target, type, more) }, settle);
    const { StackEvents } = await operator.call<{ StackEvents: { ResourceStatusReason?: string }[] }>(
      'cloudformation:DescribeStackEvents',
      { StackName: 'app' },
    );
    expect(StackEvents.map((event) => event.ResourceStatusReason ?? '')).toContainEqual(
      expect.stringMatching(reason),
    );
  });
});
