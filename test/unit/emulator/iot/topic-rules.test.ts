import { expect, it } from 'vitest';
import { accountId, createServiceAccount } from '../../../support/service-account.ts';

const arn = `arn:aws:iot:us-east-1:${accountId}:rule/readings`;
const roleArn = `arn:aws:iam::${accountId}:role/iot`;
const payload = {
  sql: "SELECT * FROM 'sensors/+'",
  actions: [{ sqs: { roleArn, queueUrl: 'q' } }, { sns: { roleArn, targetArn: 't' } }],
};
const named = { ruleName: 'readings' };
const creation = { ...named, topicRulePayload: payload, tags: 'team=a%20b&x=' };

it('is created, replaced, switched, tagged and deleted', async () => {
  const { operator } = createServiceAccount();
  await operator.call('iot:CreateTopicRule', creation);
  expect(await operator.fails('iot:CreateTopicRule', creation)).toMatch(/^ResourceAlreadyExistsException: /);
  await operator.call('iot:ReplaceTopicRule', {
    ...named,
    topicRulePayload: { ...payload, description: 'b', actions: [] },
  });
  await operator.call('iot:DisableTopicRule', named);
  await expect(operator.call('iot:GetTopicRule', named)).resolves.toMatchObject({
    ruleArn: arn,
    rule: { description: 'b', actions: [], ruleDisabled: true },
  });
  await operator.call('iot:UntagResource', { resourceArn: arn, tagKeys: ['x'] });
  await expect(operator.call('iot:ListTagsForResource', { resourceArn: arn })).resolves.toEqual({
    tags: [{ Key: 'team', Value: 'a b' }],
  });
  await expect(operator.call('iot:ListTopicRules', { topic: 'sensors/+' })).resolves.toMatchObject({
    rules: [{ ruleName: 'readings', topicPattern: 'sensors/+' }],
  });
  await operator.call('iot:DeleteTopicRule', named);
  expect(await operator.fails('iot:GetTopicRule', named)).toBe(
    "UnauthorizedException: Access to topic rule 'readings' was denied",
  );
});

it.each([
  ['CreateTopicRule', { ...creation, ruleName: 'a-b' }, /^InvalidRequestException: /],
  ['CreateTopicRule', { ...creation, topicRulePayload: { ...payload, sql: 'x' } }, /^SqlParseException: /],
  ['DescribeEndpoint', { endpointType: 'iot:Nothing' }, /^InvalidRequestException: /],
  ['CreateThing', { thingName: 'a' }, /^NotImplemented: /],
])('%s %o fails', async (operation, input, fault) => {
  const { operator } = createServiceAccount();
  expect(await operator.fails(`iot:${operation}`, input)).toMatch(fault);
});

it('asks for itself, its tags and its role, once', async () => {
  const { user } = createServiceAccount();
  const steps = [
    ['iot:CreateTopicRule', arn],
    ['iot:TagResource', arn],
    ['iam:PassRole', roleArn],
  ] as const;
  for (const [index, [action, resource]] of steps.entries()) {
    const somebody = await user(`user-${index}`, ...steps.slice(0, index).map(([before]) => before));
    expect(await somebody.fails('iot:CreateTopicRule', creation)).toContain(
      `not authorized to perform: ${action} on resource: ${resource} `,
    );
  }
  const all = await user('all', ...steps.map(([action]) => action));
  await all.call('iot:CreateTopicRule', creation);
});
