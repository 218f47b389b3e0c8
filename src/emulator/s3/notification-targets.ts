import type { NotificationConfiguration } from '@aws-sdk/client-s3';

import { letsService } from '../authorization/service-principal.ts';
import { policyText } from '../lambda/function-policy.ts';
import { lambdaState } from '../lambda/store.ts';
import { AwsError } from '../operation.ts';
import type { Call } from '../operation.ts';
import { snsStore } from '../sns/store.ts';
import { sqsStore } from '../sqs/store.ts';

/**
 * S3 asks the policy of each function, queue and topic whether it lets S3 act for the bucket.
 * Source: https://docs.aws.amazon.com/AmazonS3/latest/userguide/grant-destinations-permissions-to-s3.html
 * @throws AwsError InvalidArgument
 */
export function checkNotification(
  configuration: NotificationConfiguration,
  bucketArn: string,
  call: Call,
): void {
  const asked = [
    ...(configuration.LambdaFunctionConfigurations ?? []).map(({ LambdaFunctionArn: arn }) => ({
      action: 'lambda:InvokeFunction',
      resource: arn ?? '',
      policy: policyOfFunction(arn, call),
    })),
    ...(configuration.QueueConfigurations ?? []).map(({ QueueArn: arn = '' }) => ({
      action: 'sqs:SendMessage',
      resource: arn,
      policy: call.account.store(sqsStore).queues.get(arn)?.attributes['Policy'],
    })),
    ...(configuration.TopicConfigurations ?? []).map(({ TopicArn: arn = '' }) => ({
      action: 'sns:Publish',
      resource: arn,
      policy: call.account.store(snsStore).topics.get(arn)?.attributes['Policy'],
    })),
  ];
  const isUsable = asked.every(({ policy, action, resource }) =>
    letsService(call.account, policy, {
      service: 's3.amazonaws.com',
      action,
      resource,
      sourceArn: bucketArn,
    }),
  );
  if (!isUsable) {
    throw new AwsError('InvalidArgument', 'Unable to validate the following destination configurations');
  }
}

function policyOfFunction(arn: string | undefined, call: Call): string | undefined {
  const [name = '', qualifier] = (arn ?? '').split(':').slice(6);
  const found = lambdaState(call).functions.get(name);
  return found && policyText(found, qualifier);
}
