import { DeleteStackCommand } from '@aws-sdk/client-cloudformation';
import { unless } from '../../to-harness-error.ts';
import type { OperatorClients } from '../clients.ts';
import type { JournalEntry } from '../journal.ts';
import { type AwaitOptions, readOwnStack, type StackClaim } from '../own-stack.ts';
import { removeStack } from '../remove-stack.ts';
import { deletePrerequisiteObject } from './object.ts';
import { deleteSecureString } from './secure-string.ts';

/** One thing that a run made since the service expects it, as the journal has it. */
export type MadePrerequisite = Extract<
  JournalEntry,
  { kind: 'prerequisite-stack' | 'secure-string' | 'object' }
>;

export function isPrerequisite(entry: JournalEntry): entry is MadePrerequisite {
  return entry.kind === 'prerequisite-stack' || entry.kind === 'secure-string' || entry.kind === 'object';
}

/** How it is called before people. */
export function describePrerequisite(made: MadePrerequisite): string {
  switch (made.kind) {
    case 'prerequisite-stack':
      return `stack ${made.stackName}`;
    case 'secure-string':
      return `SecureString ${made.name}`;
    case 'object':
      return `object s3://${made.bucket}/${made.key}`;
  }
}

/** @param stackIds of every stack of the run */
export function claimPrerequisite(
  { stackName, runId }: Extract<MadePrerequisite, { kind: 'prerequisite-stack' }>,
  stackIds: readonly string[],
): StackClaim {
  return { stackName, runId, stackIds: stackIds.filter((id) => id.split('/')[1] === stackName) };
}

/**
 * Removes what the run made and nothing else: what somebody else made under the same name stays.
 * @param stackIds of every stack of the run
 * @returns what was removed, in words
 * @throws HarnessError `timed-out`, `leftovers`
 */
export async function removePrerequisite(
  clients: OperatorClients,
  made: MadePrerequisite,
  stackIds: readonly string[],
  options: AwaitOptions,
): Promise<readonly string[]> {
  const removed = (was: boolean): readonly string[] => (was ? [describePrerequisite(made)] : []);
  switch (made.kind) {
    case 'prerequisite-stack': {
      const claim = claimPrerequisite(made, stackIds);
      const gaveUp = await giveUpCreation(clients, claim);
      return [...new Set([...removed(gaveUp), ...(await removeStack(clients, claim, options))])];
    }
    case 'secure-string':
      return removed(await deleteSecureString(clients, made));
    case 'object':
      return removed(await deletePrerequisiteObject(clients, made));
  }
}

/**
 * A stack may be deleted while it is being made, so that nobody waits for what nobody wants any more.
 * Source: https://flexstack.com/changelog/cancel-deployments (AWS's own pages name updates alone); where it is refused, the
 * creation is waited for.
 */
async function giveUpCreation(
  { cloudFormation }: Pick<OperatorClients, 'cloudFormation'>,
  claim: StackClaim,
): Promise<boolean> {
  const stack = await readOwnStack(cloudFormation, claim);
  if (stack.kind !== 'own' || stack.status !== 'CREATE_IN_PROGRESS') return false;
  const answer = await unless(['ValidationError'], () =>
    cloudFormation.send(new DeleteStackCommand({ StackName: stack.stackId })),
  );
  return answer !== undefined;
}
