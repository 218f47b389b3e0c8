import { expect, it } from 'vitest';
import { accountId, createServiceAccount } from '../../../support/service-account.ts';

const resources = (length: number, description: string) => ({
  Key: {
    Type: 'AWS::KMS::Key',
    Properties: {
      Description: description,
      EnableKeyRotation: true,
      KeyPolicy: {
        Version: '2012-10-17',
        Statement: [
          {
            Effect: 'Allow',
            Principal: { AWS: { 'Fn::Sub': 'arn:aws:iam::${AWS::AccountId}:root' } },
            Action: 'kms:*',
            Resource: '*',
          },
        ],
      },
      Tags: [{ Key: 'team', Value: 'a' }],
    },
  },
  Alias: { Type: 'AWS::KMS::Alias', Properties: { AliasName: 'alias/app', TargetKeyId: { Ref: 'Key' } } },
  Secret: {
    Type: 'AWS::SecretsManager::Secret',
    Properties: {
      Name: 'app/db',
      Description: description,
      KmsKeyId: { 'Fn::GetAtt': ['Key', 'Arn'] },
      GenerateSecretString: {
        SecretStringTemplate: '{"user":"app"}',
        GenerateStringKey: 'password',
        PasswordLength: length,
        ExcludePunctuation: true,
      },
    },
  },
  Pool: {
    Type: 'AWS::Cognito::UserPool',
    Properties: { UserPoolName: 'users', UserPoolTags: { team: 'a' }, EmailVerificationSubject: description },
  },
  Alarm: {
    Type: 'AWS::CloudWatch::Alarm',
    Properties: {
      AlarmDescription: description,
      MetricName: 'Errors',
      Namespace: 'AWS/Lambda',
      ComparisonOperator: 'GreaterThanThreshold',
      EvaluationPeriods: '1',
      Period: 60,
      Statistic: 'Sum',
      Threshold: 0,
    },
  },
});

const stack = (length: number, description: string) => ({
  StackName: 'app',
  TemplateBody: JSON.stringify({
    Resources: resources(length, description),
    Outputs: {
      Secret: { Value: { Ref: 'Secret' } },
      Pool: { Value: { 'Fn::GetAtt': ['Pool', 'ProviderName'] } },
    },
  }),
});

const steps = (handlerCalls: readonly string[]) =>
  handlerCalls.filter((call) => /^(kms|secretsmanager|cognito-idp|cloudwatch):/.test(call)).toSorted();

it('makes, changes and removes keys, aliases, secrets, user pools and alarms', async () => {
  const { operator, settle, handlerCalls } = createServiceAccount();
  await operator.call('cloudformation:CreateStack', stack(20, 'one'));
  expect(await settle()).toEqual([]);
  expect(steps(handlerCalls.splice(0))).toMatchInlineSnapshot(`
    [
      "cloudwatch:DescribeAlarms",
      "cloudwatch:PutMetricAlarm",
      "cognito-idp:CreateUserPool",
      "cognito-idp:DescribeUserPool",
      "kms:CreateAlias",
      "kms:CreateKey",
      "kms:EnableKeyRotation",
      "secretsmanager:CreateSecret",
      "secretsmanager:DescribeSecret",
      "secretsmanager:GetRandomPassword",
    ]
  `);
  const { SecretString: text } = await operator.call('secretsmanager:GetSecretValue', { SecretId: 'app/db' });
  expect(text).toMatch(/^{"user":"app","password":"[a-zA-Z0-9]{20}"}$/);
  const { Stacks } = await operator.call('cloudformation:DescribeStacks', { StackName: 'app' });
  expect(Stacks).toMatchObject([
    {
      Outputs: expect.arrayContaining([
        {
          OutputKey: 'Secret',
          OutputValue: expect.stringContaining(`:${accountId}:secret:app/db-`) as unknown,
        },
        {
          OutputKey: 'Pool',
          OutputValue: expect.stringMatching(
            /^cognito-idp\.us-east-1\.amazonaws\.com\/us-east-1_/,
          ) as unknown,
        },
      ]) as unknown,
    },
  ]);
  await operator.call('cloudformation:UpdateStack', stack(30, 'two'));
  expect(await settle()).toEqual([]);
  expect(steps(handlerCalls.splice(0))).toMatchInlineSnapshot(`
    [
      "cloudwatch:DescribeAlarms",
      "cloudwatch:PutMetricAlarm",
      "cognito-idp:DescribeUserPool",
      "cognito-idp:UpdateUserPool",
      "kms:DescribeKey",
      "kms:ListResourceTags",
      "kms:UpdateKeyDescription",
      "secretsmanager:GetRandomPassword",
      "secretsmanager:UpdateSecret",
    ]
  `);
  await expect(operator.call('kms:DescribeKey', { KeyId: 'alias/app' })).resolves.toMatchObject({
    KeyMetadata: { Description: 'two', KeyState: 'Enabled' },
  });
  await operator.call('cloudformation:DeleteStack', { StackName: 'app' });
  expect(await settle()).toEqual([]);
  expect(steps(handlerCalls.splice(0))).toMatchInlineSnapshot(`
    [
      "cloudwatch:DeleteAlarms",
      "cloudwatch:DescribeAlarms",
      "cognito-idp:DeleteUserPool",
      "kms:DeleteAlias",
      "kms:DescribeKey",
      "kms:ScheduleKeyDeletion",
      "secretsmanager:DeleteSecret",
      "secretsmanager:DescribeSecret",
      "secretsmanager:DescribeSecret",
    ]
  `);
  await expect(operator.call('secretsmanager:ListSecrets')).resolves.toMatchObject({ SecretList: [] });
});
