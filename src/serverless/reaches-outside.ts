import { readdir, readFile, stat } from 'node:fs/promises';
import path from 'node:path';

const skipped = new Set(['node_modules', '.git', '.serverless', '.harness', '.venv', '__pycache__']);
/** What can name a file that a deployment reads. */
const textual = /\.(?:ya?ml|json|[cm]?[jt]sx?|py|rb|toml|env|sh|vtl|graphql)$|(?:^|\/)\.[a-z]+rc$/i;
const largestBytes = 1024 * 1024;

/**
 * Whether a file of the service names a path that leaves its directory. A false alarm costs a larger copy;
 * so it is decided by the text alone.
 */
export async function reachesOutside(service: string): Promise<boolean> {
  const search = async (directory: string, depth: number): Promise<boolean> => {
    const entries = await readdir(directory, { withFileTypes: true });
    for (const entry of entries) {
      const file = path.join(directory, entry.name);
      if (skipped.has(entry.name) || entry.name === 'package-lock.json') continue;
      if (entry.isDirectory()) {
        if (await search(file, depth + 1)) return true;
      } else if (entry.isFile() && textual.test(entry.name) && (await stat(file)).size <= largestBytes) {
        if (climbs(await readFile(file, 'utf8')) > depth) return true;
      }
    }
    return false;
  };
  return search(service, 0);
}

/** The most steps upwards that one path in the text takes at its beginning. */
function climbs(text: string): number {
  let most = 0;
  for (const [path] of text.matchAll(/(?<![\w./])(?:\.\/)?(?:\.\.(?:\/|(?=["'\s)},])))+/g)) {
    most = Math.max(most, path.split('..').length - 1);
  }
  return most;
}
