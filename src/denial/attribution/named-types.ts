/** How the thing that a resource of a template makes is named in ARNs. */
export interface NamedType {
  /** Service prefix and resource type, as AWS's authorization reference has them: a key of `resourceForms`. */
  readonly resource: string;
  /** By the variables of the ARN's form: the template's property that fills it. */
  readonly names: Readonly<Record<string, string>>;
  /** What a variable is where its property is absent. */
  readonly defaults?: Readonly<Record<string, string>>;
  /** The form counts only where the template does not have this property. */
  readonly without?: string;
  /** The property with the path before the name of a thing of IAM. */
  readonly path?: string;
  /** The name as it stands in the ARN. */
  readonly shape?: (name: string) => string;
}

const named = (resource: string, variable: string, property: string): NamedType => ({
  resource,
  names: { [variable]: property },
});
const iam = (kind: string, variable: string, property: string): NamedType => ({
  ...named(`iam:${kind}`, `${variable}WithPath`, property),
  path: 'Path',
});
const lowerCase = (name: string): string => name.toLowerCase();

const lambdaFunction = named('lambda:function', 'FunctionName', 'FunctionName');
const logGroup = named('logs:log-group', 'LogGroupName', 'LogGroupName');
const domain = named('es:domain', 'DomainName', 'DomainName');
const table = named('dynamodb:table', 'TableName', 'TableName');

/**
 * Types whose things have the name that the template gives them, or that are about such a thing. Left out: types whose ARNs hold an id
 * that AWS draws.
 * Source: https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-template-resource-type-ref.html (the properties)
 */
export const namedTypes: Readonly<Record<string, readonly NamedType[]>> = {
  'AWS::Athena::WorkGroup': [named('athena:workgroup', 'WorkGroupName', 'Name')],
  'AWS::Backup::BackupVault': [named('backup:backupVault', 'BackupVaultName', 'BackupVaultName')],
  'AWS::CloudWatch::Alarm': [named('cloudwatch:alarm', 'AlarmName', 'AlarmName')],
  'AWS::CloudWatch::CompositeAlarm': [named('cloudwatch:alarm', 'AlarmName', 'AlarmName')],
  'AWS::CloudWatch::Dashboard': [named('cloudwatch:dashboard', 'DashboardName', 'DashboardName')],
  'AWS::CloudWatch::InsightRule': [named('cloudwatch:insight-rule', 'InsightRuleName', 'RuleName')],
  'AWS::CodeBuild::Project': [named('codebuild:project', 'ProjectName', 'Name')],
  'AWS::CodeCommit::Repository': [named('codecommit:repository', 'RepositoryName', 'RepositoryName')],
  'AWS::CodeDeploy::Application': [named('codedeploy:application', 'ApplicationName', 'ApplicationName')],
  'AWS::CodePipeline::Pipeline': [named('codepipeline:pipeline', 'PipelineName', 'Name')],
  'AWS::DynamoDB::GlobalTable': [table],
  'AWS::DynamoDB::Table': [table],
  'AWS::ECR::Repository': [named('ecr:repository', 'RepositoryName', 'RepositoryName')],
  'AWS::ECS::Cluster': [named('ecs:cluster', 'ClusterName', 'ClusterName')],
  'AWS::Elasticsearch::Domain': [domain],
  'AWS::Events::Archive': [named('events:archive', 'ArchiveName', 'ArchiveName')],
  'AWS::Events::EventBus': [named('events:event-bus', 'EventBusName', 'Name')],
  'AWS::Events::Rule': [
    { ...named('events:rule-on-default-event-bus', 'RuleName', 'Name'), without: 'EventBusName' },
    {
      resource: 'events:rule-on-custom-event-bus',
      names: { EventBusName: 'EventBusName', RuleName: 'Name' },
    },
  ],
  'AWS::IAM::Group': [iam('group', 'GroupName', 'GroupName')],
  'AWS::IAM::InstanceProfile': [iam('instance-profile', 'InstanceProfileName', 'InstanceProfileName')],
  'AWS::IAM::ManagedPolicy': [iam('policy', 'PolicyName', 'ManagedPolicyName')],
  'AWS::IAM::Role': [iam('role', 'RoleName', 'RoleName')],
  'AWS::IAM::User': [iam('user', 'UserName', 'UserName')],
  'AWS::IoT::Policy': [named('iot:policy', 'PolicyName', 'PolicyName')],
  'AWS::IoT::Thing': [named('iot:thing', 'ThingName', 'ThingName')],
  'AWS::IoT::TopicRule': [named('iot:rule', 'RuleName', 'RuleName')],
  'AWS::KMS::Alias': [
    { ...named('kms:alias', 'Alias', 'AliasName'), shape: (name) => name.replace(/^alias\//, '') },
  ],
  'AWS::Kinesis::Stream': [named('kinesis:stream', 'StreamName', 'Name')],
  'AWS::KinesisFirehose::DeliveryStream': [
    named('firehose:deliverystream', 'DeliveryStreamName', 'DeliveryStreamName'),
  ],
  'AWS::Lambda::Alias': [lambdaFunction],
  'AWS::Lambda::EventInvokeConfig': [lambdaFunction],
  'AWS::Lambda::Function': [lambdaFunction],
  'AWS::Lambda::LayerVersion': [named('lambda:layer', 'LayerName', 'LayerName')],
  'AWS::Lambda::Permission': [lambdaFunction],
  'AWS::Lambda::Url': [named('lambda:function', 'FunctionName', 'TargetFunctionArn')],
  'AWS::Lambda::Version': [lambdaFunction],
  'AWS::Logs::LogGroup': [logGroup],
  'AWS::Logs::LogStream': [logGroup],
  'AWS::Logs::MetricFilter': [logGroup],
  'AWS::Logs::SubscriptionFilter': [logGroup],
  'AWS::OpenSearchService::Domain': [domain],
  'AWS::Pipes::Pipe': [named('pipes:pipe', 'Name', 'Name')],
  'AWS::RDS::DBCluster': [
    { ...named('rds:cluster', 'DbClusterInstanceName', 'DBClusterIdentifier'), shape: lowerCase },
  ],
  'AWS::RDS::DBInstance': [
    { ...named('rds:db', 'DbInstanceName', 'DBInstanceIdentifier'), shape: lowerCase },
  ],
  'AWS::RDS::DBSubnetGroup': [
    { ...named('rds:subgrp', 'SubnetGroupName', 'DBSubnetGroupName'), shape: lowerCase },
  ],
  'AWS::S3::Bucket': [named('s3:bucket', 'BucketName', 'BucketName')],
  'AWS::S3::BucketPolicy': [named('s3:bucket', 'BucketName', 'Bucket')],
  'AWS::SNS::Subscription': [named('sns:topic', 'TopicName', 'TopicArn')],
  'AWS::SNS::Topic': [named('sns:topic', 'TopicName', 'TopicName')],
  'AWS::SQS::Queue': [named('sqs:queue', 'QueueName', 'QueueName')],
  'AWS::SSM::Parameter': [
    {
      ...named('ssm:parameter', 'ParameterNameWithoutLeadingSlash', 'Name'),
      shape: (name) => name.replace(/^\//, ''),
    },
  ],
  'AWS::Scheduler::Schedule': [
    {
      resource: 'scheduler:schedule',
      names: { GroupName: 'GroupName', ScheduleName: 'Name' },
      defaults: { GroupName: 'default' },
    },
  ],
  'AWS::Scheduler::ScheduleGroup': [named('scheduler:schedule-group', 'GroupName', 'Name')],
  'AWS::StepFunctions::Activity': [named('states:activity', 'ActivityName', 'Name')],
  'AWS::StepFunctions::StateMachine': [named('states:statemachine', 'StateMachineName', 'StateMachineName')],
};
