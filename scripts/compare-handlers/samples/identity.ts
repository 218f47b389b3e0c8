import { allowing, needed, type NeededResource, type Sample } from '../sample.ts';

const KeyPolicy = allowing({
  Principal: { AWS: 'arn:aws:iam::123456789012:root' },
  Action: 'kms:*',
  Resource: '*',
});
const key: NeededResource = { Type: 'AWS::KMS::Key', Properties: { KeyPolicy } };
const alarm = {
  Namespace: 'AWS/Lambda',
  MetricName: 'Errors',
  Statistic: 'Sum',
  ComparisonOperator: 'GreaterThanThreshold',
  EvaluationPeriods: 1,
  Period: 60,
};

const database = (Type: string, more: object): NeededResource => ({
  Type,
  Properties: { MasterUsername: 'app', MasterUserPassword: 'password', ...more },
});

/** Keys, secrets, users of an application; and who is told when something goes wrong. */
export const identitySamples: readonly Sample[] = [
  {
    type: 'AWS::KMS::Key',
    states: [
      { KeyPolicy, EnableKeyRotation: true },
      { KeyPolicy, Enabled: false, Description: 'b' },
      { KeyPolicy: { ...KeyPolicy, Id: 'other' }, EnableKeyRotation: true },
    ],
  },
  {
    type: 'AWS::KMS::Alias',
    needs: { Key: key, Other: key },
    states: ['Key', 'Other'].map((name) => ({ AliasName: 'alias/app', TargetKeyId: needed(name) })),
  },
  {
    type: 'AWS::SecretsManager::Secret',
    states: [{ GenerateSecretString: { PasswordLength: 20 } }, { SecretString: 'x', Description: 'b' }],
  },
  {
    type: 'AWS::SecretsManager::SecretTargetAttachment',
    needs: {
      Secret: {
        Type: 'AWS::SecretsManager::Secret',
        Properties: { SecretString: '{"username":"app","password":"password"}' },
      },
      Cluster: database('AWS::RDS::DBCluster', { Engine: 'aurora-mysql' }),
      Instance: database('AWS::RDS::DBInstance', {
        Engine: 'postgres',
        AllocatedStorage: '20',
        DBInstanceClass: 'db.t3.micro',
      }),
    },
    states: ['Cluster', 'Instance'].map((name) => ({
      SecretId: needed('Secret'),
      TargetId: needed(name),
      TargetType: `AWS::RDS::DB${name}`,
    })),
  },
  { type: 'AWS::CloudWatch::Alarm', states: [1, 2].map((Threshold) => ({ ...alarm, Threshold })) },
];
