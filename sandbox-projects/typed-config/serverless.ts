import type { AWS } from 'osls';
import { functions } from './functions/functions.ts';
import { invoices } from './resources/invoices.ts';

const serverlessConfiguration: AWS = {
  service: 'typed-config',
  configValidationMode: 'error',
  provider: {
    name: 'aws',
    runtime: 'nodejs22.x',
    architecture: 'arm64',
    logRetentionInDays: 30,
    deploymentMethod: 'direct',
    environment: { INVOICES_BUCKET: { Ref: 'Invoices' } },
    iam: {
      role: {
        statements: [
          {
            Effect: 'Allow',
            Action: ['s3:GetObject', 's3:PutObject'],
            Resource: { 'Fn::Sub': '${Invoices.Arn}/*' },
          },
        ],
      },
    },
  },
  package: { individually: true, patterns: ['!**'] },
  functions,
  resources: { Resources: { ...invoices } },
};

module.exports = serverlessConfiguration;
