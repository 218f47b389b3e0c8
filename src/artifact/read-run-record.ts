import { readFile } from 'node:fs/promises';
import { z } from 'zod';
import { HarnessError } from '../errors.ts';
import { runRecordSchema, type RunRecord } from './run-record.ts';

/**
 * Reads a run.json back.
 * @throws usage for a file that is missing, half-written, not a run record, or of a newer harness
 */
export async function readRunRecord(file: string): Promise<RunRecord> {
  let text: string;
  try {
    text = await readFile(file, 'utf8');
  } catch (cause) {
    throw unreadable(file, 'it cannot be read', 'Run harness run first.', cause);
  }
  let content: unknown;
  try {
    content = JSON.parse(text);
  } catch (cause) {
    const what = text.trim() === '' ? 'it is empty' : 'it is no JSON, or only half of one';
    throw unreadable(file, what, 'Restore it from version control, or run harness run again.', cause);
  }
  const version = z.object({ version: z.number() }).safeParse(content);
  if (version.success && version.data.version > 1) {
    const what = `it is of version ${version.data.version}, expected 1`;
    throw unreadable(file, what, 'A newer harness wrote it: use that one.', undefined);
  }
  const record = runRecordSchema.safeParse(content);
  if (record.success) return record.data;
  const [issue] = record.error.issues;
  const place = issue === undefined || issue.path.length === 0 ? 'its whole' : issue.path.join('.');
  throw unreadable(
    file,
    `it is not the record of a run: ${place}: ${issue?.message ?? ''}`,
    'Run harness run again.',
    record.error,
  );
}

function unreadable(file: string, what: string, hint: string, cause: unknown): HarnessError {
  return new HarnessError(`${file}: ${what}, expected the run.json of a run`, {
    code: 'usage',
    fault: 'user',
    hint,
    cause,
  });
}
