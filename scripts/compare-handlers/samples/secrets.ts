import { allowing, needed, type Sample } from '../sample.ts';

const secret = { Type: 'AWS::SecretsManager::Secret', Properties: { SecretString: 'x' } };
const role = {
  Type: 'AWS::IAM::Role',
  Properties: {
    AssumeRolePolicyDocument: allowing({
      Principal: { Service: 'lambda.amazonaws.com' },
      Action: 'sts:AssumeRole',
    }),
  },
};
const rotator = {
  Type: 'AWS::Lambda::Function',
  Properties: {
    Code: { ZipFile: 'exports.handler = async () => {};' },
    Handler: 'index.handler',
    Role: { 'Fn::GetAtt': ['Role', 'Arn'] },
    Runtime: 'nodejs22.x',
  },
  exports: ['Arn'],
};
const permission = {
  Type: 'AWS::Lambda::Permission',
  Properties: {
    Action: 'lambda:InvokeFunction',
    FunctionName: { Ref: 'Rotator' },
    Principal: 'secretsmanager.amazonaws.com',
  },
};
const policy = (effect: string) => ({
  Version: '2012-10-17',
  Statement: [{ Effect: effect, Principal: '*', Action: 'secretsmanager:GetSecretValue', Resource: '*' }],
});

export const secretsSamples: readonly Sample[] = [
  {
    type: 'AWS::SecretsManager::RotationSchedule',
    needs: { Secret: secret, Role: role, Rotator: rotator, Permission: permission },
    states: [30, 60].map((AutomaticallyAfterDays) => ({
      SecretId: needed('Secret'),
      RotationLambdaARN: needed('Rotator.Arn'),
      RotationRules: { AutomaticallyAfterDays },
    })),
  },
  {
    type: 'AWS::SecretsManager::ResourcePolicy',
    needs: { Secret: secret, Other: secret },
    states: ['Allow', 'Deny'].map((effect) => ({
      SecretId: needed('Secret'),
      ResourcePolicy: policy(effect),
    })),
    replacement: { SecretId: needed('Other'), ResourcePolicy: policy('Deny') },
  },
];
