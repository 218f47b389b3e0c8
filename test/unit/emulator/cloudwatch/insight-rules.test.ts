import { expect, it } from 'vitest';
import { accountId, createServiceAccount } from '../../../support/service-account.ts';

const definition = JSON.stringify({
  Schema: { Name: 'CloudWatchLogRule', Version: 1 },
  LogGroupNames: ['/aws/lambda/orders'],
});
const arn = `arn:aws:cloudwatch:us-east-1:${accountId}:insight-rule/owners`;
const rule = { RuleName: 'owners', RuleDefinition: definition };

it('a rule that is put again keeps its tags, and one that is not there is told of and no failure', async () => {
  const { operator } = createServiceAccount();
  await operator.call('cloudwatch:PutInsightRule', { ...rule, Tags: [{ Key: 'a', Value: 'b' }] });
  await operator.call('cloudwatch:PutInsightRule', { ...rule, RuleState: 'DISABLED' });
  expect(await operator.call('cloudwatch:DescribeInsightRules')).toEqual({
    InsightRules: [
      {
        Name: 'owners',
        State: 'DISABLED',
        Definition: definition,
        Schema: '{"Name":"CloudWatchLogRule","Version":1}',
      },
    ],
  });
  expect(await operator.call('cloudwatch:ListTagsForResource', { ResourceARN: arn })).toEqual({
    Tags: [{ Key: 'a', Value: 'b' }],
  });
  expect(
    await operator.call('cloudwatch:DeleteInsightRules', { RuleNames: ['owners', 'none'] }),
  ).toMatchObject({ Failures: [{ FailureResource: 'none' }] });
});

it('a definition that is no JSON is refused', async () => {
  const { operator } = createServiceAccount();
  expect(await operator.fails('cloudwatch:PutInsightRule', { ...rule, RuleDefinition: '{' })).toMatch(
    /^InvalidParameterValue: /,
  );
});

it('a policy may name the log groups that rules read', async () => {
  const { user } = createServiceAccount();
  const Condition = {
    'ForAllValues:StringEquals': { 'cloudwatch:requestInsightRuleLogGroups': ['/aws/lambda/other'] },
  };
  const ann = await user('ann', {
    Effect: 'Allow',
    Action: 'cloudwatch:PutInsightRule',
    Resource: '*',
    Condition,
  });
  expect(await ann.fails('cloudwatch:PutInsightRule', rule)).toContain(
    `cloudwatch:PutInsightRule on resource: ${arn}`,
  );
});

it('a template makes, changes and removes one', async () => {
  const { operator, settle } = createServiceAccount();
  const template = (RuleState: string) =>
    JSON.stringify({
      Resources: {
        Owners: {
          Type: 'AWS::CloudWatch::InsightRule',
          Properties: { RuleName: 'owners', RuleState, RuleBody: definition },
        },
      },
    });
  const states = async () => {
    const { InsightRules: all } = await operator.call<{ InsightRules: readonly { State: string }[] }>(
      'cloudwatch:DescribeInsightRules',
    );
    return all.map(({ State }) => State);
  };
  await operator.call('cloudformation:CreateStack', { StackName: 'app', TemplateBody: template('ENABLED') });
  expect(await settle()).toEqual([]);
  await operator.call('cloudformation:UpdateStack', { StackName: 'app', TemplateBody: template('DISABLED') });
  expect(await settle()).toEqual([]);
  expect(await states()).toEqual(['DISABLED']);
  await operator.call('cloudformation:DeleteStack', { StackName: 'app' });
  expect(await settle()).toEqual([]);
  expect(await states()).toEqual([]);
});
