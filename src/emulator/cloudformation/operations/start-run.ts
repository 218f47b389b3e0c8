import type { DeploymentConfig } from '@aws-sdk/client-cloudformation';

import type { Call } from '../../operation.ts';
import { type FailureAction, runCreation } from '../engine/create-stack.ts';
import { recordStackStatus } from '../engine/events.ts';
import { createPatience } from '../engine/patience.ts';
import { type ProvisioningRun, type Run, startRun, throughCloudFormation } from '../engine/run.ts';
import { assumeServiceRole } from '../engine/service-role.ts';
import { runUpdate } from '../engine/update-stack.ts';
import { cloudFormationStore, type Desired, type Stack } from '../store.ts';
import { isStable } from './assert-updatable.ts';

/** A run in the name of the caller, or of the service role. */
export async function createRun(
  call: Call,
  stack: Stack,
  options: {
    readonly roleArn: string | undefined;
    readonly clientRequestToken: string | undefined;
    readonly retainsNothingMade?: boolean | undefined;
    readonly deploymentConfig?: DeploymentConfig | undefined;
  },
): Promise<Run> {
  const { account } = call;
  const { runtime } = account.store(cloudFormationStore);
  const { roleArn, clientRequestToken } = options;
  const caller =
    roleArn === undefined
      ? throughCloudFormation(call.caller)
      : await assumeServiceRole(account, runtime, roleArn, call.caller);
  const retainsNothingMade = options.retainsNothingMade ?? false;
  return {
    account,
    runtime,
    stack,
    caller,
    clientRequestToken,
    patience: createPatience(),
    retainsNothingMade,
    isExpress: options.deploymentConfig?.Mode === 'EXPRESS',
  };
}

/** Puts a stack into its creation. */
export function beginCreation(run: Run, desired: Desired, preserves: boolean): ProvisioningRun {
  const { stack } = run;
  stack.desired = desired;
  stack.roleArn = run.parent?.stack.roleArn ?? desired.roleArn;
  stack.disableRollback = preserves;
  recordStackStatus(run, 'CREATE_IN_PROGRESS', 'User Initiated');
  const ownMs = (stack.timeoutInMinutes ?? Number.POSITIVE_INFINITY) * 60_000;
  const outer = run.parent?.patience;
  const patience = createPatience(Math.min(ownMs, outer ? outer.limitMs - outer.elapsedMs : ownMs));
  return { ...run, desired, preserves, patience, fromStable: false };
}

/** Puts a stack into its update. */
export function beginUpdate(run: Run, desired: Desired, preserves: boolean): ProvisioningRun {
  const { stack } = run;
  const fromStable = isStable(stack);
  stack.roleArn = run.parent?.stack.roleArn ?? desired.roleArn;
  stack.disableRollback = preserves;
  stack.updatedAt = run.runtime.now();
  recordStackStatus(run, 'UPDATE_IN_PROGRESS', 'User Initiated');
  return { ...run, patience: createPatience(), desired, preserves, fromStable };
}

/** Begins a stack's creation and returns; the work goes on beside. */
export function startCreation(run: Run, desired: Desired, onFailure: FailureAction): void {
  const creation = beginCreation(run, desired, onFailure === 'DO_NOTHING');
  startRun(creation, () => runCreation(creation, onFailure));
}

/** Begins a stack's update and returns; the work goes on beside. */
export function startUpdate(run: Run, desired: Desired, preserves: boolean): void {
  const update = beginUpdate(run, desired, preserves);
  startRun(update, () => runUpdate(update));
}
