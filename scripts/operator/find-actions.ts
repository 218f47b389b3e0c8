import path from 'node:path';
import type { OperatorPolicy } from './policy.ts';
import { readRefusals } from './read-refusals.ts';
import { runAsOperator } from './run-as-operator.ts';
import { findService } from './services.ts';

export interface FoundActions {
  readonly outcome: string;
  readonly rounds: number;
  /** The resources on which each action was refused, in the order of the refusals. */
  readonly actions: Readonly<Record<string, readonly string[]>>;
}

const mostRounds = 100;

/**
 * What the operator needs for one project, bottom-up: a user who may do nothing runs the project, is given what was refused, on
 * every resource, and runs it again. Ends where a run is proven and leaves nothing, or where nothing new is refused.
 */
export async function findActions(
  project: string,
  { out, proof }: { readonly out: string; readonly proof: string },
): Promise<FoundActions> {
  const actions = new Map<string, Set<string>>();
  for (let round = 1; ; round += 1) {
    const run = await runAsOperator({
      service: findService(project),
      policy: allow([...actions.keys()]),
      out: path.join(out, `${project}-${round}`),
      proof,
    });
    const before = actions.size;
    for (const { action, resource } of readRefusals(run)) {
      const resources = actions.get(action) ?? new Set();
      actions.set(action, resources.add(resource));
    }
    const outcome = run.record?.outcome.kind ?? `exit code ${run.exitCode}`;
    console.error(
      `${project} round ${round}: ${outcome}, ${Math.round(run.wallMs / 1000)} s, ${actions.size - before} new: ${[...actions.keys()].slice(before).join(' ')}`,
    );
    const isWhole = outcome === 'proven' && run.left.length === 0;
    if (actions.size === before || round === mostRounds) {
      return {
        outcome: isWhole ? outcome : `${outcome}: ${run.stderr}`,
        rounds: round,
        actions: Object.fromEntries([...actions].map(([action, resources]) => [action, [...resources]])),
      };
    }
  }
}

function allow(actions: readonly string[]): OperatorPolicy {
  return {
    Version: '2012-10-17',
    Statement:
      actions.length === 0 ? [] : [{ Sid: 'Found', Effect: 'Allow', Action: [...actions], Resource: ['*'] }],
  };
}
