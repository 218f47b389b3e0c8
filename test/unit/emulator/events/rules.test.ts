import { expect, test } from 'vitest';
import { eventsService } from '../../../../src/emulator/events/service.ts';
import { createDirectService } from '../../../support/direct-service.ts';

const rule = 'arn:aws:events:eu-west-1:123456789012:rule';

test.each([
  ['PutRule', { Name: 'nightly' }, [`events:PutRule on ${rule}/nightly`]],
  [
    'PutRule',
    { Name: 'nightly', EventBusName: 'shop', Tags: [{ Key: 'a', Value: 'b' }] },
    [`events:PutRule on ${rule}/shop/nightly`, `events:TagResource on ${rule}/shop/nightly`],
  ],
  [
    'PutTargets',
    { Rule: 'nightly', Targets: [{ Id: '1', Arn: 'a', RoleArn: 'arn:aws:iam::123456789012:role/r' }] },
    [`events:PutTargets on ${rule}/nightly`, 'iam:PassRole on arn:aws:iam::123456789012:role/r'],
  ],
  ['DescribeRule', { Name: 'nightly', EventBusName: 'default' }, [`events:DescribeRule on ${rule}/nightly`]],
  ['ListRules', {}, [`events:ListRules on ${rule}/*`]],
])('%s %j asks for %j', (operation, input, expected) => {
  expect(createDirectService(eventsService).asks(operation, input)).toEqual(expected);
});

test('a rule lives with its targets', async () => {
  const events = createDirectService(eventsService);
  const nightly = { Name: 'nightly', ScheduleExpression: 'cron(0 2 * * ? *)' };
  expect(await events.call('PutRule', nightly)).toEqual({ RuleArn: `${rule}/nightly` });
  await events.call('PutTargets', { Rule: 'nightly', Targets: [{ Id: '1', Arn: 'arn' }] });
  await events.call('PutRule', { ...nightly, State: 'DISABLED' });
  expect(await events.call('DescribeRule', { Name: 'nightly' })).toMatchObject({ State: 'DISABLED' });
  expect(await events.call('ListTargetsByRule', { Rule: 'nightly' })).toMatchObject({
    Targets: [{ Id: '1' }],
  });
  expect(await events.fails('DeleteRule', { Name: 'nightly' })).toBe(
    "ValidationException: Rule can't be deleted since it has targets.",
  );
  expect(await events.call('RemoveTargets', { Rule: 'nightly', Ids: ['1', '2'] })).toMatchObject({
    FailedEntryCount: 1,
    FailedEntries: [{ TargetId: '2' }],
  });
  await events.call('DeleteRule', { Name: 'nightly' });
  await events.call('DeleteRule', { Name: 'nightly' });
  expect(await events.fails('DescribeRule', { Name: 'nightly' })).toBe(
    'ResourceNotFoundException: Rule nightly does not exist on EventBus default.',
  );
});

test.each([
  [{ Name: 'a' }, 'ValidationException: Parameter(s) EventPattern or ScheduleExpression must be specified.'],
  [
    { Name: 'a', ScheduleExpression: 'daily' },
    'ValidationException: Parameter ScheduleExpression is not valid.',
  ],
  [{ Name: 'a', EventPattern: '{' }, 'InvalidEventPatternException: Event pattern is not valid.'],
  [
    { Name: 'a', EventBusName: 'none', EventPattern: '{}' },
    'ResourceNotFoundException: Event bus none does not exist.',
  ],
  [{ Name: 'a b', EventPattern: '{}' }, 'ValidationException: 1 validation error detected'],
])('PutRule %j fails', async (input, expected) => {
  expect(await createDirectService(eventsService).fails('PutRule', input)).toContain(expected);
});

test('schedules live on the default bus alone', async () => {
  const events = createDirectService(eventsService);
  await events.call('CreateEventBus', { Name: 'shop' });
  expect(
    await events.fails('PutRule', { Name: 'a', EventBusName: 'shop', ScheduleExpression: 'rate(1 hour)' }),
  ).toBe('ValidationException: ScheduleExpression is supported only on the default event bus.');
  await events.call('PutRule', { Name: 'a', EventBusName: 'shop', EventPattern: '{}' });
  expect(await events.fails('DeleteEventBus', { Name: 'shop' })).toBe(
    "ValidationException: Event bus can't be deleted since it has rules.",
  );
  expect(await events.fails('CreateEventBus', { Name: 'shop' })).toBe(
    'ResourceAlreadyExistsException: Event bus shop already exists.',
  );
});
