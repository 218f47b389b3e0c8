import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { attemptOutputFile } from '../../artifact/artifact-paths.ts';
import { harvestDenials } from '../../denial/harvest.ts';
import type { StackEvent } from '../../denial/observation.ts';
import { awaitSettled } from '../../observe/await-settled.ts';
import { readDeploymentBucket } from '../../observe/read-stack.ts';
import { readFailureReasons, readStackEvents } from '../../observe/stack-events.ts';
import { rollbackMarker } from '../../serverless/change/apply-change.ts';
import { readArtifactDirectory } from '../../serverless/artifact-directory.ts';
import { collectIdentities } from '../collect-identities.ts';
import { findFailure } from '../find-failure.ts';
import type { AttemptInput, ObserveOutput } from '../types.ts';
import { found, ofLife, type Dependencies, type Resources } from './resources.ts';

/** Waits until the stack's own work has ended, then reads everything that the attempt showed. */
export async function observe(
  deps: Dependencies,
  resources: Resources,
  { life, attempt, phase }: AttemptInput,
  signal: AbortSignal,
): Promise<ObserveOutput> {
  const { config, clients } = deps;
  const client = clients.cloudFormation;
  const service = found(resources, 'service');
  const own = ofLife(resources, life.number);
  if (!own.attempt) throw new Error(`attempt ${attempt} is observed before it began`);
  const settled = await awaitSettled(client, {
    stack: life.stackName,
    timeoutMs: config.attemptTimeoutMs,
    signal,
  });
  const events = await readStackEvents(client, {
    stackName: life.stackName,
    stackIds: own.stackIds,
    since: own.attempt.mark,
  });
  await rememberStacks(events, life.stackName, own.stackIds, resources);
  const reasons = settled.kind === 'present' ? await readFailureReasons(client, settled.stackId) : [];
  const outputFile = path.join(config.outDir, attemptOutputFile({ runId: deps.runId, attempt, phase }));
  const output = await readFile(outputFile, 'utf8').catch(() => '');
  const bucket =
    service.deploymentBucketName(life.stage) ??
    (settled.kind === 'present' ? await readDeploymentBucket(client, settled.stackId) : undefined);
  const { denials, lookAlikes } = harvestDenials(
    [{ kind: 'child-output', text: output }, ...events, ...reasons],
    {
      accountId: config.accountId,
      region: config.region,
      deployerArn: life.deployer.arn,
      ...(bucket !== undefined && { deploymentBucket: bucket }),
      deploymentPrefix: service.deploymentPrefix(life.stage),
    },
  );
  const failure = findFailure(output, events);
  const parameters = { accountId: config.accountId, region: config.region, stage: life.stage };
  return {
    observed: {
      ...(settled.kind === 'present' && { stackStatus: settled.status }),
      denials,
      lookAlikes,
      failedOnPurpose: events.some(
        ({ logicalId, status }) => logicalId.startsWith(rollbackMarker) && status.endsWith('_FAILED'),
      ),
      ...(failure !== undefined && { failure }),
    },
    identities: collectIdentities(events, await readArtifactDirectory(own.workspace), parameters),
    durationMs: Math.round(performance.now() - own.attempt.startedAt),
  };
}

/** Ids of the life's own stacks: after its deletion a stack is known by its id alone. */
async function rememberStacks(
  events: readonly StackEvent[],
  stackName: string,
  stackIds: Set<string>,
  resources: Resources,
): Promise<void> {
  const own = events.filter((event) => event.stackName === stackName);
  for (const stackId of new Set(own.map((event) => event.stackId))) {
    if (stackIds.has(stackId)) continue;
    await found(resources, 'journal').append({ kind: 'stack-id', stackId });
    stackIds.add(stackId);
  }
}
