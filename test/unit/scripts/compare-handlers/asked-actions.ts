/** What the sample of each type asks for: type, handler, and every permission once, in the order in which it is first asked for. */
export const askedActions: readonly string[] = `
AWS::ApiGateway::Account create apigateway:PATCH iam:PassRole
AWS::ApiGateway::Account update apigateway:PATCH iam:PassRole
AWS::ApiGateway::Account delete
AWS::ApiGateway::RestApi create apigateway:POST apigateway:PUT apigateway:UpdateRestApiPolicy
AWS::ApiGateway::RestApi update apigateway:GET apigateway:PATCH apigateway:UpdateRestApiPolicy apigateway:DELETE apigateway:PUT
AWS::ApiGateway::RestApi delete apigateway:DELETE
AWS::ApiGateway::Resource create apigateway:POST
AWS::ApiGateway::Resource update
AWS::ApiGateway::Resource delete apigateway:DELETE
AWS::ApiGateway::Method create apigateway:PUT iam:PassRole
AWS::ApiGateway::Method update apigateway:GET apigateway:DELETE apigateway:PUT iam:PassRole
AWS::ApiGateway::Method delete apigateway:DELETE
AWS::ApiGateway::Deployment create apigateway:POST
AWS::ApiGateway::Deployment update apigateway:GET apigateway:PATCH
AWS::ApiGateway::Deployment delete apigateway:GET apigateway:DELETE
AWS::ApiGateway::Stage create apigateway:POST apigateway:PUT apigateway:PATCH
AWS::ApiGateway::Stage update apigateway:GET apigateway:PATCH apigateway:DELETE apigateway:PUT
AWS::ApiGateway::Stage delete apigateway:DELETE
AWS::ApiGateway::ApiKey create apigateway:POST apigateway:PUT
AWS::ApiGateway::ApiKey update apigateway:GET apigateway:PATCH apigateway:DELETE apigateway:PUT
AWS::ApiGateway::ApiKey delete apigateway:GET apigateway:DELETE
AWS::ApiGateway::UsagePlan create apigateway:POST apigateway:PUT
AWS::ApiGateway::UsagePlan update apigateway:GET apigateway:PATCH apigateway:DELETE apigateway:PUT
AWS::ApiGateway::UsagePlan delete apigateway:GET apigateway:PATCH apigateway:DELETE
AWS::ApiGateway::UsagePlanKey create apigateway:POST
AWS::ApiGateway::UsagePlanKey update
AWS::ApiGateway::UsagePlanKey delete apigateway:GET apigateway:DELETE
AWS::ApiGateway::Authorizer create apigateway:POST
AWS::ApiGateway::Authorizer update apigateway:GET apigateway:PATCH
AWS::ApiGateway::Authorizer delete apigateway:DELETE
AWS::ApiGateway::RequestValidator create apigateway:POST
AWS::ApiGateway::RequestValidator update apigateway:GET apigateway:PATCH
AWS::ApiGateway::RequestValidator delete apigateway:DELETE
AWS::ApiGateway::Model create apigateway:POST
AWS::ApiGateway::Model update apigateway:GET apigateway:PATCH
AWS::ApiGateway::Model delete apigateway:GET apigateway:DELETE
AWS::ApiGateway::GatewayResponse create apigateway:PUT
AWS::ApiGateway::GatewayResponse update apigateway:GET apigateway:PUT
AWS::ApiGateway::GatewayResponse delete apigateway:GET apigateway:DELETE
AWS::ApiGatewayV2::Api create apigateway:POST
AWS::ApiGatewayV2::Api update apigateway:GET apigateway:PATCH apigateway:DELETE apigateway:POST
AWS::ApiGatewayV2::Api delete apigateway:GET apigateway:DELETE
AWS::ApiGatewayV2::Stage create apigateway:POST apigateway:TagResource
AWS::ApiGatewayV2::Stage update apigateway:PATCH apigateway:DELETE apigateway:POST
AWS::ApiGatewayV2::Stage delete apigateway:DELETE
AWS::ApiGatewayV2::Integration create apigateway:POST iam:PassRole
AWS::ApiGatewayV2::Integration update apigateway:GET apigateway:PATCH iam:PassRole
AWS::ApiGatewayV2::Integration delete apigateway:GET apigateway:DELETE
AWS::ApiGatewayV2::Route create apigateway:POST
AWS::ApiGatewayV2::Route update apigateway:GET apigateway:PATCH
AWS::ApiGatewayV2::Route delete apigateway:GET apigateway:DELETE
AWS::ApiGatewayV2::Authorizer create apigateway:POST
AWS::ApiGatewayV2::Authorizer update apigateway:GET apigateway:PATCH
AWS::ApiGatewayV2::Authorizer delete apigateway:GET apigateway:DELETE
AWS::ApiGatewayV2::Deployment create apigateway:POST
AWS::ApiGatewayV2::Deployment update apigateway:GET apigateway:PATCH
AWS::ApiGatewayV2::Deployment delete apigateway:GET apigateway:DELETE
AWS::IAM::AccessKey create iam:CreateAccessKey iam:UpdateAccessKey
AWS::IAM::AccessKey update iam:UpdateAccessKey
AWS::IAM::AccessKey delete iam:DeleteAccessKey
AWS::IAM::Role create iam:GetRole iam:CreateRole iam:TagRole iam:PutRolePolicy iam:AttachRolePolicy
AWS::IAM::Role update iam:UpdateAssumeRolePolicy iam:UpdateRole iam:PutRolePermissionsBoundary iam:PutRolePolicy iam:DeleteRolePolicy iam:DetachRolePolicy iam:UntagRole iam:TagRole iam:DeleteRolePermissionsBoundary iam:AttachRolePolicy
AWS::IAM::Role delete iam:GetRole iam:ListRolePolicies iam:ListAttachedRolePolicies iam:DeleteRolePolicy iam:DetachRolePolicy iam:DeleteRole
AWS::IAM::User create iam:GetUser iam:CreateUser iam:TagUser iam:PutUserPolicy iam:AttachUserPolicy
AWS::IAM::User update iam:GetUser iam:PutUserPolicy iam:DeleteUserPolicy iam:DetachUserPolicy iam:UntagUser iam:TagUser iam:AttachUserPolicy
AWS::IAM::User delete iam:GetUser iam:ListUserPolicies iam:DeleteUserPolicy iam:ListAttachedUserPolicies iam:DetachUserPolicy iam:ListGroupsForUser iam:DeleteUser
AWS::IAM::Policy create iam:GetRolePolicy iam:GetUserPolicy iam:PutRolePolicy iam:PutUserPolicy
AWS::IAM::Policy update iam:PutRolePolicy iam:DeleteRolePolicy iam:DeleteUserPolicy
AWS::IAM::Policy delete iam:DeleteRolePolicy
AWS::IAM::ManagedPolicy create iam:CreatePolicy iam:AttachRolePolicy iam:AttachUserPolicy
AWS::IAM::ManagedPolicy update iam:GetPolicy iam:ListPolicyVersions iam:CreatePolicyVersion iam:AttachRolePolicy iam:DetachRolePolicy iam:DetachUserPolicy iam:DeletePolicyVersion
AWS::IAM::ManagedPolicy delete iam:GetPolicy iam:ListEntitiesForPolicy iam:DetachRolePolicy iam:ListPolicyVersions iam:DeletePolicyVersion iam:DeletePolicy
AWS::IAM::InstanceProfile create iam:CreateInstanceProfile iam:AddRoleToInstanceProfile iam:PassRole iam:GetInstanceProfile
AWS::IAM::InstanceProfile update iam:RemoveRoleFromInstanceProfile iam:AddRoleToInstanceProfile iam:PassRole iam:GetInstanceProfile
AWS::IAM::InstanceProfile delete iam:GetInstanceProfile iam:RemoveRoleFromInstanceProfile iam:DeleteInstanceProfile
AWS::IAM::ServiceLinkedRole create iam:CreateServiceLinkedRole iam:GetRole
AWS::IAM::ServiceLinkedRole update iam:UpdateRole iam:GetRole
AWS::IAM::ServiceLinkedRole delete iam:GetRole iam:DeleteServiceLinkedRole iam:GetServiceLinkedRoleDeletionStatus
AWS::Lambda::Function create lambda:GetFunction lambda:CreateFunction iam:PassRole lambda:TagResource s3:GetObject lambda:GetLayerVersion lambda:PutFunctionConcurrency lambda:PutFunctionRecursionConfig
AWS::Lambda::Function update lambda:UpdateFunctionConfiguration iam:PassRole lambda:GetFunction lambda:DeleteFunctionConcurrency lambda:PutFunctionRecursionConfig lambda:UntagResource lambda:TagResource lambda:UpdateFunctionCode lambda:PutFunctionConcurrency
AWS::Lambda::Function delete lambda:DeleteFunction lambda:GetFunction
AWS::Lambda::Version create lambda:ListVersionsByFunction lambda:PublishVersion lambda:GetFunctionConfiguration lambda:PutProvisionedConcurrencyConfig lambda:GetProvisionedConcurrencyConfig
AWS::Lambda::Version update
AWS::Lambda::Version delete lambda:GetFunctionConfiguration lambda:DeleteFunction
AWS::Lambda::Alias create lambda:CreateAlias lambda:PutProvisionedConcurrencyConfig lambda:GetProvisionedConcurrencyConfig
AWS::Lambda::Alias update lambda:GetAlias lambda:UpdateAlias lambda:PutProvisionedConcurrencyConfig lambda:GetProvisionedConcurrencyConfig lambda:DeleteProvisionedConcurrencyConfig
AWS::Lambda::Alias delete lambda:GetAlias lambda:DeleteAlias
AWS::Lambda::Permission create lambda:AddPermission
AWS::Lambda::Permission update
AWS::Lambda::Permission delete lambda:RemovePermission
AWS::Lambda::EventSourceMapping create lambda:CreateEventSourceMapping lambda:TagResource lambda:GetEventSourceMapping
AWS::Lambda::EventSourceMapping update lambda:UpdateEventSourceMapping lambda:UntagResource lambda:TagResource lambda:GetEventSourceMapping
AWS::Lambda::EventSourceMapping delete lambda:DeleteEventSourceMapping lambda:GetEventSourceMapping
AWS::Lambda::EventInvokeConfig create lambda:PutFunctionEventInvokeConfig
AWS::Lambda::EventInvokeConfig update lambda:UpdateFunctionEventInvokeConfig
AWS::Lambda::EventInvokeConfig delete lambda:DeleteFunctionEventInvokeConfig
AWS::Lambda::LayerVersion create lambda:PublishLayerVersion s3:GetObject
AWS::Lambda::LayerVersion update
AWS::Lambda::LayerVersion delete lambda:GetLayerVersion lambda:DeleteLayerVersion
AWS::Lambda::Url create lambda:CreateFunctionUrlConfig
AWS::Lambda::Url update lambda:UpdateFunctionUrlConfig
AWS::Lambda::Url delete lambda:DeleteFunctionUrlConfig
AWS::KMS::Key create kms:CreateKey kms:TagResource kms:EnableKeyRotation
AWS::KMS::Key update kms:DescribeKey kms:DisableKeyRotation kms:DisableKey kms:UpdateKeyDescription kms:ListResourceTags kms:UntagResource kms:TagResource kms:EnableKey kms:EnableKeyRotation kms:PutKeyPolicy
AWS::KMS::Key delete kms:DescribeKey kms:ScheduleKeyDeletion
AWS::KMS::Alias create kms:CreateAlias
AWS::KMS::Alias update kms:UpdateAlias
AWS::KMS::Alias delete kms:DeleteAlias
AWS::SecretsManager::Secret create secretsmanager:GetRandomPassword secretsmanager:CreateSecret secretsmanager:TagResource kms:GenerateDataKey kms:Decrypt secretsmanager:DescribeSecret
AWS::SecretsManager::Secret update secretsmanager:UpdateSecret kms:GenerateDataKey kms:Decrypt secretsmanager:UntagResource secretsmanager:TagResource
AWS::SecretsManager::Secret delete secretsmanager:DescribeSecret secretsmanager:DeleteSecret
AWS::Cognito::UserPool create cognito-idp:CreateUserPool cognito-idp:SetUserPoolMfaConfig cognito-idp:DescribeUserPool
AWS::Cognito::UserPool update cognito-idp:UpdateUserPool cognito-idp:SetUserPoolMfaConfig cognito-idp:UntagResource cognito-idp:TagResource cognito-idp:DescribeUserPool
AWS::Cognito::UserPool delete cognito-idp:DeleteUserPool
AWS::CloudWatch::Alarm create cloudwatch:PutMetricAlarm cloudwatch:TagResource cloudwatch:DescribeAlarms
AWS::CloudWatch::Alarm update cloudwatch:PutMetricAlarm cloudwatch:UntagResource cloudwatch:TagResource cloudwatch:DescribeAlarms
AWS::CloudWatch::Alarm delete cloudwatch:DescribeAlarms cloudwatch:DeleteAlarms
AWS::SQS::Queue create sqs:CreateQueue sqs:TagQueue sqs:GetQueueAttributes
AWS::SQS::Queue update sqs:SetQueueAttributes sqs:UntagQueue sqs:TagQueue sqs:GetQueueAttributes
AWS::SQS::Queue delete sqs:GetQueueAttributes sqs:DeleteQueue
AWS::SQS::QueuePolicy create sqs:SetQueueAttributes
AWS::SQS::QueuePolicy update sqs:SetQueueAttributes
AWS::SQS::QueuePolicy delete sqs:SetQueueAttributes
AWS::SNS::Topic create sns:GetTopicAttributes sns:CreateTopic sns:TagResource sns:Subscribe
AWS::SNS::Topic update sns:GetTopicAttributes sns:SetTopicAttributes sns:ListSubscriptionsByTopic sns:Unsubscribe sns:UntagResource sns:TagResource sns:ListTagsForResource sns:GetDataProtectionPolicy sns:Subscribe
AWS::SNS::Topic delete sns:GetTopicAttributes sns:DeleteTopic
AWS::SNS::Subscription create sns:GetTopicAttributes sns:Subscribe sns:GetSubscriptionAttributes
AWS::SNS::Subscription update sns:GetTopicAttributes sns:GetSubscriptionAttributes sns:SetSubscriptionAttributes
AWS::SNS::Subscription delete sns:GetTopicAttributes sns:GetSubscriptionAttributes sns:Unsubscribe
AWS::SNS::TopicPolicy create sns:SetTopicAttributes
AWS::SNS::TopicPolicy update sns:SetTopicAttributes
AWS::SNS::TopicPolicy delete sns:SetTopicAttributes
AWS::Events::Rule create events:DescribeRule events:PutRule events:TagResource events:PutTargets iam:PassRole
AWS::Events::Rule update events:PutRule events:DescribeRule events:RemoveTargets events:PutTargets iam:PassRole events:UntagResource events:TagResource
AWS::Events::Rule delete events:DescribeRule events:RemoveTargets events:DeleteRule
AWS::Events::EventBus create events:CreateEventBus events:TagResource events:DescribeEventBus
AWS::Events::EventBus update events:DescribeEventBus events:UpdateEventBus events:UntagResource events:TagResource
AWS::Events::EventBus delete events:DescribeEventBus events:DeleteEventBus
AWS::EC2::SecurityGroup create ec2:CreateSecurityGroup ec2:CreateTags ec2:DescribeSecurityGroups ec2:AuthorizeSecurityGroupIngress ec2:RevokeSecurityGroupEgress ec2:AuthorizeSecurityGroupEgress
AWS::EC2::SecurityGroup update ec2:DescribeSecurityGroups ec2:RevokeSecurityGroupIngress ec2:AuthorizeSecurityGroupIngress ec2:RevokeSecurityGroupEgress ec2:AuthorizeSecurityGroupEgress ec2:DeleteTags ec2:CreateTags
AWS::EC2::SecurityGroup delete ec2:DescribeSecurityGroups ec2:DeleteSecurityGroup
AWS::EC2::SecurityGroupIngress create ec2:AuthorizeSecurityGroupIngress ec2:DescribeSecurityGroupRules
AWS::EC2::SecurityGroupIngress update ec2:UpdateSecurityGroupRuleDescriptionsIngress
AWS::EC2::SecurityGroupIngress delete ec2:DescribeSecurityGroupRules ec2:RevokeSecurityGroupIngress
AWS::EC2::SecurityGroupEgress create ec2:AuthorizeSecurityGroupEgress ec2:DescribeSecurityGroupRules
AWS::EC2::SecurityGroupEgress update ec2:UpdateSecurityGroupRuleDescriptionsEgress
AWS::EC2::SecurityGroupEgress delete ec2:DescribeSecurityGroupRules ec2:RevokeSecurityGroupEgress
AWS::CloudFormation::Stack create cloudformation:CreateStack s3:GetObject
AWS::CloudFormation::Stack update cloudformation:UpdateStack s3:GetObject
AWS::CloudFormation::Stack delete cloudformation:DeleteStack
AWS::S3::Bucket create s3:CreateBucket s3:PutBucketTagging s3:PutEncryptionConfiguration s3:PutBucketPublicAccessBlock s3:PutBucketOwnershipControls s3:PutBucketVersioning s3:PutLifecycleConfiguration s3:PutBucketCORS s3:PutBucketWebsite s3:PutBucketLogging s3:PutAccelerateConfiguration s3:PutBucketNotification
AWS::S3::Bucket update s3:PutEncryptionConfiguration s3:PutBucketPublicAccessBlock s3:PutBucketOwnershipControls s3:PutBucketVersioning s3:PutLifecycleConfiguration s3:PutBucketCORS s3:DeleteBucketWebsite s3:PutBucketLogging s3:PutAccelerateConfiguration s3:PutBucketNotification s3:PutBucketTagging s3:PutBucketAcl
AWS::S3::Bucket delete s3:DeleteBucket
AWS::S3::BucketPolicy create s3:GetBucketPolicy s3:PutBucketPolicy
AWS::S3::BucketPolicy update s3:GetBucketPolicy s3:PutBucketPolicy
AWS::S3::BucketPolicy delete s3:GetBucketPolicy s3:DeleteBucketPolicy
AWS::DynamoDB::Table create dynamodb:DescribeTable dynamodb:CreateTable dynamodb:TagResource dynamodb:PutResourcePolicy dynamodb:UpdateTimeToLive dynamodb:UpdateContinuousBackups
AWS::DynamoDB::Table update dynamodb:DescribeTable dynamodb:UpdateTable dynamodb:UpdateTimeToLive dynamodb:UpdateContinuousBackups dynamodb:DeleteResourcePolicy dynamodb:UntagResource dynamodb:TagResource dynamodb:PutResourcePolicy
AWS::DynamoDB::Table delete dynamodb:DeleteTable dynamodb:DescribeTable
AWS::SSM::Parameter create ssm:PutParameter ssm:AddTagsToResource ssm:GetParameters
AWS::SSM::Parameter update ssm:GetParameters ssm:AddTagsToResource ssm:RemoveTagsFromResource ssm:PutParameter
AWS::SSM::Parameter delete ssm:DeleteParameter
AWS::Logs::LogGroup create logs:DescribeLogGroups logs:CreateLogGroup logs:TagResource logs:PutRetentionPolicy logs:PutDataProtectionPolicy logs:PutIndexPolicy
AWS::Logs::LogGroup update logs:PutRetentionPolicy logs:AssociateKmsKey logs:DeleteIndexPolicy logs:ListTagsForResource logs:UntagResource logs:TagResource logs:DeleteRetentionPolicy logs:DisassociateKmsKey
AWS::Logs::LogGroup delete logs:DeleteLogGroup
AWS::Logs::SubscriptionFilter create logs:DescribeSubscriptionFilters logs:PutSubscriptionFilter
AWS::Logs::SubscriptionFilter update logs:DescribeSubscriptionFilters logs:PutSubscriptionFilter
AWS::Logs::SubscriptionFilter delete logs:DeleteSubscriptionFilter
`
  .trim()
  .split('\n');
