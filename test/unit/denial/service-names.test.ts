import { expect, test } from 'vitest';
import { findServicePrefix } from '../../../src/denial/quirks/service-names.ts';

// As handlers of CloudFormation, the SDKs and older messages spell them.
test.each([
  ['Lambda', 'lambda'],
  ['AWSLambdaInternal', 'lambda'],
  ['AmazonIdentityManagement', 'iam'],
  ['CloudWatch Logs', 'logs'],
  ['CognitoIdentityProvider', 'cognito-idp'],
  ['CognitoIdentity', 'cognito-identity'],
  ['ElasticLoadBalancingV2', 'elasticloadbalancing'],
  ['Auto Scaling', 'autoscaling'],
  ['ApplicationAutoScaling', 'application-autoscaling'],
  ['Application Auto Scaling', 'application-autoscaling'],
  ['ElasticsearchService', 'es'],
  ['Kafka', 'kafka'],
  ['MSK', 'kafka'],
  ['Sfn', 'states'],
  ['Wafv2', 'wafv2'],
  ['Acm', 'acm'],
  ['Firehose', 'firehose'],
  ['KinesisFirehose', 'firehose'],
  ['Route 53', 'route53'],
  ['IoT', 'iot'],
  ['EFS', 'elasticfilesystem'],
  ['OpenSearchService', 'es'],
  ['StepFunctions', 'states'],
  ['CertificateManager', 'acm'],
  ['DataPipeline', 'datapipeline'],
  ['CodeDeploy', 'codedeploy'],
])('%s is %s', (spelled, prefix) => {
  expect(findServicePrefix(spelled)).toBe(prefix);
});

test('a service that nobody has heard of is none', () => {
  expect(findServicePrefix('Teleporter')).toBeUndefined();
});
