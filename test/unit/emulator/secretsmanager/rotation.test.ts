import { expect, it } from 'vitest';
import { createLambdaAccount, helloArn } from '../../../support/lambda-account.ts';

const permission = {
  FunctionName: 'hello',
  StatementId: 'rotate',
  Action: 'lambda:InvokeFunction',
  Principal: 'secretsmanager.amazonaws.com',
};
const rotate = {
  SecretId: 'db',
  RotationLambdaARN: helloArn,
  RotationRules: { AutomaticallyAfterDays: 30 },
};

async function account() {
  const made = await createLambdaAccount();
  await made.operator.call('lambda:CreateFunction', made.hello);
  await made.operator.call('secretsmanager:CreateSecret', { Name: 'db', SecretString: 'x' });
  return made;
}

it('a secret is rotated by a function that Secrets Manager may invoke, until that is cancelled', async () => {
  const { operator } = await account();
  expect(await operator.fails('secretsmanager:RotateSecret', { SecretId: 'db' })).toBe(
    'InvalidRequestException: No Lambda rotation function ARN is associated with this secret.',
  );
  expect(await operator.fails('secretsmanager:RotateSecret', rotate)).toMatch(
    /^AccessDeniedException: Secrets Manager cannot invoke the specified Lambda function\. /,
  );
  await operator.call('lambda:AddPermission', permission);
  await operator.call('secretsmanager:RotateSecret', rotate);
  const describe = () => operator.call('secretsmanager:DescribeSecret', { SecretId: 'db' });
  expect(await describe()).toMatchObject({
    RotationEnabled: true,
    RotationLambdaARN: helloArn,
    RotationRules: { AutomaticallyAfterDays: 30 },
  });
  await operator.call('secretsmanager:CancelRotateSecret', { SecretId: 'db' });
  expect(await describe()).toMatchObject({ RotationEnabled: false });
});

it('whoever turns rotation on needs the right to invoke the function', async () => {
  const { operator, user } = await account();
  await operator.call('lambda:AddPermission', permission);
  const ann = await user('ann', 'secretsmanager:RotateSecret');
  expect(await ann.fails('secretsmanager:RotateSecret', rotate)).toContain(
    `lambda:InvokeFunction on resource: ${helloArn}`,
  );
});

it('a template gives a secret its rotation and its policy, and takes both away', async () => {
  const { operator, settle } = await account();
  await operator.call('lambda:AddPermission', permission);
  const statement = { Effect: 'Deny', Principal: '*', Action: 'secretsmanager:DeleteSecret', Resource: '*' };
  const TemplateBody = JSON.stringify({
    Resources: {
      Schedule: {
        Type: 'AWS::SecretsManager::RotationSchedule',
        Properties: {
          SecretId: 'db',
          RotationLambdaARN: helloArn,
          RotationRules: { AutomaticallyAfterDays: '30' },
        },
      },
      Policy: {
        Type: 'AWS::SecretsManager::ResourcePolicy',
        Properties: {
          SecretId: 'db',
          BlockPublicPolicy: 'true',
          ResourcePolicy: { Version: '2012-10-17', Statement: [statement] },
        },
      },
    },
  });
  const policy = () => operator.call('secretsmanager:GetResourcePolicy', { SecretId: 'db' });
  await operator.call('cloudformation:CreateStack', { StackName: 'app', TemplateBody });
  expect(await settle()).toEqual([]);
  expect((await policy())['ResourcePolicy']).toContain('secretsmanager:DeleteSecret');
  await operator.call('cloudformation:DeleteStack', { StackName: 'app' });
  expect(await settle()).toEqual([]);
  expect((await policy())['ResourcePolicy']).toBeUndefined();
  expect(await operator.call('secretsmanager:DescribeSecret', { SecretId: 'db' })).toMatchObject({
    RotationEnabled: false,
  });
});
