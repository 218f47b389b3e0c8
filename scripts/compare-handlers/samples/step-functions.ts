import { allowing, needed, type NeededResource, type Sample } from '../sample.ts';

const role: NeededResource = {
  Type: 'AWS::IAM::Role',
  Properties: {
    AssumeRolePolicyDocument: allowing({
      Principal: { Service: 'states.amazonaws.com' },
      Action: 'sts:AssumeRole',
    }),
    Policies: [{ PolicyName: 'log', PolicyDocument: allowing({ Action: 'logs:*', Resource: '*' }) }],
  },
  exports: ['Arn'],
};
const KeyPolicy = allowing({
  Principal: { AWS: 'arn:aws:iam::123456789012:root' },
  Action: 'kms:*',
  Resource: '*',
});
const Definition = { StartAt: 'A', States: { A: { Type: 'Pass', End: true } } };
const common = { RoleArn: needed('Role.Arn') };
const encrypted = {
  EncryptionConfiguration: { Type: 'CUSTOMER_MANAGED_KMS_KEY', KmsKeyId: needed('Key.Arn') },
};

export const stepFunctionsSamples: readonly Sample[] = [
  {
    type: 'AWS::StepFunctions::StateMachine',
    needs: {
      Role: role,
      Group: { Type: 'AWS::Logs::LogGroup', exports: ['Arn'] },
      Key: { Type: 'AWS::KMS::Key', Properties: { KeyPolicy }, exports: ['Arn'] },
    },
    states: [
      {
        ...common,
        ...encrypted,
        DefinitionS3Location: { Bucket: 'artifacts', Key: 'definition.yml' },
        LoggingConfiguration: {
          Level: 'ALL',
          IncludeExecutionData: true,
          Destinations: [{ CloudWatchLogsLogGroup: { LogGroupArn: needed('Group.Arn') } }],
        },
        TracingConfiguration: { Enabled: true },
      },
      {
        ...common,
        DefinitionString: JSON.stringify(Definition).replaceAll('"A"', '"${Name}"'),
        DefinitionSubstitutions: { Name: 'B' },
      },
      { ...common, DefinitionS3Location: { Bucket: 'artifacts', Key: 'definition.yml' } },
    ],
    replacement: { ...common, Definition, StateMachineType: 'EXPRESS' },
  },
  {
    type: 'AWS::StepFunctions::Activity',
    states: [{ Name: 'approve' }, { Name: 'approve' }, { Name: 'approve' }],
    replacement: { Name: 'refuse' },
  },
];
