import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { readEvidence } from '../../../src/artifact/read-evidence.ts';
import { makeLine } from '../../support/run-record.ts';
import { createScratchDir } from '../../support/scratch-dir.ts';

const line = makeLine({ type: 'run.ended', outcome: 'proven' });
const text = JSON.stringify(line);

const read: readonly [name: string, content: string, lines: number][] = [
  ['nothing', '', 0],
  ['whole lines', `${text}\n${text}\n`, 2],
  ['a last line that was torn off', `${text}\n${text.slice(0, 30)}`, 1],
  ['a last line of which only the end is missing', `${text}\n${text}`, 1],
];

test.each(read)('%s', async (_, content, lines) => {
  await using dir = await createScratchDir();
  const file = join(dir.path, 'evidence.jsonl');
  await writeFile(file, content);
  expect(await readEvidence(file)).toEqual(Array.from({ length: lines }, () => line));
});

const refused: readonly [name: string, content: string, message: RegExp][] = [
  [
    'a line that is torn in the middle',
    `${text.slice(0, 30)}\n${text}\n`,
    /: line 1 is no JSON, expected the/,
  ],
  [
    'a line of a newer harness',
    `${text}\n{"version":2}\n`,
    /: line 2 is of version 2, expected 1, expected the/,
  ],
  ['a fact that is none', `${text}\n{"version":1}\n`, /: line 2 is no fact of a run: /],
];

test.each(refused)('%s is told', async (_, content, message) => {
  await using dir = await createScratchDir();
  const file = join(dir.path, 'evidence.jsonl');
  await writeFile(file, content);
  await expect(readEvidence(file)).rejects.toMatchObject({
    code: 'usage',
    message: expect.stringMatching(message),
  });
});

test('a file that is not there, and what is no file, are told', async () => {
  await using dir = await createScratchDir();
  const file = join(dir.path, 'evidence.jsonl');
  await expect(readEvidence(file)).rejects.toMatchObject({ message: expect.stringContaining('(ENOENT)') });
  await mkdir(file);
  await expect(readEvidence(file)).rejects.toMatchObject({
    message: expect.stringContaining('it is no file'),
  });
});
