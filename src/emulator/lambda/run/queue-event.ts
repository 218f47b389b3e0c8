import { AwsError } from '../../operation.ts';
import { stopSignal } from './invocations.ts';
import { type Invocation, runFunction } from './run-function.ts';

/** Source: https://docs.aws.amazon.com/lambda/latest/dg/invocation-async-error-handling.html: a minute, then two */
const pausesMs = [60_000, 120_000] as const;

/**
 * Runs an event that nobody waits for, again when it failed. Never rejects; what cannot be run is dropped, as events are. Where
 * nothing waits, the minutes until the next attempt never pass: it would come before what on AWS is long over by then.
 */
export async function queueEvent(invocation: Invocation, qualifier: string): Promise<void> {
  const { account, found } = invocation;
  const config = found.eventInvokeConfigs.get(qualifier);
  const retries = account.clock.speed === Number.POSITIVE_INFINITY ? 0 : config?.MaximumRetryAttempts;
  const pauses = pausesMs.slice(0, retries ?? pausesMs.length);
  for (const pauseMs of [...pauses, undefined]) {
    try {
      const { hasFailed } = await runFunction(invocation);
      if (!hasFailed) return;
    } catch (error) {
      if (!(error instanceof AwsError)) {
        process.emitWarning(`an event for ${found.name} was lost: ${String(error)}`, 'EmulatorFault');
        return;
      }
    }
    if (pauseMs === undefined || stopSignal(account).aborted) return;
    await account.clock.pause(pauseMs);
    if (stopSignal(account).aborted) return;
  }
}
