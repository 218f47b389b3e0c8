import { expect, test } from 'vitest';
import { Account } from '../../../../src/emulator/account.ts';
import { sqsService } from '../../../../src/emulator/sqs/service.ts';
import { accountId, createDirectService } from '../../../support/direct-service.ts';
import { HandClock } from '../../../support/hand-clock.ts';
import { soundPolicy, unsoundPolicies } from '../../../support/resource-policies.ts';

const url = 'https://sqs.eu-west-1.amazonaws.com/123456789012/jobs';

test.each([
  ['CreateQueue', { QueueName: 'jobs' }, ['sqs:createqueue on arn:aws:sqs:eu-west-1:123456789012:jobs']],
  [
    'CreateQueue',
    { QueueName: 'jobs', tags: { STAGE: 'dev' } },
    [
      'sqs:createqueue on arn:aws:sqs:eu-west-1:123456789012:jobs',
      'sqs:tagqueue on arn:aws:sqs:eu-west-1:123456789012:jobs',
    ],
  ],
  [
    'SetQueueAttributes',
    { QueueUrl: url },
    ['sqs:setqueueattributes on arn:aws:sqs:eu-west-1:123456789012:jobs'],
  ],
  [
    'GetQueueAttributes',
    { QueueUrl: url },
    ['sqs:getqueueattributes on arn:aws:sqs:eu-west-1:123456789012:jobs'],
  ],
  ['ListQueues', {}, ['sqs:listqueues on arn:aws:sqs:eu-west-1:123456789012:']],
])('%s %j asks for %j', (operation, input, expected) => {
  expect(createDirectService(sqsService).asks(operation, input)).toEqual(expected);
});

test('a queue is made once, and again only with the same attributes', async () => {
  const sqs = createDirectService(sqsService);
  const jobs = { QueueName: 'jobs', Attributes: { VisibilityTimeout: '60' } };
  expect(await sqs.call('CreateQueue', jobs)).toEqual({ QueueUrl: url });
  expect(await sqs.call('CreateQueue', jobs)).toEqual({ QueueUrl: url });
  expect(await sqs.call('CreateQueue', { QueueName: 'jobs' })).toEqual({ QueueUrl: url });
  expect(await sqs.fails('CreateQueue', { QueueName: 'jobs', Attributes: { VisibilityTimeout: '61' } })).toBe(
    'QueueAlreadyExists: A queue already exists with the same name and a different value for attribute VisibilityTimeout',
  );
});

test('attributes are read as asked, and changed', async () => {
  const sqs = createDirectService(sqsService);
  await sqs.call('CreateQueue', { QueueName: 'jobs' });
  const Policy = JSON.stringify(soundPolicy);
  await sqs.call('SetQueueAttributes', { QueueUrl: url, Attributes: { DelaySeconds: '5', Policy } });
  expect(
    await sqs.call('GetQueueAttributes', { QueueUrl: url, AttributeNames: ['DelaySeconds', 'QueueArn'] }),
  ).toEqual({
    Attributes: { DelaySeconds: '5', QueueArn: 'arn:aws:sqs:eu-west-1:123456789012:jobs' },
  });
  await sqs.call('SetQueueAttributes', { QueueUrl: url, Attributes: { Policy: '' } });
  const { Attributes } = await sqs.call('GetQueueAttributes', { QueueUrl: url, AttributeNames: ['All'] });
  expect(Attributes).not.toHaveProperty('Policy');
  expect(await sqs.call('GetQueueAttributes', { QueueUrl: url })).toEqual({ Attributes: {} });
});

test.each([
  ['CreateQueue', { QueueName: 'a b' }, 'InvalidParameterValue: Can only include alphanumeric'],
  [
    'CreateQueue',
    { QueueName: 'a', Attributes: { FifoQueue: 'true' } },
    'InvalidParameterValue: The name of a FIFO',
  ],
  [
    'CreateQueue',
    { QueueName: 'a', Attributes: { Colour: '1' } },
    'InvalidAttributeName: Unknown Attribute Colour.',
  ],
  [
    'CreateQueue',
    { QueueName: 'a', Attributes: { DelaySeconds: '901' } },
    'InvalidAttributeValue: Invalid value for the parameter DelaySeconds.',
  ],
  [
    'GetQueueUrl',
    { QueueName: 'gone' },
    'AWS.SimpleQueueService.NonExistentQueue: The specified queue does not exist.',
  ],
  [
    'DeleteQueue',
    { QueueUrl: `${url}-gone` },
    'AWS.SimpleQueueService.NonExistentQueue: The specified queue does not exist.',
  ],
])('%s %j fails', async (operation, input, expected) => {
  expect(await createDirectService(sqsService).fails(operation, input)).toContain(expected);
});

test('lists by prefix, in pages only when asked', async () => {
  const sqs = createDirectService(sqsService);
  for (const name of ['b', 'a1', 'a2']) await sqs.call('CreateQueue', { QueueName: name });
  const first = await sqs.call('ListQueues', { QueueNamePrefix: 'a', MaxResults: 1 });
  expect(first).toEqual({
    QueueUrls: ['https://sqs.eu-west-1.amazonaws.com/123456789012/a1'],
    NextToken: '1',
  });
  expect(await sqs.call('ListQueues', { QueueNamePrefix: 'a', MaxResults: 1, NextToken: '1' })).toEqual({
    QueueUrls: ['https://sqs.eu-west-1.amazonaws.com/123456789012/a2'],
    NextToken: undefined,
  });
});

test.each(unsoundPolicies)('%s is no policy', async (_name, Policy) => {
  const sqs = createDirectService(sqsService);
  const said = 'InvalidAttributeValue: Invalid value for the parameter Policy.';
  expect(await sqs.fails('CreateQueue', { QueueName: 'jobs', Attributes: { Policy } })).toBe(said);
  await sqs.call('CreateQueue', { QueueName: 'jobs' });
  expect(await sqs.fails('SetQueueAttributes', { QueueUrl: url, Attributes: { Policy } })).toBe(said);
});

test('the name of a deleted queue is free after a minute', async () => {
  const clock = new HandClock();
  const sqs = createDirectService(sqsService, new Account({ accountId, propagationMs: 0, clock }));
  await sqs.call('CreateQueue', { QueueName: 'jobs' });
  await sqs.call('DeleteQueue', { QueueUrl: url });
  clock.pass(59);
  expect(await sqs.fails('CreateQueue', { QueueName: 'jobs' })).toBe(
    'AWS.SimpleQueueService.QueueDeletedRecently: You must wait 60 seconds after deleting a queue before you can create another with the same name.',
  );
  await sqs.call('CreateQueue', { QueueName: 'others' });
  clock.pass(1);
  await sqs.call('CreateQueue', { QueueName: 'jobs' });
});
