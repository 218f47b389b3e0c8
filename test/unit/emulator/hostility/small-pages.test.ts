import { describe, expect, test } from 'vitest';
import { limitPage } from '../../../../src/emulator/hostility/small-pages.ts';
import { loadAllServices } from '../../../support/directories.ts';
import { createHostileAccount, type Outsider } from '../../../support/hostile-account.ts';

const rest = (await loadAllServices()).filter(({ id }) => !['cloudtrail', 'iam', 'sts'].includes(id));
const made = ['a-1', 'b-2', 'c-3', 'd-4', 'e-5', 'f-6', 'g-7'];

interface Listing {
  readonly call: string;
  readonly make: (name: string) => readonly [call: string, input: object];
  readonly input?: object;
  /** The member of the answer that holds the entries, the one that holds the token, and the one that takes it. */
  readonly items: string;
  readonly token: readonly [given: string, taken: string];
  readonly first?: readonly [call: string, input: object];
}

const trust = JSON.stringify({
  Version: '2012-10-17',
  Statement: [{ Effect: 'Allow', Principal: { Service: 'lambda.amazonaws.com' }, Action: 'sts:AssumeRole' }],
});

const listings: readonly Listing[] = [
  {
    call: 'iam:ListRoles',
    make: (name) => ['iam:CreateRole', { RoleName: name, AssumeRolePolicyDocument: trust }],
    items: 'Roles',
    token: ['Marker', 'Marker'],
  },
  {
    call: 's3:ListObjectsV2',
    first: ['s3:CreateBucket', { Bucket: 'my-bucket' }],
    make: (name) => ['s3:PutObject', { Bucket: 'my-bucket', Key: name }],
    input: { Bucket: 'my-bucket' },
    items: 'Contents',
    token: ['NextContinuationToken', 'ContinuationToken'],
  },
  {
    call: 'logs:DescribeLogGroups',
    make: (name) => ['logs:CreateLogGroup', { logGroupName: name }],
    items: 'logGroups',
    token: ['nextToken', 'nextToken'],
  },
  {
    call: 'ssm:GetParametersByPath',
    make: (name) => ['ssm:PutParameter', { Name: `/p/${name}`, Value: 'v', Type: 'String' }],
    input: { Path: '/p' },
    items: 'Parameters',
    token: ['NextToken', 'NextToken'],
  },
  {
    call: 'sns:ListTopics',
    make: (name) => ['sns:CreateTopic', { Name: name }],
    items: 'Topics',
    token: ['NextToken', 'NextToken'],
  },
  {
    call: 'events:ListRules',
    make: (name) => ['events:PutRule', { Name: name, ScheduleExpression: 'rate(1 day)' }],
    items: 'Rules',
    token: ['NextToken', 'NextToken'],
  },
  {
    call: 'ecr:DescribeRepositories',
    make: (name) => ['ecr:CreateRepository', { repositoryName: name }],
    items: 'repositories',
    token: ['nextToken', 'nextToken'],
  },
  {
    call: 'dynamodb:ListTables',
    make: (name) => [
      'dynamodb:CreateTable',
      {
        TableName: name,
        BillingMode: 'PAY_PER_REQUEST',
        AttributeDefinitions: [{ AttributeName: 'id', AttributeType: 'S' }],
        KeySchema: [{ AttributeName: 'id', KeyType: 'HASH' }],
      },
    ],
    items: 'TableNames',
    token: ['LastEvaluatedTableName', 'ExclusiveStartTableName'],
  },
  {
    call: 'apigateway:GetRestApis',
    make: (name) => ['apigateway:CreateRestApi', { name }],
    items: 'items',
    token: ['position', 'position'],
  },
  {
    call: 'apigatewayv2:GetApis',
    make: (name) => ['apigatewayv2:CreateApi', { Name: name, ProtocolType: 'HTTP' }],
    items: 'Items',
    token: ['NextToken', 'NextToken'],
  },
  {
    call: 'lambda:ListLayers',
    make: (name) => [
      'lambda:PublishLayerVersion',
      { LayerName: name, Content: { ZipFile: Buffer.from('PK\u0005\u0006'.padEnd(22, '\0'), 'latin1') } },
    ],
    items: 'Layers',
    token: ['NextMarker', 'Marker'],
  },
  {
    call: 'cloudformation:ListStacks',
    make: (name) => [
      'cloudformation:CreateStack',
      {
        StackName: name,
        TemplateBody: '{"Resources":{"Wait":{"Type":"AWS::CloudFormation::WaitConditionHandle"}}}',
      },
    ],
    items: 'StackSummaries',
    token: ['NextToken', 'NextToken'],
  },
];

async function listAll(operator: Outsider, { call, input, items, token }: Listing): Promise<number[]> {
  const sizes: number[] = [];
  let next: unknown;
  do {
    const page = await operator.call(call, { ...input, ...(next === undefined ? {} : { [token[1]]: next }) });
    sizes.push((page[items] as readonly unknown[]).length);
    next = page[token[0]];
  } while (next !== undefined);
  return sizes;
}

async function fill(operator: Outsider, { first, make }: Listing): Promise<void> {
  if (first) await operator.call(...first);
  for (const name of made) await operator.call(...make(name));
}

describe('small pages', () => {
  test.each(listings)('$call comes in pages of one to three, and nothing is lost', async (listing) => {
    const { operator } = createHostileAccount(['small-pages'], { services: rest });
    await fill(operator, listing);
    const sizes = await listAll(operator, listing);
    expect(Math.max(...sizes)).toBeLessThanOrEqual(3);
    expect(sizes.reduce((sum, size) => sum + size, 0)).toBe(made.length);
  });

  test.each(listings)('$call comes whole in a mild account', async (listing) => {
    const { operator } = createHostileAccount([], { services: rest });
    await fill(operator, listing);
    expect(await listAll(operator, listing)).toEqual([made.length]);
  });

  test('services of the account see whole lists', async () => {
    const { operator } = createHostileAccount(['small-pages'], { isOutside: false });
    for (const name of made) await operator.call('iam:CreateGroup', { GroupName: name });
    const { Groups: groups } = await operator.call<{ Groups: readonly unknown[] }>('iam:ListGroups');
    expect(groups).toHaveLength(made.length);
  });
});

test.each<[string, string, object, object]>([
  ['iam', 'ListRoles', {}, { MaxItems: 2 }],
  ['iam', 'ListRoles', { MaxItems: 1 }, { MaxItems: 1 }],
  ['iam', 'ListRoles', { MaxItems: 100 }, { MaxItems: 2 }],
  ['apigatewayv2', 'GetApis', {}, { MaxResults: '2' }],
  ['sqs', 'ListQueues', {}, {}],
  ['sqs', 'ListQueues', { MaxResults: 10 }, { MaxResults: 2 }],
  ['ecr', 'DescribeRepositories', { repositoryNames: ['a'] }, { repositoryNames: ['a'] }],
  ['ec2', 'DescribeSubnets', { MaxResults: 5 }, { MaxResults: 5 }],
  ['sns', 'ListTopics', {}, {}],
])('%s:%s of %j is asked for as %j', (service, operation, input, expected) => {
  expect(limitPage(input, service, operation, 2)).toEqual(expected);
});
