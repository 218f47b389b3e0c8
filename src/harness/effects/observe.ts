import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { attemptOutputFile } from '../../artifact/artifact-paths.ts';
import type { StackEvent } from '../../denial/observation.ts';
import { harvestDenials } from '../../denial/harvest.ts';
import { awaitSettled } from '../../observe/await-settled.ts';
import { readFailureReasons, readStackEvents } from '../../observe/stack-events.ts';
import { readStack } from '../../observe/read-stack.ts';
import { parameterise } from '../../policy/parameters.ts';
import { rollbackMarker } from '../../serverless/change/apply-change.ts';
import type { Identities } from '../ledger/same-place.ts';
import type { AttemptInput, ObserveOutput } from '../types.ts';
import { findFailure } from './find-failure.ts';
import { ofLife, type Dependencies, type Resources } from './resources.ts';

/** Waits until the stack's own work has ended, then reads everything that the attempt showed. */
export async function observe(
  deps: Dependencies,
  resources: Resources,
  { life, attempt, phase }: AttemptInput,
  signal: AbortSignal,
): Promise<ObserveOutput> {
  const { config, clients } = deps;
  const own = ofLife(resources, life.number);
  const client = clients.cloudFormation;
  const parameters = { accountId: config.accountId, region: config.region, stage: life.stage };
  await awaitSettled(client, { stack: life.stackName, timeoutMs: config.attemptTimeoutMs, signal });
}
