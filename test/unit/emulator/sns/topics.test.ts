import { expect, test } from 'vitest';
import { snsService } from '../../../../src/emulator/sns/service.ts';
import { createDirectService } from '../../../support/direct-service.ts';
import { soundPolicy, unsoundPolicies } from '../../../support/resource-policies.ts';

const topic = 'arn:aws:sns:eu-west-1:123456789012:news';
const subscription = `${topic}:9b2c7a52-0000-4000-8000-000000000000`;

test.each([
  ['CreateTopic', { Name: 'news' }, [`SNS:CreateTopic on ${topic}`]],
  [
    'CreateTopic',
    { Name: 'news', Tags: [{ Key: 'STAGE', Value: 'dev' }] },
    [`SNS:CreateTopic on ${topic}`, `SNS:TagResource on ${topic}`],
  ],
  ['ListTopics', {}, ['SNS:ListTopics on arn:aws:sns:eu-west-1:123456789012:*']],
  ['Subscribe', { TopicArn: topic, Protocol: 'sqs' }, [`SNS:Subscribe on ${topic}`]],
  [
    'GetSubscriptionAttributes',
    { SubscriptionArn: subscription },
    [`SNS:GetSubscriptionAttributes on ${topic}`],
  ],
  ['Unsubscribe', { SubscriptionArn: subscription }, [`SNS:Unsubscribe on ${topic}`]],
])('%s %j asks for %j', (operation, input, expected) => {
  expect(createDirectService(snsService).asks(operation, input)).toEqual(expected);
});

test('a topic is made once, and again only as it is', async () => {
  const sns = createDirectService(snsService);
  expect(await sns.call('CreateTopic', { Name: 'news', Attributes: { DisplayName: 'News' } })).toEqual({
    TopicArn: topic,
  });
  expect(await sns.call('CreateTopic', { Name: 'news' })).toEqual({ TopicArn: topic });
  expect(await sns.fails('CreateTopic', { Name: 'news', Attributes: { DisplayName: 'Olds' } })).toBe(
    'InvalidParameter: Invalid parameter: Attributes Reason: Topic already exists with different attributes',
  );
  expect(await sns.fails('CreateTopic', { Name: 'news', Tags: [{ Key: 'a', Value: 'b' }] })).toBe(
    'InvalidParameter: Invalid parameter: Tags Reason: Topic already exists with different tags',
  );
});

test('a missing topic: an error to read, none to delete', async () => {
  const sns = createDirectService(snsService);
  expect(await sns.fails('GetTopicAttributes', { TopicArn: topic })).toBe('NotFound: Topic does not exist');
  expect(await sns.fails('GetTopicAttributes', { TopicArn: 'news' })).toBe(
    'InvalidParameter: Invalid parameter: TopicArn',
  );
  expect(await sns.fails('ListTagsForResource', { ResourceArn: topic })).toBe(
    'ResourceNotFound: Resource does not exist',
  );
  expect(await sns.call('DeleteTopic', { TopicArn: topic })).toEqual({});
});

test('an e-mail subscription stays pending and cannot be undone', async () => {
  const sns = createDirectService(snsService);
  await sns.call('CreateTopic', { Name: 'news' });
  const mail = { TopicArn: topic, Protocol: 'email', Endpoint: 'a@example.com' };
  expect(await sns.call('Subscribe', mail)).toEqual({ SubscriptionArn: 'pending confirmation' });
  const { SubscriptionArn } = await sns.call('Subscribe', { ...mail, ReturnSubscriptionArn: true });
  expect(SubscriptionArn).toMatch(new RegExp(`^${topic}:[0-9a-f-]{36}$`, 'u'));
  expect(await sns.call('GetSubscriptionAttributes', { SubscriptionArn })).toMatchObject({
    Attributes: { PendingConfirmation: 'true', Endpoint: 'a@example.com' },
  });
  expect(await sns.fails('Unsubscribe', { SubscriptionArn })).toContain('must be confirmed');
  expect(await sns.call('ListSubscriptionsByTopic', { TopicArn: topic })).toMatchObject({
    Subscriptions: [{ SubscriptionArn: 'PendingConfirmation' }],
  });
});

test('a queue is subscribed at once, and goes with its topic', async () => {
  const sns = createDirectService(snsService);
  await sns.call('CreateTopic', { Name: 'news' });
  const { SubscriptionArn } = await sns.call('Subscribe', {
    TopicArn: topic,
    Protocol: 'sqs',
    Endpoint: 'arn:aws:sqs:eu-west-1:123456789012:q',
  });
  await sns.call('DeleteTopic', { TopicArn: topic });
  expect(await sns.fails('GetSubscriptionAttributes', { SubscriptionArn })).toBe(
    'NotFound: Subscription does not exist',
  );
});

test.each([
  [{ Protocol: 'pigeon', Endpoint: 'x' }, 'Does not support this protocol string: pigeon'],
  [{ Protocol: 'email', Endpoint: 'nobody' }, 'Endpoint Reason: nobody'],
])('%j cannot be subscribed', async (input, expected) => {
  const sns = createDirectService(snsService);
  await sns.call('CreateTopic', { Name: 'news' });
  expect(await sns.fails('Subscribe', { TopicArn: topic, ...input })).toContain(expected);
});

test.each([...unsoundPolicies, ['an empty text', ''] as const])('%s is no policy', async (_name, Policy) => {
  const sns = createDirectService(snsService);
  const said = 'InvalidParameter: Invalid parameter: Policy Error: null';
  expect(await sns.fails('CreateTopic', { Name: 'news', Attributes: { Policy } })).toBe(said);
  await sns.call('CreateTopic', { Name: 'news', Attributes: { Policy: JSON.stringify(soundPolicy) } });
  const attribute = { TopicArn: topic, AttributeName: 'Policy', AttributeValue: Policy };
  expect(await sns.fails('SetTopicAttributes', attribute)).toBe(said);
});
