import { readFile } from 'node:fs/promises';
import { HarnessError } from '../errors.ts';

/** What a file should have been, for the error that says it is not. */
export interface ExpectedFile {
  /** `expected …` */
  readonly expected: string;
  /** What to do about one that is missing. */
  readonly missing: string;
  /** What to do about one that is broken. */
  readonly broken: string;
}

/**
 * Reads a JSON file of a person or of a run.
 * @throws usage for a file that is missing, empty or half-written
 */
export async function readJson(file: string, about: ExpectedFile): Promise<unknown> {
  let text: string;
  try {
    text = await readFile(file, 'utf8');
  } catch (cause) {
    throw unreadable(file, `it cannot be read (${codeOf(cause)})`, about.expected, about.missing, cause);
  }
  try {
    return JSON.parse(text);
  } catch (cause) {
    const what = text.trim() === '' ? 'it is empty' : 'it is no JSON, or only half of one';
    throw unreadable(file, what, about.expected, about.broken, cause);
  }
}

/** The one sentence for a file that is not what it should be. */
export function unreadable(
  file: string,
  what: string,
  expected: string,
  hint: string,
  cause?: unknown,
): HarnessError {
  return new HarnessError(`${file}: ${what}, expected ${expected}`, {
    code: 'usage',
    fault: 'user',
    hint,
    cause,
  });
}

function codeOf(cause: unknown): string {
  return (cause as NodeJS.ErrnoException).code ?? String(cause);
}
