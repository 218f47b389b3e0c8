import { readConfig } from '../../config/read-config.ts';
import { HarnessError } from '../../errors.ts';
import type { CleanedRun, CommandContext } from '../dependencies.ts';
import { exitCodes } from '../exit-code.ts';
import { createLogger } from '../logger.ts';
import { renderCount } from '../terminal/text.ts';

/** `harness clean`: what was removed and what was not, on stdout. Can be run again at any time. */
export async function runClean(
  dir: string,
  flags: Readonly<Record<string, unknown>>,
  { io, dependencies }: CommandContext,
): Promise<number> {
  const config = await readConfig({ dir, flags, cwd: io.cwd, env: io.env });
  if (config.emulate !== undefined) {
    throw new HarnessError('an emulated account ends with its run, expected a real one to clean', {
      code: 'usage',
      fault: 'user',
      hint: 'Name the account with --account and its endpoint with --endpoint-url.',
    });
  }
  const { region, profile } = config;
  const operatorCredentials = await dependencies.readOperatorCredentials({
    region,
    ...(profile !== undefined && { profile }),
  });
  const log = createLogger(config.logLevel);
  const runs = await dependencies.cleanRuns({ config, operatorCredentials, log });
  io.stdout.write(
    config.json ? `${JSON.stringify({ runs }, undefined, 2)}\n` : renderCleaned(runs, config.outDir),
  );
  return runs.some(({ leftovers }) => leftovers.length > 0) ? exitCodes.leftovers : exitCodes.proven;
}

/** What became of each crashed run, for a person. */
function renderCleaned(runs: readonly CleanedRun[], outDir: string): string {
  if (runs.length === 0) return `nothing to clean: ${outDir} tells of no run that did not end\n`;
  return runs
    .flatMap(({ runId, removed, leftovers }) => [
      `run ${runId}: ${renderCount(removed.length, 'thing')} removed, ${renderCount(leftovers.length, 'leftover')}`,
      ...removed.map((what) => `  removed ${what}`),
      ...leftovers.map(({ what, why }) => `  left    ${what}: ${why}`),
    ])
    .map((line) => `${line}\n`)
    .join('');
}
