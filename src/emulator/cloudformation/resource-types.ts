import type { ResourceType } from './resource-type.ts';
import { apiGatewayV2Api } from './resource-types/apigatewayv2-api.ts';
import { apiGatewayV2Authorizer } from './resource-types/apigatewayv2-authorizer.ts';
import { apiGatewayV2Deployment } from './resource-types/apigatewayv2-deployment.ts';
import { apiGatewayV2Integration } from './resource-types/apigatewayv2-integration.ts';
import { apiGatewayV2Route } from './resource-types/apigatewayv2-route.ts';
import { apiGatewayV2Stage } from './resource-types/apigatewayv2-stage.ts';
import { waitCondition, waitConditionHandle } from './resource-types/cloudformation-wait-condition.ts';
import { dynamoDbTable } from './resource-types/dynamodb-table.ts';
import { eventsEventBus } from './resource-types/events-event-bus.ts';
import { eventsRule } from './resource-types/events-rule.ts';
import { iamInstanceProfile } from './resource-types/iam-instance-profile.ts';
import { iamManagedPolicy } from './resource-types/iam-managed-policy.ts';
import { iamPolicy } from './resource-types/iam-policy.ts';
import { iamRole } from './resource-types/iam-role.ts';
import { iamServiceLinkedRole } from './resource-types/iam-service-linked-role.ts';
import { iamUser } from './resource-types/iam-user.ts';
import { snsSubscription } from './resource-types/sns-subscription.ts';
import { snsTopicPolicy } from './resource-types/sns-topic-policy.ts';
import { snsTopic } from './resource-types/sns-topic.ts';
import { sqsQueuePolicy } from './resource-types/sqs-queue-policy.ts';
import { sqsQueue } from './resource-types/sqs-queue.ts';

/** Every resource type the emulated CloudFormation knows, one line each. */
export const resourceTypes: readonly ResourceType[] = [
  apiGatewayV2Api,
  apiGatewayV2Authorizer,
  apiGatewayV2Deployment,
  apiGatewayV2Integration,
  apiGatewayV2Route,
  apiGatewayV2Stage,
  waitCondition,
  waitConditionHandle,
  dynamoDbTable,
  eventsEventBus,
  eventsRule,
  iamInstanceProfile,
  iamManagedPolicy,
  iamPolicy,
  iamRole,
  iamServiceLinkedRole,
  iamUser,
  snsSubscription,
  snsTopic,
  snsTopicPolicy,
  sqsQueue,
  sqsQueuePolicy,
];
