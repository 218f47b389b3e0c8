import { fileURLToPath } from 'node:url';
import { execa } from 'execa';
import { expect, test } from 'vitest';

const logger = new URL('../../../src/cli/logger.ts', import.meta.url).href;

/** What a script that logs prints; pino writes to the process's own stderr, so that it needs a process of its own. */
async function log(level: string | undefined, script: string) {
  const source = `import { createLogger } from ${JSON.stringify(logger)}; const log = createLogger(${JSON.stringify(level)}); ${script}`;
  const { stdout, stderr } = await execa(
    process.execPath,
    ['--import', import.meta.resolve('tsx'), '--input-type=module', '--eval', source],
    { cwd: fileURLToPath(new URL('.', import.meta.url)) },
  );
  return { stdout, lines: stderr === '' ? [] : stderr.split('\n').map((line) => JSON.parse(line) as object) };
}

test('there is no log unless a level is asked for', async () => {
  expect(await log(undefined, 'log.fatal("a")')).toEqual({ stdout: '', lines: [] });
});

test('it is JSON on stderr, from the level on', async () => {
  const { stdout, lines } = await log(
    'info',
    'log.debug("a"); log.child({ phase: "deploy" }).info({ durationMs: 5 }, "b")',
  );
  expect(stdout).toBe('');
  expect(lines).toEqual([expect.objectContaining({ msg: 'b', phase: 'deploy', durationMs: 5, level: 30 })]);
});

test('fields that hold secrets are covered', async () => {
  const secret =
    '{ secretAccessKey: "S", headers: { authorization: "S" }, credentials: { sessionToken: "S" } }';
  const { lines } = await log('info', `log.info(${secret}, "a"); log.info({ config: ${secret} }, "b")`);
  expect(lines).toHaveLength(2);
  expect(JSON.stringify(lines)).not.toContain('"S"');
});
