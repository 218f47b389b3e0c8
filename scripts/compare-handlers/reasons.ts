import type { Handler } from './ask-handlers.ts';
import { apiPartReasons } from './reasons/api-parts.ts';
import { dataAndDetectionReasons } from './reasons/data-and-detection.ts';
import { appSyncReasons } from './reasons/appsync.ts';
import { codeDeployReasons } from './reasons/codedeploy.ts';
import { edgeReasons } from './reasons/edge.ts';
import { elasticLoadBalancingReasons } from './reasons/elastic-load-balancing.ts';
import { ec2Reasons } from './reasons/ec2.ts';
import { rdsReasons } from './reasons/rds.ts';
import { scalingReasons } from './reasons/scaling.ts';
import { streamsAndObservabilityReasons } from './reasons/streams-and-observability.ts';

/** Why a table asks for what the registry does not list, or does not ask for what it lists. */
export interface Reason {
  /** A resource type, or the beginning of several: `AWS::SNS::*`. */
  readonly type: string;
  /** Absent: of every handler. */
  readonly handler?: Handler;
  readonly action: string;
  readonly because: string;
  /** The page, thread or source file that says so; `assumed` where nothing settles it. */
  readonly source: string;
}

const subscriptionHandlers =
  'https://github.com/aws-cloudformation/aws-cloudformation-resource-providers-sns, aws-sns-subscription';
const busHandlers =
  'https://github.com/aws-cloudformation/aws-cloudformation-resource-providers-events, aws-events-eventbus';
const groupHandlers =
  'https://github.com/aws-cloudformation/aws-cloudformation-resource-providers-logs, aws-logs-loggroup';
const templateReference = 'https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference';

const everyChangeReplaces = 'every property that may change replaces the resource';
const answersItself = 'the call that creates answers the whole resource; a RestApi was created without it';
const withoutGet = 'https://github.com/awslabs/aws-saas-boost/pull/449, for the others assumed';

/** What is asked beyond the lists. */
const outside: readonly Reason[] = [
  {
    type: 'AWS::CloudFormation::Stack',
    action: 's3:GetObject',
    because: 'the template is read as the caller who names it',
    source: 'https://github.com/awslabs/sagemaker-explaining-credit-decisions/issues/1',
  },
  {
    type: 'AWS::SNS::Subscription',
    action: 'sns:GetTopicAttributes',
    because: 'each handler first looks whether the topic is there',
    source: subscriptionHandlers,
  },
  {
    type: 'AWS::SNS::Subscription',
    action: 'sns:GetSubscriptionAttributes',
    because: 'creation and update end with the read handler, whose list has it',
    source: subscriptionHandlers,
  },
];

/** What is asked of a key whose own policy lets everyone of the account through. */
const ofDefaultKeys = ['kms:GenerateDataKey', 'kms:Decrypt'].map((action): Reason => ({
  type: 'AWS::SecretsManager::*',
  action,
  because: 'it is asked of the key aws/secretsmanager, which itself allows it to all of the account',
  source: 'https://docs.aws.amazon.com/secretsmanager/latest/userguide/security-encryption.html',
}));

/** What is listed, and by its name for every resource, but not asked. */
const lacking: readonly Reason[] = [
  ...['Deployment', 'Stage', 'ApiKey', 'UsagePlan', 'UsagePlanKey', 'Method', 'Model'].map(
    (name): Reason => ({
      type: `AWS::ApiGateway::${name}`,
      handler: 'create',
      action: 'apigateway:GET',
      because: answersItself,
      source: withoutGet,
    }),
  ),
  ...['RequestValidator', 'GatewayResponse', 'RestApi'].map((name): Reason => ({
    type: `AWS::ApiGateway::${name}`,
    handler: 'create',
    action: 'apigateway:GET',
    because: answersItself,
    source: withoutGet,
  })),
  ...(['PATCH', 'PUT', 'DELETE'] as const).map((verb): Reason => ({
    type: 'AWS::ApiGateway::Deployment',
    action: `apigateway:${verb}`,
    because:
      'only a StageDescription needs more than the deployment itself: the settings, tags and end of its stage',
    source: 'assumed',
  })),
  {
    type: 'AWS::ApiGateway::RestApi',
    handler: 'create',
    action: 'apigateway:PATCH',
    because: 'the call that creates takes every setting',
    source: 'https://docs.aws.amazon.com/apigateway/latest/api/API_CreateRestApi.html',
  },
  {
    type: 'AWS::ApiGateway::Account',
    handler: 'delete',
    action: 'apigateway:PATCH',
    because: 'the role stays set when the resource goes',
    source: `${templateReference}/aws-resource-apigateway-account.html`,
  },
  ...['GET', 'PATCH'].map((verb): Reason => ({
    type: 'AWS::ApiGateway::Resource',
    handler: 'update',
    action: `apigateway:${verb}`,
    because: everyChangeReplaces,
    source: `${templateReference}/aws-resource-apigateway-resource.html`,
  })),
  {
    type: 'AWS::ApiGatewayV2::*',
    action: 'apigateway:PUT',
    because: 'only an API with a Body is put; its parts are made with POST and changed with PATCH',
    source: 'https://docs.aws.amazon.com/apigatewayv2/latest/api-reference/apis-apiid.html',
  },
  {
    type: 'AWS::CloudFormation::Stack',
    action: 'cloudformation:DescribeStacks',
    because: 'CloudFormation knows by itself what its own stacks do',
    source: 'assumed',
  },
  {
    type: 'AWS::CloudFormation::Stack',
    handler: 'update',
    action: 'cloudformation:UpdateTerminationProtection',
    because: 'a nested stack has no such property; it has the setting of its root',
    source: 'https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/using-cfn-protect-stacks.html',
  },
  ...['Ingress', 'Egress'].map((direction): Reason => ({
    type: 'AWS::EC2::SecurityGroup',
    handler: 'update',
    action: `ec2:UpdateSecurityGroupRuleDescriptions${direction}`,
    because: 'a rule with another description is taken away and put again',
    source: 'assumed',
  })),
  {
    type: 'AWS::EC2::SecurityGroup',
    handler: 'delete',
    action: 'ec2:DescribeInstances',
    because: 'only a group that is still used is looked into',
    source: 'assumed',
  },
  {
    type: 'AWS::EC2::SecurityGroupEgress',
    handler: 'create',
    action: 'ec2:RevokeSecurityGroupEgress',
    because: 'the rule that a new group has is left alone; whether AWS takes it away is not settled',
    source: 'assumed',
  },
  {
    type: 'AWS::DynamoDB::Table',
    handler: 'create',
    action: 'dynamodb:UpdateTable',
    because:
      'the call that creates takes every setting; only more indexes than it takes would be added later',
    source: 'assumed',
  },
  {
    type: 'AWS::DynamoDB::Table',
    handler: 'update',
    action: 'dynamodb:CreateTable',
    because: 'a replacement is made by the create handler',
    source: 'assumed',
  },
  {
    type: 'AWS::DynamoDB::GlobalTable',
    handler: 'update',
    action: 'dynamodb:DeleteTable',
    because: 'only a replica that goes would be deleted, and there is none but the table itself',
    source:
      'https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-dynamodb-globaltable.html',
  },
  {
    type: 'AWS::Events::EventBus',
    handler: 'delete',
    action: 'events:UpdateEventBus',
    because: 'the published handler does not call it',
    source: busHandlers,
  },
  {
    type: 'AWS::IAM::Role',
    handler: 'update',
    action: 'iam:UpdateRoleDescription',
    because: 'UpdateRole does the same and is what IAM recommends',
    source: 'https://docs.aws.amazon.com/IAM/latest/APIReference/API_UpdateRoleDescription.html',
  },
  {
    type: 'AWS::IAM::User',
    handler: 'update',
    action: 'iam:UpdateUser',
    because: 'it changes name and path, and each of them replaces the user here',
    source: 'assumed',
  },
  {
    type: 'AWS::Lambda::Version',
    handler: 'update',
    action: 'lambda:GetFunctionConfiguration',
    because: everyChangeReplaces,
    source: `${templateReference}/aws-resource-lambda-version.html`,
  },
  ...(['update', 'delete'] as const).map((handler): Reason => ({
    type: 'AWS::Logs::LogGroup',
    handler,
    action: 'logs:DescribeLogGroups',
    because: 'the published handler does not call it',
    source: groupHandlers,
  })),
  {
    type: 'AWS::SecretsManager::Secret',
    handler: 'update',
    action: 'secretsmanager:GetSecretValue',
    because: 'what a secret was before does not matter to what it becomes',
    source: 'assumed',
  },
  {
    type: 'AWS::SQS::Queue',
    handler: 'create',
    action: 'sqs:GetQueueUrl',
    because: 'CreateQueue answers the URL',
    source: 'https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_CreateQueue.html',
  },
  ...['s3:ListBucket', 's3:DeleteObject'].map((action): Reason => ({
    type: 'AWS::S3::Bucket',
    action,
    because: 'nothing is read and no object touched; a bucket that is not empty is not deleted',
    source: 'assumed',
  })),
];

export const reasons: readonly Reason[] = [
  ...outside,
  ...ofDefaultKeys,
  ...lacking,
  ...appSyncReasons,
  ...codeDeployReasons,
  ...edgeReasons,
  ...elasticLoadBalancingReasons,
  ...ec2Reasons,
  ...rdsReasons,
  ...scalingReasons,
  ...dataAndDetectionReasons,
  ...apiPartReasons,
  ...streamsAndObservabilityReasons,
];
