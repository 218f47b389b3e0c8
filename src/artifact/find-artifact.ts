import { access } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { HarnessError } from '../errors.ts';
import { artifactPaths } from './artifact-paths.ts';

/**
 * The directory of an artifact: the one that is named, or the `.harness` in it.
 * @throws usage where neither holds one
 */
export async function findArtifact(dir: string): Promise<string> {
  const candidates = [dir, join(dir, '.harness')];
  for (const candidate of candidates) {
    const { policy, template, unprovenPolicy, unprovenTemplate, record } = artifactPaths(candidate);
    const found = await findFirst([template, policy, record, unprovenTemplate, unprovenPolicy]);
    if (found !== undefined) return candidate;
  }
  const { template, record } = artifactPaths('');
  throw new HarnessError(
    `${dir}: it holds no artifact, expected ${basename(template)} or ${basename(record)} there or in its .harness`,
    {
      code: 'usage',
      fault: 'user',
      hint: 'Run harness run first, or name the directory that its --out named.',
    },
  );
}

/** The first of the files that is there. */
export async function findFirst(files: readonly string[]): Promise<string | undefined> {
  for (const file of files) {
    const isThere = await access(file).then(
      () => true,
      () => false,
    );
    if (isThere) return file;
  }
  return undefined;
}
