import type { NotificationConfiguration } from '@aws-sdk/client-s3';

import { lambdaState } from '../lambda/store.ts';
import { AwsError } from '../operation.ts';
import type { Call } from '../operation.ts';

/**
 * S3 asks each function whether it lets S3 invoke it. Queues and topics are taken unseen.
 * Source: https://docs.aws.amazon.com/AmazonS3/latest/userguide/grant-destinations-permissions-to-s3.html
 * @throws AwsError InvalidArgument
 */
export function checkNotification(configuration: NotificationConfiguration, call: Call): void {
  const unusable = (configuration.LambdaFunctionConfigurations ?? []).some(
    ({ LambdaFunctionArn: arn }) => !letsS3Invoke(arn, call),
  );
  if (unusable) {
    throw new AwsError('InvalidArgument', 'Unable to validate the following destination configurations');
  }
}

function letsS3Invoke(arn: string | undefined, call: Call): boolean {
  const [name = '', qualifier = ''] = (arn ?? '').split(':').slice(6);
  const found = lambdaState(call).functions.get(name);
  return (found?.policies.get(qualifier) ?? []).some(
    ({ Principal: principal }) => principal === '*' || principal['Service'] === 's3.amazonaws.com',
  );
}
