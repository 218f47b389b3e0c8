import { expect, it } from 'vitest';
import { accountId, createServiceAccount, type ServiceActor } from '../../../support/service-account.ts';

const alarm = { Name: 'errors', Region: 'eu-west-1' } as const;
const follows = { Type: 'CLOUDWATCH_METRIC', AlarmIdentifier: alarm } as const;

async function create(actor: ServiceActor, config: object = follows): Promise<string> {
  const { HealthCheck: check } = await actor.call<{ HealthCheck: { Id: string } }>(
    'route53:CreateHealthCheck',
    { CallerReference: 'one', HealthCheckConfig: config },
  );
  return check.Id;
}

it('a check changes, is tagged and goes', async () => {
  const { operator } = createServiceAccount();
  const HealthCheckId = await create(operator);
  await operator.call('route53:UpdateHealthCheck', { HealthCheckId, HealthCheckVersion: 1, Disabled: true });
  expect(await operator.call('route53:GetHealthCheck', { HealthCheckId })).toMatchObject({
    HealthCheck: { HealthCheckVersion: 2, HealthCheckConfig: { ...follows, Disabled: true } },
  });
  const place = { ResourceType: 'healthcheck', ResourceId: HealthCheckId };
  await operator.call('route53:ChangeTagsForResource', { ...place, AddTags: [{ Key: 'a', Value: 'b' }] });
  expect(await operator.call('route53:ListTagsForResource', place)).toMatchObject({
    ResourceTagSet: { Tags: [{ Key: 'a', Value: 'b' }] },
  });
  await operator.call('route53:DeleteHealthCheck', { HealthCheckId });
  expect(await operator.call('route53:ListHealthChecks')).toMatchObject({ HealthChecks: [] });
});

it('the same request makes no second one, and another one of its reference fails', async () => {
  const { operator } = createServiceAccount();
  expect(await create(operator)).toBe(await create(operator));
  const other = { CallerReference: 'one', HealthCheckConfig: { Type: 'CALCULATED', HealthThreshold: 1 } };
  expect(await operator.fails('route53:CreateHealthCheck', other)).toMatch(/^HealthCheckAlreadyExists: /);
});

it.each([
  ['route53:CreateHealthCheck', { HealthCheckConfig: { Type: 'HTTPS' } }, /^InvalidInput: /],
  ['route53:CreateHealthCheck', { HealthCheckConfig: { Type: 'CLOUDWATCH_METRIC' } }, /^InvalidInput: /],
  ['route53:GetHealthCheck', { HealthCheckId: 'none' }, /^NoSuchHealthCheck: /],
  ['route53:DeleteHealthCheck', { HealthCheckId: 'none' }, /^NoSuchHealthCheck: /],
])('%s %o fails', async (call, input, message) => {
  const { operator } = createServiceAccount();
  expect(await operator.fails(call, input)).toMatch(message);
});

it('to follow an alarm takes the right to look at it', async () => {
  const { user } = createServiceAccount();
  const ann = await user('ann', 'route53:CreateHealthCheck');
  expect(
    await ann.fails('route53:CreateHealthCheck', { CallerReference: 'one', HealthCheckConfig: follows }),
  ).toContain(
    `cloudwatch:DescribeAlarms on resource: arn:aws:cloudwatch:eu-west-1:${accountId}:alarm:errors`,
  );
});

it('a template replaces a check whose type is another', async () => {
  const { operator, settle } = createServiceAccount();
  const template = (HealthCheckConfig: object) =>
    JSON.stringify({
      Resources: { Check: { Type: 'AWS::Route53::HealthCheck', Properties: { HealthCheckConfig } } },
      Outputs: { Id: { Value: { 'Fn::GetAtt': ['Check', 'HealthCheckId'] } } },
    });
  const ids = async () => {
    const { HealthChecks: all } = await operator.call<{ HealthChecks: readonly { Id: string }[] }>(
      'route53:ListHealthChecks',
    );
    return all.map(({ Id }) => Id);
  };
  const update = async (config: object) => {
    await operator.call('cloudformation:UpdateStack', { StackName: 'app', TemplateBody: template(config) });
    expect(await settle()).toEqual([]);
    return ids();
  };
  await operator.call('cloudformation:CreateStack', { StackName: 'app', TemplateBody: template(follows) });
  expect(await settle()).toEqual([]);
  const first = await ids();
  expect(await update({ ...follows, Inverted: 'true' })).toEqual(first);
  const second = await update({ Type: 'CALCULATED', HealthThreshold: '0', ChildHealthChecks: [] });
  expect(second).toHaveLength(1);
  expect(second).not.toEqual(first);
  await operator.call('cloudformation:DeleteStack', { StackName: 'app' });
  expect(await settle()).toEqual([]);
  expect(await ids()).toEqual([]);
});
