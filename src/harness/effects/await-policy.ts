import { awaitKey as awaitDeployerKey, renewKey as renewDeployerKey } from '../../account/deployer.ts';
import { awaitHonoured as awaitPolicyHonoured, canaryAction, removeCanary } from '../../account/canary.ts';
import type { Deployer } from '../../life.ts';
import { appliesTo, mapStatement } from '../../policy/kept-statement.ts';
import { bind } from '../../policy/parameters.ts';
import { parametersOf } from '../parameters-of.ts';
import type { AwaitHonouredInput, AwaitHonouredOutput, LifeRecord } from '../types.ts';
import { ofLife, type Dependencies, type Resources } from './resources.ts';

/**
 * How long to wait at least for a grant that was in force and yet refused, by how often that happened in a row. A refusal may be
 * cached for minutes, and asking again too soon may keep it.
 */
const patienceMs = [0, 1_000, 2_000, 5_000, 10_000, 20_000, 40_000, 60_000];

export async function awaitKey(
  deps: Dependencies,
  resources: Resources,
  { deployer, number }: LifeRecord,
  signal: AbortSignal,
): Promise<void> {
  const { secretAccessKey } = ofLife(resources, number);
  await awaitDeployerKey({ ...deployer, secretAccessKey }, { ...deps.reach, signal });
}

/** Gives the deployer another key in the place of one that has stopped to answer. */
export async function renewKey(
  deps: Dependencies,
  resources: Resources,
  life: LifeRecord,
  signal: AbortSignal,
): Promise<Deployer> {
  const { secretAccessKey, ...deployer } = await renewDeployerKey(deps.clients, life.deployer);
  deps.secrets.add(secretAccessKey);
  ofLife(resources, life.number).secretAccessKey = secretAccessKey;
  await awaitDeployerKey({ ...deployer, secretAccessKey }, { ...deps.reach, signal });
  return deployer;
}

/** A life that proves has only the artifact's policy, so its canary goes as soon as it has sung. */
export async function awaitHonoured(
  deps: Dependencies,
  resources: Resources,
  { life, refusedThoughGranted, statements }: AwaitHonouredInput,
  signal: AbortSignal,
): Promise<AwaitHonouredOutput> {
  const own = ofLife(resources, life.number);
  own.revision += 1;
  const parameters = parametersOf(deps.config, life);
  const asked = { action: canaryAction, resource: life.deployer.arn };
  const mayBeDenied = statements.some(
    (one) =>
      one.effect === 'Deny' &&
      appliesTo(
        mapStatement(one, (text) => bind(text, parameters)),
        asked,
      ) !== 'no',
  );
  const honoured = await awaitPolicyHonoured(deps.clients, {
    ...deps.reach,
    deployer: { ...life.deployer, secretAccessKey: own.secretAccessKey },
    revision: own.revision,
    mayBeDenied,
    leastMs: patienceMs[Math.min(refusedThoughGranted, patienceMs.length - 1)] ?? 0,
    signal,
  });
  if (life.purpose === 'sufficiency') await removeCanary(deps.clients, life.deployer);
  if (honoured.kind === 'key-gone') return { keyDied: true };
  if (honoured.kind === 'not-told') return { keyDied: false };
  deps.tell({ type: 'policy.honoured', life: life.number, waitedMs: honoured.waitedMs });
  return { keyDied: false };
}
