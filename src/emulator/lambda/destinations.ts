import type { DeadLetterConfig, DestinationConfig } from '@aws-sdk/client-lambda';

import type { Call } from '../operation.ts';
import { roleMay } from './execution-role.ts';
import { invalid } from './function-name.ts';

interface Sending {
  readonly action: string;
  readonly call: string;
  readonly service: string;
}

/** What a function's role needs to send somewhere, by the service in the target's ARN. */
const sendings: Readonly<Record<string, Sending>> = {
  sqs: { action: 'sqs:SendMessage', call: 'SendMessage', service: 'SQS' },
  sns: { action: 'sns:Publish', call: 'Publish', service: 'SNS' },
  lambda: { action: 'lambda:InvokeFunction', call: 'InvokeFunction', service: 'Lambda' },
  events: { action: 'events:PutEvents', call: 'PutEvents', service: 'EventBridge' },
  s3: { action: 's3:PutObject', call: 'PutObject', service: 'S3' },
};

/** @throws AwsError InvalidParameterValueException */
export function checkDeadLetters(
  config: DeadLetterConfig | undefined,
  role: string | undefined,
  call: Call,
): void {
  const target = config?.TargetArn;
  if (!target) return;
  const sending = sendingTo(target);
  if (!roleMay(role, sending.action, target, call.account)) {
    throw invalid(
      `The provided execution role does not have permissions to call ${sending.call} on ${sending.service}`,
    );
  }
}

/** @throws AwsError InvalidParameterValueException */
export function checkDestinations(
  config: DestinationConfig | undefined,
  role: string | undefined,
  call: Call,
): void {
  for (const target of [config?.OnSuccess?.Destination, config?.OnFailure?.Destination]) {
    if (!target) continue;
    const sending = sendingTo(target);
    if (!roleMay(role, sending.action, target, call.account)) {
      throw invalid(
        `The function's execution role does not have permissions to call ${sending.call} on ${target}`,
      );
    }
  }
}

function sendingTo(target: string): Sending {
  const sending = sendings[target.split(':')[2] ?? ''];
  if (!sending) throw invalid(`The provided destination config ${target} is invalid.`);
  return sending;
}
