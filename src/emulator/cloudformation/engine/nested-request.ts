import type { Stack } from '../store.ts';
import type { ProvisioningRun, Run } from './run.ts';

const key = Symbol('nested in');

/** A request on a nested stack that its parent's operation makes: authorised and checked as any other, then handed back to that operation. */
export interface NestedRequest {
  /** The parent's operation, on the path of the nested stack's resource. */
  readonly parent: Run;
  readonly preserves: boolean;
  /** Takes what the request would have started. */
  readonly take: (run: NestedRun) => void;
}

/** A nested stack's operation, begun and not yet worked on. */
export type NestedRun =
  | { readonly verb: 'create' | 'update'; readonly run: ProvisioningRun }
  | { readonly verb: 'delete'; readonly run: Run; readonly before: Stack['status'] };

export function asNested(input: object, request: NestedRequest): object {
  return { ...input, [key]: request };
}

/** Undefined for a request from outside: no wire format has a place for it. */
export function nestedRequestOf(input: object): NestedRequest | undefined {
  return (input as { readonly [key]?: NestedRequest })[key];
}

/** A nested stack's run goes on in the name and with the token of its parent's. */
export function nestedRun({ parent }: NestedRequest, stack: Stack): Run {
  const { desired: _, ...inherited } = parent as Run & { readonly desired?: unknown };
  return { ...inherited, stack, parent };
}

/** The ids of the stacks around a nested one. */
export function ancestorsOf({ parent: { stack } }: NestedRequest): Pick<Stack, 'parentId' | 'rootId'> {
  return { parentId: stack.stackId, rootId: stack.rootId ?? stack.stackId };
}
