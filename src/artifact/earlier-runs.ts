import { copyFile, lstat, mkdir, open, readdir, rename, rm, stat, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { artifactPaths } from './artifact-paths.ts';
import { readRunRecord } from './read-run-record.ts';

/** How many earlier runs are kept, besides the one that policy.json comes from. */
const kept = 9;

/** Not for version control: what every run makes anew, and what is there for looking back. */
const ignored = '# written by harness\n/attempts/\n/earlier/\n/check/\n/prove/\n/journal*\n*.tmp\n';
const allIgnored = '# written by harness\n*\n';

/**
 * Gives each earlier run a directory of its own, `earlier/<run id>/`, before a new one takes the plain names.
 * A proven policy and its run.json are copied there and stay; everything else moves. Oldest runs are removed, never the
 * one that policy.json comes from.
 */
export async function setEarlierRunAside(outDir: string, runId: string, isArtifact: boolean): Promise<void> {
  const paths = artifactPaths(outDir);
  await writeFile(paths.ignore, isArtifact ? ignored : allIgnored, { flag: 'wx' }).catch(
    ignoreCode('EEXIST'),
  );
  // A run that was killed left evidence, but the run.json of the run before it.
  const recordId = await readRecordId(paths.record);
  const evidenceId = await readEvidenceId(paths.evidence);
  if (recordId !== undefined) {
    const dir = join(paths.earlier, recordId.runId);
    await mkdir(dir, { recursive: true });
    await copyFile(paths.record, join(dir, basename(paths.record)));
    await rename(paths.report, join(dir, basename(paths.report))).catch(ignoreCode('ENOENT'));
    const { policy, template, rolePolicy, roleTemplate } = paths;
    const policies = recordId.proven ? [policy, template, rolePolicy, roleTemplate] : [];
    for (const path of policies) await copyFile(path, join(dir, basename(path))).catch(ignoreCode('ENOENT'));
    const { unprovenPolicy, unprovenTemplate, unprovenRolePolicy, unprovenRoleTemplate } = paths;
    const unproven = recordId.proven
      ? []
      : [unprovenPolicy, unprovenTemplate, unprovenRolePolicy, unprovenRoleTemplate];
    for (const path of unproven) await rename(path, join(dir, basename(path))).catch(ignoreCode('ENOENT'));
  }
  if (evidenceId !== undefined && evidenceId !== runId) {
    const dir = join(paths.earlier, evidenceId);
    await mkdir(dir, { recursive: true });
    await rename(paths.evidence, join(dir, basename(paths.evidence)));
  }
  await removeOldest(outDir);
}

async function removeOldest(outDir: string): Promise<void> {
  const { earlier, attempts } = artifactPaths(outDir);
  const names = await readdir(earlier).catch(() => []);
  const runs = await Promise.all(
    names.map(async (name) => ({
      name,
      at: (await stat(join(earlier, name))).mtimeMs,
      proven: (await readRecordId(join(earlier, name, 'run.json')))?.proven ?? false,
    })),
  );
  const newestFirst = runs.toSorted((a, b) => b.at - a.at);
  const source = newestFirst.find(({ proven }) => proven);
  for (const { name } of newestFirst.slice(kept).filter((run) => run !== source)) {
    await rm(join(earlier, name), { recursive: true, force: true });
    await rm(join(attempts, name), { recursive: true, force: true });
  }
}

async function readRecordId(path: string): Promise<{ runId: string; proven: boolean } | undefined> {
  // A file that is no record of a run has no place of its own to go to: it is replaced when this run ends.
  const record = await readRunRecord(path).catch(() => undefined);
  return record && isName(record.runId)
    ? { runId: record.runId, proven: record.outcome.kind === 'proven' && record.goal === 'run' }
    : undefined;
}

/** Longer than any first line. */
const headBytes = 4096;

/** The id of the run that wrote the file; a made-up one where its first line cannot be read, so that it is kept too. */
async function readEvidenceId(path: string): Promise<string | undefined> {
  const found = await lstat(path).catch(() => undefined);
  // Whatever else stands there was put there by a person: it is written to, and not moved.
  if (found?.isFile() !== true || found.size === 0) return undefined;
  const head = await readHead(path);
  try {
    const first = JSON.parse(head.slice(0, head.indexOf('\n'))) as { runId?: unknown };
    if (typeof first.runId === 'string' && isName(first.runId)) return first.runId;
  } catch {
    // Falls through to the made-up id.
  }
  return `unknown-${Math.trunc(found.mtimeMs)}`;
}

async function readHead(path: string): Promise<string> {
  await using file = await open(path, 'r');
  const { buffer, bytesRead } = await file.read({ buffer: Buffer.alloc(headBytes) });
  return buffer.toString('utf8', 0, bytesRead);
}

/** What is read back becomes the name of a directory, so it must be a name and no path. */
function isName(text: string): boolean {
  return /^[A-Za-z0-9][A-Za-z0-9._-]*$/.test(text);
}

function ignoreCode(code: string): (error: unknown) => void {
  return (error) => {
    if ((error as NodeJS.ErrnoException).code !== code) throw error;
  };
}
