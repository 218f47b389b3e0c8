import {
  DeleteRuleCommand,
  DescribeRuleCommand,
  EventBridgeClient,
  ListTargetsByRuleCommand,
  PutRuleCommand,
  PutTargetsCommand,
  RemoveTargetsCommand,
} from '@aws-sdk/client-eventbridge';
import {
  CreateTopicCommand,
  DeleteTopicCommand,
  GetTopicAttributesCommand,
  ListSubscriptionsByTopicCommand,
  SNSClient,
  SubscribeCommand,
} from '@aws-sdk/client-sns';
import {
  CreateQueueCommand,
  DeleteQueueCommand,
  GetQueueAttributesCommand,
  GetQueueUrlCommand,
  SetQueueAttributesCommand,
  SQSClient,
} from '@aws-sdk/client-sqs';
import { expect, test } from 'vitest';
import { openTarget } from '../support/contract-target.ts';
import { failureOf } from '../support/failure-of.ts';

test('SQS: a queue is made, changed and deleted', async () => {
  await using target = await openTarget();
  const sqs = target.client(SQSClient);
  const QueueName = target.unique('queue');
  const Attributes = { VisibilityTimeout: '45' };
  const { QueueUrl } = await sqs.send(new CreateQueueCommand({ QueueName, Attributes }));
  target.removing(() => sqs.send(new DeleteQueueCommand({ QueueUrl })));
  expect(QueueUrl).toMatch(new RegExp(`/${target.accountId}/${QueueName}$`));
  expect((await sqs.send(new GetQueueUrlCommand({ QueueName }))).QueueUrl).toBe(QueueUrl);
  expect((await sqs.send(new CreateQueueCommand({ QueueName, Attributes }))).QueueUrl).toBe(QueueUrl);
  const other = { QueueName, Attributes: { VisibilityTimeout: '46' } };
  expect(await failureOf(sqs.send(new CreateQueueCommand(other)))).toBe('QueueAlreadyExists 400');
  await sqs.send(new SetQueueAttributesCommand({ QueueUrl, Attributes: { VisibilityTimeout: '60' } }));
  const { Attributes: found } = await target.until(async () => {
    const answer = await sqs.send(new GetQueueAttributesCommand({ QueueUrl, AttributeNames: ['All'] }));
    return answer.Attributes?.['VisibilityTimeout'] === '60' ? answer : undefined;
  });
  expect(found).toMatchObject({
    QueueArn: `arn:aws:sqs:${target.region}:${target.accountId}:${QueueName}`,
    MessageRetentionPeriod: '345600',
    DelaySeconds: '0',
  });
  const missing = target.unique('nothing');
  expect(await failureOf(sqs.send(new GetQueueUrlCommand({ QueueName: missing })))).toBe(
    'AWS.SimpleQueueService.NonExistentQueue 400',
  );
});

test('SNS: a topic is made, subscribed to and deleted', async () => {
  await using target = await openTarget();
  const sns = target.client(SNSClient);
  const Name = target.unique('topic');
  const { TopicArn } = await sns.send(new CreateTopicCommand({ Name }));
  target.removing(() => sns.send(new DeleteTopicCommand({ TopicArn })));
  expect(TopicArn).toBe(`arn:aws:sns:${target.region}:${target.accountId}:${Name}`);
  expect((await sns.send(new CreateTopicCommand({ Name }))).TopicArn).toBe(TopicArn);
  const { Attributes } = await sns.send(new GetTopicAttributesCommand({ TopicArn }));
  expect(Attributes).toMatchObject({ TopicArn, Owner: target.accountId });
  const Endpoint = `arn:aws:sqs:${target.region}:${target.accountId}:${target.unique('queue')}`;
  const input = { TopicArn, Protocol: 'sqs', Endpoint, ReturnSubscriptionArn: true };
  const { SubscriptionArn } = await sns.send(new SubscribeCommand(input));
  const { Subscriptions } = await sns.send(new ListSubscriptionsByTopicCommand({ TopicArn }));
  expect(Subscriptions).toMatchObject([{ SubscriptionArn, TopicArn, Protocol: 'sqs', Endpoint }]);
  await sns.send(new DeleteTopicCommand({ TopicArn }));
  await sns.send(new DeleteTopicCommand({ TopicArn }));
  expect(await failureOf(sns.send(new GetTopicAttributesCommand({ TopicArn })))).toBe('NotFound 404');
});

test('EventBridge: a rule is made, pointed at something and deleted', async () => {
  await using target = await openTarget();
  const events = target.client(EventBridgeClient);
  const Name = target.unique('rule');
  const Rule = Name;
  const remove = () => events.send(new DeleteRuleCommand({ Name }));
  const { RuleArn } = await events.send(new PutRuleCommand({ Name, ScheduleExpression: 'rate(1 day)' }));
  target.removing(remove);
  expect(RuleArn).toBe(`arn:aws:events:${target.region}:${target.accountId}:rule/${Name}`);
  const Arn = `arn:aws:sqs:${target.region}:${target.accountId}:${target.unique('queue')}`;
  const put = await events.send(new PutTargetsCommand({ Rule, Targets: [{ Id: 'one', Arn }] }));
  const clear = () => events.send(new RemoveTargetsCommand({ Rule, Ids: ['one'] }));
  target.removing(clear);
  expect(put.FailedEntryCount).toBe(0);
  expect((await events.send(new ListTargetsByRuleCommand({ Rule }))).Targets).toEqual([{ Id: 'one', Arn }]);
  expect(await failureOf(remove())).toBe('ValidationException 400');
  await clear();
  await remove();
  expect(await failureOf(events.send(new DescribeRuleCommand({ Name })))).toBe(
    'ResourceNotFoundException 400',
  );
  await remove();
});
