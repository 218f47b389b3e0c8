import type { Call } from '../../operation.ts';
import { recordStackStatus } from '../engine/events.ts';
import { runCreation, type FailureAction } from '../engine/create-stack.ts';
import { assumeServiceRole } from '../engine/service-role.ts';
import { type Run, startRun, throughCloudFormation } from '../engine/run.ts';
import { runUpdate } from '../engine/update-stack.ts';
import { cloudFormationStore, type Desired, type Stack } from '../store.ts';

/** A run in the name of the caller, or of the service role. */
export async function createRun(
  call: Call,
  stack: Stack,
  options: { readonly roleArn: string | undefined; readonly clientRequestToken: string | undefined },
): Promise<Run> {
  const { account } = call;
  const { runtime } = account.store(cloudFormationStore);
  const { roleArn, clientRequestToken } = options;
  const caller =
    roleArn === undefined
      ? throughCloudFormation(call.caller)
      : await assumeServiceRole(account, runtime, roleArn, call.caller);
  return { account, runtime, stack, caller, clientRequestToken };
}

/** Begins a stack's creation and returns; the work goes on beside. */
export function startCreation(run: Run, desired: Desired, onFailure: FailureAction): void {
  const { stack } = run;
  stack.desired = desired;
  stack.roleArn = desired.roleArn;
  stack.disableRollback = onFailure === 'DO_NOTHING';
  recordStackStatus(run, 'CREATE_IN_PROGRESS', 'User Initiated');
  startRun(run, () => runCreation({ ...run, desired }, onFailure));
}

/** Begins a stack's update and returns; the work goes on beside. */
export function startUpdate(run: Run, desired: Desired, disableRollback: boolean): void {
  const { stack } = run;
  stack.roleArn = desired.roleArn;
  stack.disableRollback = disableRollback;
  stack.updatedAt = run.runtime.now();
  recordStackStatus(run, 'UPDATE_IN_PROGRESS', 'User Initiated');
  startRun(run, () => runUpdate({ ...run, desired }, disableRollback));
}
