import type { AWS } from 'osls';

type Resources = NonNullable<NonNullable<AWS['resources']>['Resources']>;

export const invoices: Resources = {
  Invoices: {
    Type: 'AWS::S3::Bucket',
    Properties: {
      VersioningConfiguration: { Status: 'Enabled' },
      PublicAccessBlockConfiguration: {
        BlockPublicAcls: true,
        BlockPublicPolicy: true,
        IgnorePublicAcls: true,
        RestrictPublicBuckets: true,
      },
    },
  },
};
