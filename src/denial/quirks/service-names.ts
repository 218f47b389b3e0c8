import { actionNames } from '../action-names.generated.ts';

/**
 * Services as error frames spell them (lower case, letters and digits only) to their IAM prefix, where the two differ.
 * Source: `serviceId` in the AWS SDKs' service models, and the service names of the Java SDK 1.
 */
const prefixes: Readonly<Record<string, string>> = {
  apigatewaymanagementapi: 'execute-api',
  apigatewayv2: 'apigateway',
  appconfigdata: 'appconfig',
  bedrockagent: 'bedrock',
  bedrockagentruntime: 'bedrock',
  bedrockruntime: 'bedrock',
  cloudcontrol: 'cloudformation',
  cloudcontrolapi: 'cloudformation',
  certificatemanager: 'acm',
  cloudsearchdomain: 'cloudsearch',
  cloudwatchevents: 'events',
  cloudwatchlogs: 'logs',
  cognitoidentityprovider: 'cognito-idp',
  configservice: 'config',
  containerregistry: 'ecr',
  costandusagereport: 'cur',
  costexplorer: 'ce',
  databasemigrationservice: 'dms',
  directoryservice: 'ds',
  docdb: 'rds',
  dynamodbv2: 'dynamodb',
  dynamodbstreams: 'dynamodb',
  ec2containerregistry: 'ecr',
  ec2containerservice: 'ecs',
  efs: 'elasticfilesystem',
  elasticloadbalancingv2: 'elasticloadbalancing',
  elasticsearch: 'es',
  elasticsearchservice: 'es',
  emr: 'elasticmapreduce',
  eventbridge: 'events',
  identitymanagement: 'iam',
  iotdataplane: 'iot',
  keymanagement: 'kms',
  kinesisfirehose: 'firehose',
  lambdainternal: 'lambda',
  monitoring: 'cloudwatch',
  msk: 'kafka',
  neptune: 'rds',
  opensearch: 'es',
  opensearchserverless: 'aoss',
  opensearchservice: 'es',
  pinpoint: 'mobiletargeting',
  resourcegroupstaggingapi: 'tag',
  s3control: 's3',
  sagemakerruntime: 'sagemaker',
  securitytoken: 'sts',
  securitytokenservice: 'sts',
  sesv2: 'ses',
  sfn: 'states',
  simpleemailservice: 'ses',
  simplenotificationservice: 'sns',
  simplequeueservice: 'sqs',
  simplesystemsmanagement: 'ssm',
  ssoadmin: 'sso',
  stepfunctions: 'states',
  timestreamquery: 'timestream',
  timestreamwrite: 'timestream',
};

/** The prefixes that have a hyphen, without it. */
const hyphenated = new Map(
  Object.keys(actionNames)
    .filter((prefix) => prefix.includes('-'))
    .map((prefix) => [prefix.replaceAll('-', ''), prefix]),
);

/** The IAM prefix of a service as a frame spells it: `AmazonIdentityManagement`, `CloudWatch Logs`, `Lambda`. */
export function findServicePrefix(spelled: string): string | undefined {
  const key = spelled.toLowerCase().replaceAll(/[^a-z0-9]/g, '');
  for (const candidate of [key, key.replace(/^(?:amazon|aws)/, '')]) {
    if (Object.hasOwn(prefixes, candidate)) return prefixes[candidate];
    if (Object.hasOwn(actionNames, candidate)) return candidate;
    if (hyphenated.has(candidate)) return hyphenated.get(candidate);
  }
  return undefined;
}
