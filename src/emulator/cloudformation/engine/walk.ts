import type { DependencyGraph } from '../template/dependency-graph.ts';

export interface WalkOptions {
  /** Does one node's work; false when it failed. Never rejects. */
  readonly run: (node: string) => Promise<boolean>;
  /** Whether the nodes that do not wait for a failed one are started after a failure. */
  readonly goOnAfterFailure: boolean;
  /** Asked before each start: true starts nothing more. */
  readonly isCancelled?: () => boolean;
  /** A node that could have started when the walk was stopped. */
  readonly onCancelled?: (node: string) => Promise<void> | void;
}

/**
 * Works through a graph: each node once all it waits for has succeeded, independent ones at the same time. What waits for
 * a failed node is not started.
 */
export async function walkGraph(graph: DependencyGraph, options: WalkOptions): Promise<void> {
  const waiting = new Map([...graph].map(([node, needed]) => [node, new Set(needed)]));
  const running = new Set<Promise<void>>();
  let failed = false;

  const finish = async (node: string): Promise<void> => {
    const succeeded = await options.run(node);
    if (!succeeded) failed = true;
    else for (const needed of waiting.values()) needed.delete(node);
  };

  const startReady = async (): Promise<void> => {
    const ready = [...waiting].filter(([, needed]) => needed.size === 0).map(([node]) => node);
    for (const node of ready) {
      waiting.delete(node);
      if ((failed && !options.goOnAfterFailure) || options.isCancelled?.()) {
        await options.onCancelled?.(node);
        continue;
      }
      const work: Promise<void> = finish(node).finally(() => running.delete(work));
      running.add(work);
    }
  };

  await startReady();
  while (running.size > 0) {
    await Promise.race(running);
    await startReady();
  }
}
