import { readFileSync } from 'node:fs';

// package.json stands one folder above both src and dist.
const manifest = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8')) as {
  readonly version: string;
};

/** Of the harness itself. */
export const harnessVersion = manifest.version;
