import { readFile, stat } from 'node:fs/promises';
import { z } from 'zod';
import { type EvidenceLine, evidenceLineSchema } from './evidence.ts';
import { unreadable } from './read-json.ts';

const expected = 'the evidence.jsonl of a run';

/**
 * Reads an evidence.jsonl back. A last line that was torn off, as a run that was killed leaves it, is left out.
 * @throws usage for a file that is missing, is no evidence, or is of a newer harness
 */
export async function readEvidence(file: string): Promise<readonly EvidenceLine[]> {
  const text = await readText(file);
  const lines = text.split('\n');
  // Each line is written with its end: what follows the last end is empty, or half a line.
  return lines.slice(0, -1).map((line, index) => parseLine(file, line, index + 1));
}

async function readText(file: string): Promise<string> {
  try {
    // A device could go on for ever.
    if ((await stat(file)).isFile()) return await readFile(file, 'utf8');
  } catch (cause) {
    const code = (cause as NodeJS.ErrnoException).code ?? String(cause);
    throw unreadable(file, `it cannot be read (${code})`, expected, 'Run harness run first.', cause);
  }
  throw unreadable(file, 'it is no file', expected, 'Move away what stands there, or name another --out.');
}

function parseLine(file: string, text: string, number: number): EvidenceLine {
  const content = parseJson(text);
  const version = z.object({ version: z.number() }).safeParse(content);
  if (version.success && version.data.version > 1) {
    const what = `line ${number} is of version ${version.data.version}, expected 1`;
    throw unreadable(file, what, expected, 'A newer harness wrote it: use that one.');
  }
  const line = evidenceLineSchema.safeParse(content);
  if (line.success) return line.data;
  const [issue] = line.error.issues;
  const what =
    content === undefined
      ? `line ${number} is no JSON`
      : `line ${number} is no fact of a run: ${issue?.path.join('.') ?? ''}: ${issue?.message ?? ''}`;
  throw unreadable(
    file,
    what,
    expected,
    'Restore it from version control, or run harness run again.',
    line.error,
  );
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
