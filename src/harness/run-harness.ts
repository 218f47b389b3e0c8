import { randomInt } from 'node:crypto';
import { tmpdir } from 'node:os';
import type { AwsCredentialIdentity, AwsCredentialIdentityProvider } from '@smithy/types';
import type { Logger } from 'pino';
import { createActor, toPromise } from 'xstate';
import { createOperatorClients } from '../account/clients.ts';
import { createEvidence } from '../artifact/create-evidence.ts';
import type { EvidenceLine } from '../artifact/evidence.ts';
import type { Artifact } from '../artifact/write-artifact.ts';
import type { Config } from '../config/config.ts';
import { HarnessError, InterruptedError } from '../errors.ts';
import { createSecrets } from '../secrets.ts';
import { lifecycle } from '../serverless/phases/lifecycle.ts';
import { harnessVersion } from '../version.ts';
import { createContext } from './context.ts';
import { makeArtifact } from './effects/keep-artifact.ts';
import type { Dependencies, Resources } from './effects/resources.ts';
import { provideEffects } from './provide-effects.ts';
import type { Context } from './types.ts';

export interface HarnessInput {
  readonly config: Config;
  readonly operatorCredentials: AwsCredentialIdentity | AwsCredentialIdentityProvider;
  /** Told each line of the evidence as it is written. */
  readonly onFact: (line: EvidenceLine) => void;
  readonly log: Logger;
  /** Aborted with a reason of `{ signal }`: the run then ends in order. */
  readonly stop: AbortSignal;
}

export interface HarnessResult extends Artifact {
  /** Absolute path of the artifact's directory. */
  readonly outDir: string;
}

/**
 * Finds and proves the policy of one service. Whatever happens in the account once the run has begun is an outcome in
 * the record, not an error.
 * @throws HarnessError what kept the run from beginning
 */
export async function runHarness(input: HarnessInput): Promise<HarnessResult> {
  const { config } = input;
  const resources: Resources = { lives: new Map(), provided: [] };
  const deps = createDependencies(input, resources);
  const actor = createActor(provideEffects(deps, resources), {
    input: createContext({
      runId: deps.runId,
      goal: config.goal,
      sufficientLives: config.sufficientLives,
      jobs: config.jobs,
      harden: config.harden,
      maxAttempts: config.maxAttempts,
      timeoutMs: config.timeoutMs,
      proof: config.proof,
      phases: lifecycle.map(({ name, expects }) => ({ name, expects })),
    }),
  });
  const requestStop = () =>
    actor.send({ type: 'run.stop', reason: { kind: 'signal', signal: signalOf(input.stop) } });
  input.stop.addEventListener('abort', requestStop, { once: true });
  try {
    actor.start();
    if (input.stop.aborted) requestStop();
    const { context } = await toPromise(actor);
    return finish(context, deps, resources);
  } finally {
    input.stop.removeEventListener('abort', requestStop);
    deps.clients.destroy();
    resources.evidence?.close();
    await resources.journal?.close();
  }
}

/** The record of a run that has begun; what kept another from beginning is thrown. */
function finish(context: Context, deps: Dependencies, resources: Resources): HarnessResult {
  const { preflight } = context;
  if (!preflight) throw whyNotBegun(context, resources);
  return { ...makeArtifact(deps, context, preflight), outDir: deps.config.outDir };
}

function whyNotBegun({ stop }: Context, { refusal }: Resources): unknown {
  if (stop?.kind === 'signal') return new InterruptedError(stop.signal);
  return refusal ?? new HarnessError('the run ended before it began', { code: 'timed-out', fault: 'user' });
}

function createDependencies(
  { config, operatorCredentials, onFact, log }: HarnessInput,
  resources: Resources,
): Dependencies {
  const runId = randomText(10);
  const secrets = createSecrets();
  if (config.proxyUrl !== undefined) secrets.add(decodeURIComponent(new URL(config.proxyUrl).password));
  const reach = {
    region: config.region,
    endpointUrl: config.endpointUrl,
    proxyUrl: config.proxyUrl,
    caFile: config.caFile,
  };
  const tell = createEvidence({
    runId,
    now,
    scrub: (text) => secrets.scrub(text),
    tell: [(line) => resources.evidence?.append(line), onFact],
  });
  return {
    config,
    runId,
    clients: createOperatorClients({ ...reach, credentials: operatorCredentials }),
    reach,
    secrets,
    log: log.child({ runId }),
    now,
    startedAt: now(),
    randomText,
    tempDir: tmpdir(),
    version: harnessVersion,
    env: process.env,
    tell,
  };
}

const now = () => new Date();

/** Lower-case letters and digits. */
function randomText(length: number): string {
  const alphabet = 'abcdefghijklmnopqrstuvwxyz0123456789';
  return Array.from({ length }, () => alphabet[randomInt(alphabet.length)]).join('');
}

function signalOf(stop: AbortSignal): string {
  return (stop.reason as { readonly signal?: string } | undefined)?.signal ?? 'SIGTERM';
}
