import { closeSync, fstatSync, ftruncateSync, openSync, writeSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import type { HarnessError } from '../errors.ts';
import { artifactPaths } from './artifact-paths.ts';
import type { EvidenceLine } from './evidence.ts';
import { setEarlierRunAside } from './earlier-runs.ts';
import { unwritable } from './replace-file.ts';

export interface EvidenceWriter {
  /**
   * Adds one line; it is with the operating system when this returns, so that a killed run keeps it.
   * @throws artifact-unwritable, the first time a line does not go in; from then on lines are dropped, so that
   * the run can clean up after itself and still tell its facts to others
   */
  append(line: EvidenceLine): void;
  /** What stopped the writing. */
  readonly failure: HarnessError | undefined;
  close(): void;
  [Symbol.dispose](): void;
}

/**
 * Opens evidence.jsonl for a new run. The files of the run before go to `earlier/<its id>/`, but for a proven policy,
 * which stays in place.
 * @param isArtifact false: nothing of the directory is for version control
 * @throws artifact-unwritable
 */
export async function createEvidenceWriter(
  outDir: string,
  runId: string,
  { isArtifact = true }: { readonly isArtifact?: boolean } = {},
): Promise<EvidenceWriter> {
  const path = artifactPaths(outDir).evidence;
  let file: number;
  try {
    await mkdir(outDir, { recursive: true });
    await setEarlierRunAside(outDir, runId, isArtifact);
    file = openSync(path, 'a');
  } catch (cause) {
    throw unwritable(path, cause);
  }
  return createWriter(file, path);
}

function createWriter(file: number, path: string): EvidenceWriter {
  let sizeBytes = fstatSync(file).size;
  let failure: HarnessError | undefined;
  let open = true;
  const close = (): void => {
    if (open) closeSync(file);
    open = false;
  };
  return {
    append(line) {
      if (failure !== undefined || !open) return;
      const bytes = Buffer.from(`${JSON.stringify(line)}\n`);
      try {
        for (let written = 0; written < bytes.length;) written += writeSync(file, bytes, written);
        sizeBytes += bytes.length;
      } catch (cause) {
        failure = unwritable(path, cause);
        cutBack(file, sizeBytes);
        throw failure;
      }
    },
    get failure() {
      return failure;
    },
    close,
    [Symbol.dispose]: close,
  };
}

/** Takes a half-written line away, so that what is there can be read line by line. */
function cutBack(file: number, sizeBytes: number): void {
  try {
    ftruncateSync(file, sizeBytes);
  } catch {
    // The write has failed already and says so; a half line at the end is all that is left of it.
  }
}
