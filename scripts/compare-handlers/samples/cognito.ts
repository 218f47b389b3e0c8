import { allowing, needed, type NeededResource, type Sample } from '../sample.ts';

const role = (service: string, statement?: Readonly<Record<string, unknown>>): NeededResource => ({
  Type: 'AWS::IAM::Role',
  Properties: {
    AssumeRolePolicyDocument: allowing({ Principal: { Service: service }, Action: 'sts:AssumeRole' }),
    ...(statement && { Policies: [{ PolicyName: 'inline', PolicyDocument: allowing(statement) }] }),
  },
  exports: ['Arn'],
});
const key: NeededResource = {
  Type: 'AWS::KMS::Key',
  Properties: {
    KeyPolicy: allowing({
      Principal: { AWS: 'arn:aws:iam::123456789012:root' },
      Action: 'kms:*',
      Resource: '*',
    }),
  },
  exports: ['Arn'],
};
const pool: NeededResource = { Type: 'AWS::Cognito::UserPool', Properties: { UserPoolName: 'users' } };
const identityPool: NeededResource = {
  Type: 'AWS::Cognito::IdentityPool',
  Properties: { AllowUnauthenticatedIdentities: false },
};
const zone: NeededResource = { Type: 'AWS::Route53::HostedZone', Properties: { Name: 'example.test' } };
const certificate: NeededResource = {
  Type: 'AWS::CertificateManager::Certificate',
  Properties: {
    DomainName: '*.example.test',
    ValidationMethod: 'DNS',
    DomainValidationOptions: [{ DomainName: '*.example.test', HostedZoneId: { Ref: 'Zone' } }],
  },
};
const UserPoolId = needed('Pool');
const attribute = (Name: string) => ({ Name, AttributeDataType: 'String' });

/** Users of an application: where they are kept, what signs them in and what they may do. */
export const cognitoSamples: readonly Sample[] = [
  {
    type: 'AWS::Cognito::UserPool',
    needs: {
      Sender: role('cognito-idp.amazonaws.com', { Action: 'sns:Publish', Resource: '*' }),
      Key: key,
    },
    states: ['a', 'b'].map((UserPoolName) => ({
      UserPoolName,
      MfaConfiguration: UserPoolName === 'a' ? 'OPTIONAL' : 'ON',
      EnabledMfas: ['SOFTWARE_TOKEN_MFA', 'SMS_MFA'],
      Schema: UserPoolName === 'a' ? [attribute('plan')] : [attribute('plan'), attribute('team')],
      SmsConfiguration: { SnsCallerArn: needed('Sender.Arn') },
      EmailConfiguration: {
        EmailSendingAccount: 'DEVELOPER',
        SourceArn: 'arn:aws:ses:us-east-1:123456789012:identity/mail@example.com',
      },
      LambdaConfig: { KMSKeyID: needed('Key.Arn') },
    })),
  },
  {
    type: 'AWS::Cognito::IdentityPool',
    states: [false, true].map((AllowUnauthenticatedIdentities) => ({ AllowUnauthenticatedIdentities })),
  },
  {
    type: 'AWS::Cognito::IdentityPoolRoleAttachment',
    needs: {
      Identities: identityPool,
      Other: identityPool,
      User: role('cognito-identity.amazonaws.com'),
      Guest: role('cognito-identity.amazonaws.com'),
    },
    states: ['User', 'Guest'].map((name) => ({
      IdentityPoolId: needed('Identities'),
      Roles: { authenticated: needed(`${name}.Arn`) },
    })),
    replacement: { IdentityPoolId: needed('Other') },
  },
  {
    type: 'AWS::Cognito::UserPoolClient',
    needs: { Pool: pool, Other: pool },
    states: ['a', 'b'].map((ClientName) => ({ UserPoolId, ClientName })),
    replacement: { UserPoolId: needed('Other'), ClientName: 'b' },
  },
  {
    type: 'AWS::Cognito::UserPoolDomain',
    needs: { Pool: pool, Other: pool, Zone: zone, First: certificate, Second: certificate },
    states: ['First', 'Second'].map((name) => ({
      UserPoolId,
      Domain: 'sign-in.example.test',
      CustomDomainConfig: { CertificateArn: needed(name) },
    })),
    replacement: { UserPoolId: needed('Other'), Domain: 'sign-in' },
  },
  {
    type: 'AWS::Cognito::UserPoolGroup',
    needs: { Pool: pool, Role: role('cognito-identity.amazonaws.com') },
    states: ['a', 'b'].map((Description) => ({
      UserPoolId,
      GroupName: 'admins',
      Description,
      RoleArn: needed('Role.Arn'),
    })),
    replacement: { UserPoolId, GroupName: 'others' },
  },
  {
    type: 'AWS::Cognito::UserPoolIdentityProvider',
    needs: { Pool: pool },
    states: ['a', 'b'].map((client_id) => ({
      UserPoolId,
      ProviderName: 'Google',
      ProviderType: 'Google',
      ProviderDetails: { client_id, client_secret: 'x', authorize_scopes: 'openid' },
    })),
    replacement: {
      UserPoolId,
      ProviderName: 'company',
      ProviderType: 'SAML',
      ProviderDetails: { MetadataURL: 'https://example.com/saml' },
    },
  },
  {
    type: 'AWS::Cognito::UserPoolResourceServer',
    needs: { Pool: pool },
    states: ['a', 'b'].map((Name) => ({ UserPoolId, Identifier: 'shop', Name })),
    replacement: { UserPoolId, Identifier: 'store', Name: 'b' },
  },
];
