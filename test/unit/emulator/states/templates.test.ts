import { expect, it } from 'vitest';
import { createServiceAccount } from '../../../support/service-account.ts';

const Definition = { StartAt: 'A', States: { A: { Type: 'Task', Resource: '${Function}', End: true } } };
const resource = 'arn:aws:lambda:us-east-1:123456789012:function:${Name}';

async function deploy(properties: object, actor = 'operator') {
  const made = createServiceAccount();
  const RoleArn = await made.role('machine', 'states.amazonaws.com');
  const Type = 'AWS::StepFunctions::StateMachine';
  const template = { Resources: { Machine: { Type, Properties: { RoleArn, ...properties } } } };
  const caller =
    actor === 'operator' ? made.operator : await made.user('dev', 'cloudformation:*', 'iam:PassRole');
  await caller.call('cloudformation:CreateStack', {
    StackName: 'app',
    TemplateBody: JSON.stringify(template),
  });
  const failures = await made.settle();
  const { stateMachines: made_ } = await made.operator.call<{
    stateMachines: { stateMachineArn: string; name: string }[];
  }>('states:ListStateMachines');
  const definitions = await Promise.all(
    made_.map(async ({ stateMachineArn }) => {
      const { definition } = await made.operator.call('states:DescribeStateMachine', { stateMachineArn });
      return JSON.parse(String(definition)) as object;
    }),
  );
  return { failures, definitions, names: made_.map(({ name }) => name) };
}

it.each([
  ['as an object', { Definition }],
  ['as text', { DefinitionString: JSON.stringify(Definition) }],
])('substitutes in a definition %s, and in what it substitutes', async (_, properties) => {
  const { definitions, failures, names } = await deploy({
    ...properties,
    DefinitionSubstitutions: { Function: resource, Name: 'hello' },
  });
  expect(failures).toEqual([]);
  expect(names).toEqual([expect.stringMatching(/^app-Machine-/)]);
  expect(definitions).toEqual([
    {
      ...Definition,
      States: {
        A: { Type: 'Task', Resource: 'arn:aws:lambda:us-east-1:123456789012:function:hello', End: true },
      },
    },
  ]);
});

it.each([
  ['no definition', {}, /Required key \[DefinitionS3Location\], .*HandlerErrorCode: InvalidRequest/],
  ['two', { Definition, DefinitionString: '{}' }, /Please use one of \[DefinitionS3Location\]/],
])('takes not %s', async (_, properties, reason) => {
  const { failures } = await deploy(properties);
  expect(failures[0]).toMatch(reason);
});

it('a refusal reads as the first SDK for Java words it', async () => {
  const { failures } = await deploy({ DefinitionString: '{}' }, 'dev');
  expect(failures[0]).toMatch(
    /not authorized to perform: states:CreateStateMachine on resource: arn:aws:states:us-east-1:123456789012:stateMachine:\S+ because no identity-based policy allows the states:CreateStateMachine action \(Service: AWSStepFunctions; Status Code: 400; Error Code: AccessDeniedException; Request ID: \S+; Proxy: null\)" \(RequestToken: \S+, HandlerErrorCode: AccessDenied\)$/,
  );
});
