import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { attemptOutputFile } from '../../artifact/artifact-paths.ts';
import { isKeyDead } from '../../account/deployer.ts';
import { splitDebug } from '../../denial/attribution/debug-output.ts';
import { findEcho } from '../../denial/attribution/find-echo.ts';
import { findQuestions } from '../../denial/attribution/question.ts';
import { harvestDenials, type SeenLookAlike } from '../../denial/harvest.ts';
import type { Observation, StackEvent } from '../../denial/observation.ts';
import { addTold } from '../../denial/told.ts';
import { awaitSettled } from '../../observe/await-settled.ts';
import { readDeploymentBucket } from '../../observe/read-stack.ts';
import { readAllEvents } from '../../observe/read-all-events.ts';
import { type EventMark, readFailureReasons } from '../../observe/stack-events.ts';
import { parameterise } from '../../policy/parameters.ts';
import { rollbackMarker } from '../../serverless/change/apply-change.ts';
import { readOwnRole } from '../../serverless/change/stand-in-role.ts';
import { readArtifactDirectory } from '../../serverless/artifact-directory.ts';
import { readPackagedTemplate } from '../../serverless/packaged-template.ts';
import { collectFailed } from '../collect-failed.ts';
import { collectIdentities } from '../collect-identities.ts';
import { findFailure } from '../find-failure.ts';
import { parametersOf } from '../parameters-of.ts';
import type { AttemptInput, LifeRecord, ObserveOutput } from '../types.ts';
import { findBoundary } from './find-boundary.ts';
import { readFingerprint } from './read-fingerprint.ts';
import { found, ofLife, type Dependencies, type Resources } from './resources.ts';

/** Events that are not there by then are taken not to come. */
const lateEventsMs = 60_000;

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
  const events = await readAllEvents(client, {
    stackName: life.stackName,
    stackIds: own.stackIds,
    since: own.attempt.mark,
    boundMs: Math.min(lateEventsMs, config.attemptTimeoutMs),
    signal,
  });
  own.newest = newestOf(own.newest, events);
  await rememberStacks(events, life.stackName, own.stackIds, resources);
  const reasons = settled.kind === 'present' ? await readFailureReasons(client, settled.stackId) : [];
  const { output } = splitDebug(await readOutput(deps, { attempt, phase }));
  const bucket =
    service.deploymentBucketName(life.stage) ??
    (settled.kind === 'present' ? await readDeploymentBucket(client, settled.stackId) : undefined);
  own.attempt.deploymentBucket = bucket;
  const shown: Observation[] = [{ kind: 'child-output', text: output }, ...events, ...reasons];
  const harvest = harvestDenials(shown, {
    accountId: config.accountId,
    region: config.region,
    deployerArn: life.deployer.arn,
    deploymentRoleArn: life.deploymentRole?.arn,
    ...(bucket !== undefined && { deploymentBucket: bucket }),
    deploymentPrefix: service.deploymentPrefix(life.stage),
  });
  const keyDied = await isKeyDead(
    { ...life.deployer, secretAccessKey: own.secretAccessKey },
    { ...deps.reach, signal },
  );
  const questions = findQuestions(events, harvest.denials, harvest.lookAlikes);
  const asked = new Set(questions.flatMap(({ denial, isRead }) => (isRead === true ? [] : (denial ?? []))));
  // What the CLI only infers from a bare 403 is what a dead key is answered with as well.
  const denials = harvest.denials.filter(
    (denial) =>
      !asked.has(denial) && !(keyDied && denial.seen.via === 'client' && denial.certainty !== 'named'),
  );
  const echo = findEcho(output, events);
  const failure = findFailure(output, events);
  const parameters = parametersOf(config, life);
  const ownRole = await readOwnRole(own.workspace);
  const { name, version } = found(resources, 'cli');
  // Every other phase packages a service that was changed for it.
  const fingerprint =
    phase === 'deploy'
      ? await readFingerprint(own.workspace, { serverless: `${name} ${version}`, parameters })
      : undefined;
  const boundary = phase === 'deploy' ? await findBoundary(deps, resources, life) : undefined;
  return {
    observed: {
      ...(settled.kind === 'present' && { stackStatus: settled.status }),
      denials: addTold(denials, shown),
      lookAlikes: [...harvest.lookAlikes.map((one) => excuseNewRole(one, life)), ...(echo ? [echo] : [])],
      keyDied,
      skipped: isChanging(phase) && skippedWords.test(output),
      failedOnPurpose: events.some(
        ({ logicalId, status }) => logicalId.startsWith(rollbackMarker) && status.endsWith('_FAILED'),
      ),
      ...(failure !== undefined && { failure }),
    },
    questions,
    ...(fingerprint && { fingerprint }),
    ...(boundary && { boundary }),
    ...(ownRole !== undefined && { ownRole: parameterise(ownRole, parameters) }),
    failed: collectFailed(events, await readPackagedTemplate(own.workspace)),
    identities: collectIdentities(events, await readArtifactDirectory(own.workspace), parameters),
    durationMs: Math.round(performance.now() - own.attempt.startedAt),
  };
}

/**
 * A role that was made a moment ago cannot be assumed everywhere yet, and this one trusts whom it should.
 * Source: https://docs.aws.amazon.com/IAM/latest/UserGuide/troubleshoot.html#troubleshoot_general_eventual-consistency
 */
function excuseNewRole(seen: SeenLookAlike, { deploymentRole }: LifeRecord): SeenLookAlike {
  const isOfRole = deploymentRole !== undefined && seen.raw.includes(deploymentRole.arn);
  return seen.kind === 'trust-policy' && isOfRole ? { ...seen, kind: 'service-failure' } : seen;
}

/** Source: lib/plugins/aws/deploy/index.js of osls 4.3 and serverless 3.40. */
const skippedWords = /^No changes to deploy\. Deployment skipped\./m;

/** The phases that deploy another thing than was deployed before. */
function isChanging(phase: AttemptInput['phase']): boolean {
  return phase === 'update' || phase === 'rollback';
}

/** What the child of an attempt has printed, scrubbed. */
export async function readOutput(
  { config, runId }: { readonly config: Pick<Dependencies['config'], 'outDir'>; readonly runId: string },
  { attempt, phase }: Pick<AttemptInput, 'attempt' | 'phase'>,
): Promise<string> {
  const file = path.join(config.outDir, attemptOutputFile({ runId, attempt, phase }));
  return readFile(file, 'utf8').catch(() => '');
}

function newestOf(known: EventMark['newest'], events: readonly StackEvent[]): EventMark['newest'] {
  const newest = { ...known };
  for (const { stackId, eventId, at } of events) {
    if (at > (newest[stackId]?.at ?? '')) newest[stackId] = { eventId, at };
  }
  return newest;
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
