import type { Handler } from '../../../../scripts/compare-handlers/ask-handlers.ts';

/** What the sample of each type asks for: every permission once, in the order in which it is first asked for. */
export const askedActions: Readonly<Record<string, Readonly<Record<Handler, string>>>> = {
  'AWS::ApiGateway::Account': {
    create: 'apigateway:PATCH iam:PassRole',
    update: 'apigateway:PATCH iam:PassRole',
    delete: '',
  },
  'AWS::ApiGateway::RestApi': {
    create: 'apigateway:POST apigateway:PUT apigateway:UpdateRestApiPolicy',
    update: 'apigateway:GET apigateway:PATCH apigateway:UpdateRestApiPolicy apigateway:DELETE apigateway:PUT',
    delete: 'apigateway:DELETE',
  },
  'AWS::ApiGateway::Resource': {
    create: 'apigateway:POST',
    update: '',
    delete: 'apigateway:DELETE',
  },
  'AWS::ApiGateway::Method': {
    create: 'apigateway:PUT iam:PassRole',
    update: 'apigateway:GET apigateway:DELETE apigateway:PUT iam:PassRole',
    delete: 'apigateway:DELETE',
  },
  'AWS::ApiGateway::Deployment': {
    create: 'apigateway:POST',
    update: 'apigateway:GET apigateway:PATCH',
    delete: 'apigateway:GET apigateway:DELETE',
  },
  'AWS::ApiGateway::Stage': {
    create: 'apigateway:POST apigateway:PUT apigateway:PATCH',
    update: 'apigateway:GET apigateway:PATCH apigateway:DELETE apigateway:PUT',
    delete: 'apigateway:DELETE',
  },
  'AWS::ApiGateway::ApiKey': {
    create: 'apigateway:POST apigateway:PUT',
    update: 'apigateway:GET apigateway:PATCH apigateway:DELETE apigateway:PUT',
    delete: 'apigateway:GET apigateway:DELETE',
  },
  'AWS::ApiGateway::UsagePlan': {
    create: 'apigateway:POST apigateway:PUT',
    update: 'apigateway:GET apigateway:PATCH apigateway:DELETE apigateway:PUT',
    delete: 'apigateway:GET apigateway:PATCH apigateway:DELETE',
  },
  'AWS::ApiGateway::UsagePlanKey': {
    create: 'apigateway:POST',
    update: '',
    delete: 'apigateway:GET apigateway:DELETE',
  },
  'AWS::ApiGateway::Authorizer': {
    create: 'apigateway:POST',
    update: 'apigateway:GET apigateway:PATCH',
    delete: 'apigateway:DELETE',
  },
  'AWS::ApiGateway::RequestValidator': {
    create: 'apigateway:POST',
    update: 'apigateway:GET apigateway:PATCH',
    delete: 'apigateway:DELETE',
  },
  'AWS::ApiGateway::Model': {
    create: 'apigateway:POST',
    update: 'apigateway:GET apigateway:PATCH',
    delete: 'apigateway:GET apigateway:DELETE',
  },
  'AWS::ApiGateway::GatewayResponse': {
    create: 'apigateway:PUT',
    update: 'apigateway:GET apigateway:PUT',
    delete: 'apigateway:GET apigateway:DELETE',
  },
  'AWS::ApiGatewayV2::Api': {
    create: 'apigateway:POST',
    update: 'apigateway:GET apigateway:PATCH apigateway:DELETE apigateway:POST',
    delete: 'apigateway:GET apigateway:DELETE',
  },
  'AWS::ApiGatewayV2::Stage': {
    create: 'apigateway:POST apigateway:TagResource',
    update: 'apigateway:PATCH apigateway:DELETE apigateway:POST',
    delete: 'apigateway:DELETE',
  },
  'AWS::ApiGatewayV2::Integration': {
    create: 'apigateway:POST iam:PassRole',
    update: 'apigateway:GET apigateway:PATCH iam:PassRole',
    delete: 'apigateway:GET apigateway:DELETE',
  },
  'AWS::ApiGatewayV2::Route': {
    create: 'apigateway:POST',
    update: 'apigateway:GET apigateway:PATCH',
    delete: 'apigateway:GET apigateway:DELETE',
  },
  'AWS::ApiGatewayV2::Authorizer': {
    create: 'apigateway:POST',
    update: 'apigateway:GET apigateway:PATCH',
    delete: 'apigateway:GET apigateway:DELETE',
  },
  'AWS::ApiGatewayV2::Deployment': {
    create: 'apigateway:POST',
    update: 'apigateway:GET apigateway:PATCH',
    delete: 'apigateway:GET apigateway:DELETE',
  },
  'AWS::IAM::Role': {
    create: 'iam:GetRole iam:CreateRole iam:TagRole iam:PutRolePolicy iam:AttachRolePolicy iam:GetRolePolicy',
    update:
      'iam:UpdateAssumeRolePolicy iam:UpdateRole iam:PutRolePermissionsBoundary iam:PutRolePolicy iam:DeleteRolePolicy iam:DetachRolePolicy iam:UntagRole iam:TagRole iam:GetRole iam:GetRolePolicy iam:DeleteRolePermissionsBoundary iam:AttachRolePolicy',
    delete:
      'iam:GetRole iam:ListRolePolicies iam:ListAttachedRolePolicies iam:DeleteRolePolicy iam:DetachRolePolicy iam:DeleteRole',
  },
  'AWS::IAM::User': {
    create: 'iam:GetUser iam:CreateUser iam:TagUser iam:PutUserPolicy iam:AttachUserPolicy',
    update:
      'iam:GetUser iam:PutUserPolicy iam:DeleteUserPolicy iam:DetachUserPolicy iam:UntagUser iam:TagUser iam:AttachUserPolicy',
    delete:
      'iam:GetUser iam:ListUserPolicies iam:DeleteUserPolicy iam:ListAttachedUserPolicies iam:DetachUserPolicy iam:ListGroupsForUser iam:DeleteUser',
  },
  'AWS::IAM::Policy': {
    create: 'iam:GetRolePolicy iam:GetUserPolicy iam:PutRolePolicy iam:PutUserPolicy',
    update: 'iam:PutRolePolicy iam:DeleteRolePolicy iam:DeleteUserPolicy',
    delete: 'iam:DeleteRolePolicy',
  },
  'AWS::IAM::ManagedPolicy': {
    create: 'iam:CreatePolicy iam:AttachRolePolicy iam:AttachUserPolicy',
    update:
      'iam:GetPolicy iam:ListPolicyVersions iam:CreatePolicyVersion iam:AttachRolePolicy iam:DetachRolePolicy iam:DetachUserPolicy iam:DeletePolicyVersion',
    delete:
      'iam:GetPolicy iam:ListEntitiesForPolicy iam:DetachRolePolicy iam:ListPolicyVersions iam:DeletePolicyVersion iam:DeletePolicy',
  },
  'AWS::IAM::InstanceProfile': {
    create: 'iam:CreateInstanceProfile iam:AddRoleToInstanceProfile iam:PassRole iam:GetInstanceProfile',
    update:
      'iam:RemoveRoleFromInstanceProfile iam:AddRoleToInstanceProfile iam:PassRole iam:GetInstanceProfile',
    delete: 'iam:GetInstanceProfile iam:RemoveRoleFromInstanceProfile iam:DeleteInstanceProfile',
  },
  'AWS::IAM::ServiceLinkedRole': {
    create: 'iam:CreateServiceLinkedRole iam:GetRole',
    update: 'iam:UpdateRole iam:GetRole',
    delete: 'iam:GetRole iam:DeleteServiceLinkedRole iam:GetServiceLinkedRoleDeletionStatus',
  },
  'AWS::Lambda::Function': {
    create:
      'lambda:GetFunction lambda:CreateFunction iam:PassRole lambda:TagResource s3:GetObject lambda:GetLayerVersion lambda:PutFunctionConcurrency lambda:PutFunctionRecursionConfig',
    update:
      'lambda:UpdateFunctionConfiguration iam:PassRole lambda:GetFunction lambda:DeleteFunctionConcurrency lambda:PutFunctionRecursionConfig lambda:UntagResource lambda:TagResource lambda:UpdateFunctionCode lambda:PutFunctionConcurrency',
    delete: 'lambda:DeleteFunction lambda:GetFunction',
  },
  'AWS::Lambda::Version': {
    create:
      'lambda:ListVersionsByFunction lambda:PublishVersion lambda:GetFunctionConfiguration lambda:PutProvisionedConcurrencyConfig',
    update: '',
    delete: 'lambda:GetFunctionConfiguration lambda:DeleteFunction',
  },
  'AWS::Lambda::Alias': {
    create:
      'lambda:CreateAlias lambda:PutProvisionedConcurrencyConfig lambda:GetProvisionedConcurrencyConfig',
    update:
      'lambda:GetAlias lambda:UpdateAlias lambda:PutProvisionedConcurrencyConfig lambda:GetProvisionedConcurrencyConfig lambda:DeleteProvisionedConcurrencyConfig',
    delete: 'lambda:GetAlias lambda:DeleteAlias',
  },
  'AWS::Lambda::Permission': {
    create: 'lambda:AddPermission',
    update: '',
    delete: 'lambda:RemovePermission',
  },
  'AWS::Lambda::EventSourceMapping': {
    create: 'lambda:CreateEventSourceMapping lambda:TagResource lambda:GetEventSourceMapping',
    update:
      'lambda:UpdateEventSourceMapping lambda:UntagResource lambda:TagResource lambda:GetEventSourceMapping',
    delete: 'lambda:DeleteEventSourceMapping lambda:GetEventSourceMapping',
  },
  'AWS::Lambda::EventInvokeConfig': {
    create: 'lambda:PutFunctionEventInvokeConfig',
    update: 'lambda:UpdateFunctionEventInvokeConfig',
    delete: 'lambda:DeleteFunctionEventInvokeConfig',
  },
  'AWS::Lambda::LayerVersion': {
    create: 'lambda:PublishLayerVersion s3:GetObject',
    update: '',
    delete: 'lambda:GetLayerVersion lambda:DeleteLayerVersion',
  },
  'AWS::Lambda::Url': {
    create: 'lambda:CreateFunctionUrlConfig',
    update: 'lambda:UpdateFunctionUrlConfig',
    delete: 'lambda:DeleteFunctionUrlConfig',
  },
  'AWS::SQS::Queue': {
    create: 'sqs:CreateQueue sqs:TagQueue sqs:GetQueueAttributes',
    update: 'sqs:SetQueueAttributes sqs:UntagQueue sqs:TagQueue sqs:GetQueueAttributes',
    delete: 'sqs:GetQueueAttributes sqs:DeleteQueue',
  },
  'AWS::SQS::QueuePolicy': {
    create: 'sqs:SetQueueAttributes',
    update: 'sqs:SetQueueAttributes',
    delete: 'sqs:SetQueueAttributes',
  },
  'AWS::SNS::Topic': {
    create: 'sns:GetTopicAttributes sns:CreateTopic sns:TagResource sns:Subscribe',
    update:
      'sns:GetTopicAttributes sns:SetTopicAttributes sns:ListSubscriptionsByTopic sns:Unsubscribe sns:UntagResource sns:TagResource sns:ListTagsForResource sns:GetDataProtectionPolicy sns:Subscribe',
    delete: 'sns:GetTopicAttributes sns:DeleteTopic',
  },
  'AWS::SNS::Subscription': {
    create: 'sns:GetTopicAttributes sns:Subscribe sns:GetSubscriptionAttributes',
    update: 'sns:GetTopicAttributes sns:GetSubscriptionAttributes sns:SetSubscriptionAttributes',
    delete: 'sns:GetTopicAttributes sns:GetSubscriptionAttributes sns:Unsubscribe',
  },
  'AWS::SNS::TopicPolicy': {
    create: 'sns:SetTopicAttributes',
    update: 'sns:SetTopicAttributes',
    delete: 'sns:SetTopicAttributes',
  },
  'AWS::Events::Rule': {
    create: 'events:DescribeRule events:PutRule events:TagResource events:PutTargets iam:PassRole',
    update:
      'events:PutRule events:DescribeRule events:RemoveTargets events:PutTargets iam:PassRole events:UntagResource events:TagResource',
    delete: 'events:DescribeRule events:RemoveTargets events:DeleteRule',
  },
  'AWS::Events::EventBus': {
    create: 'events:CreateEventBus events:TagResource events:DescribeEventBus',
    update: 'events:DescribeEventBus events:UpdateEventBus events:UntagResource events:TagResource',
    delete: 'events:DescribeEventBus events:DeleteEventBus',
  },
  'AWS::S3::Bucket': {
    create:
      's3:CreateBucket s3:PutBucketTagging s3:PutEncryptionConfiguration s3:PutBucketPublicAccessBlock s3:PutBucketOwnershipControls s3:PutBucketVersioning s3:PutLifecycleConfiguration s3:PutBucketCORS s3:PutBucketWebsite s3:PutBucketLogging s3:PutAccelerateConfiguration s3:PutBucketNotification',
    update:
      's3:PutEncryptionConfiguration s3:PutBucketPublicAccessBlock s3:PutBucketOwnershipControls s3:PutBucketVersioning s3:PutLifecycleConfiguration s3:PutBucketCORS s3:DeleteBucketWebsite s3:PutBucketLogging s3:PutAccelerateConfiguration s3:PutBucketNotification s3:PutBucketTagging s3:PutBucketAcl',
    delete: 's3:DeleteBucket',
  },
  'AWS::S3::BucketPolicy': {
    create: 's3:GetBucketPolicy s3:PutBucketPolicy',
    update: 's3:GetBucketPolicy s3:PutBucketPolicy',
    delete: 's3:GetBucketPolicy s3:DeleteBucketPolicy',
  },
  'AWS::DynamoDB::Table': {
    create:
      'dynamodb:DescribeTable dynamodb:CreateTable dynamodb:TagResource dynamodb:PutResourcePolicy dynamodb:UpdateTimeToLive dynamodb:UpdateContinuousBackups',
    update:
      'dynamodb:DescribeTable dynamodb:UpdateTable dynamodb:UpdateTimeToLive dynamodb:UpdateContinuousBackups dynamodb:DeleteResourcePolicy dynamodb:UntagResource dynamodb:TagResource dynamodb:PutResourcePolicy',
    delete: 'dynamodb:DeleteTable dynamodb:DescribeTable',
  },
  'AWS::SSM::Parameter': {
    create: 'ssm:PutParameter ssm:AddTagsToResource ssm:GetParameters',
    update: 'ssm:GetParameters ssm:AddTagsToResource ssm:RemoveTagsFromResource ssm:PutParameter',
    delete: 'ssm:DeleteParameter',
  },
  'AWS::Logs::LogGroup': {
    create:
      'logs:DescribeLogGroups logs:CreateLogGroup logs:TagResource logs:PutRetentionPolicy logs:PutDataProtectionPolicy logs:PutIndexPolicy',
    update:
      'logs:PutRetentionPolicy logs:AssociateKmsKey logs:DeleteIndexPolicy logs:ListTagsForResource logs:UntagResource logs:TagResource logs:DeleteRetentionPolicy logs:DisassociateKmsKey',
    delete: 'logs:DeleteLogGroup',
  },
  'AWS::Logs::SubscriptionFilter': {
    create: 'logs:DescribeSubscriptionFilters logs:PutSubscriptionFilter',
    update: 'logs:DescribeSubscriptionFilters logs:PutSubscriptionFilter',
    delete: 'logs:DeleteSubscriptionFilter',
  },
};
