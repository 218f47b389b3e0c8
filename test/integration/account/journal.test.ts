import { appendFile, readdir, readFile, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { createJournal, journalFile, journalRunId, readJournal } from '../../../src/account/journal.ts';
import { createScratchDir } from '../../support/scratch-dir.ts';

const run = {
  runId: 'r1',
  accountId: '111122223333',
  region: 'eu-west-1',
  now: () => new Date('2026-01-01T00:00:00.000Z'),
};

describe('the journal', () => {
  it('is read as it was written, in order', async () => {
    await using dir = await createScratchDir();
    const journal = await createJournal(path.join(dir.path, 'new', 'out'), run);
    await Promise.all([
      journal.append({ kind: 'user', userName: 'harness-r1-1' }),
      journal.append({ kind: 'stack', stackName: 'orders-qa', stage: 'qa' }),
      journal.append({ kind: 'workspace', directory: '/tmp/x' }),
    ]);
    await journal.close();
    expect(await readJournal(journal.file)).toEqual([
      {
        kind: 'run',
        accountId: '111122223333',
        region: 'eu-west-1',
        pid: process.pid,
        host: expect.any(String),
      },
      { kind: 'user', userName: 'harness-r1-1' },
      { kind: 'stack', stackName: 'orders-qa', stage: 'qa' },
      { kind: 'workspace', directory: '/tmp/x' },
    ]);
    expect((await stat(journal.file)).mode & 0o777).toBe(0o600);
  });

  it('holds an entry as soon as it is told so', async () => {
    await using dir = await createScratchDir();
    const journal = await createJournal(dir.path, run);
    await journal.append({ kind: 'user', userName: 'harness-r1-1' });
    expect(await readFile(journal.file, 'utf8')).toMatch(/\n.*"harness-r1-1"\}\n$/);
    await journal.close();
  });

  it('is readable though a run was killed while it wrote', async () => {
    await using dir = await createScratchDir();
    const journal = await createJournal(dir.path, run);
    await journal.close();
    await appendFile(journal.file, '{"at":"2026-01-01T00:00:00.000Z","kind":"us');
    expect(await readJournal(journal.file)).toMatchObject([{ kind: 'run' }]);
  });

  it('names the line that is no entry', async () => {
    await using dir = await createScratchDir();
    const file = path.join(dir.path, 'journal-r1.jsonl');
    await writeFile(file, '{"at":"2026-01-01T00:00:00.000Z","kind":"secret","x":1}\n');
    await expect(readJournal(file)).rejects.toMatchObject({
      message: expect.stringContaining('journal-r1.jsonl:1 is no journal entry'),
    });
  });

  it('says when it cannot be written', async () => {
    await using dir = await createScratchDir();
    await writeFile(path.join(dir.path, 'file'), '');
    await expect(createJournal(path.join(dir.path, 'file', 'out'), run)).rejects.toMatchObject({
      code: 'artifact-unwritable',
    });
    expect(await readdir(dir.path)).toEqual(['file']);
  });

  it.each([
    ['journal-r1.jsonl', 'r1'],
    ['journal-.jsonl', undefined],
    ['evidence.jsonl', undefined],
    ['journal-../x.jsonl', undefined],
  ])('%s is the journal of %s', (name, runId) => {
    expect(journalRunId(name)).toBe(runId);
    expect(path.basename(journalFile('/out', 'r1'))).toBe('journal-r1.jsonl');
  });
});
