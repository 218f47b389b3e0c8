import { mkdir, rm } from 'node:fs/promises';
import path from 'node:path';
import { createScratchDir } from '../../support/scratch-dir.ts';
import { createUser, openAccount } from './account.ts';
import { findRefusal } from './find-refusal.ts';
import { fillIn, type Grant, parsePolicy, type Policy, withoutGrant } from './grant.ts';
import { live, type LifeEnd, type PhaseName } from './live.ts';
import { type Prerequisite, readPrerequisites } from './prerequisites.ts';
import { copyService } from './service.ts';

export interface Testimony {
  readonly grant: Grant;
  /** Where the life without the grant failed; null where all of it was lived. */
  readonly missed: Missed | null;
}

interface Missed {
  readonly phase: PhaseName;
  readonly problem: string;
  /** The refusal of the very grant; null where nothing names it. */
  readonly refusal: string | null;
  /** The end of the output where no refusal is found in it. */
  readonly said: string | null;
}

export interface WitnessOptions {
  /** Directory of the service. */
  readonly project: string;
  /** The policy.template.json of an artifact. */
  readonly policy: Policy;
  /** Which to remove in turn. */
  readonly grants: readonly Grant[];
  /** How many lives go on at a time, each in an account of its own. */
  readonly jobs: number;
  readonly signal: AbortSignal;
  readonly onTestimony?: (testimony: Testimony) => void;
}

/**
 * Removes each grant in turn from the policy, and lives the service's life as a user with what remains. Once, the life is lived with the
 * whole policy too, so that what fails without a grant fails for want of it.
 * @throws Error where the whole policy is not enough for the life; the reason of the signal
 */
export async function witness(options: WitnessOptions): Promise<readonly Testimony[]> {
  const prerequisites = await readPrerequisites(options.project);
  const waiting = [undefined, ...options.grants].values();
  const testimonies: Testimony[] = [];
  const stopped = new AbortController();
  const signal = AbortSignal.any([options.signal, stopped.signal]);
  const work = async (): Promise<void> => {
    try {
      await using place = await openPlace(options.project, prerequisites, signal);
      for (const grant of waiting) {
        signal.throwIfAborted();
        const end = await place.live(grant ? withoutGrant(options.policy, grant) : options.policy);
        if (grant) {
          const testimony = { grant, missed: judge(end, place.fillIn(grant)) };
          testimonies.push(testimony);
          options.onTestimony?.(testimony);
        } else if (end.kind === 'failed') {
          throw new Error(`the whole policy is not enough: ${end.phase}: ${end.problem}\n${end.said}`);
        }
      }
    } catch (error) {
      stopped.abort(error);
    }
  };
  await Promise.all(Array.from({ length: options.jobs }, work));
  signal.throwIfAborted();
  return testimonies.toSorted((one, other) => indexOf(options, one) - indexOf(options, other));
}

function indexOf({ grants }: WitnessOptions, { grant }: Testimony): number {
  return grants.indexOf(grant);
}

function judge(end: LifeEnd, grant: Grant): Missed | null {
  if (end.kind === 'lived') return null;
  const { phase, problem, said } = end;
  const refusal = findRefusal(said, grant) ?? null;
  return { phase, problem, refusal, said: refusal === null ? said.trim().slice(-2000) : null };
}

interface Place extends AsyncDisposable {
  /** In the stage of the last life. */
  fillIn(grant: Grant): Grant;
  /** In a stage of its own, as a user of its own. */
  live(template: Policy): Promise<LifeEnd>;
}

/** An account and a directory for some lives, one after another. */
async function openPlace(
  project: string,
  prerequisites: readonly Prerequisite[],
  signal: AbortSignal,
): Promise<Place> {
  const scratch = await createScratchDir();
  const account = await openAccount(scratch.path).catch(async (error: unknown) => {
    await scratch[Symbol.asyncDispose]();
    throw error;
  });
  let lives = 0;
  const stageOf = (life: number): string => `w${String(life).padStart(4, '0')}`;
  const fill = (text: string): string =>
    fillIn(text, { Stage: stageOf(lives), AccountId: account.accountId, Region: account.region });
  return {
    fillIn: (grant) => JSON.parse(fill(JSON.stringify(grant))) as Grant,
    async live(template) {
      lives += 1;
      const stage = stageOf(lives);
      for (const one of prerequisites) {
        if (one.ofStage || lives === 1) await one.make(account, stage);
      }
      const env = await createUser(account, `witness-${stage}`, parsePolicy(fill(JSON.stringify(template))));
      const [service, home] = [path.join(scratch.path, stage), path.join(scratch.path, `${stage}-home`)];
      await mkdir(home);
      await copyService(project, service);
      try {
        return await live({ account, env, service, home, stage, signal });
      } finally {
        await rm(service, { recursive: true });
        await rm(home, { recursive: true });
      }
    },
    async [Symbol.asyncDispose]() {
      await account[Symbol.asyncDispose]();
      await scratch[Symbol.asyncDispose]();
    },
  };
}
