import { hasText, type MadeResource } from './history.ts';

/** Of `AWS::ApiGateway::` and so on, the properties that name what a type of it is a part of. */
const parents: readonly (readonly [type: RegExp, properties: readonly string[]])[] = [
  [/^AWS::ApiGateway::(?!RestApi$|UsagePlan)/, ['RestApiId']],
  [/^AWS::ApiGateway::UsagePlanKey$/, ['UsagePlanId', 'KeyId']],
  [/^AWS::ApiGatewayV2::/, ['ApiId']],
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

/**
 * The physical ids, ARNs or URLs of what a resource is part of, where the events tell them; one role is enough for a
 * policy of several to be still there.
 */
export function wholesOf({ type, properties }: Pick<MadeResource, 'type' | 'properties'>): readonly string[] {
  const names = parents.find(([pattern]) => pattern.test(type))?.[1] ?? [];
  return names.flatMap((name) => properties[name] ?? []).filter(hasText);
}
