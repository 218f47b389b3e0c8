import type { ResourceType } from './resource-type.ts';
import { apiGatewayV2Api } from './resource-types/apigatewayv2-api.ts';
import { apiGatewayV2Authorizer } from './resource-types/apigatewayv2-authorizer.ts';
import { apiGatewayV2Deployment } from './resource-types/apigatewayv2-deployment.ts';
import { apiGatewayV2Integration } from './resource-types/apigatewayv2-integration.ts';
import { apiGatewayV2Route } from './resource-types/apigatewayv2-route.ts';
import { apiGatewayV2Stage } from './resource-types/apigatewayv2-stage.ts';
import { cloudFormationStack } from './resource-types/cloudformation-stack.ts';
import { waitCondition, waitConditionHandle } from './resource-types/cloudformation-wait-condition.ts';
import { cloudWatchAlarm } from './resource-types/cloudwatch-alarm.ts';
import { cognitoUserPool } from './resource-types/cognito-user-pool.ts';
import { dynamoDbTable } from './resource-types/dynamodb-table.ts';
import { ec2SecurityGroup } from './resource-types/ec2-security-group.ts';
import { ec2SecurityGroupEgress, ec2SecurityGroupIngress } from './resource-types/ec2-security-group-rule.ts';
import { eventsEventBus } from './resource-types/events-event-bus.ts';
import { eventsRule } from './resource-types/events-rule.ts';
import { iamAccessKey } from './resource-types/iam-access-key.ts';
import { iamInstanceProfile } from './resource-types/iam-instance-profile.ts';
import { iamManagedPolicy } from './resource-types/iam-managed-policy.ts';
import { iamPolicy } from './resource-types/iam-policy.ts';
import { iamRole } from './resource-types/iam-role.ts';
import { iamServiceLinkedRole } from './resource-types/iam-service-linked-role.ts';
import { iamUser } from './resource-types/iam-user.ts';
import { secretsManagerSecret } from './resource-types/secretsmanager-secret.ts';
import { snsSubscription } from './resource-types/sns-subscription.ts';
import { snsTopicPolicy } from './resource-types/sns-topic-policy.ts';
import { snsTopic } from './resource-types/sns-topic.ts';
import { sqsQueuePolicy } from './resource-types/sqs-queue-policy.ts';
import { sqsQueue } from './resource-types/sqs-queue.ts';
import { kmsAlias } from './resource-types/kms-alias.ts';
import { kmsKey } from './resource-types/kms-key.ts';
import { lambdaAlias } from './resource-types/lambda-alias.ts';
import { lambdaEventInvokeConfig } from './resource-types/lambda-event-invoke-config.ts';
import { lambdaEventSourceMapping } from './resource-types/lambda-event-source-mapping.ts';
import { lambdaFunction } from './resource-types/lambda-function.ts';
import { lambdaLayerVersion } from './resource-types/lambda-layer-version.ts';
import { lambdaPermission } from './resource-types/lambda-permission.ts';
import { lambdaUrl } from './resource-types/lambda-url.ts';
import { lambdaVersion } from './resource-types/lambda-version.ts';
import { logsLogGroup } from './resource-types/logs-log-group.ts';
import { logsSubscriptionFilter } from './resource-types/logs-subscription-filter.ts';
import { s3BucketPolicy } from './resource-types/s3-bucket-policy.ts';
import { s3Bucket } from './resource-types/s3-bucket.ts';
import { ssmParameter } from './resource-types/ssm-parameter.ts';
import { apiGatewayAccount } from './resource-types/apigateway-account.ts';
import { apiGatewayApiKey } from './resource-types/apigateway-api-key.ts';
import { apiGatewayAuthorizer } from './resource-types/apigateway-authorizer.ts';
import { apiGatewayDeployment } from './resource-types/apigateway-deployment.ts';
import { apiGatewayGatewayResponse } from './resource-types/apigateway-gateway-response.ts';
import { apiGatewayMethod } from './resource-types/apigateway-method.ts';
import { apiGatewayModel } from './resource-types/apigateway-model.ts';
import { apiGatewayRequestValidator } from './resource-types/apigateway-request-validator.ts';
import { apiGatewayResource } from './resource-types/apigateway-resource.ts';
import { apiGatewayRestApi } from './resource-types/apigateway-rest-api.ts';
import { apiGatewayStage } from './resource-types/apigateway-stage.ts';
import { apiGatewayUsagePlan } from './resource-types/apigateway-usage-plan.ts';
import { apiGatewayUsagePlanKey } from './resource-types/apigateway-usage-plan-key.ts';

/** Every resource type the emulated CloudFormation knows, one line each. */
export const resourceTypes: readonly ResourceType[] = [
  apiGatewayV2Api,
  apiGatewayV2Authorizer,
  apiGatewayV2Deployment,
  apiGatewayV2Integration,
  apiGatewayV2Route,
  apiGatewayV2Stage,
  cloudFormationStack,
  waitCondition,
  waitConditionHandle,
  cloudWatchAlarm,
  cognitoUserPool,
  dynamoDbTable,
  ec2SecurityGroup,
  ec2SecurityGroupEgress,
  ec2SecurityGroupIngress,
  eventsEventBus,
  eventsRule,
  iamAccessKey,
  iamInstanceProfile,
  iamManagedPolicy,
  iamPolicy,
  iamRole,
  iamServiceLinkedRole,
  iamUser,
  secretsManagerSecret,
  snsSubscription,
  snsTopic,
  snsTopicPolicy,
  sqsQueue,
  sqsQueuePolicy,
  kmsAlias,
  kmsKey,
  lambdaAlias,
  lambdaEventInvokeConfig,
  lambdaEventSourceMapping,
  lambdaFunction,
  lambdaLayerVersion,
  lambdaPermission,
  lambdaUrl,
  lambdaVersion,
  logsLogGroup,
  logsSubscriptionFilter,
  s3BucketPolicy,
  s3Bucket,
  ssmParameter,
  apiGatewayAccount,
  apiGatewayApiKey,
  apiGatewayAuthorizer,
  apiGatewayDeployment,
  apiGatewayGatewayResponse,
  apiGatewayMethod,
  apiGatewayModel,
  apiGatewayRequestValidator,
  apiGatewayResource,
  apiGatewayRestApi,
  apiGatewayStage,
  apiGatewayUsagePlan,
  apiGatewayUsagePlanKey,
];
