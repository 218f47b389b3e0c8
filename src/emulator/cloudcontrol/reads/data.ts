import { textOf } from '../../cloudformation/resource-types/properties.ts';
import type { Values } from '../../cloudformation/resource-type.ts';
import { named, membersOf, type Read } from '../read.ts';

/** What holds, passes on or watches data. */
export const dataReads: Readonly<Record<string, Read>> = {
  'AWS::CloudTrail::Trail': named('cloudtrail:GetTrail', 'Name'),
  'AWS::CloudWatch::Alarm': {
    call: 'cloudwatch:DescribeAlarms',
    input: ({ physicalId }) => ({ AlarmNames: [physicalId], AlarmTypes: ['MetricAlarm'] }),
    finds: ({ MetricAlarms: alarms }) => (alarms as unknown[]).length > 0,
  },
  'AWS::CloudWatch::CompositeAlarm': {
    call: 'cloudwatch:DescribeAlarms',
    input: ({ physicalId }) => ({ AlarmNames: [physicalId], AlarmTypes: ['CompositeAlarm'] }),
    finds: ({ CompositeAlarms: alarms }) => (alarms as unknown[]).length > 0,
  },
  'AWS::CloudWatch::Dashboard': named('cloudwatch:GetDashboard', 'DashboardName'),
  'AWS::CloudWatch::InsightRule': {
    call: 'cloudwatch:DescribeInsightRules',
    input: () => ({}),
    finds: (output, physicalId) =>
      membersOf(output, 'InsightRules').some(({ Name: name }) => name === physicalId),
  },
  'AWS::CloudWatch::MetricStream': named('cloudwatch:GetMetricStream', 'Name'),
  'AWS::DataPipeline::Pipeline': {
    call: 'datapipeline:DescribePipelines',
    input: ({ physicalId }) => ({ pipelineIds: [physicalId] }),
  },
  'AWS::DynamoDB::GlobalTable': named('dynamodb:DescribeTable', 'TableName'),
  'AWS::DynamoDB::Table': named('dynamodb:DescribeTable', 'TableName'),
  'AWS::Events::ApiDestination': named('events:DescribeApiDestination', 'Name'),
  'AWS::Events::Archive': named('events:DescribeArchive', 'ArchiveName'),
  'AWS::Events::Connection': named('events:DescribeConnection', 'Name'),
  'AWS::Events::EventBus': named('events:DescribeEventBus', 'Name'),
  'AWS::Events::EventBusPolicy': {
    call: 'events:DescribeEventBus',
    input: ({ physicalId }) => ({ Name: physicalId.split('|')[0] }),
    finds: ({ Policy: policy }, physicalId) =>
      (textOf(policy) ?? '').includes(`"${physicalId.split('|')[1]}"`),
  },
  'AWS::Events::Rule': {
    call: 'events:DescribeRule',
    input: ({ physicalId, properties }) => ({
      Name: physicalId.split('|').at(-1),
      EventBusName: properties['EventBusName'],
    }),
  },
  'AWS::Glue::Crawler': named('glue:GetCrawler', 'Name'),
  'AWS::Glue::Database': named('glue:GetDatabase', 'Name'),
  'AWS::GuardDuty::Detector': named('guardduty:GetDetector', 'DetectorId'),
  'AWS::GuardDuty::IPSet': {
    call: 'guardduty:GetIPSet',
    input: ({ physicalId, properties }) => ({ DetectorId: properties['DetectorId'], IpSetId: physicalId }),
  },
  'AWS::IoT::Policy': named('iot:GetPolicy', 'policyName'),
  'AWS::IoT::TopicRule': named('iot:GetTopicRule', 'ruleName'),
  // Source: the key's and the alias's ReadHandler of https://github.com/aws-cloudformation/aws-cloudformation-resource-providers-kms
  'AWS::KMS::Alias': {
    call: 'kms:ListAliases',
    input: () => ({}),
    finds: (output, physicalId) =>
      membersOf(output, 'Aliases').some(({ AliasName: name }) => name === physicalId),
  },
  'AWS::KMS::Key': {
    call: 'kms:DescribeKey',
    input: ({ physicalId }) => ({ KeyId: physicalId }),
    finds: ({ KeyMetadata: key }) => (key as Values)['KeyState'] !== 'PendingDeletion',
  },
  'AWS::Kinesis::Stream': named('kinesis:DescribeStreamSummary', 'StreamName'),
  'AWS::Kinesis::StreamConsumer': named('kinesis:DescribeStreamConsumer', 'ConsumerARN'),
  'AWS::KinesisFirehose::DeliveryStream': named('firehose:DescribeDeliveryStream', 'DeliveryStreamName'),
  'AWS::Logs::LogGroup': {
    call: 'logs:DescribeLogGroups',
    input: ({ physicalId }) => ({ logGroupNamePrefix: physicalId }),
    finds: ({ logGroups }, physicalId) =>
      (logGroups as { logGroupName?: string }[]).some(({ logGroupName }) => logGroupName === physicalId),
  },
  'AWS::Logs::SubscriptionFilter': {
    call: 'logs:DescribeSubscriptionFilters',
    input: ({ properties }) => ({ logGroupName: properties['LogGroupName'] }),
    finds: (output, physicalId) =>
      membersOf(output, 'subscriptionFilters').some(({ filterName }) => filterName === physicalId),
  },
  'AWS::Logs::LogStream': {
    call: 'logs:DescribeLogStreams',
    input: ({ physicalId, properties }) => ({
      logGroupName: properties['LogGroupName'],
      logStreamNamePrefix: physicalId,
    }),
    finds: ({ logStreams }, physicalId) =>
      (logStreams as { logStreamName?: string }[]).some(({ logStreamName }) => logStreamName === physicalId),
  },
  'AWS::Logs::MetricFilter': {
    call: 'logs:DescribeMetricFilters',
    input: ({ physicalId, properties }) => ({
      logGroupName: properties['LogGroupName'],
      filterNamePrefix: physicalId,
    }),
    finds: ({ metricFilters }, physicalId) =>
      (metricFilters as { filterName?: string }[]).some(({ filterName }) => filterName === physicalId),
  },
  'AWS::Logs::ResourcePolicy': {
    call: 'logs:DescribeResourcePolicies',
    input: () => ({}),
    finds: ({ resourcePolicies }, physicalId) =>
      (resourcePolicies as { policyName?: string }[]).some(({ policyName }) => policyName === physicalId),
  },
  'AWS::MSK::Cluster': named('kafka:DescribeCluster', 'ClusterArn'),
  'AWS::RDS::DBCluster': named('rds:DescribeDBClusters', 'DBClusterIdentifier'),
  'AWS::RDS::DBClusterParameterGroup': named(
    'rds:DescribeDBClusterParameterGroups',
    'DBClusterParameterGroupName',
  ),
  'AWS::RDS::DBInstance': named('rds:DescribeDBInstances', 'DBInstanceIdentifier'),
  'AWS::RDS::DBParameterGroup': named('rds:DescribeDBParameterGroups', 'DBParameterGroupName'),
  'AWS::RDS::DBSubnetGroup': named('rds:DescribeDBSubnetGroups', 'DBSubnetGroupName'),
  'AWS::S3::Bucket': named('s3:HeadBucket', 'Bucket'),
  'AWS::S3::BucketPolicy': named('s3:GetBucketPolicy', 'Bucket'),
  'AWS::SES::ConfigurationSet': named('ses:DescribeConfigurationSet', 'ConfigurationSetName'),
  'AWS::SES::ConfigurationSetEventDestination': {
    call: 'ses:DescribeConfigurationSet',
    input: ({ properties }) => ({
      ConfigurationSetName: properties['ConfigurationSetName'],
      ConfigurationSetAttributeNames: ['eventDestinations'],
    }),
    finds: (output) => membersOf(output, 'EventDestinations').length > 0,
  },
  'AWS::SES::Template': named('ses:GetTemplate', 'TemplateName'),
  'AWS::SecretsManager::ResourcePolicy': {
    call: 'secretsmanager:GetResourcePolicy',
    input: ({ physicalId }) => ({ SecretId: physicalId }),
    finds: ({ ResourcePolicy: policy }) => policy !== undefined,
  },
  'AWS::SecretsManager::RotationSchedule': {
    call: 'secretsmanager:DescribeSecret',
    input: ({ physicalId }) => ({ SecretId: physicalId }),
    finds: ({ RotationEnabled: isRotated }) => isRotated === true,
  },
  // Its delete handler forces the end, so what only waits for it was deleted by somebody else. _Assumed_: AWS reads it as gone, too.
  'AWS::SecretsManager::Secret': {
    call: 'secretsmanager:DescribeSecret',
    input: ({ physicalId }) => ({ SecretId: physicalId }),
    finds: ({ DeletedDate: deleted }) => deleted === undefined,
  },
  'AWS::SecretsManager::SecretTargetAttachment': named('secretsmanager:GetSecretValue', 'SecretId'),
  'AWS::SNS::Subscription': named('sns:GetSubscriptionAttributes', 'SubscriptionArn'),
  'AWS::SNS::Topic': named('sns:GetTopicAttributes', 'TopicArn'),
  'AWS::SNS::TopicInlinePolicy': named('sns:GetTopicAttributes', 'TopicArn'),
  'AWS::SQS::Queue': named('sqs:GetQueueAttributes', 'QueueUrl'),
  'AWS::SQS::QueueInlinePolicy': named('sqs:GetQueueAttributes', 'QueueUrl'),
  'AWS::SSM::Parameter': named('ssm:GetParameter', 'Name'),
};
