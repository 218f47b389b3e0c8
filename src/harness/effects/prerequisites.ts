import { prerequisiteStackName } from '../../account/names.ts';
import { awaitCreated } from '../../account/prerequisites/await-created.ts';
import { createPrerequisiteStack } from '../../account/prerequisites/create-stack.ts';
import { putPrerequisiteObject } from '../../account/prerequisites/object.ts';
import {
  describePrerequisite,
  type MadePrerequisite,
  removePrerequisite,
} from '../../account/prerequisites/remove-prerequisite.ts';
import { putSecureString } from '../../account/prerequisites/secure-string.ts';
import { listResources } from '../../account/stack-resources.ts';
import { HarnessError } from '../../errors.ts';
import type { Secrets } from '../../secrets.ts';
import { bindPrerequisite, type Prerequisite } from '../prerequisites/prerequisite.ts';
import { type DrawnId, findDrawnIds } from '../prerequisites/drawn-ids.ts';
import type { LifeRecord, PrerequisiteInput } from '../types.ts';
import { found, type Dependencies, type Provided, type Resources } from './resources.ts';

/**
 * Makes one thing that the service expects; of a stack it is only begun, so that a stop need not wait for it.
 * @throws HarnessError `prerequisite-failed`
 */
export async function makePrerequisite(
  deps: Dependencies,
  resources: Resources,
  { index, life }: PrerequisiteInput,
): Promise<void> {
  const { runId, config, secrets } = deps;
  const plan = found(resources, 'prerequisites');
  const planned = (life ? plan.perLife : plan.perRun)[index];
  if (!planned) throw new Error(`there is no prerequisite ${index}`);
  const parameters = { accountId: config.accountId, region: config.region, stage: life?.stage ?? '' };
  const one = bindPrerequisite(planned, parameters);
  const made = nameIt(one, runId, index, life);
  const ofLife = life && { life: life.number };
  const of = one.kind === 'stack' ? ` of ${one.file}` : '';
  deps.tell({ type: 'prerequisite.started', what: `${describePrerequisite(made)}${of}`, ...ofLife });
  const startedAt = performance.now();
  const stack = await scrubbed(secrets, () => make(deps, resources, one, made));
  resources.provided.push({ made, startedAt, ...ofLife, ...(stack && { stack }) });
}

/**
 * @returns what AWS has drawn for a stack that stays for the whole run
 * @throws HarnessError `prerequisite-failed`, `timed-out`
 */
export async function awaitPrerequisite(
  deps: Dependencies,
  resources: Resources,
  { index, life }: PrerequisiteInput,
  signal: AbortSignal,
): Promise<readonly DrawnId[]> {
  const last = resources.provided.findLast((one) => one.life === life?.number);
  if (!last) throw new Error('nothing was made that could be waited for');
  const { stack, made, startedAt } = last;
  if (stack) {
    const options = { timeoutMs: deps.config.attemptTimeoutMs, signal };
    await scrubbed(deps.secrets, () => awaitCreated(deps.clients, stack, options));
  }
  deps.tell({
    type: 'prerequisite.ready',
    what: describePrerequisite(made),
    ...(life && { life: life.number }),
    durationMs: Math.round(performance.now() - startedAt),
  });
  return stack && !life ? readDrawnIds(deps, found(resources, 'prerequisites').perRun[index], stack) : [];
}

async function readDrawnIds(
  { clients, config: { accountId, region } }: Dependencies,
  planned: Prerequisite | undefined,
  { stackId, file }: NonNullable<Provided['stack']>,
): Promise<readonly DrawnId[]> {
  if (planned?.kind !== 'stack') throw new Error(`${file} is no template of a prerequisite`);
  const parameters = { accountId, region, stage: '' };
  const resources = (await listResources(clients.cloudFormation, stackId)).map(
    ({ LogicalResourceId: logicalId = '', PhysicalResourceId: physicalId = '' }) => ({
      logicalId,
      physicalId,
    }),
  );
  const texts = [planned.templateBody, ...Object.values(planned.parameters).map(({ text }) => text)];
  return findDrawnIds({ file, texts, resources }, parameters);
}

/** Those of a life that has ended. What cannot be removed is left to the teardown, which tells of it. */
export async function removePrerequisites(
  { clients, config, log, secrets, tell }: Dependencies,
  { provided }: Resources,
  life: LifeRecord,
): Promise<void> {
  for (const one of provided.filter((each) => each.life === life.number).toReversed()) {
    try {
      const options = { timeoutMs: config.attemptTimeoutMs };
      const removed = await removePrerequisite(clients, one.made, stackIdsOf(one), options);
      for (const what of removed) tell({ type: 'prerequisite.removed', what, life: life.number });
    } catch (error) {
      const message = secrets.scrub(error instanceof Error ? error.message : String(error));
      log.warn({ what: describePrerequisite(one.made), message }, 'left to the teardown');
    }
  }
}

function nameIt(
  one: Prerequisite,
  runId: string,
  index: number,
  life: LifeRecord | undefined,
): MadePrerequisite {
  switch (one.kind) {
    case 'stack': {
      const stackName = one.stackName ?? prerequisiteStackName(runId, index, life?.number);
      return { kind: 'prerequisite-stack', stackName, runId };
    }
    case 'secure-string':
      return { kind: 'secure-string', name: one.name, runId };
    case 'object':
      return { kind: 'object', bucket: one.bucket, key: one.key, runId };
  }
}

async function make(
  { clients, runId }: Dependencies,
  resources: Resources,
  one: Prerequisite,
  made: MadePrerequisite,
): Promise<Provided['stack']> {
  const journal = found(resources, 'journal');
  switch (one.kind) {
    case 'stack': {
      if (made.kind !== 'prerequisite-stack') throw new Error(`a stack is made as ${made.kind}`);
      const { file, templateBody } = one;
      const parameters = Object.fromEntries(
        Object.entries(one.parameters).map(([name, { text }]) => [name, text]),
      );
      const input = { runId, journal, stackName: made.stackName, file, templateBody, parameters };
      return { stackId: await createPrerequisiteStack(clients, input), file };
    }
    case 'secure-string': {
      const { name, value, keyId } = one;
      await putSecureString(clients, { runId, journal, name, value: value.text, keyId });
      return undefined;
    }
    case 'object': {
      const { bucket, key, body } = one;
      const content = body instanceof Uint8Array ? body : body.text;
      await putPrerequisiteObject(clients, { runId, journal, bucket, key, body: content });
      return undefined;
    }
  }
}

function stackIdsOf({ stack }: Provided): readonly string[] {
  return stack ? [stack.stackId] : [];
}

/** AWS may repeat in its refusal what it was given. */
async function scrubbed<Result>(secrets: Secrets, work: () => Promise<Result>): Promise<Result> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof HarnessError)) throw error;
    const { code, fault, hint } = error;
    throw new HarnessError(secrets.scrub(error.message), {
      code,
      fault,
      ...(hint !== undefined && { hint }),
    });
  }
}
