import type { ResourceType } from '../resource-type.ts';
import {
  type CloudFormationState,
  cloudFormationStore,
  type Instance,
  type StackResource,
} from '../store.ts';
import type { Run } from './run.ts';

/** What was retained, or deleted by somebody else, stays known: beyond this many the oldest are forgotten. */
const mostThings = 10_000;

/** Keeps what was made, for whoever looks for it by its identifier whatever becomes of the stack. */
export function rememberMade(
  run: Run,
  { type }: ResourceType,
  { logicalId }: StackResource,
  instance: Instance,
): void {
  const { made } = run.account.store(cloudFormationStore);
  const { name, stackId, region } = run.stack;
  made.add({ type, logicalId, stack: { name, stackId, region }, instance });
  const [oldest] = made.size > mostThings ? made : [];
  if (oldest) made.delete(oldest);
}

export function forgetMade({ made }: CloudFormationState, instance: Instance): void {
  for (const thing of made) if (thing.instance === instance) made.delete(thing);
}
