import path from 'node:path';
import { readSandboxProjects, sandboxRoot } from '../sandbox/sandbox-projects.ts';

/** A deployment bucket and nothing else: the shortest life in which the operator has its part. */
const smallest = 'smallest';

/** What the operator's policy can be found and proven with. */
export function listServices(): readonly string[] {
  return [smallest, ...readSandboxProjects()];
}

/** The directory of one of them. */
export function findService(name: string): string {
  return path.join(name === smallest ? 'scripts/operator' : sandboxRoot, name);
}
