import { mkdtemp, realpath, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A directory for one test, gone when it is left: `await using dir = await createScratchDir()`. */
export async function createScratchDir(): Promise<AsyncDisposable & { readonly path: string }> {
  const path = await mkdtemp(join(await realpath(tmpdir()), 'harness-test-'));
  return {
    path,
    // What a killed process has begun, such as a browser's own children, may write there for a moment longer.
    [Symbol.asyncDispose]: () => rm(path, { recursive: true, force: true, maxRetries: 10, retryDelay: 50 }),
  };
}
