import { expect, test } from 'vitest';
import { Account } from '../../../../../src/emulator/account.ts';
import { eventsRule } from '../../../../../src/emulator/cloudformation/resource-types/events/rule.ts';
import { snsSubscription } from '../../../../../src/emulator/cloudformation/resource-types/sns/subscription.ts';
import { snsTopic } from '../../../../../src/emulator/cloudformation/resource-types/sns/topic.ts';
import { snsTopicPolicy } from '../../../../../src/emulator/cloudformation/resource-types/sns/topic-policy.ts';
import { sqsQueue } from '../../../../../src/emulator/cloudformation/resource-types/sqs/queue.ts';
import { sqsQueuePolicy } from '../../../../../src/emulator/cloudformation/resource-types/sqs/queue-policy.ts';
import { eventsService } from '../../../../../src/emulator/events/service.ts';
import { snsService } from '../../../../../src/emulator/sns/service.ts';
import { sqsService } from '../../../../../src/emulator/sqs/service.ts';
import { handleResource, stackTag } from '../../../../support/handler-walk.ts';
import { accountId, createDirectService } from '../../../../support/direct-service.ts';
import { soundPolicy } from '../../../../support/resource-policies.ts';

const services = [eventsService, snsService, sqsService];
const createAccount = (): Account => new Account({ accountId, propagationMs: 0 });
const moreTags = [...stackTag, { Key: 'team', Value: 'shop' }];

test('a queue', async () => {
  const account = createAccount();
  const queue = handleResource(services, account, sqsQueue, { properties: { VisibilityTimeout: 60 } });
  expect(await queue.create()).toEqual(['sqs:CreateQueue', 'sqs:GetQueueAttributes']);
  expect(queue.physicalId).toBe(
    'https://sqs.eu-west-1.amazonaws.com/123456789012/shop-dev-Thing-1A2B3C4D5E6F',
  );
  expect(queue.attribute('Arn')).toBe('arn:aws:sqs:eu-west-1:123456789012:shop-dev-Thing-1A2B3C4D5E6F');
  const tags = await createDirectService(sqsService, account).call('ListQueueTags', {
    QueueUrl: queue.physicalId,
  });
  expect(tags).toEqual({ Tags: { STAGE: 'dev' } });
  expect(await queue.update({ properties: { VisibilityTimeout: 90 }, tags: moreTags })).toEqual([
    'sqs:SetQueueAttributes',
    'sqs:TagQueue',
    'sqs:GetQueueAttributes',
  ]);
  expect(await queue.update({ properties: { VisibilityTimeout: 90 }, tags: [] })).toEqual([
    'sqs:UntagQueue',
    'sqs:GetQueueAttributes',
  ]);
  const looked = 'sqs:GetQueueAttributes!';
  expect(await queue.remove()).toEqual(['sqs:GetQueueAttributes', 'sqs:DeleteQueue', looked]);
  expect(await queue.remove()).toEqual([looked, 'sqs:DeleteQueue!', looked]);
});

test('a queue policy moves from one queue to another', async () => {
  const account = createAccount();
  const sqs = createDirectService(sqsService, account);
  const { QueueUrl: first } = await sqs.call('CreateQueue', { QueueName: 'first' });
  const { QueueUrl: second } = await sqs.call('CreateQueue', { QueueName: 'second' });
  const PolicyDocument = soundPolicy;
  const policy = handleResource(services, account, sqsQueuePolicy, {
    properties: { Queues: [first], PolicyDocument },
  });
  const policyOf = async (QueueUrl: unknown) =>
    (await sqs.call('GetQueueAttributes', { QueueUrl, AttributeNames: ['Policy'] }))['Attributes'];
  expect(await policy.create()).toEqual(['sqs:SetQueueAttributes']);
  expect(await policyOf(first)).toEqual({ Policy: JSON.stringify(PolicyDocument) });
  expect(await policy.update({ properties: { Queues: [second], PolicyDocument } })).toHaveLength(2);
  expect([await policyOf(first), await policyOf(second)]).toEqual([
    {},
    { Policy: JSON.stringify(PolicyDocument) },
  ]);
  expect(await policy.remove()).toEqual(['sqs:SetQueueAttributes']);
});

test('a topic', async () => {
  const topic = handleResource(services, createAccount(), snsTopic, {
    properties: {
      DisplayName: 'News',
      Subscription: [{ Protocol: 'sqs', Endpoint: 'arn:aws:sqs:eu-west-1:123456789012:a' }],
    },
  });
  expect(await topic.create()).toEqual(['sns:GetTopicAttributes!', 'sns:CreateTopic', 'sns:Subscribe']);
  expect(topic.physicalId).toBe('arn:aws:sns:eu-west-1:123456789012:shop-dev-Thing-1A2B3C4D5E6F');
  const changed = {
    DisplayName: 'More news',
    Subscription: [{ Protocol: 'sqs', Endpoint: 'arn:aws:sqs:eu-west-1:123456789012:b' }],
  };
  expect(await topic.update({ properties: changed, tags: moreTags })).toEqual([
    'sns:GetTopicAttributes',
    'sns:SetTopicAttributes',
    'sns:ListSubscriptionsByTopic',
    'sns:Unsubscribe',
    'sns:Subscribe',
    'sns:TagResource',
    'sns:GetTopicAttributes',
    'sns:ListTagsForResource?',
    'sns:ListSubscriptionsByTopic?',
    'sns:GetDataProtectionPolicy?',
  ]);
  expect(await topic.remove()).toEqual(['sns:GetTopicAttributes', 'sns:DeleteTopic']);
  expect(await topic.remove()).toEqual(['sns:GetTopicAttributes!', 'sns:DeleteTopic']);
});

test.each([
  ['email', 'a@example.com', []],
  ['sqs', 'arn:aws:sqs:eu-west-1:123456789012:a', ['sns:Unsubscribe']],
])('a subscription by %s', async (Protocol, Endpoint, unsubscribing) => {
  const account = createAccount();
  const { TopicArn } = await createDirectService(snsService, account).call('CreateTopic', { Name: 'news' });
  const properties = { TopicArn, Protocol, Endpoint };
  const subscription = handleResource(services, account, snsSubscription, { properties });
  expect(await subscription.create()).toEqual([
    'sns:GetTopicAttributes',
    'sns:Subscribe',
    'sns:GetTopicAttributes',
    'sns:GetSubscriptionAttributes',
  ]);
  expect(await subscription.update({ properties: { ...properties, FilterPolicy: { a: ['b'] } } })).toContain(
    'sns:SetSubscriptionAttributes',
  );
  expect(await subscription.remove()).toEqual([
    'sns:GetTopicAttributes',
    'sns:GetSubscriptionAttributes',
    ...unsubscribing,
  ]);
});

test('a topic policy gives way to the default', async () => {
  const account = createAccount();
  const sns = createDirectService(snsService, account);
  const { TopicArn } = await sns.call('CreateTopic', { Name: 'news' });
  const policy = handleResource(services, account, snsTopicPolicy, {
    properties: { Topics: [TopicArn], PolicyDocument: { ...soundPolicy, Id: 'mine' } },
  });
  const idOf = async () => {
    const { Attributes } = await sns.call('GetTopicAttributes', { TopicArn });
    return (JSON.parse((Attributes as { Policy: string }).Policy) as { Id: string }).Id;
  };
  expect(await policy.create()).toEqual(['sns:SetTopicAttributes']);
  expect(await idOf()).toBe('mine');
  expect(await policy.remove()).toEqual(['sns:SetTopicAttributes']);
  expect(await idOf()).toBe('__default_policy_ID');
});

test('a rule', async () => {
  const nightly = { ScheduleExpression: 'cron(0 2 * * ? *)', Targets: [{ Id: 'a', Arn: 'arn' }] };
  const rule = handleResource(services, createAccount(), eventsRule, { properties: nightly });
  expect(await rule.create()).toEqual([
    'events:DescribeRule!',
    'events:PutRule',
    'events:DescribeRule',
    'events:TagResource',
    'events:PutTargets',
  ]);
  expect(rule.attribute('Arn')).toBe(
    'arn:aws:events:eu-west-1:123456789012:rule/shop-dev-Thing-1A2B3C4D5E6F',
  );
  expect(await rule.update({ properties: { ...nightly, Targets: [{ Id: 'b', Arn: 'arn' }] } })).toEqual([
    'events:PutRule',
    'events:DescribeRule',
    'events:RemoveTargets',
    'events:PutTargets',
  ]);
  expect(await rule.remove()).toEqual(['events:DescribeRule', 'events:RemoveTargets', 'events:DeleteRule']);
  expect(await rule.remove()).toEqual(['events:DescribeRule!', 'events:RemoveTargets!', 'events:DeleteRule']);
});
