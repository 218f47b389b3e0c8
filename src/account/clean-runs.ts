import { readdir, rm } from 'node:fs/promises';
import { hostname } from 'node:os';
import path from 'node:path';
import { HarnessError } from '../errors.ts';
import { goals } from '../life.ts';
import { type ClientOptions, createOperatorClients, type OperatorClients } from './clients.ts';
import { deleteDeployer, deleteRole } from './delete-holder.ts';
import { type JournalEntry, journalRunId, readJournal, removeJournal } from './journal.ts';
import { findLeftovers, type Leftover } from './leftovers.ts';
import { readOperator } from './operator.ts';
import type { StackClaim } from './own-stack.ts';
import { deletePolicy } from './policies.ts';
import {
  claimPrerequisite,
  describePrerequisite,
  isPrerequisite,
  removePrerequisite,
} from './prerequisites/remove-prerequisite.ts';
import { removeStack } from './remove-stack.ts';
import { doing } from '../to-harness-error.ts';

export interface CleanRunsInput {
  readonly config: {
    /** Where the journals are. */
    readonly outDir: string;
    readonly accountId: string;
    readonly region: string;
    readonly endpointUrl?: string;
    readonly proxyUrl?: string;
    readonly caFile?: string;
  };
  readonly operatorCredentials: NonNullable<ClientOptions['credentials']>;
}

/** What one crashed run left and what became of it. */
export interface CleanedRun {
  readonly runId: string;
  readonly removed: readonly string[];
  readonly leftovers: readonly Leftover[];
}

/** For one stack. */
const timeoutMs = 15 * 60 * 1000;

/**
 * Removes what the runs left that did not end, as their journals tell. A journal is removed when nothing of
 * its run is left.
 * @throws HarnessError `account-mismatch`, `credentials`, `endpoint-unreachable`, `operator-denied`
 */
export async function cleanRuns({ config, operatorCredentials }: CleanRunsInput): Promise<CleanedRun[]> {
  const runs = await findJournals(config.outDir);
  if (runs.length === 0) return [];
  const clients = createOperatorClients({ ...config, credentials: operatorCredentials });
  try {
    const { accountId } = await readOperator(clients, config);
    if (accountId !== config.accountId) {
      throw new HarnessError(
        `the credentials belong to account ${accountId}, not to ${config.accountId}, the one named as a sandbox`,
        { code: 'account-mismatch', fault: 'user' },
      );
    }
    const cleaned: CleanedRun[] = [];
    for (const { runId, file } of runs) {
      const entries = await readJournal(file);
      const busy = whyNotToClean(entries, config);
      const result = busy
        ? { removed: [], leftovers: [{ what: `run ${runId}`, why: busy }] }
        : await cleanRun(clients, entries);
      if (result.leftovers.length === 0) await removeJournal(file);
      cleaned.push({ runId, ...result });
    }
    return cleaned;
  } finally {
    clients.destroy();
  }
}

/** Of runs, and of what judged a policy in a directory of its own below. */
async function findJournals(
  outDir: string,
): Promise<readonly { readonly runId: string; readonly file: string }[]> {
  const dirs = [outDir, ...goals.map((goal) => path.join(outDir, goal))];
  const found = await Promise.all(
    dirs.map(async (dir) => {
      const names = await readdir(dir).catch(() => []);
      return names.flatMap((name) => {
        const runId = journalRunId(name);
        return runId === undefined ? [] : [{ runId, file: path.join(dir, name) }];
      });
    }),
  );
  return found.flat();
}

function whyNotToClean(
  entries: readonly JournalEntry[],
  { accountId, region }: Pick<CleanRunsInput['config'], 'accountId' | 'region'>,
): string | undefined {
  const run = entries.find((entry) => entry.kind === 'run');
  if (run === undefined) return undefined;
  if (run.host === hostname() && isRunning(run.pid)) return `its process ${run.pid} is still running`;
  // The account of an emulator ended with its run: what is left of it is here.
  if (!run.emulated && run.accountId !== accountId) return `it was made in account ${run.accountId}`;
  // Elsewhere its stacks would look as if they were gone.
  if (!run.emulated && run.region !== region) return `it was made in ${run.region}: name that with --region`;
  return undefined;
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return pid !== process.pid;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

/**
 * Removes everything that a journal names: stacks first, since an operation of CloudFormation still uses the
 * deployer's key, then what they were given to find. Goes on after a failure, which becomes a leftover.
 */
export async function cleanRun(
  clients: OperatorClients,
  entries: readonly JournalEntry[],
): Promise<Omit<CleanedRun, 'runId'>> {
  const removed: string[] = [];
  const leftovers: Leftover[] = [];
  const attempt = async (what: string, work: () => Promise<readonly string[]>): Promise<void> => {
    try {
      removed.push(...(await doing(`removing ${what}`, work)));
    } catch (error) {
      leftovers.push({ what, why: error instanceof Error ? error.message : String(error) });
    }
  };
  if (!entries.some((entry) => entry.kind === 'run' && entry.emulated)) {
    const stackIds = pick(entries, 'stack-id').map(({ stackId }) => stackId);
    const stacks = readClaims(entries, stackIds);
    // What was made last may need what was made first.
    const prerequisites = entries.filter(isPrerequisite).toReversed();
    const deployers = pick(entries, 'user');
    const roles = pick(entries, 'role');
    for (const claim of stacks) {
      await attempt(`stack ${claim.stackName}`, () => removeStack(clients, claim, { timeoutMs }));
    }
    for (const made of prerequisites) {
      await attempt(describePrerequisite(made), () =>
        removePrerequisite(clients, made, stackIds, { timeoutMs }),
      );
    }
    for (const deployer of deployers) {
      await attempt(`user ${deployer.userName}`, async () => {
        await deleteDeployer(clients, deployer);
        return [`user ${deployer.userName}`];
      });
    }
    for (const role of roles) {
      await attempt(`role ${role.roleName}`, async () => {
        await deleteRole(clients, role);
        return [`role ${role.roleName}`];
      });
    }
    for (const { policyArn } of pick(entries, 'policy')) {
      await attempt(`policy ${policyArn}`, async () => {
        await deletePolicy(clients.iam, policyArn);
        return [];
      });
    }
    const found = await findLeftovers(clients, {
      stacks: [
        ...stacks,
        ...pick(prerequisites, 'prerequisite-stack').map((made) => claimPrerequisite(made, stackIds)),
      ],
      deployers,
      roles,
    });
    leftovers.push(...found.filter(({ what }) => !leftovers.some((known) => known.what === what)));
  }
  for (const { directory } of pick(entries, 'workspace')) {
    await attempt(`workspace ${directory}`, async () => {
      await rm(directory, { recursive: true, force: true });
      return [`workspace ${directory}`];
    });
  }
  return { removed, leftovers };
}

function readClaims(entries: readonly JournalEntry[], ids: readonly string[]): StackClaim[] {
  const recoveryRoleArn = pick(entries, 'role').find(({ purpose }) => purpose === 'recovery')?.arn;
  return pick(entries, 'stack').map(({ stackName, stage }) => ({
    stackName,
    stage,
    stackIds: ids.filter((id) => id.split('/')[1] === stackName),
    ...(recoveryRoleArn !== undefined && { recoveryRoleArn }),
  }));
}

function pick<Kind extends JournalEntry['kind']>(entries: readonly JournalEntry[], kind: Kind) {
  return entries.filter((entry): entry is Extract<JournalEntry, { kind: Kind }> => entry.kind === kind);
}
