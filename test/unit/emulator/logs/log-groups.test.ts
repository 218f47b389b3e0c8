import { describe, expect, it } from 'vitest';
import { accountId, createServiceAccount } from '../../../support/service-account.ts';

const group = { logGroupName: '/aws/lambda/hello' };
const groupArn = `arn:aws:logs:us-east-1:${accountId}:log-group:/aws/lambda/hello`;

describe('permissions on log groups', () => {
  it.each([
    ['CreateLogGroup', group, `${groupArn}:log-stream:`],
    ['DeleteLogGroup', group, `${groupArn}:log-stream:`],
    ['PutRetentionPolicy', { ...group, retentionInDays: 14 }, `${groupArn}:log-stream:`],
    ['DescribeLogStreams', group, `${groupArn}:log-stream:`],
    ['DescribeLogGroups', {}, `arn:aws:logs:us-east-1:${accountId}:log-group::log-stream`],
    ['TagResource', { resourceArn: groupArn, tags: { a: 'b' } }, groupArn],
    ['ListTagsForResource', { resourceArn: groupArn }, groupArn],
  ])('%s prints its resource', async (operation, input, resource) => {
    const { user } = createServiceAccount();
    const nobody = await user('nobody');
    expect(await nobody.fails(`logs:${operation}`, input)).toBe(
      `AccessDeniedException: User: ${nobody.arn} is not authorized to perform: logs:${operation} on resource: ${resource} because no identity-based policy allows the logs:${operation} action`,
    );
  });

  it.each([
    [`${groupArn}:*`, 'created'],
    ['*', 'created'],
    [groupArn, 'AccessDeniedException'],
    [`${groupArn}:log-stream:`, 'AccessDeniedException'],
  ])('with %s in the policy, a group is %s', async (resource, outcome) => {
    const { user } = createServiceAccount();
    const one = await user('one', { Effect: 'Allow', Action: 'logs:CreateLogGroup', Resource: resource });
    const ended = one.call('logs:CreateLogGroup', group).then(
      () => 'created',
      (error: { code: string }) => error.code,
    );
    expect(await ended).toBe(outcome);
  });

  it('words a refused tag on creation in its own way', async () => {
    const { user } = createServiceAccount();
    const creator = await user('creator', 'logs:CreateLogGroup');
    expect(await creator.fails('logs:CreateLogGroup', { ...group, tags: { STAGE: 'dev' } })).toBe(
      `AccessDeniedException: User with accountId: ${accountId} is not authorized to perform CreateLogGroup with Tags. An additional permission "logs:TagResource" is required.`,
    );
    await expect(creator.call('logs:CreateLogGroup', group)).resolves.toEqual({});
  });
});

describe('a log group', () => {
  it('lives and is described', async () => {
    const { operator } = createServiceAccount();
    await operator.call('logs:CreateLogGroup', group);
    expect(await operator.fails('logs:CreateLogGroup', group)).toBe(
      'ResourceAlreadyExistsException: The specified log group already exists',
    );
    await operator.call('logs:PutRetentionPolicy', { ...group, retentionInDays: 14 });
    await expect(
      operator.call('logs:DescribeLogGroups', { logGroupNamePrefix: '/aws/lambda/' }),
    ).resolves.toMatchObject({ logGroups: [{ arn: `${groupArn}:*`, retentionInDays: 14 }] });
    await operator.call('logs:DeleteLogGroup', group);
    expect(await operator.fails('logs:DeleteLogGroup', group)).toBe(
      'ResourceNotFoundException: The specified log group does not exist.',
    );
  });

  it('takes only the retentions that exist', async () => {
    const { operator } = createServiceAccount();
    await operator.call('logs:CreateLogGroup', group);
    expect(await operator.fails('logs:PutRetentionPolicy', { ...group, retentionInDays: 2 })).toMatch(
      /^InvalidParameterException: /,
    );
  });

  it('keeps events of its streams in the order of time', async () => {
    const { operator } = createServiceAccount();
    await operator.call('logs:CreateLogGroup', group);
    for (const [logStreamName, timestamp] of [
      ['b', 20],
      ['a', 10],
    ] as const) {
      const stream = { ...group, logStreamName };
      await operator.call('logs:CreateLogStream', stream);
      const logEvents = [{ timestamp, message: `event ${timestamp}` }];
      await operator.call('logs:PutLogEvents', { ...stream, logEvents });
    }
    const found = await operator.call('logs:FilterLogEvents', { ...group, filterPattern: 'event' });
    expect(found['events']).toMatchObject([{ message: 'event 10' }, { message: 'event 20' }]);
    await expect(
      operator.call('logs:DescribeLogStreams', { ...group, orderBy: 'LastEventTime', descending: true }),
    ).resolves.toMatchObject({ logStreams: [{ logStreamName: 'b' }, { logStreamName: 'a' }] });
  });

  it('asks a function whether it may be called before it takes a subscription', async () => {
    const { operator } = createServiceAccount();
    await operator.call('logs:CreateLogGroup', group);
    const filter = {
      ...group,
      filterName: 'errors',
      filterPattern: 'ERROR',
      destinationArn: `arn:aws:lambda:us-east-1:${accountId}:function:hello`,
    };
    expect(await operator.fails('logs:PutSubscriptionFilter', filter)).toMatch(
      /^InvalidParameterException: Could not execute the lambda function\./,
    );
  });
});
