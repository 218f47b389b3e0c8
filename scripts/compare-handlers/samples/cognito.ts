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
    type: 'AWS::Cognito::UserPoolClient',
    needs: { Pool: pool, Other: pool },
    states: ['a', 'b'].map((ClientName) => ({ UserPoolId, ClientName })),
    replacement: { UserPoolId: needed('Other'), ClientName: 'b' },
  },
];
