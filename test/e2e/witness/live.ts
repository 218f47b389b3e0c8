import type { StackEvent } from '@aws-sdk/client-cloudformation';
import { execa } from 'execa';
import { osls } from '../../support/built-bin.ts';
import type { Account } from './account.ts';
import { awaitStacks, readEvents, readThings } from './read-account.ts';
import { brokenId, type Change, changeService } from './service.ts';

interface Phase {
  readonly name: 'deploy' | 'update' | 'info' | 'rollback' | 'remove';
  readonly command: 'deploy' | 'info' | 'remove';
  /** Made to the service before. */
  readonly change?: Change;
}

const life: readonly Phase[] = [
  { name: 'deploy', command: 'deploy' },
  { name: 'update', command: 'deploy', change: { value: 'update', breaks: false } },
  { name: 'info', command: 'info' },
  { name: 'rollback', command: 'deploy', change: { value: 'rollback', breaks: true } },
  { name: 'remove', command: 'remove' },
];

export type PhaseName = Phase['name'];

export type LifeEnd =
  | { readonly kind: 'lived' }
  | {
      readonly kind: 'failed';
      readonly phase: PhaseName;
      readonly problem: string;
      /** The output of the phase's command, and the reasons of what happened to stacks meanwhile. */
      readonly said: string;
    };

export interface LifeOptions {
  readonly account: Account;
  /** Of the user. */
  readonly env: Readonly<Record<string, string>>;
  /** A copy of the service, which is changed. */
  readonly service: string;
  /** The user's home. */
  readonly home: string;
  readonly stage: string;
  readonly signal: AbortSignal;
}

/**
 * Lives the service's life in its stage until a phase fails. What fails is judged from the exit code, what happened to the stacks, and
 * what is left at the end: a command may end well though a deletion was refused.
 */
export async function live({ account, env, service, home, stage, signal }: LifeOptions): Promise<LifeEnd> {
  const before = await readThings(account, stage);
  const known = new Set<string | undefined>();
  for (const { name, command, change } of life) {
    if (change) await changeService(service, change);
    const { exitCode, all } = await execa(osls, [command, '--stage', stage, '--region', account.region], {
      cwd: service,
      extendEnv: false,
      env: { ...surroundings, HOME: home, TMPDIR: home, ...env },
      all: true,
      stdin: 'ignore',
      reject: false,
      cancelSignal: signal,
    });
    signal.throwIfAborted();
    const everything = await readEvents(account, await awaitStacks(account, stage, signal));
    const events = everything.filter(({ EventId }) => !known.has(EventId));
    for (const { EventId } of events) known.add(EventId);
    const after = name === 'remove' ? await readThings(account, stage) : [];
    const left = after.filter((thing) => !before.includes(thing));
    const problem =
      findProblem(name, exitCode, events) ?? (left.length > 0 ? `left: ${left.join(', ')}` : undefined);
    if (problem !== undefined) {
      const reasons = events.map(({ ResourceStatusReason = '' }) => ResourceStatusReason);
      return { kind: 'failed', phase: name, problem, said: [all, ...reasons].join('\n') };
    }
  }
  return { kind: 'lived' };
}

function findProblem(
  phase: PhaseName,
  exitCode: number | undefined,
  events: readonly StackEvent[],
): string | undefined {
  const failed = events.filter(({ ResourceStatus = '' }) => ResourceStatus.endsWith('_FAILED'));
  const isBroken = ({ LogicalResourceId }: StackEvent): boolean => LogicalResourceId === brokenId;
  const other = failed.findLast((event) => phase !== 'rollback' || !isBroken(event));
  if (other) return `${other.LogicalResourceId} ${other.ResourceStatus}`;
  if (phase === 'rollback') return failed.some(isBroken) ? undefined : 'nothing was broken';
  if (exitCode !== 0) return `exit code ${exitCode}`;
  const updated = events.some(({ ResourceStatus }) => ResourceStatus === 'UPDATE_COMPLETE');
  return phase === 'update' && !updated ? 'nothing was updated' : undefined;
}

const surroundings = {
  PATH: process.env['PATH'],
  AWS_EC2_METADATA_DISABLED: 'true',
  AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED: 'true',
  SLS_AWS_MONITORING_FREQUENCY: '200',
  CI: '1',
};
