import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readUnfinished } from '../../../src/artifact/read-unfinished.ts';
import type { RunRecord } from '../../../src/artifact/run-record.ts';
import { makeRunRecord } from '../../support/run-record.ts';
import { createScratchDir } from '../../support/scratch-dir.ts';

const [grant] = makeRunRecord().grants;
const exhausted: RunRecord['outcome'] = { kind: 'exhausted', bound: 'time', message: 'it took 2h' };

async function readAfter(text: string) {
  await using dir = await createScratchDir();
  await writeFile(join(dir.path, 'run.json'), text);
  const unfinished = await readUnfinished(dir.path, 'orders');
  return unfinished && { ...unfinished, file: unfinished.file.slice(dir.path.length + 1) };
}

describe('what a run goes on with', () => {
  it('is what the newest run found, with what shows that it is needed, and without conditions', async () => {
    const passed = {
      ...grant,
      action: 'iam:PassRole',
      resource: 'arn:aws:iam::123456789012:role/deployments',
      condition: { StringEquals: { 'iam:PassedToService': 'lambda.amazonaws.com' } },
      proof: 'refusal',
    } as RunRecord['grants'][number];
    const record = makeRunRecord({
      outcome: exhausted,
      deploymentRole: { arn: 'arn:aws:iam::123456789012:role/deployments' },
      grants: [passed],
    });
    expect(await readAfter(JSON.stringify(record))).toEqual({
      file: 'run.json',
      runId: 'rabc',
      grants: [
        {
          grantee: 'deployer',
          action: 'iam:PassRole',
          resource: '${DeploymentRole}',
          via: 'client',
          shown: 'refusal',
          phases: ['deploy'],
          askedBy: [],
          widenings: [],
        },
      ],
    });
  });

  it.each<[string, string]>([
    ['a run that was proven', JSON.stringify(makeRunRecord())],
    ['a check', JSON.stringify(makeRunRecord({ goal: 'check', outcome: exhausted }))],
    [
      'another service',
      JSON.stringify(makeRunRecord({ outcome: exhausted, service: { name: 'billing', stage: 'dev' } })),
    ],
    ['a run that found nothing', JSON.stringify(makeRunRecord({ outcome: exhausted, grants: [] }))],
    ['half a file', '{"version":1,'],
  ])('is nothing of %s', async (_, text) => {
    expect(await readAfter(text)).toBeUndefined();
  });

  it('is nothing where no run was', async () => {
    await using dir = await createScratchDir();
    expect(await readUnfinished(dir.path, 'orders')).toBeUndefined();
  });
});
