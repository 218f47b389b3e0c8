import { mkdir, open, rename, rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import { HarnessError } from '../errors.ts';

/**
 * Puts a file in place as a whole: readers see the old text or the new, also after a crash or on a full disk.
 * @throws artifact-unwritable; the old file is then untouched
 */
export async function replaceFile(path: string, text: string): Promise<void> {
  const temporary = `${path}.${process.pid}.tmp`;
  try {
    await mkdir(dirname(path), { recursive: true });
    const handle = await open(temporary, 'w');
    try {
      // FileHandle.writeFile goes on after a short write, which is how a disk that fills up shows at first.
      await handle.writeFile(text);
      await handle.sync();
    } finally {
      await handle.close();
    }
    await rename(temporary, path);
  } catch (cause) {
    await rm(temporary, { force: true }).catch(() => undefined);
    throw unwritable(path, cause);
  }
}

/** The one sentence for every way in which a file of the artifact cannot be written. */
export function unwritable(path: string, cause: unknown): HarnessError {
  const code = (cause as NodeJS.ErrnoException | undefined)?.code;
  return new HarnessError(`cannot write ${path}: ${describe(code, cause)}`, {
    code: 'artifact-unwritable',
    fault: 'user',
    hint: 'Make room or permission there, or choose another directory with --out.',
    cause,
  });
}

function describe(code: string | undefined, cause: unknown): string {
  switch (code) {
    case 'ENOSPC':
    case 'EDQUOT':
      return 'the disk is full';
    case 'EACCES':
    case 'EPERM':
      return 'permission denied';
    case 'EROFS':
      return 'the file system is read-only';
    case 'ENOTDIR':
    case 'EEXIST':
      return 'a file stands where a directory was expected';
    case 'EISDIR':
      return 'a directory stands where a file was expected';
    case undefined:
    default:
      return cause instanceof Error ? cause.message : String(cause);
  }
}
