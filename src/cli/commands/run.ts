import type { Config } from '../../config/config.ts';
import { readConfig } from '../../config/read-config.ts';
import { countCharacters } from '../../policy/pack.ts';
import type { CommandContext, RunResult } from '../dependencies.ts';
import { exitCodeOfRecord } from '../exit-code.ts';
import { runLive } from '../live-run.ts';
import { readSummaryFiles } from '../summary-files.ts';
import { renderSummary } from '../terminal/render-summary.ts';
import { createStyle, wantsColour, type Style } from '../terminal/style.ts';

/** Flags as commander gives them. */
type Flags = Readonly<Record<string, unknown>>;

/** `harness run`: the exit code, with everything said that there is to say. */
export async function runRun(dir: string, flags: Flags, context: CommandContext): Promise<number> {
  const { io } = context;
  const config = await readConfig({ dir, flags, cwd: io.cwd, env: io.env });
  const style = createStyle(wantsColour(io.stderr, io.env));
  const result = await runLive(config, context, style);
  tellResult(result, config, context, style);
  return exitCodeOfRecord(result.record);
}

/** stdout holds the answer alone: the record where JSON was asked for, else a policy that is proven, else nothing. */
function tellResult(result: RunResult, config: Config, { io }: CommandContext, style: Style): void {
  const { record, policy } = result;
  const proven = record.outcome.kind === 'proven';
  if (!config.quiet || !proven) tellSummary(result, io, style);
  const answer = config.json ? record : proven ? policy : undefined;
  if (answer !== undefined) io.stdout.write(`${JSON.stringify(answer, undefined, 2)}\n`);
}

/** The end of a run for a person, on stderr. */
export function tellSummary(
  { record, policy, outDir }: RunResult,
  io: CommandContext['io'],
  style: Style,
): void {
  const proven = record.outcome.kind === 'proven' && record.goal === 'run';
  const files = { ...readSummaryFiles(outDir, io.cwd, proven), policyCharacters: countCharacters(policy) };
  io.stderr.write(`\n${renderSummary(record, files, style)}`);
}
