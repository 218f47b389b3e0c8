import type { Loaders } from '../directory.ts';
import { ec2Types } from './ec2-types.ts';
import type { ResourceType } from './resource-type.ts';

/** Every resource type that is built, by its name. */
export const resourceTypes: Loaders<ResourceType> = {
  'AWS::ApiGateway::Account': async () =>
    (await import('./resource-types/apigateway/account.ts')).apiGatewayAccount,
  'AWS::ApiGateway::ApiKey': async () =>
    (await import('./resource-types/apigateway/api-key.ts')).apiGatewayApiKey,
  'AWS::ApiGateway::Authorizer': async () =>
    (await import('./resource-types/apigateway/authorizer.ts')).apiGatewayAuthorizer,
  'AWS::ApiGateway::ClientCertificate': async () =>
    (await import('./resource-types/apigateway/client-certificate.ts')).apiGatewayClientCertificate,
  'AWS::ApiGateway::BasePathMapping': async () =>
    (await import('./resource-types/apigateway/base-path-mapping.ts')).apiGatewayBasePathMapping,
  'AWS::ApiGateway::Deployment': async () =>
    (await import('./resource-types/apigateway/deployment.ts')).apiGatewayDeployment,
  'AWS::ApiGateway::DocumentationPart': async () =>
    (await import('./resource-types/apigateway/documentation-part.ts')).apiGatewayDocumentationPart,
  'AWS::ApiGateway::DocumentationVersion': async () =>
    (await import('./resource-types/apigateway/documentation-version.ts')).apiGatewayDocumentationVersion,
  'AWS::ApiGateway::DomainName': async () =>
    (await import('./resource-types/apigateway/domain-name.ts')).apiGatewayDomainName,
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
  'AWS::ApiGateway::VpcLink': async () =>
    (await import('./resource-types/apigateway/vpc-link.ts')).apiGatewayVpcLink,
  'AWS::ApiGatewayV2::Api': async () =>
    (await import('./resource-types/apigatewayv2/api.ts')).apiGatewayV2Api,
  'AWS::ApiGatewayV2::ApiMapping': async () =>
    (await import('./resource-types/apigatewayv2/api-mapping.ts')).apiGatewayV2ApiMapping,
  'AWS::ApiGatewayV2::Authorizer': async () =>
    (await import('./resource-types/apigatewayv2/authorizer.ts')).apiGatewayV2Authorizer,
  'AWS::ApiGatewayV2::Deployment': async () =>
    (await import('./resource-types/apigatewayv2/deployment.ts')).apiGatewayV2Deployment,
  'AWS::ApiGatewayV2::DomainName': async () =>
    (await import('./resource-types/apigatewayv2/domain-name.ts')).apiGatewayV2DomainName,
  'AWS::ApiGatewayV2::Integration': async () =>
    (await import('./resource-types/apigatewayv2/integration.ts')).apiGatewayV2Integration,
  'AWS::ApiGatewayV2::IntegrationResponse': async () =>
    (await import('./resource-types/apigatewayv2/integration-response.ts')).apiGatewayV2IntegrationResponse,
  'AWS::ApiGatewayV2::Model': async () =>
    (await import('./resource-types/apigatewayv2/model.ts')).apiGatewayV2Model,
  'AWS::ApiGatewayV2::Route': async () =>
    (await import('./resource-types/apigatewayv2/route.ts')).apiGatewayV2Route,
  'AWS::ApiGatewayV2::RouteResponse': async () =>
    (await import('./resource-types/apigatewayv2/route-response.ts')).apiGatewayV2RouteResponse,
  'AWS::ApiGatewayV2::Stage': async () =>
    (await import('./resource-types/apigatewayv2/stage.ts')).apiGatewayV2Stage,
  'AWS::ApiGatewayV2::VpcLink': async () =>
    (await import('./resource-types/apigatewayv2/vpc-link.ts')).apiGatewayV2VpcLink,
  'AWS::AppSync::ApiCache': async () =>
    (await import('./resource-types/appsync/api-cache.ts')).appSyncApiCache,
  'AWS::AppSync::ApiKey': async () => (await import('./resource-types/appsync/api-key.ts')).appSyncApiKey,
  'AWS::AppSync::DataSource': async () =>
    (await import('./resource-types/appsync/data-source.ts')).appSyncDataSource,
  'AWS::AppSync::DomainName': async () =>
    (await import('./resource-types/appsync/domain-name.ts')).appSyncDomainName,
  'AWS::AppSync::DomainNameApiAssociation': async () =>
    (await import('./resource-types/appsync/domain-name-api-association.ts')).appSyncDomainNameApiAssociation,
  'AWS::AppSync::FunctionConfiguration': async () =>
    (await import('./resource-types/appsync/function-configuration.ts')).appSyncFunctionConfiguration,
  'AWS::AppSync::GraphQLApi': async () =>
    (await import('./resource-types/appsync/graphql-api.ts')).appSyncGraphQlApi,
  'AWS::AppSync::GraphQLSchema': async () =>
    (await import('./resource-types/appsync/graphql-schema.ts')).appSyncGraphQlSchema,
  'AWS::AppSync::Resolver': async () =>
    (await import('./resource-types/appsync/resolver.ts')).appSyncResolver,
  'AWS::ApplicationAutoScaling::ScalableTarget': async () =>
    (await import('./resource-types/application-autoscaling/scalable-target.ts'))
      .applicationAutoScalingScalableTarget,
  'AWS::ApplicationAutoScaling::ScalingPolicy': async () =>
    (await import('./resource-types/application-autoscaling/scaling-policy.ts'))
      .applicationAutoScalingScalingPolicy,
  'AWS::AutoScaling::AutoScalingGroup': async () =>
    (await import('./resource-types/autoscaling/auto-scaling-group.ts')).autoScalingAutoScalingGroup,
  'AWS::AutoScaling::LaunchConfiguration': async () =>
    (await import('./resource-types/autoscaling/launch-configuration.ts')).autoScalingLaunchConfiguration,
  'AWS::CertificateManager::Certificate': async () =>
    (await import('./resource-types/certificatemanager/certificate.ts')).certificateManagerCertificate,
  'AWS::CloudFormation::Stack': async () =>
    (await import('./resource-types/cloudformation/stack.ts')).cloudFormationStack,
  'AWS::CloudFormation::WaitCondition': async () =>
    (await import('./resource-types/cloudformation/wait-condition.ts')).waitCondition,
  'AWS::CloudFormation::WaitConditionHandle': async () =>
    (await import('./resource-types/cloudformation/wait-condition.ts')).waitConditionHandle,
  'AWS::CloudTrail::Trail': async () =>
    (await import('./resource-types/cloudtrail/trail.ts')).cloudTrailTrail,
  'AWS::CloudFront::CachePolicy': async () =>
    (await import('./resource-types/cloudfront/policies.ts')).cloudFrontCachePolicy,
  'AWS::CloudFront::CloudFrontOriginAccessIdentity': async () =>
    (await import('./resource-types/cloudfront/policies.ts')).cloudFrontOriginAccessIdentity,
  'AWS::CloudFront::Distribution': async () =>
    (await import('./resource-types/cloudfront/distribution.ts')).cloudFrontDistribution,
  'AWS::CloudFront::Function': async () =>
    (await import('./resource-types/cloudfront/function.ts')).cloudFrontFunction,
  'AWS::CloudFront::OriginAccessControl': async () =>
    (await import('./resource-types/cloudfront/policies.ts')).cloudFrontOriginAccessControl,
  'AWS::CloudFront::ResponseHeadersPolicy': async () =>
    (await import('./resource-types/cloudfront/policies.ts')).cloudFrontResponseHeadersPolicy,
  'AWS::CloudWatch::Alarm': async () =>
    (await import('./resource-types/cloudwatch/alarm.ts')).cloudWatchAlarm,
  'AWS::CloudWatch::CompositeAlarm': async () =>
    (await import('./resource-types/cloudwatch/composite-alarm.ts')).cloudWatchCompositeAlarm,
  'AWS::CloudWatch::Dashboard': async () =>
    (await import('./resource-types/cloudwatch/dashboard.ts')).cloudWatchDashboard,
  'AWS::CloudWatch::InsightRule': async () =>
    (await import('./resource-types/cloudwatch/insight-rule.ts')).cloudWatchInsightRule,
  'AWS::CloudWatch::MetricStream': async () =>
    (await import('./resource-types/cloudwatch/metric-stream.ts')).cloudWatchMetricStream,
  'AWS::CodeBuild::Project': async () =>
    (await import('./resource-types/codebuild/project.ts')).codeBuildProject,
  'AWS::CodeCommit::Repository': async () =>
    (await import('./resource-types/codecommit/repository.ts')).codeCommitRepository,
  'AWS::CodeDeploy::Application': async () =>
    (await import('./resource-types/codedeploy/application.ts')).codeDeployApplication,
  'AWS::CodeDeploy::DeploymentGroup': async () =>
    (await import('./resource-types/codedeploy/deployment-group.ts')).codeDeployDeploymentGroup,
  'AWS::CodePipeline::Pipeline': async () =>
    (await import('./resource-types/codepipeline/pipeline.ts')).codePipelinePipeline,
  'AWS::Cognito::IdentityPool': async () =>
    (await import('./resource-types/cognito/identity-pool.ts')).cognitoIdentityPool,
  'AWS::Cognito::IdentityPoolRoleAttachment': async () =>
    (await import('./resource-types/cognito/identity-pool-role-attachment.ts'))
      .cognitoIdentityPoolRoleAttachment,
  'AWS::Cognito::UserPool': async () =>
    (await import('./resource-types/cognito/user-pool.ts')).cognitoUserPool,
  'AWS::Cognito::UserPoolClient': async () =>
    (await import('./resource-types/cognito/user-pool-client.ts')).cognitoUserPoolClient,
  'AWS::Cognito::UserPoolDomain': async () =>
    (await import('./resource-types/cognito/user-pool-domain.ts')).cognitoUserPoolDomain,
  'AWS::Cognito::UserPoolGroup': async () =>
    (await import('./resource-types/cognito/user-pool-group.ts')).cognitoUserPoolGroup,
  'AWS::Cognito::UserPoolIdentityProvider': async () =>
    (await import('./resource-types/cognito/user-pool-identity-provider.ts')).cognitoUserPoolIdentityProvider,
  'AWS::Cognito::UserPoolResourceServer': async () =>
    (await import('./resource-types/cognito/user-pool-resource-server.ts')).cognitoUserPoolResourceServer,
  'AWS::DataPipeline::Pipeline': async () =>
    (await import('./resource-types/datapipeline/pipeline.ts')).dataPipelinePipeline,
  'AWS::DynamoDB::GlobalTable': async () =>
    (await import('./resource-types/dynamodb/global-table.ts')).dynamoDbGlobalTable,
  'AWS::DynamoDB::Table': async () => (await import('./resource-types/dynamodb/table.ts')).dynamoDbTable,
  ...ec2Types,
  'AWS::ECR::Repository': async () => (await import('./resource-types/ecr/repository.ts')).ecrRepository,
  'AWS::ElasticLoadBalancingV2::Listener': async () =>
    (await import('./resource-types/elasticloadbalancingv2/listener.ts')).elbV2Listener,
  'AWS::ElasticLoadBalancingV2::ListenerRule': async () =>
    (await import('./resource-types/elasticloadbalancingv2/listener-rule.ts')).elbV2ListenerRule,
  'AWS::ElasticLoadBalancingV2::LoadBalancer': async () =>
    (await import('./resource-types/elasticloadbalancingv2/load-balancer.ts')).elbV2LoadBalancer,
  'AWS::ElasticLoadBalancingV2::TargetGroup': async () =>
    (await import('./resource-types/elasticloadbalancingv2/target-group.ts')).elbV2TargetGroup,
  'AWS::Elasticsearch::Domain': async () =>
    (await import('./resource-types/elasticsearch/domain.ts')).elasticsearchDomain,
  'AWS::Events::ApiDestination': async () =>
    (await import('./resource-types/events/api-destination.ts')).eventsApiDestination,
  'AWS::Events::Archive': async () => (await import('./resource-types/events/archive.ts')).eventsArchive,
  'AWS::Events::Connection': async () =>
    (await import('./resource-types/events/connection.ts')).eventsConnection,
  'AWS::Events::EventBus': async () => (await import('./resource-types/events/event-bus.ts')).eventsEventBus,
  'AWS::Events::EventBusPolicy': async () =>
    (await import('./resource-types/events/event-bus-policy.ts')).eventsEventBusPolicy,
  'AWS::Events::Rule': async () => (await import('./resource-types/events/rule.ts')).eventsRule,
  'AWS::Glue::Connection': async () => (await import('./resource-types/glue/connection.ts')).glueConnection,
  'AWS::Glue::Crawler': async () => (await import('./resource-types/glue/crawler.ts')).glueCrawler,
  'AWS::Glue::Database': async () => (await import('./resource-types/glue/database.ts')).glueDatabase,
  'AWS::GuardDuty::Detector': async () =>
    (await import('./resource-types/guardduty/detector.ts')).guardDutyDetector,
  'AWS::GuardDuty::IPSet': async () => (await import('./resource-types/guardduty/ip-set.ts')).guardDutyIpSet,
  'AWS::IAM::AccessKey': async () => (await import('./resource-types/iam/access-key.ts')).iamAccessKey,
  'AWS::IAM::Group': async () => (await import('./resource-types/iam/group.ts')).iamGroup,
  'AWS::IAM::InstanceProfile': async () =>
    (await import('./resource-types/iam/instance-profile.ts')).iamInstanceProfile,
  'AWS::IAM::ManagedPolicy': async () =>
    (await import('./resource-types/iam/managed-policy.ts')).iamManagedPolicy,
  'AWS::IAM::OIDCProvider': async () =>
    (await import('./resource-types/iam/oidc-provider.ts')).iamOidcProvider,
  'AWS::IAM::Policy': async () => (await import('./resource-types/iam/policy.ts')).iamPolicy,
  'AWS::IAM::Role': async () => (await import('./resource-types/iam/role.ts')).iamRole,
  'AWS::IAM::ServiceLinkedRole': async () =>
    (await import('./resource-types/iam/service-linked-role.ts')).iamServiceLinkedRole,
  'AWS::IAM::User': async () => (await import('./resource-types/iam/user.ts')).iamUser,
  'AWS::IAM::UserToGroupAddition': async () =>
    (await import('./resource-types/iam/user-to-group-addition.ts')).iamUserToGroupAddition,
  'AWS::IoT::Policy': async () => (await import('./resource-types/iot/policy.ts')).iotPolicy,
  'AWS::IoT::TopicRule': async () => (await import('./resource-types/iot/topic-rule.ts')).iotTopicRule,
  'AWS::KMS::Alias': async () => (await import('./resource-types/kms/alias.ts')).kmsAlias,
  'AWS::KMS::Key': async () => (await import('./resource-types/kms/key.ts')).kmsKey,
  'AWS::Kinesis::Stream': async () => (await import('./resource-types/kinesis/stream.ts')).kinesisStream,
  'AWS::Kinesis::StreamConsumer': async () =>
    (await import('./resource-types/kinesis/stream-consumer.ts')).kinesisStreamConsumer,
  'AWS::KinesisFirehose::DeliveryStream': async () =>
    (await import('./resource-types/firehose/delivery-stream.ts')).firehoseDeliveryStream,
  'AWS::Lambda::Alias': async () => (await import('./resource-types/lambda/alias.ts')).lambdaAlias,
  'AWS::Lambda::CodeSigningConfig': async () =>
    (await import('./resource-types/lambda/code-signing-config.ts')).lambdaCodeSigningConfig,
  'AWS::Lambda::EventInvokeConfig': async () =>
    (await import('./resource-types/lambda/event-invoke-config.ts')).lambdaEventInvokeConfig,
  'AWS::Lambda::EventSourceMapping': async () =>
    (await import('./resource-types/lambda/event-source-mapping.ts')).lambdaEventSourceMapping,
  'AWS::Lambda::Function': async () => (await import('./resource-types/lambda/function.ts')).lambdaFunction,
  'AWS::Lambda::LayerVersion': async () =>
    (await import('./resource-types/lambda/layer-version.ts')).lambdaLayerVersion,
  'AWS::Lambda::LayerVersionPermission': async () =>
    (await import('./resource-types/lambda/layer-version-permission.ts')).lambdaLayerVersionPermission,
  'AWS::Lambda::Permission': async () =>
    (await import('./resource-types/lambda/permission.ts')).lambdaPermission,
  'AWS::Lambda::Url': async () => (await import('./resource-types/lambda/url.ts')).lambdaUrl,
  'AWS::Lambda::Version': async () => (await import('./resource-types/lambda/version.ts')).lambdaVersion,
  'AWS::Logs::LogGroup': async () => (await import('./resource-types/logs/log-group.ts')).logsLogGroup,
  'AWS::Logs::LogStream': async () => (await import('./resource-types/logs/log-stream.ts')).logsLogStream,
  'AWS::Logs::MetricFilter': async () =>
    (await import('./resource-types/logs/metric-filter.ts')).logsMetricFilter,
  'AWS::Logs::ResourcePolicy': async () =>
    (await import('./resource-types/logs/resource-policy.ts')).logsResourcePolicy,
  'AWS::Logs::SubscriptionFilter': async () =>
    (await import('./resource-types/logs/subscription-filter.ts')).logsSubscriptionFilter,
  'AWS::MSK::Cluster': async () => (await import('./resource-types/msk/cluster.ts')).mskCluster,
  'AWS::RDS::DBCluster': async () => (await import('./resource-types/rds/db-cluster.ts')).rdsDbCluster,
  'AWS::RDS::DBClusterParameterGroup': async () =>
    (await import('./resource-types/rds/parameter-group.ts')).rdsDbClusterParameterGroup,
  'AWS::RDS::DBInstance': async () => (await import('./resource-types/rds/db-instance.ts')).rdsDbInstance,
  'AWS::RDS::DBParameterGroup': async () =>
    (await import('./resource-types/rds/parameter-group.ts')).rdsDbParameterGroup,
  'AWS::RDS::DBSubnetGroup': async () =>
    (await import('./resource-types/rds/db-subnet-group.ts')).rdsDbSubnetGroup,
  'AWS::Route53::HealthCheck': async () =>
    (await import('./resource-types/route53/health-check.ts')).route53HealthCheck,
  'AWS::Route53::HostedZone': async () =>
    (await import('./resource-types/route53/hosted-zone.ts')).route53HostedZone,
  'AWS::Route53::RecordSet': async () =>
    (await import('./resource-types/route53/record-set.ts')).route53RecordSet,
  'AWS::Route53::RecordSetGroup': async () =>
    (await import('./resource-types/route53/record-set-group.ts')).route53RecordSetGroup,
  'AWS::S3::Bucket': async () => (await import('./resource-types/s3/bucket.ts')).s3Bucket,
  'AWS::S3::BucketPolicy': async () => (await import('./resource-types/s3/bucket-policy.ts')).s3BucketPolicy,
  'AWS::SES::ConfigurationSet': async () =>
    (await import('./resource-types/ses/configuration-set.ts')).sesConfigurationSet,
  'AWS::SES::ConfigurationSetEventDestination': async () =>
    (await import('./resource-types/ses/configuration-set-event-destination.ts'))
      .sesConfigurationSetEventDestination,
  'AWS::SES::Template': async () => (await import('./resource-types/ses/template.ts')).sesTemplate,
  'AWS::SNS::Subscription': async () =>
    (await import('./resource-types/sns/subscription.ts')).snsSubscription,
  'AWS::SNS::Topic': async () => (await import('./resource-types/sns/topic.ts')).snsTopic,
  'AWS::SNS::TopicInlinePolicy': async () =>
    (await import('./resource-types/sns/topic-inline-policy.ts')).snsTopicInlinePolicy,
  'AWS::SNS::TopicPolicy': async () => (await import('./resource-types/sns/topic-policy.ts')).snsTopicPolicy,
  'AWS::SQS::Queue': async () => (await import('./resource-types/sqs/queue.ts')).sqsQueue,
  'AWS::SQS::QueueInlinePolicy': async () =>
    (await import('./resource-types/sqs/queue-inline-policy.ts')).sqsQueueInlinePolicy,
  'AWS::SQS::QueuePolicy': async () => (await import('./resource-types/sqs/queue-policy.ts')).sqsQueuePolicy,
  'AWS::SSM::Parameter': async () => (await import('./resource-types/ssm/parameter.ts')).ssmParameter,
  'AWS::SecretsManager::ResourcePolicy': async () =>
    (await import('./resource-types/secretsmanager/resource-policy.ts')).secretsManagerResourcePolicy,
  'AWS::SecretsManager::RotationSchedule': async () =>
    (await import('./resource-types/secretsmanager/rotation-schedule.ts')).secretsManagerRotationSchedule,
  'AWS::SecretsManager::Secret': async () =>
    (await import('./resource-types/secretsmanager/secret.ts')).secretsManagerSecret,
  'AWS::SecretsManager::SecretTargetAttachment': async () =>
    (await import('./resource-types/secretsmanager/secret-target-attachment.ts'))
      .secretsManagerSecretTargetAttachment,
  'AWS::StepFunctions::Activity': async () =>
    (await import('./resource-types/stepfunctions/activity.ts')).stepFunctionsActivity,
  'AWS::StepFunctions::StateMachine': async () =>
    (await import('./resource-types/stepfunctions/state-machine.ts')).stepFunctionsStateMachine,
  'AWS::WAFv2::IPSet': async () => (await import('./resource-types/wafv2/ip-set.ts')).wafV2IpSet,
  'AWS::WAFv2::WebACL': async () => (await import('./resource-types/wafv2/web-acl.ts')).wafV2WebAcl,
  'AWS::WAFv2::WebACLAssociation': async () =>
    (await import('./resource-types/wafv2/web-acl-association.ts')).wafV2WebAclAssociation,
};
