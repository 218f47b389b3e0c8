import { awaitKey as awaitDeployerKey } from '../../account/deployer.ts';
import { awaitHonoured as awaitPolicyHonoured, removeCanary } from '../../account/canary.ts';
import type { AwaitHonouredInput, LifeRecord } from '../types.ts';
import { ofLife, type Dependencies, type Resources } from './resources.ts';

/** How long to wait at least for a grant that was in force and yet refused, by how often that happened in a row. */
const patienceMs = [0, 2_000, 5_000, 15_000, 30_000, 60_000];

export async function awaitKey(
  deps: Dependencies,
  resources: Resources,
  { deployer, number }: LifeRecord,
  signal: AbortSignal,
): Promise<void> {
  const { secretAccessKey } = ofLife(resources, number);
  await awaitDeployerKey({ ...deployer, secretAccessKey }, { ...deps.reach, signal });
}

/** A life that proves has only the artifact's policy, so its canary goes as soon as it has sung. */
export async function awaitHonoured(
  deps: Dependencies,
  resources: Resources,
  { life, refusedThoughGranted }: AwaitHonouredInput,
  signal: AbortSignal,
): Promise<void> {
  const own = ofLife(resources, life.number);
  own.revision += 1;
  const { waitedMs } = await awaitPolicyHonoured(deps.clients, {
    ...deps.reach,
    deployer: { ...life.deployer, secretAccessKey: own.secretAccessKey },
    revision: own.revision,
    leastMs: patienceMs[Math.min(refusedThoughGranted, patienceMs.length - 1)] ?? 0,
    signal,
  });
  if (life.purpose === 'sufficiency') await removeCanary(deps.clients, life.deployer);
  deps.tell({ type: 'policy.honoured', life: life.number, waitedMs });
}
