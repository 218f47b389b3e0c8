import { readdirSync } from 'node:fs';
import path from 'node:path';

export const sandboxRoot = 'sandbox-projects';

/** The names of all sandbox projects: the folders that hold the configuration of a service. */
export function readSandboxProjects(root = sandboxRoot): readonly string[] {
  return readdirSync(root, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && isService(path.join(root, entry.name)))
    .map(({ name }) => name)
    .toSorted();
}

function isService(directory: string): boolean {
  return readdirSync(directory).some((file) => /^serverless\.(?:yml|yaml|json|js|cjs|mjs|ts)$/.test(file));
}
