import type { CloudFormationState } from '../store.ts';

/** Deleted stacks that can still be described by their ids. */
const mostDeleted = 100;

/** Forgets the oldest of the deleted stacks, so that an account that lives long does not grow. */
export function forgetOldStacks({ stacks }: CloudFormationState): void {
  const deleted = [...stacks.values()].filter(({ status }) => status === 'DELETE_COMPLETE');
  const oldestFirst = deleted.toSorted(
    (left, right) => (left.deletedAt?.getTime() ?? 0) - (right.deletedAt?.getTime() ?? 0),
  );
  for (const { stackId } of oldestFirst.slice(0, -mostDeleted)) stacks.delete(stackId);
}
