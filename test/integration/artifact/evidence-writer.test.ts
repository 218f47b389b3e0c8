import { mkdir, readdir, readFile, symlink, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { evidenceLineSchema } from '../../../src/artifact/evidence.ts';
import { createEvidenceWriter } from '../../../src/artifact/evidence-writer.ts';
import { writeArtifact } from '../../../src/artifact/write-artifact.ts';
import { writeReport } from '../../../src/artifact/write-report.ts';
import type { RunRecord } from '../../../src/artifact/run-record.ts';
import { makeLine, makeRunRecord } from '../../support/run-record.ts';
import { createScratchDir } from '../../support/scratch-dir.ts';

const line = makeLine({ type: 'run.ended', outcome: 'proven' });

/** A whole run, as far as its files go. */
async function liveRun(outDir: string, runId: string, outcome: RunRecord['outcome']): Promise<void> {
  using writer = await createEvidenceWriter(outDir, runId);
  writer.append({ ...line, runId });
  const statement = { Effect: 'Allow' as const, Action: [`s3:${runId}`], Resource: ['*'] };
  const policy = { Version: '2012-10-17' as const, Statement: [statement] };
  const record = makeRunRecord({ runId, outcome });
  await writeArtifact(outDir, { policy, template: policy, record });
  await writeReport(outDir, { record, evidence: [], comparison: { rows: [] } });
}

test('each line is on the disk when append returns', async () => {
  await using dir = await createScratchDir();
  using writer = await createEvidenceWriter(dir.path, 'r1');
  writer.append(line);
  writer.append(makeLine({ type: 'policy.honoured', life: 1, waitedMs: 5 }));
  const lines = (await readFile(join(dir.path, 'evidence.jsonl'), 'utf8')).trimEnd().split('\n');
  expect(lines.map((text) => evidenceLineSchema.parse(JSON.parse(text)).type)).toEqual([
    'run.ended',
    'policy.honoured',
  ]);
});

test('what is no work of a person is kept out of version control', async () => {
  await using dir = await createScratchDir();
  using _ = await createEvidenceWriter(dir.path, 'r1');
  expect(await readFile(join(dir.path, '.gitignore'), 'utf8')).toMatchInlineSnapshot(`
    "# written by harness
    /attempts/
    /earlier/
    /check/
    /prove/
    /journal*
    *.tmp
    "
  `);
});

test("a person's own .gitignore is left as it is", async () => {
  await using dir = await createScratchDir();
  await writeFile(join(dir.path, '.gitignore'), '*\n');
  using _ = await createEvidenceWriter(dir.path, 'r1');
  expect(await readFile(join(dir.path, '.gitignore'), 'utf8')).toBe('*\n');
});

// /dev/full is a disk without room; only Linux has it.
test.runIf(process.platform === 'linux')(
  'a full disk ends the writing with one error, and the run goes on',
  async () => {
    await using dir = await createScratchDir();
    await symlink('/dev/full', join(dir.path, 'evidence.jsonl'));
    using writer = await createEvidenceWriter(dir.path, 'r1');
    expect(() => writer.append(line)).toThrowError(
      expect.objectContaining({
        code: 'artifact-unwritable',
        message: expect.stringMatching(/the disk is full$/),
      }),
    );
    expect(() => writer.append(line)).not.toThrow();
    expect(writer.failure).toMatchObject({ code: 'artifact-unwritable' });
  },
);

test('a directory that cannot be made is told', async () => {
  await using dir = await createScratchDir();
  await writeFile(join(dir.path, 'file'), '');
  await expect(createEvidenceWriter(join(dir.path, 'file'), 'r1')).rejects.toMatchObject({
    code: 'artifact-unwritable',
  });
});

describe('the run before', () => {
  test('moves aside, but for its proven policy', async () => {
    await using dir = await createScratchDir();
    await liveRun(dir.path, 'r1', { kind: 'proven' });
    using _ = await createEvidenceWriter(dir.path, 'r2');
    expect((await readdir(join(dir.path, 'earlier', 'r1'))).toSorted()).toEqual([
      'evidence.jsonl',
      'policy.json',
      'policy.template.json',
      'report.html',
      'run.json',
    ]);
    expect((await readdir(dir.path)).toSorted()).toEqual([
      '.gitignore',
      'earlier',
      'evidence.jsonl',
      'policy.json',
      'policy.template.json',
      'run.json',
    ]);
    expect(await readFile(join(dir.path, 'evidence.jsonl'), 'utf8')).toBe('');
  });

  test('takes its unproven policy along', async () => {
    await using dir = await createScratchDir();
    await liveRun(dir.path, 'r1', { kind: 'proven' });
    await liveRun(dir.path, 'r2', { kind: 'stuck', message: 'm', seen: [] });
    using _ = await createEvidenceWriter(dir.path, 'r3');
    expect((await readdir(join(dir.path, 'earlier', 'r2'))).toSorted()).toEqual([
      'evidence.jsonl',
      'policy.template.unproven.json',
      'policy.unproven.json',
      'report.html',
      'run.json',
    ]);
    expect(await readFile(join(dir.path, 'policy.json'), 'utf8')).toContain('s3:r1');
    expect(await readdir(dir.path)).not.toContain('policy.unproven.json');
  });

  test('that was killed leaves its evidence, and the record before it', async () => {
    await using dir = await createScratchDir();
    await liveRun(dir.path, 'r1', { kind: 'proven' });
    using killed = await createEvidenceWriter(dir.path, 'r2');
    killed.append({ ...line, runId: 'r2' });
    using _ = await createEvidenceWriter(dir.path, 'r3');
    expect(await readdir(join(dir.path, 'earlier', 'r2'))).toEqual(['evidence.jsonl']);
    expect(await readFile(join(dir.path, 'earlier', 'r1', 'run.json'), 'utf8')).toContain('"r1"');
    expect(await readFile(join(dir.path, 'run.json'), 'utf8')).toContain('"r1"');
  });

  test('whose evidence is unreadable is kept under a made-up name', async () => {
    await using dir = await createScratchDir();
    await writeFile(join(dir.path, 'evidence.jsonl'), '{"runId": "../../out"}\n');
    await utimes(join(dir.path, 'evidence.jsonl'), 5, 5);
    using _ = await createEvidenceWriter(dir.path, 'r2');
    expect(await readdir(join(dir.path, 'earlier'))).toEqual(['unknown-5000']);
  });

  test('is removed in the end, with its attempts, but never the one that policy.json comes from', async () => {
    await using dir = await createScratchDir();
    await liveRun(dir.path, 'r1', { kind: 'proven' });
    for (let run = 2; run <= 13; run += 1) {
      await mkdir(join(dir.path, 'attempts', `r${run}`), { recursive: true });
      await liveRun(dir.path, `r${run}`, { kind: 'interrupted', signal: 'SIGINT' });
      await setAge(join(dir.path, 'earlier', `r${run - 1}`), run);
    }
    using _ = await createEvidenceWriter(dir.path, 'r14');
    const kept = ['r1', 'r10', 'r11', 'r12', 'r13', 'r5', 'r6', 'r7', 'r8', 'r9'];
    expect((await readdir(join(dir.path, 'earlier'))).toSorted()).toEqual(kept);
    expect((await readdir(join(dir.path, 'attempts'))).toSorted()).toEqual(kept.slice(1));
  });
});

/** Tests are quicker than clocks: each directory is given a second of its own. */
async function setAge(path: string, seconds: number): Promise<void> {
  await utimes(path, seconds, seconds);
}
