import { hasText, type MadeResource } from './history.ts';

/** The properties that name what a type is a part of. Source: the page of the type in AWS's template reference. */
const parents: readonly (readonly [type: RegExp, properties: readonly string[]])[] = [
  [
    /^AWS::ApiGateway::(?!Account$|ApiKey$|ClientCertificate$|DomainName|RestApi$|UsagePlan|VpcLink$)/,
    ['RestApiId'],
  ],
  [/^AWS::ApiGateway::UsagePlanKey$/, ['UsagePlanId', 'KeyId']],
  [/^AWS::ApiGatewayV2::(?!Api$|DomainName$|VpcLink$)/, ['ApiId']],
  [/^AWS::AppSync::(?!Api$|DomainName$|GraphQLApi$)/, ['ApiId']],
  [/^AWS::Cognito::UserPool./, ['UserPoolId']],
  [/^AWS::Events::EventBusPolicy$/, ['EventBusName']],
  [/^AWS::IAM::Policy$/, ['Roles', 'Users', 'Groups']],
  [/^AWS::Lambda::(?!Function$|EventSourceMapping$|LayerVersion)/, ['FunctionName', 'TargetFunctionArn']],
  [/^AWS::Logs::(?:LogStream|MetricFilter|SubscriptionFilter)$/, ['LogGroupName']],
  [/^AWS::S3::BucketPolicy$/, ['Bucket']],
  [/^AWS::SNS::Subscription$/, ['TopicArn']],
  [/^AWS::SNS::TopicPolicy$/, ['Topics']],
  [/^AWS::SQS::QueuePolicy$/, ['Queues']],
];

/** Steps of CloudFormation alone: nothing of them is in the account. */
const immaterial = /^AWS::CloudFormation::WaitCondition(?:Handle)?$/;

/** Whether it is nothing in itself; what stays of it in a whole that stays can stand in the way of the next attempt. */
export function isPart({ type }: Pick<MadeResource, 'type'>): boolean {
  return parents.some(([pattern]) => pattern.test(type));
}

export function isImmaterial({ type }: Pick<MadeResource, 'type'>): boolean {
  return immaterial.test(type);
}

/** The physical ids, ARNs or URLs of what a resource is part of, as far as the events tell them. */
export function wholesOf({ type, properties }: Pick<MadeResource, 'type' | 'properties'>): readonly string[] {
  const names = parents.find(([pattern]) => pattern.test(type))?.[1] ?? [];
  return names.flatMap((name) => properties[name] ?? []).filter(hasText);
}
