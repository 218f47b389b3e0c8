import { mkdir, symlink, writeFile } from 'node:fs/promises';
import path from 'node:path';

/** Writes files by their path; a value that begins with `->` is the target of a link. */
export async function writeFiles(directory: string, files: Readonly<Record<string, string>>): Promise<void> {
  for (const [name, content] of Object.entries(files)) {
    const file = path.join(directory, name);
    await mkdir(path.dirname(file), { recursive: true });
    await (content.startsWith('->') ? symlink(content.slice(2), file) : writeFile(file, content));
  }
}
