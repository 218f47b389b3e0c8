import type { CleanUpWeather } from '../../hostility/silent-clean-up.ts';
import { cloudFormationStore, type Instance, type StackResource } from '../store.ts';
import { recordResourceStatus } from './events.ts';
import { findResourceType } from './find-type.ts';
import { forgetMade } from './made-things.ts';
import { viewAtRest } from './resource-view.ts';
import { runHandler } from './run-handler.ts';
import type { Run } from './run.ts';

export interface Deletion extends Partial<CleanUpWeather> {
  readonly resource: StackResource;
  readonly instance: Instance | undefined;
  readonly retain: boolean;
  /** The physical thing was replaced; the resource itself stays. */
  readonly ofDiscarded?: boolean;
}

/** Deletes one physical thing; false when that failed. What was never made needs no call. */
export async function deleteInstance(run: Run, deletion: Deletion): Promise<boolean> {
  const { resource, instance, retain } = deletion;
  const common = {
    physicalId: instance?.physicalId,
    properties: instance?.declared,
    ...(deletion.ofDiscarded ? { ofDiscarded: true } : {}),
  };
  if (retain && instance?.made) {
    recordResourceStatus(run, resource, { status: 'DELETE_SKIPPED', ...common });
    return true;
  }
  const type = findResourceType(run.account, resource.type);
  if (instance?.made && type) {
    recordResourceStatus(run, resource, { status: 'DELETE_IN_PROGRESS', ...common });
    await run.runtime.pause(0);
    const view = viewAtRest(run.account.accountId, run.stack, resource.logicalId, instance, {
      snapshotRequested: wantsSnapshot(deletion),
    });
    const end = deletion.isBroken
      ? ({ kind: 'failed', reason: 'Internal Failure' } as const)
      : await runHandler(type, 'delete', { run, view, instance, onMade: () => undefined });
    if (end.kind === 'failed') {
      const reason = deletion.isSilent ? undefined : end.reason;
      recordResourceStatus(run, resource, { status: 'DELETE_FAILED', reason, ...common });
      return false;
    }
    instance.made = false;
    forgetMade(run.account.store(cloudFormationStore), instance);
  }
  recordResourceStatus(run, resource, { status: 'DELETE_COMPLETE', ...common });
  return true;
}

function wantsSnapshot({ resource, ofDiscarded }: Deletion): boolean {
  const { deletionPolicy, updateReplacePolicy } = resource.definition;
  return (ofDiscarded ? updateReplacePolicy : deletionPolicy) === 'Snapshot';
}
