import {
  CreateChangeSetCommand,
  CreateStackCommand,
  DescribeChangeSetCommand,
  DescribeStackEventsCommand,
  DescribeStackResourcesCommand,
  DescribeStacksCommand,
  ExecuteChangeSetCommand,
  GetTemplateCommand,
  ListStackResourcesCommand,
  UpdateStackCommand,
} from '@aws-sdk/client-cloudformation';
import { expect, test } from 'vitest';
import { openStackTarget } from '../support/contract-stack.ts';
import { failureOf, sentenceOf } from '../support/failure-of.ts';

const queue = (VisibilityTimeout: number) => ({ Type: 'AWS::SQS::Queue', Properties: { VisibilityTimeout } });

function templateOf(resources: Readonly<Record<string, object>>): string {
  return JSON.stringify({
    Resources: resources,
    Outputs: { Url: { Value: { Ref: 'Queue' } } },
  });
}

const template = templateOf({ Queue: queue(30) });
const changed = templateOf({ Queue: queue(60) });
/** DynamoDB itself refuses the table: its key has no definition. */
const broken = templateOf({
  Queue: queue(90),
  Table: {
    Type: 'AWS::DynamoDB::Table',
    DependsOn: 'Queue',
    Properties: {
      BillingMode: 'PAY_PER_REQUEST',
      AttributeDefinitions: [{ AttributeName: 'other', AttributeType: 'S' }],
      KeySchema: [{ AttributeName: 'id', KeyType: 'HASH' }],
    },
  },
});

test('a stack is created, described, updated, and deleted, and is known by its id then', async () => {
  await using stack = await openStackTarget();
  const { client, StackName, settled, remove, target } = stack;
  const Tags = [{ Key: 'run', Value: 'contract' }];
  const { StackId } = await client.send(new CreateStackCommand({ StackName, TemplateBody: template, Tags }));
  expect(StackId).toMatch(
    new RegExp(
      `^arn:aws:cloudformation:${target.region}:${target.accountId}:stack/${StackName}/[0-9a-f-]{36}$`,
    ),
  );
  const created = await settled(StackName);
  expect(created).toMatchObject({ StackName, StackId, StackStatus: 'CREATE_COMPLETE', Tags });
  expect(created.Outputs?.[0]).toMatchObject({
    OutputKey: 'Url',
    OutputValue: expect.stringMatching(/^https?:\/\//) as string,
  });
  expect(await failureOf(client.send(new CreateStackCommand({ StackName, TemplateBody: template })))).toBe(
    'AlreadyExistsException 400',
  );
  expect((await client.send(new GetTemplateCommand({ StackName }))).TemplateBody).toBeDefined();
  await client.send(new UpdateStackCommand({ StackName, TemplateBody: changed }));
  expect((await settled(StackName)).StackStatus).toBe('UPDATE_COMPLETE');
  await remove();
  expect((await settled(StackId ?? '')).StackStatus).toBe('DELETE_COMPLETE');
  const describe = () => client.send(new DescribeStacksCommand({ StackName }));
  expect(await failureOf(describe())).toBe('ValidationError 400');
  expect(await sentenceOf(describe())).toBe(`Stack with id ${StackName} does not exist`);
});

test('what is asked of no stack is a ValidationError; deletion is not', async () => {
  await using stack = await openStackTarget();
  const { client, StackName, remove, target } = stack;
  const withId = `Stack with id ${StackName} does not exist`;
  const inBrackets = target.expected(`Stack [${StackName}] does not exist`, 'an unknown stack in brackets');
  const calls = [
    [withId, () => client.send(new DescribeStacksCommand({ StackName }))],
    [withId, () => client.send(new ListStackResourcesCommand({ StackName }))],
    [inBrackets ?? withId, () => client.send(new DescribeStackEventsCommand({ StackName }))],
    [inBrackets ?? withId, () => client.send(new UpdateStackCommand({ StackName, TemplateBody: template }))],
  ] as const;
  for (const [sentence, call] of calls) {
    expect([await failureOf(call()), await sentenceOf(call())]).toEqual(['ValidationError 400', sentence]);
  }
  await remove();
});

test('a change set creates a stack, and one without changes fails', async () => {
  await using stack = await openStackTarget();
  const { client, StackName, settled, target } = stack;
  const make = async (ChangeSetName: string, ChangeSetType: 'CREATE' | 'UPDATE') => {
    const input = { StackName, ChangeSetName, ChangeSetType, TemplateBody: template };
    await client.send(new CreateChangeSetCommand(input));
    return target.until(async () => {
      const set = await client.send(new DescribeChangeSetCommand({ StackName, ChangeSetName }));
      return set.Status === 'CREATE_COMPLETE' || set.Status === 'FAILED' ? set : undefined;
    });
  };
  const first = await make('first', 'CREATE');
  expect(first).toMatchObject({ Status: 'CREATE_COMPLETE', ExecutionStatus: 'AVAILABLE', StackName });
  expect(first.Changes?.map((change) => change.ResourceChange)).toMatchObject([
    { Action: 'Add', LogicalResourceId: 'Queue', ResourceType: 'AWS::SQS::Queue' },
  ]);
  const { Stacks: review } = await client.send(new DescribeStacksCommand({ StackName }));
  expect(review?.[0]?.StackStatus).toBe('REVIEW_IN_PROGRESS');
  await client.send(new ExecuteChangeSetCommand({ StackName, ChangeSetName: 'first' }));
  expect((await settled(StackName)).StackStatus).toBe('CREATE_COMPLETE');
  const second = await make('second', 'UPDATE');
  expect(second.Status).toBe('FAILED');
});

test('an update without changes is refused', async () => {
  await using stack = await openStackTarget();
  const { client, StackName, settled, target } = stack;
  await client.send(new CreateStackCommand({ StackName, TemplateBody: template }));
  await settled(StackName);
  const update = () => client.send(new UpdateStackCommand({ StackName, TemplateBody: template }));
  expect(await sentenceOf(update())).toBe(
    target.expected('No updates are to be performed.', 'an update without changes'),
  );
});

test('events tell newest first what came to be, in whole pages', async () => {
  await using stack = await openStackTarget();
  const { client, StackName, settled, eventsOf, target } = stack;
  const resources = Object.fromEntries(
    Array.from({ length: 35 }, (_, index) => [
      index === 0 ? 'Queue' : `Topic${index}`,
      index === 0 ? queue(30) : { Type: 'AWS::SNS::Topic' },
    ]),
  );
  await client.send(new CreateStackCommand({ StackName, TemplateBody: templateOf(resources) }));
  await settled(StackName);
  const { events, pages } = await eventsOf(StackName);
  const times = events.map((event) => event.Timestamp?.getTime() ?? 0);
  expect(times).toEqual(times.toSorted((one, other) => other - one));
  expect(events[0]).toMatchObject({ LogicalResourceId: StackName, ResourceStatus: 'CREATE_COMPLETE' });
  expect(events.at(-1)).toMatchObject({
    LogicalResourceId: StackName,
    ResourceType: 'AWS::CloudFormation::Stack',
    ResourceStatus: 'CREATE_IN_PROGRESS',
    ResourceStatusReason: 'User Initiated',
  });
  expect(new Set(events.map((event) => event.EventId)).size).toBe(events.length);
  expect(pages).toBe(target.expected(2, 'pages of events'));
  const summaries = (await client.send(new ListStackResourcesCommand({ StackName }))).StackResourceSummaries;
  expect(new Set(summaries?.map((one) => one.ResourceStatus))).toEqual(new Set(['CREATE_COMPLETE']));
  expect(summaries).toHaveLength(35);
  const { StackResources } = await client.send(new DescribeStackResourcesCommand({ StackName }));
  expect(StackResources).toHaveLength(35);
});

const endings = [
  ['ROLLBACK', 'ROLLBACK_COMPLETE'],
  ['DELETE', 'DELETE_COMPLETE'],
  ['DO_NOTHING', 'CREATE_FAILED'],
] as const;

test.each(endings)('a creation that fails with OnFailure %s ends as %s', async (OnFailure, status) => {
  await using stack = await openStackTarget();
  const { client, StackName, settled, eventsOf, target } = stack;
  const begun = client.send(new CreateStackCommand({ StackName, TemplateBody: broken, OnFailure }));
  const beginning = await failureOf(begun);
  expect(beginning).toBe(target.expected('succeeded', 'a resource that its service refuses'));
  if (beginning !== 'succeeded') return;
  const { StackId = '' } = await begun;
  expect((await settled(StackId)).StackStatus).toBe(status);
  const failed = (await eventsOf(StackId)).events.filter(
    (event) => event.ResourceStatus === 'CREATE_FAILED' && event.LogicalResourceId === 'Table',
  );
  expect(failed).toHaveLength(1);
  expect(failed[0]?.ResourceStatusReason).toMatch(/\S/);
});

test('an update that fails is rolled back', async () => {
  await using stack = await openStackTarget();
  const { client, StackName, settled, target } = stack;
  await client.send(new CreateStackCommand({ StackName, TemplateBody: template }));
  await settled(StackName);
  const beginning = await failureOf(client.send(new UpdateStackCommand({ StackName, TemplateBody: broken })));
  expect(beginning).toBe(target.expected('succeeded', 'a resource that its service refuses'));
  if (beginning !== 'succeeded') return;
  expect((await settled(StackName)).StackStatus).toBe('UPDATE_ROLLBACK_COMPLETE');
});
