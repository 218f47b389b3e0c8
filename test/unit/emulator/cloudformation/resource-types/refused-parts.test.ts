import { expect, test } from 'vitest';
import { createServiceAccount } from '../../../../support/service-account.ts';

async function deploy(Resources: object) {
  const { operator, settle } = createServiceAccount();
  await operator.call('cloudformation:CreateStack', {
    StackName: 'app',
    TemplateBody: JSON.stringify({ Resources }),
  });
  return { operator, failed: await settle() };
}

const policy = {
  Version: '2012-10-17',
  Statement: [{ Effect: 'Allow', Principal: '*', Action: 'sqs:SendMessage', Resource: '*' }],
};

test('a secret parameter is refused by the handler', async () => {
  const { operator, failed } = await deploy({
    Secret: { Type: 'AWS::SSM::Parameter', Properties: { Name: 'secret', Type: 'SecureString', Value: 'x' } },
  });
  expect(failed).toEqual([
    expect.stringMatching(
      /^Secret Resource handler returned message: "SSM Parameters of type SecureString cannot be created using CloudFormation" \(.*HandlerErrorCode: InvalidRequest\)$/,
    ),
  ]);
  expect(await operator.fails('ssm:GetParameter', { Name: 'secret' })).toMatch(/^ParameterNotFound/);
});

test('a queue has one inline policy', async () => {
  const inline = {
    Type: 'AWS::SQS::QueueInlinePolicy',
    Properties: { Queue: { Ref: 'Queue' }, PolicyDocument: policy },
  };
  const { failed } = await deploy({
    Queue: { Type: 'AWS::SQS::Queue' },
    One: inline,
    Two: { ...inline, DependsOn: 'One' },
  });
  expect(failed).toEqual([expect.stringMatching(/^Two .*Policy already exists/)]);
});
