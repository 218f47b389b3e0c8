import { join } from 'node:path';
import { attemptOutputFile } from './artifact-paths.ts';
import { replaceFile } from './replace-file.ts';

/**
 * Keeps what the child of one attempt printed. `text` must be scrubbed already.
 * @returns the path relative to the artifact's directory, as the evidence names it
 * @throws artifact-unwritable
 */
export async function writeAttemptOutput(
  outDir: string,
  output: { readonly runId: string; readonly attempt: number; readonly phase: string; readonly text: string },
): Promise<string> {
  const file = attemptOutputFile(output);
  await replaceFile(join(outDir, file), output.text);
  return file;
}
