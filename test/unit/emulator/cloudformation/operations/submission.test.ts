import type { DescribeStacksOutput } from '@aws-sdk/client-cloudformation';
import { describe, expect, test } from 'vitest';

import { createStack } from '../../../../../src/emulator/cloudformation/operations/create-stack.ts';
import { AwsError } from '../../../../../src/emulator/operation.ts';
import {
  createFakeAccount,
  fakeType,
  refusal,
  templateOf,
} from '../../../../support/cloudformation-account.ts';

const thing = fakeType('Thing');
const TemplateBody = templateOf({ A: { Type: 'AWS::Fake::Thing' } });
const RoleARN = 'arn:aws:iam::111122223333:role/deploy';

describe('what is submitted with a stack', () => {
  test('a service role makes the calls in its session AWSCloudFormation', async () => {
    const fake = createFakeAccount({
      resourceTypes: [thing],
      answer: ({ call }) =>
        call === 'iam:GetRole'
          ? {
              Role: {
                RoleId: 'AROAROLE',
                AssumeRolePolicyDocument: encodeURIComponent('{"Service":"cloudformation.amazonaws.com"}'),
              },
            }
          : {},
    });
    await fake.perform('CreateStack', { StackName: 'app', TemplateBody, RoleARN });
    await fake.settle();
    expect(fake.calls.at(-1)).toMatchObject({
      call: 'fake:CreateThing',
      caller: {
        principal: {
          kind: 'assumed-role',
          arn: 'arn:aws:sts::111122223333:assumed-role/deploy/AWSCloudFormation',
          roleArn: RoleARN,
        },
      },
    });
  });

  test('a role that does not trust CloudFormation is refused', async () => {
    const fake = createFakeAccount({ resourceTypes: [thing] });
    await expect(fake.perform('CreateStack', { StackName: 'app', TemplateBody, RoleARN })).rejects.toThrow(
      `Role ${RoleARN} is invalid or cannot be assumed`,
    );
  });

  test('the permissions asked for name the stack, and the role that is passed', () => {
    const { call } = createFakeAccount({ resourceTypes: [] });
    const input = { StackName: 'app', RoleARN, Tags: [{ Key: 'STAGE', Value: 'dev' }] };
    expect(createStack.requires?.(input, call)).toEqual([
      {
        action: 'cloudformation:CreateStack',
        resource: 'arn:aws:cloudformation:eu-west-1:111122223333:stack/app/*',
        context: {
          'cloudformation:RoleArn': RoleARN,
          'aws:TagKeys': ['STAGE'],
          'aws:RequestTag/STAGE': 'dev',
        },
      },
      {
        action: 'iam:PassRole',
        resource: RoleARN,
        context: { 'iam:PassedToService': 'cloudformation.amazonaws.com' },
      },
    ]);
  });

  const ssmTemplate = templateOf(
    { A: { Type: 'AWS::Fake::Thing', Properties: { Of: { Ref: 'P' }, Size: '{{resolve:ssm:/size:1}}' } } },
    { Parameters: { P: { Type: 'AWS::SSM::Parameter::Value<String>', Default: '/name' } } },
  );

  test('SSM parameters are read as the caller, for parameters and for dynamic references', async () => {
    const fake = createFakeAccount({
      resourceTypes: [thing],
      answer: ({ call, input }) =>
        call === 'ssm:GetParameters'
          ? {
              Parameters: [
                { Name: (input['Names'] as string[])[0], Value: `value of ${String(input['Names'])}` },
              ],
            }
          : {},
    });
    await fake.perform('CreateStack', { StackName: 'app', TemplateBody: ssmTemplate });
    await fake.settle();
    expect(fake.calls.at(-1)?.input).toEqual({ Of: 'value of /name', Size: 'value of /size:1' });
    const { Stacks } = await fake.perform<DescribeStacksOutput>('DescribeStacks', { StackName: 'app' });
    expect(Stacks?.[0]?.Parameters).toEqual([
      { ParameterKey: 'P', ParameterValue: '/name', ResolvedValue: 'value of /name' },
    ]);
  });

  test('a refused SSM parameter refuses the request', async () => {
    const fake = createFakeAccount({
      resourceTypes: [thing],
      answer: () => {
        throw refusal('ssm:GetParameters');
      },
    });
    await expect(
      fake.perform('CreateStack', { StackName: 'app', TemplateBody: ssmTemplate }),
    ).rejects.toMatchObject({
      code: 'ValidationError',
      message: expect.stringContaining('is not authorized to perform: ssm:GetParameters') as string,
    });
  });

  test.each([
    [{}, 'CAPABILITY_IAM'],
    [{ RoleName: 'r' }, 'CAPABILITY_NAMED_IAM'],
  ])('an IAM role with %j requires %s', async (Properties, capability) => {
    const fake = createFakeAccount({ resourceTypes: [thing] });
    const submit = fake.perform('CreateStack', {
      StackName: 'app',
      TemplateBody: templateOf({ R: { Type: 'AWS::IAM::Role', Properties } }),
    });
    await expect(submit).rejects.toMatchObject({
      code: 'InsufficientCapabilitiesException',
      message: `Requires capabilities : [${capability}]`,
    });
  });

  test('a name that is taken is refused', async () => {
    const fake = createFakeAccount({ resourceTypes: [thing] });
    await fake.perform('CreateStack', { StackName: 'app', TemplateBody });
    await fake.settle();
    const again = fake.perform('CreateStack', { StackName: 'app', TemplateBody });
    await expect(again).rejects.toBeInstanceOf(AwsError);
    await expect(again).rejects.toThrow('Stack [app] already exists');
  });
});

describe('what is not built is refused by its name', () => {
  test.each([
    ['a section of rules', { Rules: { One: { Assertions: [] } } }, 'Template section Rules is not built'],
    ['hooks of a template', { Hooks: { One: {} } }, 'Template section Hooks is not built'],
    ['a macro', { Transform: 'Mine' }, 'Transform Mine is not built'],
  ])('%s', async (_title, parts, message) => {
    const fake = createFakeAccount({ resourceTypes: [thing] });
    const body = templateOf({ A: { Type: 'AWS::Fake::Thing' } }, parts);
    await expect(fake.perform('CreateStack', { StackName: 'app', TemplateBody: body })).rejects.toMatchObject(
      {
        code: 'NotImplemented',
        message,
      },
    );
  });

  test('the import of resources', async () => {
    const fake = createFakeAccount({ resourceTypes: [thing] });
    const input = { StackName: 'app', ChangeSetName: 'one', ChangeSetType: 'IMPORT', TemplateBody };
    await expect(fake.perform('CreateChangeSet', input)).rejects.toMatchObject({ code: 'NotImplemented' });
  });
});

test.each([
  [['AWS::Fake::*'], undefined],
  [['AWS::Fake::Thing'], undefined],
  [
    ['AWS::Other::*', 'AWS::Fake::Thin'],
    'Resource type AWS::Fake::Thing is not allowed by parameter ResourceTypes [AWS::Other::*, AWS::Fake::Thin]',
  ],
])('ResourceTypes %j', async (ResourceTypes, message) => {
  const fake = createFakeAccount({ resourceTypes: [thing] });
  const asked = fake.perform('CreateStack', { StackName: 'app', TemplateBody, ResourceTypes });
  await expect(
    asked.then(
      () => undefined,
      (error: Error) => error.message,
    ),
  ).resolves.toBe(message);
});
