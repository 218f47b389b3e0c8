import { mkdir, open, readFile, rm } from 'node:fs/promises';
import { hostname } from 'node:os';
import path from 'node:path';
import { z } from 'zod';
import { HarnessError } from '../errors.ts';

const entrySchema = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('run'),
    accountId: z.string(),
    region: z.string(),
    /** The account ends with the run. */
    emulated: z.boolean().optional(),
    /** Of the harness, to tell a crashed run from one that goes on. */
    pid: z.int(),
    host: z.string(),
  }),
  z.strictObject({ kind: z.literal('user'), userName: z.string() }),
  z.strictObject({
    kind: z.literal('role'),
    roleName: z.string(),
    arn: z.string(),
    /** A recovery role may do everything: stacks of a deployment role are removed as it. */
    purpose: z.enum(['deployment', 'recovery']),
  }),
  z.strictObject({ kind: z.literal('policy'), policyArn: z.string() }),
  z.strictObject({ kind: z.literal('stack'), stackName: z.string(), stage: z.string() }),
  /** Told once the stack is seen. */
  z.strictObject({ kind: z.literal('stack-id'), stackId: z.string() }),
  z.strictObject({ kind: z.literal('workspace'), directory: z.string() }),
  /** What the service expects to find; each carries the run's id as a tag. */
  z.strictObject({ kind: z.literal('prerequisite-stack'), stackName: z.string(), runId: z.string() }),
  z.strictObject({ kind: z.literal('secure-string'), name: z.string(), runId: z.string() }),
  z.strictObject({ kind: z.literal('object'), bucket: z.string(), key: z.string(), runId: z.string() }),
]);
const lineSchema = z
  .looseObject({ at: z.iso.datetime() })
  .transform(({ at: _, ...entry }) => entry)
  .pipe(entrySchema);

/** Something that a run is about to make. */
export type JournalEntry = z.infer<typeof entrySchema>;

/** What a run that was killed has to be cleaned up after. Written to the disk before anything is made. */
export interface Journal {
  readonly file: string;
  /** Resolves when the entry is on the disk. */
  append(entry: JournalEntry): Promise<void>;
  close(): Promise<void>;
}

export function journalFile(directory: string, runId: string): string {
  return path.join(directory, `journal-${runId}.jsonl`);
}

/** @returns undefined for the name of a file that is no journal */
export function journalRunId(fileName: string): string | undefined {
  return /^journal-([\w-]+)\.jsonl$/.exec(fileName)?.[1];
}

export interface CreateJournalOptions {
  readonly runId: string;
  readonly accountId: string;
  readonly region: string;
  readonly emulated?: boolean;
  readonly now: () => Date;
}

/**
 * Begins the journal of a run in the artifact's directory.
 * @throws HarnessError `artifact-unwritable`
 */
export async function createJournal(
  directory: string,
  { runId, now, ...run }: CreateJournalOptions,
): Promise<Journal> {
  const file = journalFile(directory, runId);
  await mkdir(directory, { recursive: true }).catch((cause: unknown) => {
    throw unwritable(directory, cause);
  });
  const handle = await open(file, 'a', 0o600).catch((cause: unknown) => {
    throw unwritable(file, cause);
  });
  // One line after the other, also when two are asked for at once.
  let last: Promise<void> = Promise.resolve();
  const journal: Journal = {
    file,
    append(entry) {
      const line = `${JSON.stringify({ at: now().toISOString(), ...entry })}\n`;
      const write = async (before: Promise<void>): Promise<void> => {
        await before;
        try {
          await handle.appendFile(line);
          await handle.sync();
        } catch (cause) {
          throw unwritable(file, cause);
        }
      };
      const written = write(last);
      last = written.catch(() => {});
      return written;
    },
    async close() {
      await last;
      await handle.close();
    },
  };
  await journal.append({ kind: 'run', ...run, pid: process.pid, host: hostname() });
  return journal;
}

/** All whole lines: a run that was killed while writing leaves half of one, of something not yet made. */
export async function readJournal(file: string): Promise<JournalEntry[]> {
  const text = await readFile(file, 'utf8');
  const lines = text
    .slice(0, text.lastIndexOf('\n') + 1)
    .split('\n')
    .filter(Boolean);
  return lines.map((line, index) => {
    const parsed = lineSchema.safeParse(parseJson(line));
    if (parsed.success) return parsed.data;
    throw new HarnessError(`${file}:${index + 1} is no journal entry: ${z.prettifyError(parsed.error)}`, {
      code: 'usage',
      fault: 'user',
      hint: 'Remove the line, if you know what it was, and clean again.',
    });
  });
}

export async function removeJournal(file: string): Promise<void> {
  await rm(file, { force: true });
}

function parseJson(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return undefined;
  }
}

function unwritable(file: string, cause: unknown): HarnessError {
  return new HarnessError(`${file} cannot be written`, { code: 'artifact-unwritable', fault: 'user', cause });
}
