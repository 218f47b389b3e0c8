import path from 'node:path';
import { judgeTrial } from './judge-trial.ts';
import { type OperatorPolicy, type Part, withhold } from './policy.ts';
import { type OperatorRefusal, readRefusals } from './read-refusals.ts';
import { runAsOperator, type TrialRun } from './run-as-operator.ts';
import { findService } from './services.ts';

export interface ProofOptions {
  readonly project: string;
  readonly policy: OperatorPolicy;
  /** What is withheld, one after the other. */
  readonly parts: readonly Part[];
  readonly jobs: number;
  readonly out: string;
  readonly proof: string;
}

interface Trial extends Part {
  /** What a person would notice without it; none: nothing. */
  readonly noticed: readonly string[];
  readonly seconds: number;
}

export interface PolicyProof {
  readonly project: string;
  /** What is wrong with the run under the whole policy; none: it is proven and leaves nothing. */
  readonly whole: readonly string[];
  /** What the operator was refused in it; the run went on without. */
  readonly refused: readonly OperatorRefusal[];
  readonly trials: readonly Trial[];
}

/** Runs the project as an operator with exactly that policy, and without each of the parts. Tells of each on stderr. */
export async function provePolicy(options: ProofOptions): Promise<PolicyProof> {
  const { project, policy, parts, jobs, out, proof } = options;
  const run = async (name: string, allowed: OperatorPolicy): Promise<TrialRun> =>
    runAsOperator({
      service: findService(project),
      policy: allowed,
      out: path.join(out, `${project}-${name}`),
      proof,
    });

  // The whole one goes on beside the others, which are judged by it.
  const wholeRun = run('whole', policy);
  const waiting = parts.entries();
  const judging: Promise<Trial>[] = [];
  const judge = async (part: Part, tried: TrialRun): Promise<Trial> => {
    // One that is not proven speaks for itself.
    const isProven = tried.record?.outcome.kind === 'proven';
    const noticed = judgeTrial(tried, isProven ? await wholeRun : tried);
    const seconds = Math.round(tried.wallMs / 1000);
    const what = noticed.join('; ') || 'nothing is noticed';
    console.error(`${project} without ${part.sid} ${part.action}: ${what} (${seconds} s)`);
    return { ...part, noticed, seconds };
  };
  const work = async (): Promise<void> => {
    for (const [index, part] of waiting) {
      const name = `${part.sid}-${part.action.replace(':', '-')}`;
      judging[index] = judge(part, await run(name, withhold(policy, part)));
    }
  };
  const others = Array.from({ length: Math.max(jobs - 1, 0) }, work);
  const whole = judgeTrial(await wholeRun, await wholeRun);
  const refused = readRefusals(await wholeRun);
  console.error(`${project} with the whole policy: ${whole.join('; ') || 'proven, nothing left'}`);
  for (const { action, resource } of refused) console.error(`  refused: ${action} on ${resource}`);
  await Promise.all([...others, work()]);
  return { project, whole, refused, trials: await Promise.all(judging) };
}
