import { randomBytes } from 'node:crypto';

import type { FunctionConfiguration } from '@aws-sdk/client-lambda';

import type { Account } from '../../account.ts';
import { AwsError, type Caller } from '../../operation.ts';
import type { LogLine } from './child-process.ts';

export interface LogTarget {
  readonly logGroupName: string;
  readonly logStreamName: string;
}

/**
 * A stream of its own for each process, in the function's log group.
 * Source: https://docs.aws.amazon.com/lambda/latest/dg/monitoring-cloudwatchlogs-loggroups.html
 */
export function nameLogTarget(configuration: FunctionConfiguration): LogTarget {
  const { FunctionName = '', Version = '$LATEST', LoggingConfig } = configuration;
  const usual = `/aws/lambda/${FunctionName}`;
  const logGroupName = LoggingConfig?.LogGroup ?? usual;
  const day = new Date().toISOString().slice(0, 10).replaceAll('-', '/');
  const owner = logGroupName === usual ? '' : FunctionName;
  return { logGroupName, logStreamName: `${day}/${owner}[${Version}]${randomBytes(16).toString('hex')}` };
}

/** As many as one PutLogEvents takes: https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_PutLogEvents.html */
const mostEvents = 10_000;

/** Writes the lines as the function's role. Where the role may not, they are lost without a word, as on AWS. */
export async function writeLogs(
  place: { readonly account: Account; readonly region: string },
  role: Caller,
  target: LogTarget,
  lines: readonly LogLine[],
): Promise<void> {
  const call = (operation: string, input: object): Promise<unknown> =>
    place.account.invoke('logs', operation, input, role, place.region);
  try {
    await createStream(call, target);
    for (let from = 0; from < lines.length; from += mostEvents) {
      await call('PutLogEvents', { ...target, logEvents: lines.slice(from, from + mostEvents) });
    }
  } catch (error) {
    if (!(error instanceof AwsError)) throw error;
  }
}

/** The group is made only where there is none: assumed, and it is what the basic execution policy asks for. */
async function createStream(
  call: (operation: string, input: object) => Promise<unknown>,
  target: LogTarget,
): Promise<void> {
  try {
    await call('CreateLogStream', target);
  } catch (error) {
    if (!(error instanceof AwsError) || error.code !== 'ResourceNotFoundException') throw error;
    await call('CreateLogGroup', { logGroupName: target.logGroupName });
    await call('CreateLogStream', target);
  }
}
