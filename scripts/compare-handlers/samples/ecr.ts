import { allowing, needed, type Sample } from '../sample.ts';

const KeyPolicy = allowing({
  Principal: { AWS: 'arn:aws:iam::123456789012:root' },
  Action: 'kms:*',
  Resource: '*',
});
const policies = {
  RepositoryPolicyText: allowing({ Principal: '*', Action: 'ecr:BatchGetImage' }),
  LifecyclePolicy: { LifecyclePolicyText: '{"rules":[]}' },
};
const encrypted = {
  EncryptionConfiguration: { EncryptionType: 'KMS', KmsKey: needed('Key.Arn') },
};

export const ecrSamples: readonly Sample[] = [
  {
    type: 'AWS::ECR::Repository',
    needs: { Key: { Type: 'AWS::KMS::Key', Properties: { KeyPolicy }, exports: ['Arn'] } },
    states: [
      { ...encrypted, ...policies },
      {
        ...encrypted,
        ImageTagMutability: 'IMMUTABLE',
        ImageScanningConfiguration: { ScanOnPush: true },
      },
      { ...encrypted, ...policies, EmptyOnDelete: true },
    ],
    replacement: { RepositoryName: 'other' },
  },
];
