import { describe, expect, it } from 'vitest';
import { accountId, createServiceAccount } from '../../../support/service-account.ts';

const arn = `arn:aws:iot:us-east-1:${accountId}:policy/sensors`;
const named = { policyName: 'sensors' };
const documentOf = (topic: string) => ({
  Version: '2012-10-17',
  Statement: [{ Effect: 'Allow', Action: 'iot:Publish', Resource: `arn:aws:iot:*:*:topic/${topic}` }],
});
const creation = { ...named, policyDocument: JSON.stringify(documentOf('a')) };
const next = { ...named, policyDocument: JSON.stringify(documentOf('b')) };

describe('a policy', () => {
  it('has versions, five at most, one of them the default', async () => {
    const { operator } = createServiceAccount();
    await operator.call('iot:CreatePolicy', creation);
    expect(await operator.fails('iot:CreatePolicy', creation)).toMatch(/^ResourceAlreadyExistsException: /);
    await operator.call('iot:CreatePolicyVersion', { ...next, setAsDefault: true });
    for (let versions = 2; versions < 5; versions++) await operator.call('iot:CreatePolicyVersion', next);
    expect(await operator.fails('iot:CreatePolicyVersion', next)).toMatch(
      /^VersionsLimitExceededException: /,
    );
    await expect(operator.call('iot:GetPolicy', named)).resolves.toMatchObject({
      policyArn: arn,
      defaultVersionId: '2',
      policyDocument: next.policyDocument,
    });
    const second = { ...named, policyVersionId: '2' };
    expect(await operator.fails('iot:DeletePolicyVersion', second)).toMatch(/^InvalidRequestException: /);
    await operator.call('iot:SetDefaultPolicyVersion', { ...named, policyVersionId: '1' });
    await operator.call('iot:DeletePolicyVersion', second);
    expect(await operator.fails('iot:GetPolicyVersion', second)).toMatch(/^ResourceNotFoundException: /);
    await expect(operator.call('iot:CreatePolicyVersion', next)).resolves.toMatchObject({
      policyVersionId: '6',
      isDefaultVersion: false,
    });
    expect(await operator.fails('iot:DeletePolicy', named)).toMatch(/^DeleteConflictException: /);
  });

  it('is tagged, listed and deleted', async () => {
    const { operator } = createServiceAccount();
    await operator.call('iot:CreatePolicy', { ...creation, tags: [{ Key: 'team', Value: 'a' }] });
    await operator.call('iot:TagResource', { resourceArn: arn, tags: [{ Key: 'stage', Value: 'b' }] });
    await operator.call('iot:UntagResource', { resourceArn: arn, tagKeys: ['team'] });
    await expect(operator.call('iot:ListTagsForResource', { resourceArn: arn })).resolves.toEqual({
      tags: [{ Key: 'stage', Value: 'b' }],
    });
    await expect(operator.call('iot:ListPolicies')).resolves.toMatchObject({
      policies: [{ policyArn: arn }],
    });
    await operator.call('iot:DeletePolicy', named);
    expect(await operator.fails('iot:GetPolicy', named)).toMatch(/^ResourceNotFoundException: /);
  });

  it.each([
    ['CreatePolicy', { ...creation, policyName: 'a b' }, /^InvalidRequestException: /],
    ['CreatePolicy', { ...creation, policyDocument: '{}' }, /^MalformedPolicyException: /],
    ['AttachPolicy', { ...named, target: 'a' }, /^NotImplemented: /],
  ])('%s %o fails', async (operation, input, fault) => {
    const { operator } = createServiceAccount();
    expect(await operator.fails(`iot:${operation}`, input)).toMatch(fault);
  });

  it('is asked about by its ARN, and about its tags', async () => {
    const { user } = createServiceAccount();
    const tagged = { ...creation, tags: [{ Key: 'team', Value: 'a' }] };
    const nobody = await user('nobody');
    expect(await nobody.fails('iot:CreatePolicy', tagged)).toContain(
      `not authorized to perform: iot:CreatePolicy on resource: ${arn} `,
    );
    const somebody = await user('somebody', 'iot:CreatePolicy');
    expect(await somebody.fails('iot:CreatePolicy', tagged)).toContain(
      `not authorized to perform: iot:TagResource on resource: ${arn} `,
    );
  });
});

it('a stack keeps five versions of its policy, and deletes them all', async () => {
  const { operator, settle } = createServiceAccount();
  const deploy = async (call: string, topic: string) => {
    const Device = { Type: 'AWS::IoT::Policy', Properties: { PolicyDocument: documentOf(topic) } };
    const TemplateBody = JSON.stringify({
      Resources: { Device },
      Outputs: { Arn: { Value: { 'Fn::GetAtt': ['Device', 'Arn'] } } },
    });
    await operator.call(`cloudformation:${call}`, { StackName: 'app', TemplateBody });
    expect(await settle()).toEqual([]);
  };
  await deploy('CreateStack', '0');
  for (const topic of ['1', '2', '3', '4', '5', '6']) await deploy('UpdateStack', topic);
  const { policies } = await operator.call<{ policies: { policyName: string }[] }>('iot:ListPolicies');
  const policyName = policies[0]?.policyName ?? '';
  expect(policyName).toMatch(/^Device_[A-Z0-9]{12}$/);
  await expect(operator.call('iot:GetPolicy', { policyName })).resolves.toMatchObject({
    defaultVersionId: '7',
    policyDocument: JSON.stringify(documentOf('6')),
  });
  const { policyVersions } = await operator.call<{ policyVersions: { versionId: string }[] }>(
    'iot:ListPolicyVersions',
    { policyName },
  );
  expect(policyVersions.map(({ versionId }) => versionId)).toEqual(['7', '6', '5', '4', '3']);
  await operator.call('cloudformation:DeleteStack', { StackName: 'app' });
  expect(await settle()).toEqual([]);
  await expect(operator.call('iot:ListPolicies')).resolves.toMatchObject({ policies: [] });
});
