import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { compactService } from './wire-model/compact-service.ts';

/** Service id of the emulator to the SDK package whose schemas describe it. */
const packages = {
  acm: '@aws-sdk/client-acm',
  apigateway: '@aws-sdk/client-api-gateway',
  apigatewayv2: '@aws-sdk/client-apigatewayv2',
  'application-autoscaling': '@aws-sdk/client-application-auto-scaling',
  appsync: '@aws-sdk/client-appsync',
  autoscaling: '@aws-sdk/client-auto-scaling',
  cloudcontrol: '@aws-sdk/client-cloudcontrol',
  cloudformation: '@aws-sdk/client-cloudformation',
  cloudfront: '@aws-sdk/client-cloudfront',
  cloudtrail: '@aws-sdk/client-cloudtrail',
  cloudwatch: '@aws-sdk/client-cloudwatch',
  codebuild: '@aws-sdk/client-codebuild',
  codecommit: '@aws-sdk/client-codecommit',
  codedeploy: '@aws-sdk/client-codedeploy',
  codepipeline: '@aws-sdk/client-codepipeline',
  'cognito-identity': '@aws-sdk/client-cognito-identity',
  'cognito-idp': '@aws-sdk/client-cognito-identity-provider',
  datapipeline: '@aws-sdk/client-data-pipeline',
  glue: '@aws-sdk/client-glue',
  guardduty: '@aws-sdk/client-guardduty',
  kms: '@aws-sdk/client-kms',
  secretsmanager: '@aws-sdk/client-secrets-manager',
  dynamodb: '@aws-sdk/client-dynamodb',
  ec2: '@aws-sdk/client-ec2',
  ecr: '@aws-sdk/client-ecr',
  elasticloadbalancing: '@aws-sdk/client-elastic-load-balancing-v2',
  es: '@aws-sdk/client-elasticsearch-service',
  events: '@aws-sdk/client-eventbridge',
  firehose: '@aws-sdk/client-firehose',
  iam: '@aws-sdk/client-iam',
  iot: '@aws-sdk/client-iot',
  kafka: '@aws-sdk/client-kafka',
  kinesis: '@aws-sdk/client-kinesis',
  lambda: '@aws-sdk/client-lambda',
  logs: '@aws-sdk/client-cloudwatch-logs',
  route53: '@aws-sdk/client-route-53',
  rds: '@aws-sdk/client-rds',
  s3: '@aws-sdk/client-s3',
  ses: '@aws-sdk/client-ses',
  sns: '@aws-sdk/client-sns',
  sqs: '@aws-sdk/client-sqs',
  ssm: '@aws-sdk/client-ssm',
  states: '@aws-sdk/client-sfn',
  sts: '@aws-sdk/client-sts',
  wafv2: '@aws-sdk/client-wafv2',
};

/**
 * Of a service too large to be kept whole: the operations that the emulator has or may call next. Of the others only the names
 * are kept, so that they are refused by name.
 */
const kept: Readonly<Record<string, readonly string[]>> = {
  guardduty: [
    'CreateDetector',
    'CreateIPSet',
    'DeleteDetector',
    'DeleteIPSet',
    'GetDetector',
    'GetIPSet',
    'ListDetectors',
    'ListIPSets',
    'ListTagsForResource',
    'TagResource',
    'UntagResource',
    'UpdateDetector',
    'UpdateIPSet',
  ],
  glue: [
    'CreateConnection',
    'CreateCrawler',
    'CreateDatabase',
    'DeleteConnection',
    'DeleteCrawler',
    'DeleteDatabase',
    'GetConnection',
    'GetConnections',
    'GetCrawler',
    'GetCrawlers',
    'GetDatabase',
    'GetDatabases',
    'GetTags',
    'ListCrawlers',
    'StartCrawler',
    'StopCrawler',
    'TagResource',
    'UntagResource',
    'UpdateConnection',
    'UpdateCrawler',
    'UpdateDatabase',
  ],
  ec2: [
    'AllocateAddress',
    'AssociateAddress',
    'AssociateRouteTable',
    'AttachInternetGateway',
    'AuthorizeSecurityGroupEgress',
    'AuthorizeSecurityGroupIngress',
    'CreateFlowLogs',
    'CreateInternetGateway',
    'CreateNatGateway',
    'CreateNetworkAcl',
    'CreateNetworkAclEntry',
    'CreateRoute',
    'CreateRouteTable',
    'CreateSecurityGroup',
    'CreateSubnet',
    'CreateTags',
    'CreateVpc',
    'CreateVpcEndpoint',
    'DeleteFlowLogs',
    'DeleteInternetGateway',
    'DeleteNatGateway',
    'DeleteNetworkAcl',
    'DeleteNetworkAclEntry',
    'DeleteRoute',
    'DeleteRouteTable',
    'DeleteSecurityGroup',
    'DeleteSubnet',
    'DeleteTags',
    'DeleteVpc',
    'DeleteVpcEndpoints',
    'DescribeAccountAttributes',
    'DescribeAddresses',
    'DescribeAvailabilityZones',
    'DescribeFlowLogs',
    'DescribeInstances',
    'DescribeInternetGateways',
    'DescribeManagedPrefixLists',
    'DescribeNatGateways',
    'DescribeNetworkAcls',
    'DescribeNetworkInterfaces',
    'DescribePrefixLists',
    'DescribeRegions',
    'DescribeRouteTables',
    'DescribeSecurityGroupRules',
    'DescribeSecurityGroups',
    'DescribeSubnets',
    'DescribeTags',
    'DescribeVpcAttribute',
    'DescribeVpcEndpointServices',
    'DescribeVpcEndpoints',
    'DescribeVpcs',
    'DetachInternetGateway',
    'DisassociateAddress',
    'DisassociateRouteTable',
    'ModifyInstanceAttribute',
    'ModifySubnetAttribute',
    'ModifyVpcAttribute',
    'ModifyVpcEndpoint',
    'ModifyVpcTenancy',
    'ReleaseAddress',
    'ReplaceNetworkAclAssociation',
    'ReplaceNetworkAclEntry',
    'ReplaceRoute',
    'ReplaceRouteTableAssociation',
    'RevokeSecurityGroupEgress',
    'RevokeSecurityGroupIngress',
    'RunInstances',
    'StartInstances',
    'StopInstances',
    'TerminateInstances',
    'UpdateSecurityGroupRuleDescriptionsEgress',
    'UpdateSecurityGroupRuleDescriptionsIngress',
  ],
  iot: [
    'CreatePolicy',
    'CreatePolicyVersion',
    'CreateTopicRule',
    'DeletePolicy',
    'DeletePolicyVersion',
    'DeleteTopicRule',
    'DescribeEndpoint',
    'DisableTopicRule',
    'EnableTopicRule',
    'GetPolicy',
    'GetPolicyVersion',
    'GetTopicRule',
    'ListPolicies',
    'ListPolicyVersions',
    'ListTagsForResource',
    'ListTopicRules',
    'ReplaceTopicRule',
    'SetDefaultPolicyVersion',
    'TagResource',
    'UntagResource',
  ],
};

/** Services in preview, of which there is no package: their models are written by hand, from the page that is named. */
const written: Readonly<Record<string, string>> = {
  'iam-toolbox': 'https://docs.aws.amazon.com/iam-toolbox/latest/APIReference/API_Operations.html',
};

const require = createRequire(import.meta.url);
const folder = fileURLToPath(new URL('../src/emulator/wire/models/', import.meta.url));

rmSync(folder, { recursive: true, force: true });
mkdirSync(folder, { recursive: true });
const index = Object.entries(packages).map(([id, packageName]) => {
  const { version } = require(`${packageName}/package.json`) as { version: string };
  const text = compactService(require(packageName) as Record<string, unknown>, kept[id]);
  return [id, keep(id, text, `${packageName} ${version}`)];
});
const others = Object.entries(written).map(([id, page]) => {
  const text = readFileSync(new URL(`wire-model/${id}.json`, import.meta.url), 'utf8');
  return [id, keep(id, text, page)];
});
writeFileSync(
  path.join(folder, 'index.generated.json'),
  `${JSON.stringify(Object.fromEntries([...index, ...others]), undefined, 1)}\n`,
);

/** Writes a model; what of it is told of the service in the index. */
function keep(id: string, text: string, source: string): object {
  writeFileSync(path.join(folder, `${id}.generated.json`), text);
  const { apiVersion, signingName, targetPrefix } = JSON.parse(text) as Readonly<Record<string, string>>;
  return { package: source, apiVersion, signingName, targetPrefix };
}
