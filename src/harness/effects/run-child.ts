import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import { attemptOutputFile } from '../../artifact/artifact-paths.ts';
import { awaitStandstill } from '../../observe/await-standstill.ts';
import { readStack } from '../../observe/read-stack.ts';
import { markEvents } from '../../observe/stack-events.ts';
import { buildEnvironment } from '../../serverless/environment.ts';
import { lifecycle } from '../../serverless/phases/lifecycle.ts';
import { startChild, type Child } from '../../serverless/start-child.ts';
import type { AttemptInput, ChildEnded } from '../types.ts';
import { found, ofLife, type Dependencies, type Resources } from './resources.ts';

/** How often Serverless looks at a stack: often enough that its waiting is no part of the run, seldom enough for AWS's limits. */
const monitoringMs = 1000;
const monitoringOfEndpointMs = 200;

/** Far longer than a command needs to notice that its stack has failed. */
const standstillMs = 60_000;
const standstillEveryMs = 5000;

/**
 * Runs one command of the service's CLI as the deployer. Ends with exactly one `child.exited`, whatever happens.
 * The returned function asks it to stop; it may be called before the child has started.
 */
export function runChild(
  deps: Dependencies,
  resources: Resources,
  input: AttemptInput,
  send: (ended: ChildEnded) => void,
): () => void {
  const outputFile = attemptOutputFile({ runId: deps.runId, attempt: input.attempt, phase: input.phase });
  let child: Child | undefined;
  let stopped = false;
  const run = async (): Promise<ChildEnded> => {
    child = stopped
      ? undefined
      : await start(deps, resources, input, path.join(deps.config.outDir, outputFile));
    if (!child) return { type: 'child.exited', exit: { kind: 'stopped' }, childMs: 0, outputFile };
    if (stopped) void child.stop();
    const { exit, durationMs } = await child.exited;
    return { type: 'child.exited', exit, childMs: Math.round(durationMs), outputFile };
  };
  run().then(send, (error: unknown) => {
    const message = deps.secrets.scrub(error instanceof Error ? error.message : String(error));
    send({ type: 'child.exited', exit: { kind: 'not-started', message }, childMs: 0, outputFile });
  });
  return () => {
    stopped = true;
    void child?.stop();
  };
}

async function start(
  { config, clients, env, secrets, log }: Dependencies,
  resources: Resources,
  { life, attempt, attemptOfLife, phase: name, debug }: AttemptInput,
  outputFile: string,
): Promise<Child> {
  const own = ofLife(resources, life.number);
  const phase = lifecycle.find((one) => one.name === name);
  if (!phase) throw new Error(`no phase is called ${name}`);
  await phase.prepare(own.workspace, { attempt: attemptOfLife, life });
  await mkdir(path.dirname(outputFile), { recursive: true });
  own.attempt = {
    mark: await markEvents(clients.cloudFormation, life.stackName, own.stackIds, own.newest),
    startedAt: performance.now(),
  };
  const before = await readStack(clients.cloudFormation, life.stackName);
  const args = phase.args({ stage: life.stage, region: config.region });
  log.debug({ phase: name, attempt, args, debug }, 'child starts');
  const child = startChild({
    cli: found(resources, 'cli').path,
    args,
    cwd: own.workspace.dir,
    env: await buildEnvironment({
      workspace: own.workspace,
      credentials: { accessKeyId: life.deployer.accessKeyId, secretAccessKey: own.secretAccessKey },
      region: config.region,
      profiles: found(resources, 'service').profiles,
      cli: found(resources, 'cli'),
      endpointUrl: config.endpointUrl,
      proxyUrl: config.proxyUrl,
      caFile: config.caFile,
      debug,
      monitoringMs: config.endpointUrl === undefined ? monitoringMs : monitoringOfEndpointMs,
      passEnv: config.passEnv,
      parentEnv: env,
    }),
    timeoutMs: config.attemptTimeoutMs,
    secrets,
    outputFile,
  });
  const ended = new AbortController();
  void child.exited.finally(() => ended.abort()).catch(() => {});
  awaitStandstill(clients.cloudFormation, {
    stack: life.stackName,
    before,
    patienceMs: standstillMs,
    everyMs: standstillEveryMs,
    signal: ended.signal,
  }).then(
    (stackStatus) => child.giveUp({ kind: 'stalled', stackStatus }),
    // The command has ended by itself.
    () => {},
  );
  return child;
}
