import { describe, expect, test } from 'vitest';
import { accountId, createServiceAccount } from '../../../../support/service-account.ts';

const trust = (service: string) => ({
  Version: '2012-10-17',
  Statement: [{ Effect: 'Allow', Principal: { Service: service }, Action: 'sts:AssumeRole' }],
});
const role = (service: string, ...Policies: readonly object[]) => ({
  Type: 'AWS::IAM::Role',
  Properties: { AssumeRolePolicyDocument: trust(service), Policies },
});
const publish = {
  PolicyName: 'sms',
  PolicyDocument: {
    Version: '2012-10-17',
    Statement: [{ Effect: 'Allow', Action: 'sns:Publish', Resource: '*' }],
  },
};
const UserPoolId = { Ref: 'Pool' };
const plan = { Name: 'plan', AttributeDataType: 'String', Mutable: true };

/** Users with everything around them. */
const resources = {
  Sender: role('cognito-idp.amazonaws.com', publish),
  Pool: {
    Type: 'AWS::Cognito::UserPool',
    Properties: {
      UsernameAttributes: ['email'],
      Schema: [plan],
      LambdaConfig: { PreSignUp: `arn:aws:lambda:us-east-1:${accountId}:function:check` },
      SmsConfiguration: { SnsCallerArn: { 'Fn::GetAtt': ['Sender', 'Arn'] } },
      EmailConfiguration: {
        EmailSendingAccount: 'DEVELOPER',
        SourceArn: `arn:aws:ses:us-east-1:${accountId}:identity/mail@example.com`,
      },
    },
  },
  Domain: { Type: 'AWS::Cognito::UserPoolDomain', Properties: { UserPoolId, Domain: 'shop' } },
  Google: {
    Type: 'AWS::Cognito::UserPoolIdentityProvider',
    Properties: {
      UserPoolId,
      ProviderName: 'Google',
      ProviderType: 'Google',
      ProviderDetails: { client_id: 1, client_secret: 'b', authorize_scopes: 'openid' },
    },
  },
  Api: {
    Type: 'AWS::Cognito::UserPoolResourceServer',
    Properties: {
      UserPoolId,
      Identifier: 'shop',
      Name: 'Shop',
      Scopes: [{ ScopeName: 'read', ScopeDescription: 'Reads' }],
    },
  },
  Client: {
    Type: 'AWS::Cognito::UserPoolClient',
    DependsOn: ['Api', 'Google'],
    Properties: {
      UserPoolId,
      GenerateSecret: 'true',
      RefreshTokenValidity: '7',
      SupportedIdentityProviders: ['COGNITO', 'Google'],
      AllowedOAuthScopes: ['shop/read'],
      ReadAttributes: ['email', 'custom:plan'],
    },
  },
  Member: role('cognito-identity.amazonaws.com'),
  Admins: {
    Type: 'AWS::Cognito::UserPoolGroup',
    Properties: { UserPoolId, GroupName: 'admins', RoleArn: { 'Fn::GetAtt': ['Member', 'Arn'] } },
  },
  Identities: {
    Type: 'AWS::Cognito::IdentityPool',
    Properties: {
      AllowUnauthenticatedIdentities: 'false',
      CognitoIdentityProviders: [
        { ClientId: { Ref: 'Client' }, ProviderName: { 'Fn::GetAtt': ['Pool', 'ProviderName'] } },
      ],
      IdentityPoolTags: [{ Key: 'team', Value: 'shop' }],
    },
  },
  Roles: {
    Type: 'AWS::Cognito::IdentityPoolRoleAttachment',
    Properties: {
      IdentityPoolId: { Ref: 'Identities' },
      Roles: { authenticated: { 'Fn::GetAtt': ['Member', 'Arn'] } },
      RoleMappings: {
        users: {
          IdentityProvider: {
            'Fn::Sub': ['${Provider}:${Client}', { Provider: { 'Fn::GetAtt': ['Pool', 'ProviderName'] } }],
          },
          AmbiguousRoleResolution: 'AuthenticatedRole',
          Type: 'Token',
        },
      },
    },
  },
};

function prepare() {
  const account = createServiceAccount();
  const deploy = async (operation: string, Resources: object = resources) => {
    await account.operator.call(`cloudformation:${operation}`, {
      StackName: 'app',
      Capabilities: ['CAPABILITY_IAM'],
      ...(operation !== 'DeleteStack' && { TemplateBody: JSON.stringify({ Resources }) }),
      Tags: [{ Key: 'STAGE', Value: 'dev' }],
    });
    return account.settle();
  };
  const idOf = async (LogicalResourceId: string) => {
    const { StackResourceDetail: it } = await account.operator.call<{
      StackResourceDetail: { PhysicalResourceId: string };
    }>('cloudformation:DescribeStackResource', { StackName: 'app', LogicalResourceId });
    return it.PhysicalResourceId;
  };
  return { ...account, deploy, idOf };
}

function withPool(change: object): object {
  const { Pool: pool } = resources;
  return { ...resources, Pool: { ...pool, Properties: { ...pool.Properties, ...change } } };
}

test('deploys, changes and removes users with everything around them', async () => {
  const { operator, deploy, idOf } = prepare();
  expect(await deploy('CreateStack')).toEqual([]);
  const named = { UserPoolId: await idOf('Pool') };
  const client = { ...named, ClientId: await idOf('Client') };
  const { UserPoolClient: made } = await operator.call('cognito-idp:DescribeUserPoolClient', client);
  expect(made).toMatchObject({ RefreshTokenValidity: 7, ClientSecret: /^[a-z0-9]{51}$/ });
  const identities = { IdentityPoolId: await idOf('Identities') };
  expect(await idOf('Roles')).toBe(identities.IdentityPoolId);
  await expect(operator.call('cognito-identity:DescribeIdentityPool', identities)).resolves.toMatchObject({
    AllowUnauthenticatedIdentities: false,
    IdentityPoolTags: { STAGE: 'dev', team: 'shop' },
  });
  await expect(operator.call('cognito-identity:GetIdentityPoolRoles', identities)).resolves.toMatchObject({
    RoleMappings: {
      [`cognito-idp.us-east-1.amazonaws.com/${named.UserPoolId}:${client.ClientId}`]: {
        AmbiguousRoleResolution: 'AuthenticatedRole',
        Type: 'Token',
      },
    },
  });

  const team = { ...plan, Name: 'team' };
  expect(await deploy('UpdateStack', withPool({ Schema: [plan, team] }))).toEqual([]);
  const { UserPool: pool } = await operator.call('cognito-idp:DescribeUserPool', named);
  expect(pool).toMatchObject({
    Domain: 'shop',
    SchemaAttributes: expect.arrayContaining([{ ...team, Name: 'custom:team' }]) as unknown,
  });
  expect(await deploy('DeleteStack')).toEqual([]);
  await expect(operator.call('cognito-idp:ListUserPools', { MaxResults: 1 })).resolves.toEqual({
    UserPools: [],
  });
  await expect(operator.call('cognito-identity:ListIdentityPools', { MaxResults: 1 })).resolves.toEqual({
    IdentityPools: [],
  });
});

describe('what cannot be changed fails before anything is called', () => {
  test.each([
    [{ UsernameAttributes: ['phone_number'] }, 'Updates are not allowed for property - UsernameAttributes.'],
    [
      { UsernameConfiguration: { CaseSensitive: false } },
      'Updates are not allowed for property - UsernameConfiguration.',
    ],
    [{ Schema: [] }, 'Existing schema attributes cannot be modified or deleted.'],
    [{ Schema: [{ ...plan, Mutable: false }] }, 'Existing schema attributes cannot be modified or deleted.'],
  ])('%j', async (change, words) => {
    const { deploy } = prepare();
    const { Pool: pool } = resources;
    const plain = { Pool: { ...pool, Properties: { UsernameAttributes: ['email'], Schema: [plan] } } };
    await deploy('CreateStack', plain);
    const changed = { Pool: { ...pool, Properties: { ...plain.Pool.Properties, ...change } } };
    const [failed] = await deploy('UpdateStack', changed);
    expect(failed).toContain(
      `Pool Resource handler returned message: "Invalid request provided: ${words}" (RequestToken: `,
    );
  });
});

describe('failures', () => {
  test('a second attachment of one pool', async () => {
    const { deploy } = prepare();
    const failed = await deploy('CreateStack', {
      ...resources,
      More: { ...resources.Roles, DependsOn: 'Roles' },
    });
    expect(failed[0]).toMatch(
      /^More Resource handler returned message: "Resource of type 'AWS::Cognito::IdentityPoolRoleAttachment' with identifier 'us-east-1:\S+' already exists\." \(RequestToken: \S+, HandlerErrorCode: AlreadyExists\)$/,
    );
  });

  test('another prefix for a pool that has one', async () => {
    const { deploy } = prepare();
    const { Pool: pool, Domain: domain } = resources;
    const plain = { Pool: { ...pool, Properties: {} }, Domain: domain };
    await deploy('CreateStack', plain);
    const [failed] = await deploy('UpdateStack', {
      ...plain,
      Domain: { ...domain, Properties: { UserPoolId, Domain: 'store' } },
    });
    expect(failed).toMatch(/^Domain Resource handler returned message: "User pool already has a domain/);
  });

  test.each([
    ['iam:PassRole', 'Pool'],
    ['iam:CreateServiceLinkedRole', 'Pool'],
    ['cognito-idp:CreateUserPoolClient', 'Client'],
    ['cognito-identity:SetIdentityPoolRoles', 'Roles'],
  ])('without %s', async (action, logicalId) => {
    const { user, settle } = prepare();
    const dev = await user('dev', '*', { Effect: 'Deny', Action: action, Resource: '*' });
    await dev.call('cloudformation:CreateStack', {
      StackName: 'app',
      Capabilities: ['CAPABILITY_IAM'],
      TemplateBody: JSON.stringify({ Resources: resources }),
    });
    const failed = (await settle()).filter((reason) => !reason.includes('cancelled'));
    expect(failed).toContainEqual(
      expect.stringMatching(
        new RegExp(
          `^${logicalId} Resource handler returned message: "User: \\S+ is not authorized to perform: ${action} on resource: .* Status Code: 400, .*HandlerErrorCode: AccessDenied\\)$`,
        ),
      ),
    );
  });
});
