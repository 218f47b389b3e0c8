import type { PolicyDocument } from './document.ts';
import { expandPolicy, type WrittenStatement } from './expand.ts';
import type { Selection } from './selection.ts';

/** How far a policy reaches, counted in IAM actions. */
export interface Reach {
  /** Actions that it allows on some resource at least; a wildcard counts as all that are known by name. */
  readonly actions: number;
  /** Of those, the ones that it allows on every resource. */
  readonly anywhere: number;
}

/** A condition is not weighed: an action that is allowed under one counts as allowed. */
export function measureReach(document: PolicyDocument, knownActions: readonly string[]): Reach {
  const allowed = new Set<string>();
  const anywhere = new Set<string>();
  for (const { resource, members } of expandPolicy(writeStatements(document), knownActions)) {
    for (const [key, { isOpen }] of members) {
      if (isOpen) continue;
      allowed.add(key);
      if (resource.kind === 'matching' && resource.pattern === '*') anywhere.add(key);
    }
  }
  return { actions: allowed.size, anywhere: anywhere.size };
}

function writeStatements({ Statement }: PolicyDocument): WrittenStatement[] {
  return Statement.map(({ Action, Resource, Condition }) => ({
    effect: 'Allow',
    actions: Action.map(toSelection),
    resources: Resource.map(toSelection),
    ...(Condition !== undefined && { condition: Condition }),
  }));
}

function toSelection(pattern: string): Selection {
  return { kind: 'matching', pattern };
}
