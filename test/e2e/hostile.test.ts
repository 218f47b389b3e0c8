import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { RunRecord } from '../../src/artifact/run-record.ts';
import { projectRoot, startBin } from '../support/built-bin.ts';
import { createScratchDir } from '../support/scratch-dir.ts';

/** Other seeds are for whoever looks for trouble: `HOSTILE_SEED=7`. */
const seed = process.env['HOSTILE_SEED'] ?? '1';

/** Each failure is asked of a late trail, each policy waited for: a run takes minutes. */
const timeoutMs = 30 * 60_000;

async function run(place: string, out: string, argv: readonly string[]) {
  const outDir = join(place, out);
  const service = join(projectRoot, 'sandbox-projects', 'hello-http');
  const bin = await startBin(['run', service, '--emulate', ...argv, '--json', '--out', outDir], {
    cwd: place,
  });
  return {
    exitCode: bin.exitCode,
    record: JSON.parse(bin.stdout) as RunRecord,
    template: await readFile(join(outDir, 'policy.template.json'), 'utf8').catch(() => bin.stderr),
  };
}

test(
  'a hostile account gives the same policy as a kind one',
  async () => {
    await using place = await createScratchDir();
    const [kind, hostile] = await Promise.all([
      run(place.path, 'kind', []),
      run(place.path, 'hostile', ['--hostile', '--seed', seed]),
    ]);
    expect({ seed, outcome: hostile.record.outcome }).toEqual({ seed, outcome: { kind: 'proven' } });
    expect(hostile.record.leftovers).toEqual([]);
    expect(hostile.template).toBe(kind.template);
  },
  timeoutMs,
);
