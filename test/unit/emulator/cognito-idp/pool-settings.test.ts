import { expect, it } from 'vitest';
import { accountId, createServiceAccount } from '../../../support/service-account.ts';

const publish = { Effect: 'Allow', Action: 'sns:Publish', Resource: '*' };
const create = 'cognito-idp:CreateUserPool';

it.each([
  [
    'lambda.amazonaws.com',
    [publish],
    /^InvalidSmsRoleTrustRelationshipException: Role does not have a trust/,
  ],
  ['cognito-idp.amazonaws.com', [], /^InvalidSmsRoleAccessPolicyException: Role does not have permission/],
])(
  'looks whether it can send text messages with a role of %s that has %j',
  async (service, allowed, words) => {
    const { operator, role } = createServiceAccount();
    const SnsCallerArn = await role('sender', service, ...allowed);
    expect(await operator.fails(create, { PoolName: 'users', SmsConfiguration: { SnsCallerArn } })).toMatch(
      words,
    );
  },
);

it('tells a role the external id that it was given for it', async () => {
  const { operator, role } = createServiceAccount();
  const SnsCallerArn = await role('sender', 'cognito-idp.amazonaws.com', publish);
  await operator.call('iam:UpdateAssumeRolePolicy', {
    RoleName: 'sender',
    PolicyDocument: JSON.stringify({
      Version: '2012-10-17',
      Statement: [
        {
          Effect: 'Allow',
          Principal: { Service: 'cognito-idp.amazonaws.com' },
          Action: 'sts:AssumeRole',
          Condition: { StringEquals: { 'sts:ExternalId': 'shop' } },
        },
      ],
    }),
  });
  const pool = (SmsConfiguration: object) => ({ PoolName: 'users', SmsConfiguration });
  expect(await operator.fails(create, pool({ SnsCallerArn }))).toMatch(/^InvalidSmsRoleTrust/);
  await operator.call(create, pool({ SnsCallerArn, ExternalId: 'shop' }));
});

it.each([
  ['iam:PassRole', { SmsConfiguration: { SnsCallerArn: `arn:aws:iam::${accountId}:role/sender` } }],
  ['iam:CreateServiceLinkedRole', { EmailConfiguration: { EmailSendingAccount: 'DEVELOPER' } }],
])('asks for %s where the settings need it', async (action, settings) => {
  const { user } = createServiceAccount();
  const dev = await user('dev', 'cognito-idp:*');
  expect(await dev.fails(create, { PoolName: 'users', ...settings })).toMatch(
    new RegExp(
      `^AccessDeniedException: .* is not authorized to perform: ${action} on resource: arn:aws:iam::`,
    ),
  );
});

it('sends mail with a service-linked role, which the first pool makes', async () => {
  const { operator, user } = createServiceAccount();
  const EmailConfiguration = {
    EmailSendingAccount: 'DEVELOPER',
    SourceArn: `arn:aws:ses:us-east-1:${accountId}:identity/mail@example.com`,
  };
  const input = { PoolName: 'users', EmailConfiguration };
  await operator.call(create, input);
  await expect(
    operator.call('iam:GetRole', { RoleName: 'AWSServiceRoleForAmazonCognitoIdpEmailService' }),
  ).resolves.toMatchObject({ Role: { Path: '/aws-service-role/email.cognito-idp.amazonaws.com/' } });
  const dev = await user('dev', 'cognito-idp:*');
  await dev.call(create, input);
});

it('keeps the key of custom senders from those who may not grant it', async () => {
  const { operator, user } = createServiceAccount();
  const { KeyMetadata: key } = await operator.call<{ KeyMetadata: { Arn: string } }>('kms:CreateKey');
  const dev = await user('dev', 'cognito-idp:*');
  expect(await dev.fails(create, { PoolName: 'users', LambdaConfig: { KMSKeyID: key.Arn } })).toContain(
    `not authorized to perform: kms:CreateGrant on resource: ${key.Arn}`,
  );
});

it('adds custom attributes, each once', async () => {
  const { operator } = createServiceAccount();
  const { UserPool: pool } = await operator.call<{ UserPool: { Id: string } }>(create, { PoolName: 'users' });
  const input = { UserPoolId: pool.Id, CustomAttributes: [{ Name: 'plan', AttributeDataType: 'String' }] };
  await operator.call('cognito-idp:AddCustomAttributes', input);
  expect(await operator.fails('cognito-idp:AddCustomAttributes', input)).toMatch(
    /^InvalidParameterException: .*custom:plan/,
  );
});

it('tells the second factors that were set', async () => {
  const { operator } = createServiceAccount();
  const { UserPool: pool } = await operator.call<{ UserPool: { Id: string } }>(create, { PoolName: 'users' });
  const factors = { SoftwareTokenMfaConfiguration: { Enabled: true }, MfaConfiguration: 'ON' };
  await operator.call('cognito-idp:SetUserPoolMfaConfig', { UserPoolId: pool.Id, ...factors });
  await expect(operator.call('cognito-idp:GetUserPoolMfaConfig', { UserPoolId: pool.Id })).resolves.toEqual(
    factors,
  );
});
