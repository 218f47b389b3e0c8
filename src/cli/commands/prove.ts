import { readConfig } from '../../config/read-config.ts';
import type { CommandContext } from '../dependencies.ts';
import { exitCodeOfRecord } from '../exit-code.ts';
import { runLive } from '../live-run.ts';
import { createStyle, wantsColour } from '../terminal/style.ts';
import { describeVerdict } from '../verdict/describe-verdict.ts';
import { renderVerdict } from '../verdict/render-text.ts';
import { tellSummary } from './run.ts';

/** `harness prove`: whether a policy from anywhere suffices, and what of it is not needed. */
export async function runProve(
  dir: string,
  flags: Readonly<Record<string, unknown>>,
  context: CommandContext,
): Promise<number> {
  const { io } = context;
  const config = await readConfig({ goal: 'prove', dir, flags, cwd: io.cwd, env: io.env });
  const style = createStyle(wantsColour(io.stderr, io.env));
  const result = await runLive(config, context, style);
  const { record } = result;
  if (!config.quiet || record.outcome.kind !== 'proven') tellSummary(result, io, style);
  io.stdout.write(
    config.json
      ? `${JSON.stringify(record, undefined, 2)}\n`
      : renderVerdict(describeVerdict(record), createStyle(wantsColour(io.stdout, io.env))),
  );
  return exitCodeOfRecord(record);
}
