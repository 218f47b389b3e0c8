import { actionNames } from '../action-names.generated.ts';

/**
 * Services as error frames spell them (lower case, letters and digits only) to their IAM prefix, where the two differ.
 * Source: `serviceId` in the AWS SDKs' service models, and the service names of the Java SDK 1.
 */
const prefixes: Readonly<Record<string, string>> = {
  apigatewayv2: 'apigateway',
  applicationautoscaling: 'application-autoscaling',
  certificatemanager: 'acm',
  cloudwatchevents: 'events',
  cloudwatchlogs: 'logs',
  cognitoidentityprovider: 'cognito-idp',
  cognitoidentity: 'cognito-identity',
  containerregistry: 'ecr',
  databasemigrationservice: 'dms',
  directoryservice: 'ds',
  dynamodbv2: 'dynamodb',
  dynamodbstreams: 'dynamodb',
  ec2containerregistry: 'ecr',
  ec2containerservice: 'ecs',
  efs: 'elasticfilesystem',
  elasticloadbalancingv2: 'elasticloadbalancing',
  elasticsearch: 'es',
  elasticsearchservice: 'es',
  eventbridge: 'events',
  identitymanagement: 'iam',
  iotdataplane: 'iot',
  keymanagement: 'kms',
  kinesisfirehose: 'firehose',
  lambdainternal: 'lambda',
  msk: 'kafka',
  opensearch: 'es',
  opensearchservice: 'es',
  pinpoint: 'mobiletargeting',
  route53resolver: 'route53resolver',
  securitytoken: 'sts',
  securitytokenservice: 'sts',
  sesv2: 'ses',
  sfn: 'states',
  simplesystemsmanagement: 'ssm',
  stepfunctions: 'states',
  wafv2: 'wafv2',
};

/** The IAM prefix of a service as a frame spells it: `AmazonIdentityManagement`, `CloudWatch Logs`, `Lambda`. */
export function findServicePrefix(spelled: string): string | undefined {
  const key = spelled.toLowerCase().replaceAll(/[^a-z0-9]/g, '');
  for (const candidate of [key, key.replace(/^(?:amazon|aws)/, '')]) {
    if (Object.hasOwn(prefixes, candidate)) return prefixes[candidate];
    if (Object.hasOwn(actionNames, candidate)) return candidate;
  }
  return undefined;
}
