import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { readRunRecord } from '../../../src/artifact/read-run-record.ts';
import { writeArtifact } from '../../../src/artifact/write-artifact.ts';
import type { RunRecord } from '../../../src/artifact/run-record.ts';
import { makeRunRecord } from '../../support/run-record.ts';
import { createScratchDir } from '../../support/scratch-dir.ts';

const stuck: RunRecord['outcome'] = { kind: 'stuck', message: 'm', seen: [] };

function artifact(record: RunRecord, action = 's3:GetObject') {
  const statement = { Effect: 'Allow' as const, Action: [action], Resource: ['*'] };
  const policy = { Version: '2012-10-17' as const, Statement: [statement] };
  return { policy, template: policy, record };
}

async function readJson(path: string): Promise<unknown> {
  return JSON.parse(await readFile(path, 'utf8'));
}

describe('a proven run', () => {
  test('leaves a policy, its template and a record, and no other file', async () => {
    await using dir = await createScratchDir();
    const outDir = join(dir.path, 'deep', 'out');
    const record = makeRunRecord();
    const files = await writeArtifact(outDir, artifact(record));
    expect((await readdir(outDir)).toSorted()).toEqual(['policy.json', 'policy.template.json', 'run.json']);
    expect(files).toEqual({
      policy: join(outDir, 'policy.json'),
      template: join(outDir, 'policy.template.json'),
      record: join(outDir, 'run.json'),
    });
    expect(await readRunRecord(files.record)).toEqual(record);
  });

  test('replaces what an unproven run left', async () => {
    await using dir = await createScratchDir();
    await writeArtifact(dir.path, artifact(makeRunRecord({ outcome: stuck })));
    await writeArtifact(dir.path, artifact(makeRunRecord()));
    expect((await readdir(dir.path)).toSorted()).toEqual(['policy.json', 'policy.template.json', 'run.json']);
  });
});

describe('a run of a service with a deployment role', () => {
  const withRole = (record: RunRecord) => {
    const { policy, template } = artifact(record, 'sqs:CreateQueue');
    return { ...artifact(record), deploymentRole: { policy, template } };
  };

  test("leaves the role's policy beside the deployer's", async () => {
    await using dir = await createScratchDir();
    const files = await writeArtifact(dir.path, withRole(makeRunRecord()));
    expect(files).toMatchObject({
      rolePolicy: join(dir.path, 'deployment-role.json'),
      roleTemplate: join(dir.path, 'deployment-role.template.json'),
    });
    expect(await readJson(join(dir.path, 'deployment-role.json'))).toMatchObject({
      Statement: [{ Action: ['sqs:CreateQueue'] }],
    });
  });

  test('and without a proof beside a proven one', async () => {
    await using dir = await createScratchDir();
    await writeArtifact(dir.path, withRole(makeRunRecord()));
    await writeArtifact(dir.path, withRole(makeRunRecord({ outcome: stuck })));
    expect(await readdir(dir.path)).toEqual(
      expect.arrayContaining(['deployment-role.json', 'deployment-role.unproven.json']),
    );
  });

  test('leaves none any more once the service names no role', async () => {
    await using dir = await createScratchDir();
    await writeArtifact(dir.path, withRole(makeRunRecord()));
    await writeArtifact(dir.path, artifact(makeRunRecord()));
    expect((await readdir(dir.path)).toSorted()).toEqual(['policy.json', 'policy.template.json', 'run.json']);
  });
});

describe('a run that is not proven', () => {
  test('leaves the proven policy of an earlier run as it was', async () => {
    await using dir = await createScratchDir();
    await writeArtifact(dir.path, artifact(makeRunRecord(), 's3:PutObject'));
    const before = await readFile(join(dir.path, 'policy.json'), 'utf8');
    await writeArtifact(dir.path, artifact(makeRunRecord({ outcome: stuck }), 's3:GetObject'));
    expect(await readFile(join(dir.path, 'policy.json'), 'utf8')).toBe(before);
    expect(await readJson(join(dir.path, 'policy.unproven.json'))).toMatchObject({
      Statement: [{ Action: ['s3:GetObject'] }],
    });
    expect(await readJson(join(dir.path, 'run.json'))).toMatchObject({ outcome: { kind: 'stuck' } });
  });

  test('and granted nothing leaves a record alone: IAM takes no empty policy', async () => {
    await using dir = await createScratchDir();
    const empty = { Version: '2012-10-17' as const, Statement: [] };
    const record = makeRunRecord({ outcome: stuck });
    const files = await writeArtifact(dir.path, { policy: empty, template: empty, record });
    expect(await readdir(dir.path)).toEqual(['run.json']);
    expect(files).toEqual({ record: join(dir.path, 'run.json') });
  });
});

describe('a place that cannot be written', () => {
  test('is told, and the old file is whole', async () => {
    await using dir = await createScratchDir();
    await writeFile(join(dir.path, 'file'), 'old');
    await expect(writeArtifact(join(dir.path, 'file'), artifact(makeRunRecord()))).rejects.toMatchObject({
      code: 'artifact-unwritable',
      message: expect.stringMatching(/a file stands where a directory was expected$/),
    });
    expect(await readFile(join(dir.path, 'file'), 'utf8')).toBe('old');
  });

  test('leaves no temporary file', async () => {
    await using dir = await createScratchDir();
    await mkdir(join(dir.path, 'run.json'));
    await expect(writeArtifact(dir.path, artifact(makeRunRecord()))).rejects.toMatchObject({
      code: 'artifact-unwritable',
      message: expect.stringMatching(/a directory stands where a file was expected$/),
    });
    expect((await readdir(dir.path)).filter((name) => name.includes('tmp'))).toEqual([]);
  });
});

describe('a record is read back', () => {
  test.each([
    ['missing', undefined, /it cannot be read/],
    ['empty', '', /it is empty/],
    ['half-written', '{"version": 1, "runId": "r', /no JSON, or only half of one/],
    ['foreign', '{"name": "a package"}', /not the record of a run: version: /],
    ['a list', '[]', /not the record of a run: its whole: /],
    ['of a newer harness', '{"version": 2}', /of version 2, expected 1/],
    [
      'changed',
      JSON.stringify({ ...makeRunRecord(), durationMs: 'long' }),
      /not the record of a run: durationMs: /,
    ],
  ])('but not when it is %s', async (_, text, message) => {
    await using dir = await createScratchDir();
    const file = join(dir.path, 'run.json');
    if (text !== undefined) await writeFile(file, text);
    await expect(readRunRecord(file)).rejects.toMatchObject({
      code: 'usage',
      message: expect.stringMatching(message),
    });
  });
});
