import { mkdir, readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { writeReport } from '../../../src/artifact/write-report.ts';
import { makeReportInput } from '../../support/report-sample.ts';
import { createScratchDir } from '../../support/scratch-dir.ts';

test('the last one that was written is there, and nothing else', async () => {
  await using dir = await createScratchDir();
  await writeReport(dir.path, makeReportInput('first', { leftovers: [] }));
  await writeReport(dir.path, makeReportInput('second'));
  expect(await readdir(dir.path)).toEqual(['report.html']);
  const page = await readFile(join(dir.path, 'report.html'), 'utf8');
  expect(page).toContain('<title>second: IAM policy, proven</title>');
  expect(page).toContain('1 leftover');
});

test('a place that cannot be written is told, and nothing half-written stays', async () => {
  await using dir = await createScratchDir();
  await mkdir(join(dir.path, 'report.html'));
  await expect(writeReport(dir.path, makeReportInput())).rejects.toMatchObject({
    code: 'artifact-unwritable',
    message: expect.stringMatching(/a directory stands where a file was expected$/),
  });
  expect(await readdir(dir.path)).toEqual(['report.html']);
});
