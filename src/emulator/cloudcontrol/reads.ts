import type { Step, Values } from '../cloudformation/resource-type.ts';

/** The call that tells whether a resource is there; where it answers for many, what of the answer is this one. */
export interface Read extends Pick<Step, 'call' | 'input'> {
  readonly finds?: (output: Values, physicalId: string) => boolean;
}

function named(call: string, member: string): Read {
  return { call, input: (resource) => ({ [member]: resource.physicalId }) };
}

/** A thing of an API: the API's id and its own. */
function ofApi(call: string, member: string): Read {
  return {
    call,
    input: ({ physicalId, properties }) => ({
      ApiId: properties['ApiId'],
      // Nothing but the identifier is known of what CloudFormation did not make.
      [member]: properties[member] ?? physicalId,
    }),
  };
}

/** The main read of each type; what else its handler reads, for properties, is not asked. */
export const reads: Readonly<Record<string, Read>> = {
  'AWS::ApiGateway::ApiKey': named('apigateway:GetApiKey', 'apiKey'),
  'AWS::ApiGateway::RestApi': named('apigateway:GetRestApi', 'restApiId'),
  'AWS::ApiGateway::Stage': {
    call: 'apigateway:GetStage',
    input: ({ physicalId, properties }) => ({ restApiId: properties['RestApiId'], stageName: physicalId }),
  },
  'AWS::ApiGateway::UsagePlan': named('apigateway:GetUsagePlan', 'usagePlanId'),
  'AWS::ApiGatewayV2::Api': named('apigatewayv2:GetApi', 'ApiId'),
  'AWS::ApiGatewayV2::Integration': ofApi('apigatewayv2:GetIntegration', 'IntegrationId'),
  'AWS::ApiGatewayV2::Route': ofApi('apigatewayv2:GetRoute', 'RouteId'),
  'AWS::ApiGatewayV2::Stage': ofApi('apigatewayv2:GetStage', 'StageName'),
  'AWS::DynamoDB::Table': named('dynamodb:DescribeTable', 'TableName'),
  'AWS::Events::EventBus': named('events:DescribeEventBus', 'Name'),
  'AWS::Events::Rule': {
    call: 'events:DescribeRule',
    input: ({ physicalId, properties }) => ({ Name: physicalId, EventBusName: properties['EventBusName'] }),
  },
  'AWS::IAM::InstanceProfile': named('iam:GetInstanceProfile', 'InstanceProfileName'),
  'AWS::IAM::ManagedPolicy': named('iam:GetPolicy', 'PolicyArn'),
  'AWS::IAM::Role': named('iam:GetRole', 'RoleName'),
  'AWS::IAM::ServiceLinkedRole': named('iam:GetRole', 'RoleName'),
  'AWS::IAM::User': named('iam:GetUser', 'UserName'),
  'AWS::Lambda::EventSourceMapping': named('lambda:GetEventSourceMapping', 'UUID'),
  'AWS::Lambda::Function': named('lambda:GetFunction', 'FunctionName'),
  'AWS::Lambda::LayerVersion': named('lambda:GetLayerVersionByArn', 'Arn'),
  'AWS::Lambda::Url': named('lambda:GetFunctionUrlConfig', 'FunctionName'),
  'AWS::Lambda::Version': named('lambda:GetFunction', 'FunctionName'),
  'AWS::Logs::LogGroup': {
    call: 'logs:DescribeLogGroups',
    input: ({ physicalId }) => ({ logGroupNamePrefix: physicalId }),
    finds: ({ logGroups }, physicalId) =>
      (logGroups as { logGroupName?: string }[]).some(({ logGroupName }) => logGroupName === physicalId),
  },
  'AWS::S3::Bucket': named('s3:HeadBucket', 'Bucket'),
  'AWS::S3::BucketPolicy': named('s3:GetBucketPolicy', 'Bucket'),
  'AWS::SNS::Subscription': named('sns:GetSubscriptionAttributes', 'SubscriptionArn'),
  'AWS::SNS::Topic': named('sns:GetTopicAttributes', 'TopicArn'),
  'AWS::SQS::Queue': named('sqs:GetQueueAttributes', 'QueueUrl'),
  'AWS::SSM::Parameter': named('ssm:GetParameter', 'Name'),
};
