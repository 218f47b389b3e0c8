import { referencesOf } from './references.ts';
import type { Template } from './template.ts';
import { validationError } from './validation-error.ts';

/** For each resource the resources it waits for. */
export type DependencyGraph = ReadonlyMap<string, ReadonlySet<string>>;

/**
 * What each resource of the template waits for: what it refers to and what DependsOn names. With `isTrue`, resources whose
 * condition is false are left out, as are untaken branches.
 */
export function buildDependencyGraph(
  template: Template,
  isTrue: (condition: string) => boolean | undefined = () => undefined,
): DependencyGraph {
  const present = new Set<string>();
  for (const [logicalId, resource] of template.resources) {
    if (resource.condition === undefined || isTrue(resource.condition) !== false) present.add(logicalId);
  }
  const graph = new Map<string, ReadonlySet<string>>();
  for (const logicalId of present) {
    const resource = template.resources.get(logicalId);
    if (!resource) continue;
    const needed = new Set(resource.dependsOn);
    for (const reference of referencesOf([resource.properties, resource.updatePolicy], isTrue)) {
      if (reference.kind === 'ref' || reference.kind === 'attribute') needed.add(reference.name);
    }
    graph.set(logicalId, new Set([...needed].filter((name) => present.has(name))));
  }
  return graph;
}

/** The members of one cycle in the order of their names; empty when there is none. */
function findCycle(graph: DependencyGraph): string[] {
  const waiting = new Map([...graph].map(([name, needed]) => [name, new Set(needed)]));
  for (;;) {
    const free = [...waiting].filter(([, needed]) => needed.size === 0).map(([name]) => name);
    if (free.length === 0) break;
    for (const name of free) {
      waiting.delete(name);
      for (const needed of waiting.values()) needed.delete(name);
    }
  }
  return [...waiting.keys()].toSorted();
}

/** @throws AwsError ValidationError naming the resources of a cycle */
export function assertNoCycle(graph: DependencyGraph): void {
  const cycle = findCycle(graph);
  if (cycle.length > 0) {
    throw validationError(`Circular dependency between resources: [${cycle.join(', ')}]`);
  }
}

/** Turns every edge round: for each resource the resources that wait for it. */
export function reverseGraph(graph: DependencyGraph): DependencyGraph {
  const reversed = new Map<string, Set<string>>([...graph.keys()].map((name) => [name, new Set()]));
  for (const [name, needed] of graph) {
    for (const other of needed) reversed.get(other)?.add(name);
  }
  return reversed;
}
