import { cleanRun } from '../../account/clean-runs.ts';
import { deleteBoundary } from '../../account/boundaries.ts';
import { deleteDeployer, deleteRole } from '../../account/delete-holder.ts';
import { readJournal, removeJournal } from '../../account/journal.ts';
import { verifyRemoved } from '../../account/leftovers.ts';
import { removeStack } from '../../account/remove-stack.ts';
import type { StackClaim } from '../../account/own-stack.ts';
import { recoverStack } from '../../account/recover-stack.ts';
import { readStack } from '../../observe/read-stack.ts';
import type { Leftover, LifeRecord, RecoverInput, RecoverOutput } from '../types.ts';
import { removePrerequisites } from './prerequisites.ts';
import { ofLife, type Dependencies, type Resources } from './resources.ts';

/** Brings the stack back to where the next attempt can start. */
export async function recover(
  deps: Dependencies,
  resources: Resources,
  { life, phase }: RecoverInput,
  signal: AbortSignal,
): Promise<RecoverOutput> {
  const mark = ofLife(resources, life.number).attempt?.mark;
  const recovery = await recoverStack(deps.clients, claimOf(resources, life), {
    timeoutMs: deps.config.attemptTimeoutMs,
    signal,
    nextRemoves: phase === 'remove',
    ...(mark && { since: mark.newest }),
  });
  if (recovery.kind === 'recovered') {
    const { from, did } = recovery;
    deps.tell({ type: 'stack.recovered', life: life.number, stackName: life.stackName, from, did });
  }
  const stack = await readStack(deps.clients.cloudFormation, life.stackName);
  return { stackIsThere: stack.kind === 'present' };
}

/** What of the life's stack outlived its removal, but for what the service itself wants to keep. */
export async function verifyRemoval(
  deps: Dependencies,
  resources: Resources,
  life: LifeRecord,
): Promise<readonly Leftover[]> {
  const remains = await verifyRemoved(deps.clients, claimOf(resources, life));
  return remains.filter(({ retained }) => !retained).map(({ what, why }) => ({ what, why }));
}

/** A life that has ended needs neither its user, its role, its boundary nor its workspace. */
export async function closeLife(deps: Dependencies, resources: Resources, life: LifeRecord): Promise<void> {
  await deleteDeployer(deps.clients, life.deployer);
  if (life.deploymentRole) await deleteRole(deps.clients, life.deploymentRole);
  if (life.boundaryArn !== undefined) await deleteBoundary(deps.clients, life.boundaryArn);
  await ofLife(resources, life.number).workspace[Symbol.asyncDispose]();
}

/** Removes what was made for lives that failed and are to be lived again. What cannot be removed is left to the teardown, which tells of it. */
export async function clearLives(
  deps: Dependencies,
  resources: Resources,
  lives: readonly LifeRecord[],
): Promise<void> {
  const { clients, config, log } = deps;
  for (const life of lives) {
    try {
      const claim = claimOf(resources, life);
      const removed = await removeStack(clients, claim, { timeoutMs: config.attemptTimeoutMs });
      log.debug({ life: life.number, removed }, 'cleared');
      await removePrerequisites(deps, resources, life);
      await closeLife(deps, resources, life);
    } catch (err) {
      log.warn({ err, life: life.number }, 'left to the teardown');
    }
  }
}

/** Removes all that the run made, as its journal tells: also what an effect had made before it failed. */
export async function tearDown(deps: Dependencies, resources: Resources): Promise<readonly Leftover[]> {
  const { journal } = resources;
  if (!journal) return [];
  const { leftovers } = await cleanRun(deps.clients, await readJournal(journal.file));
  await journal.close();
  if (leftovers.length === 0) await removeJournal(journal.file);
  return leftovers.map(({ what, why }) => ({ what, why }));
}

function claimOf(resources: Resources, { number, stackName, stage }: LifeRecord): StackClaim {
  const { recoveryRoleArn } = resources;
  return {
    stackName,
    stage,
    stackIds: ofLife(resources, number).stackIds,
    ...(recoveryRoleArn !== undefined && { recoveryRoleArn }),
  };
}
