import { z } from 'zod';
import { readJson, unreadable } from './read-json.ts';
import { runRecordSchema, type RunRecord } from './run-record.ts';

const expected = 'the run.json of a run';

/**
 * Reads a run.json back.
 * @throws usage for a file that is missing, half-written, not a run record, or of a newer harness
 */
export async function readRunRecord(file: string): Promise<RunRecord> {
  const content = await readJson(file, {
    expected,
    missing: 'Run harness run first.',
    broken: 'Restore it from version control, or run harness run again.',
  });
  const version = z.object({ version: z.number() }).safeParse(content);
  if (version.success && version.data.version > 1) {
    const what = `it is of version ${version.data.version}, expected 1`;
    throw unreadable(file, what, expected, 'A newer harness wrote it: use that one.');
  }
  const record = runRecordSchema.safeParse(content);
  if (record.success) return record.data;
  const [issue] = record.error.issues;
  const place = issue === undefined || issue.path.length === 0 ? 'its whole' : issue.path.join('.');
  throw unreadable(
    file,
    `it is not the record of a run: ${place}: ${issue?.message ?? ''}`,
    expected,
    'Run harness run again.',
    record.error,
  );
}
