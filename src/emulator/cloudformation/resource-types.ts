import type { Loaders } from '../directory.ts';
import type { ResourceType } from './resource-type.ts';

/** Every resource type that is built, by its name. */
export const resourceTypes: Loaders<ResourceType> = {
  'AWS::ApiGateway::Account': async () =>
    (await import('./resource-types/apigateway/account.ts')).apiGatewayAccount,
  'AWS::ApiGateway::ApiKey': async () =>
    (await import('./resource-types/apigateway/api-key.ts')).apiGatewayApiKey,
  'AWS::ApiGateway::Authorizer': async () =>
    (await import('./resource-types/apigateway/authorizer.ts')).apiGatewayAuthorizer,
  'AWS::ApiGateway::Deployment': async () =>
    (await import('./resource-types/apigateway/deployment.ts')).apiGatewayDeployment,
  'AWS::ApiGateway::GatewayResponse': async () =>
    (await import('./resource-types/apigateway/gateway-response.ts')).apiGatewayGatewayResponse,
  'AWS::ApiGateway::Method': async () =>
    (await import('./resource-types/apigateway/method.ts')).apiGatewayMethod,
  'AWS::ApiGateway::Model': async () =>
    (await import('./resource-types/apigateway/model.ts')).apiGatewayModel,
  'AWS::ApiGateway::RequestValidator': async () =>
    (await import('./resource-types/apigateway/request-validator.ts')).apiGatewayRequestValidator,
  'AWS::ApiGateway::Resource': async () =>
    (await import('./resource-types/apigateway/resource.ts')).apiGatewayResource,
  'AWS::ApiGateway::RestApi': async () =>
    (await import('./resource-types/apigateway/rest-api.ts')).apiGatewayRestApi,
  'AWS::ApiGateway::Stage': async () =>
    (await import('./resource-types/apigateway/stage.ts')).apiGatewayStage,
  'AWS::ApiGateway::UsagePlan': async () =>
    (await import('./resource-types/apigateway/usage-plan.ts')).apiGatewayUsagePlan,
  'AWS::ApiGateway::UsagePlanKey': async () =>
    (await import('./resource-types/apigateway/usage-plan-key.ts')).apiGatewayUsagePlanKey,
  'AWS::ApiGatewayV2::Api': async () =>
    (await import('./resource-types/apigatewayv2/api.ts')).apiGatewayV2Api,
  'AWS::ApiGatewayV2::Authorizer': async () =>
    (await import('./resource-types/apigatewayv2/authorizer.ts')).apiGatewayV2Authorizer,
  'AWS::ApiGatewayV2::Deployment': async () =>
    (await import('./resource-types/apigatewayv2/deployment.ts')).apiGatewayV2Deployment,
  'AWS::ApiGatewayV2::Integration': async () =>
    (await import('./resource-types/apigatewayv2/integration.ts')).apiGatewayV2Integration,
  'AWS::ApiGatewayV2::Route': async () =>
    (await import('./resource-types/apigatewayv2/route.ts')).apiGatewayV2Route,
  'AWS::ApiGatewayV2::Stage': async () =>
    (await import('./resource-types/apigatewayv2/stage.ts')).apiGatewayV2Stage,
  'AWS::CloudFormation::Stack': async () =>
    (await import('./resource-types/cloudformation/stack.ts')).cloudFormationStack,
  'AWS::CloudFormation::WaitCondition': async () =>
    (await import('./resource-types/cloudformation/wait-condition.ts')).waitCondition,
  'AWS::CloudFormation::WaitConditionHandle': async () =>
    (await import('./resource-types/cloudformation/wait-condition.ts')).waitConditionHandle,
  'AWS::CloudWatch::Alarm': async () =>
    (await import('./resource-types/cloudwatch/alarm.ts')).cloudWatchAlarm,
  'AWS::Cognito::UserPool': async () =>
    (await import('./resource-types/cognito/user-pool.ts')).cognitoUserPool,
  'AWS::DynamoDB::Table': async () => (await import('./resource-types/dynamodb/table.ts')).dynamoDbTable,
  'AWS::EC2::SecurityGroup': async () =>
    (await import('./resource-types/ec2/security-group.ts')).ec2SecurityGroup,
  'AWS::EC2::SecurityGroupEgress': async () =>
    (await import('./resource-types/ec2/security-group-rule.ts')).ec2SecurityGroupEgress,
  'AWS::EC2::SecurityGroupIngress': async () =>
    (await import('./resource-types/ec2/security-group-rule.ts')).ec2SecurityGroupIngress,
  'AWS::Events::EventBus': async () => (await import('./resource-types/events/event-bus.ts')).eventsEventBus,
  'AWS::Events::Rule': async () => (await import('./resource-types/events/rule.ts')).eventsRule,
  'AWS::IAM::AccessKey': async () => (await import('./resource-types/iam/access-key.ts')).iamAccessKey,
  'AWS::IAM::InstanceProfile': async () =>
    (await import('./resource-types/iam/instance-profile.ts')).iamInstanceProfile,
  'AWS::IAM::ManagedPolicy': async () =>
    (await import('./resource-types/iam/managed-policy.ts')).iamManagedPolicy,
  'AWS::IAM::Policy': async () => (await import('./resource-types/iam/policy.ts')).iamPolicy,
  'AWS::IAM::Role': async () => (await import('./resource-types/iam/role.ts')).iamRole,
  'AWS::IAM::ServiceLinkedRole': async () =>
    (await import('./resource-types/iam/service-linked-role.ts')).iamServiceLinkedRole,
  'AWS::IAM::User': async () => (await import('./resource-types/iam/user.ts')).iamUser,
  'AWS::KMS::Alias': async () => (await import('./resource-types/kms/alias.ts')).kmsAlias,
  'AWS::KMS::Key': async () => (await import('./resource-types/kms/key.ts')).kmsKey,
  'AWS::Lambda::Alias': async () => (await import('./resource-types/lambda/alias.ts')).lambdaAlias,
  'AWS::Lambda::EventInvokeConfig': async () =>
    (await import('./resource-types/lambda/event-invoke-config.ts')).lambdaEventInvokeConfig,
  'AWS::Lambda::EventSourceMapping': async () =>
    (await import('./resource-types/lambda/event-source-mapping.ts')).lambdaEventSourceMapping,
  'AWS::Lambda::Function': async () => (await import('./resource-types/lambda/function.ts')).lambdaFunction,
  'AWS::Lambda::LayerVersion': async () =>
    (await import('./resource-types/lambda/layer-version.ts')).lambdaLayerVersion,
  'AWS::Lambda::Permission': async () =>
    (await import('./resource-types/lambda/permission.ts')).lambdaPermission,
  'AWS::Lambda::Url': async () => (await import('./resource-types/lambda/url.ts')).lambdaUrl,
  'AWS::Lambda::Version': async () => (await import('./resource-types/lambda/version.ts')).lambdaVersion,
  'AWS::Logs::LogGroup': async () => (await import('./resource-types/logs/log-group.ts')).logsLogGroup,
  'AWS::Logs::SubscriptionFilter': async () =>
    (await import('./resource-types/logs/subscription-filter.ts')).logsSubscriptionFilter,
  'AWS::S3::Bucket': async () => (await import('./resource-types/s3/bucket.ts')).s3Bucket,
  'AWS::S3::BucketPolicy': async () => (await import('./resource-types/s3/bucket-policy.ts')).s3BucketPolicy,
  'AWS::SNS::Subscription': async () =>
    (await import('./resource-types/sns/subscription.ts')).snsSubscription,
  'AWS::SNS::Topic': async () => (await import('./resource-types/sns/topic.ts')).snsTopic,
  'AWS::SNS::TopicPolicy': async () => (await import('./resource-types/sns/topic-policy.ts')).snsTopicPolicy,
  'AWS::SQS::Queue': async () => (await import('./resource-types/sqs/queue.ts')).sqsQueue,
  'AWS::SQS::QueuePolicy': async () => (await import('./resource-types/sqs/queue-policy.ts')).sqsQueuePolicy,
  'AWS::SSM::Parameter': async () => (await import('./resource-types/ssm/parameter.ts')).ssmParameter,
  'AWS::SecretsManager::Secret': async () =>
    (await import('./resource-types/secretsmanager/secret.ts')).secretsManagerSecret,
};
