import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { RunRecord } from '../../src/artifact/run-record.ts';
import type { Dependencies } from '../../src/cli/dependencies.ts';
import { runProgram } from '../../src/cli/program.ts';
import { makeLine } from './run-record.ts';
import { createScratchDir } from './scratch-dir.ts';
import { createTestIo } from './test-io.ts';

export const operator = { accessKeyId: 'AKIAEXAMPLE', secretAccessKey: 'example-secret' };
export const policy = {
  Version: '2012-10-17',
  Statement: [{ Effect: 'Allow', Action: ['s3:GetObject'], Resource: ['*'] }],
} as const;

function unwanted(): never {
  throw new Error('this was not to be called');
}

/** What the commands set in motion, with what a test changes about it; all else is a failure. */
export function fakeDependencies(changes: Partial<Dependencies>): Dependencies {
  return {
    runHarness: unwanted,
    createEmulator: unwanted,
    readCoverage: unwanted,
    cleanRuns: unwanted,
    clarifyDenials: unwanted,
    openHolder: unwanted,
    readOperatorCredentials: () => Promise.resolve(operator),
    ...changes,
  };
}

/** A run that ends at once with this record. */
export function running(
  record: RunRecord,
  seen: Parameters<Dependencies['runHarness']>[0][] = [],
): Dependencies {
  return fakeDependencies({
    runHarness(input) {
      seen.push(input);
      input.onFact(makeLine({ type: 'leftover.found', what: 'a thing', why: 'no reason' }));
      return Promise.resolve({ record, policy, template: policy, outDir: input.config.outDir });
    },
  });
}

/** One command line in a directory of its own, which holds an empty `service`. */
export async function runCli(argv: readonly string[], dependencies: Dependencies, stdin?: string) {
  const dir = await createScratchDir();
  await mkdir(join(dir.path, 'service'));
  const io = createTestIo({ cwd: dir.path, ...(stdin !== undefined && { stdin }) });
  const code = await runProgram(argv, io.io, dependencies);
  const hide = (text: string): string => text.replaceAll(dir.path, '<cwd>');
  return {
    code,
    stdout: hide(io.stdout()),
    stderr: hide(io.stderr()),
    cwd: dir.path,
    [Symbol.asyncDispose]: () => dir[Symbol.asyncDispose](),
  };
}
