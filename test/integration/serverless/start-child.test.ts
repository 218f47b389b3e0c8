import { readFile, stat } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { createSecrets } from '../../../src/secrets.ts';
import { startChild, type ChildOptions } from '../../../src/serverless/start-child.ts';
import { createScratchDir } from '../../support/scratch-dir.ts';

/** A child that runs a program of Node's. */
function start(program: string, options: Partial<ChildOptions> = {}) {
  return startChild({
    cli: process.execPath,
    args: ['--eval', program],
    cwd: process.cwd(),
    env: {},
    timeoutMs: 30_000,
    graceMs: 200,
    secrets: createSecrets(),
    ...options,
  });
}

const forever = 'setInterval(() => {}, 1000);';

/** Whether a process of this id is there; a zombie counts as gone. */
async function isAlive(pid: number): Promise<boolean> {
  const status = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => undefined);
  if (status === undefined) return process.platform !== 'linux' && canSignal(pid);
  return !/\) Z /.test(status);
}

function canSignal(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}

describe('startChild', () => {
  it.each([
    ['process.exit(0)', { kind: 'exited', code: 0 }],
    ['process.exit(3)', { kind: 'exited', code: 3 }],
    ['process.kill(process.pid, "SIGKILL")', { kind: 'signalled', signal: 'SIGKILL' }],
  ])('%s', async (program, exit) => {
    expect((await start(program).exited).exit).toEqual(exit);
  });

  it('tells when the command cannot be started', async () => {
    const { exit } = await start('', { cli: '/nowhere/osls' }).exited;
    expect(exit).toEqual({ kind: 'not-started', message: expect.stringContaining('/nowhere/osls') });
  });

  it('gives nothing of its own environment', async () => {
    const { output } = await start('console.log(JSON.stringify(process.env))', { env: { ONLY: 'this' } })
      .exited;
    expect(JSON.parse(output)).toEqual({ ONLY: 'this' });
  });

  it('keeps both streams without secrets, also in a file that only its owner reads', async () => {
    await using dir = await createScratchDir();
    const secrets = createSecrets();
    secrets.add('a-very-secret-key');
    const outputFile = path.join(dir.path, 'output.log');
    const program = `process.stdout.write('key a-very-'); setTimeout(() => {
      process.stdout.write('secret-key\\n'); console.error('× base64 ' + btoa('a-very-secret-key')); }, 50);`;
    const { output } = await start(program, { secrets, outputFile }).exited;
    expect(output).toBe('key [secret]\n× base64 [secret]\n');
    expect(await readFile(outputFile, 'utf8')).toBe(output);
    expect((await stat(outputFile)).mode & 0o777).toBe(0o600);
  });

  it('ends a child that takes too long, even one that does not want to', async () => {
    const program = `process.on('SIGTERM', () => console.log('asked')); console.log('up'); ${forever}`;
    const { exit, output } = await start(program, { timeoutMs: 500 }).exited;
    expect(exit).toEqual({ kind: 'timed-out', afterMs: 500 });
    expect(output).toBe('up\nasked\n');
  });

  it('ends a child for the reason that was given', async () => {
    const child = start(forever);
    const reason = { kind: 'stalled', stackStatus: 'UPDATE_ROLLBACK_COMPLETE' } as const;
    child.giveUp(reason);
    expect((await child.exited).exit).toEqual(reason);
  });

  it('ends what the child started together with it', async () => {
    await using dir = await createScratchDir();
    const outputFile = path.join(dir.path, 'output.log');
    const program = `const { spawn } = require('node:child_process');
      const inner = spawn(process.execPath, ['--eval', "process.on('SIGTERM', () => {}); console.log('up'); ${forever}"],
        { stdio: ['ignore', 'pipe', 'inherit'] });
      inner.stdout.once('data', () => console.log(inner.pid)); ${forever}`;
    const child = start(program, { outputFile });
    const pid = Number(await readLine(outputFile));
    const { exit } = await child.stop();
    expect(exit).toEqual({ kind: 'stopped' });
    expect(await isAlive(pid)).toBe(false);
  });

  it('does not wait for what holds the pipes after the child has ended', async () => {
    const program = `const { spawn } = require('node:child_process');
      const inner = spawn(process.execPath, ['--eval', '${forever}'], { stdio: 'inherit' });
      console.log(inner.pid); inner.unref(); process.exit(0);`;
    const { exit, output } = await start(program).exited;
    expect(exit).toEqual({ kind: 'exited', code: 0 });
    expect(await isAlive(Number(output))).toBe(false);
  });
});

/** Waits for the first line of a file that is being written. */
async function readLine(file: string): Promise<string> {
  return expect
    .poll(async () => readFile(file, 'utf8').catch(() => ''), { timeout: 10_000, interval: 20 })
    .toMatch(/\n/)
    .then(async () => (await readFile(file, 'utf8')).trim());
}
