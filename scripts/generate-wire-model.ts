import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { compactService } from './wire-model/compact-service.ts';

/** Service id of the emulator to the SDK package whose schemas describe it. */
const packages = {
  apigateway: '@aws-sdk/client-api-gateway',
  apigatewayv2: '@aws-sdk/client-apigatewayv2',
  cloudcontrol: '@aws-sdk/client-cloudcontrol',
  cloudformation: '@aws-sdk/client-cloudformation',
  cloudtrail: '@aws-sdk/client-cloudtrail',
  cloudwatch: '@aws-sdk/client-cloudwatch',
  'cognito-idp': '@aws-sdk/client-cognito-identity-provider',
  kms: '@aws-sdk/client-kms',
  secretsmanager: '@aws-sdk/client-secrets-manager',
  dynamodb: '@aws-sdk/client-dynamodb',
  ec2: '@aws-sdk/client-ec2',
  ecr: '@aws-sdk/client-ecr',
  events: '@aws-sdk/client-eventbridge',
  iam: '@aws-sdk/client-iam',
  lambda: '@aws-sdk/client-lambda',
  logs: '@aws-sdk/client-cloudwatch-logs',
  s3: '@aws-sdk/client-s3',
  sns: '@aws-sdk/client-sns',
  sqs: '@aws-sdk/client-sqs',
  ssm: '@aws-sdk/client-ssm',
  sts: '@aws-sdk/client-sts',
};

/**
 * Of a service too large to be kept whole: the operations that the emulator has or may call next. Of the others only the names
 * are kept, so that they are refused by name.
 */
const kept: Readonly<Record<string, readonly string[]>> = {
  ec2: [
    'AuthorizeSecurityGroupEgress',
    'AuthorizeSecurityGroupIngress',
    'CreateSecurityGroup',
    'CreateTags',
    'DeleteSecurityGroup',
    'DeleteTags',
    'DescribeAvailabilityZones',
    'DescribeNetworkInterfaces',
    'DescribeRegions',
    'DescribeSecurityGroupRules',
    'DescribeSecurityGroups',
    'DescribeSubnets',
    'DescribeTags',
    'DescribeVpcs',
    'RevokeSecurityGroupEgress',
    'RevokeSecurityGroupIngress',
    'UpdateSecurityGroupRuleDescriptionsEgress',
    'UpdateSecurityGroupRuleDescriptionsIngress',
  ],
};

const require = createRequire(import.meta.url);
const folder = fileURLToPath(new URL('../src/emulator/wire/models/', import.meta.url));

rmSync(folder, { recursive: true, force: true });
mkdirSync(folder, { recursive: true });
const index = Object.entries(packages).map(([id, packageName]) => {
  const { version } = require(`${packageName}/package.json`) as { version: string };
  const text = compactService(require(packageName) as Record<string, unknown>, kept[id]);
  writeFileSync(path.join(folder, `${id}.generated.json`), text);
  const { apiVersion, signingName, targetPrefix } = JSON.parse(text) as Readonly<Record<string, string>>;
  return [id, { package: `${packageName} ${version}`, apiVersion, signingName, targetPrefix }];
});
writeFileSync(
  path.join(folder, 'index.generated.json'),
  `${JSON.stringify(Object.fromEntries(index), undefined, 1)}\n`,
);
