import { cp, mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { projectRoot } from './built-bin.ts';
import type { Policy } from './by-hand.ts';

const artifacts = join(projectRoot, 'test', 'fixtures', 'artifacts');

/**
 * The artifact of a sandbox project, as `harness run` has left it: a run that finds one in its --out begins with its policy, and has to
 * find only what it lacks. Written anew with `harness run sandbox-projects/NAME --emulate` where that tells of a change.
 */
export async function commitArtifact(name: string, outDir: string): Promise<void> {
  await cp(join(artifacts, name), outDir, { recursive: true });
}

/** Its policy alone, from which these actions were taken. */
export async function commitLackingPolicy(
  name: string,
  outDir: string,
  lacking: readonly string[],
): Promise<void> {
  await mkdir(outDir, { recursive: true });
  await writeFile(join(outDir, 'policy.template.json'), await readLackingTemplate(name, lacking));
}

export async function readLackingTemplate(name: string, lacking: readonly string[]): Promise<string> {
  const policy = JSON.parse(await readCommittedTemplate(name)) as Policy;
  const statements = policy.Statement.map((statement) => ({
    ...statement,
    Action: statement.Action.filter((action) => !lacking.includes(action)),
  }));
  return JSON.stringify({ ...policy, Statement: statements.filter(({ Action }) => Action.length > 0) });
}

export function readCommittedTemplate(name: string): Promise<string> {
  return readFile(join(artifacts, name, 'policy.template.json'), 'utf8');
}
