import type { Config } from '../../config/config.ts';
import { readConfig } from '../../config/read-config.ts';
import type { CommandContext, OperatorCredentials, RunResult } from '../dependencies.ts';
import { exitCodeOfRecord } from '../exit-code.ts';
import { countCharacters } from '../../policy/pack.ts';
import { createLogger } from '../logger.ts';
import { listenForStop } from '../stop-signals.ts';
import { readSummaryFiles } from '../summary-files.ts';
import { createProgress, type Progress, type ProgressMode } from '../terminal/progress.ts';
import { renderSummary } from '../terminal/render-summary.ts';
import { createStyle, wantsColour, type Style } from '../terminal/style.ts';

/** Flags as commander gives them. */
type Flags = Readonly<Record<string, unknown>>;

/** `harness run`: the exit code, with everything said that there is to say. */
export async function runRun(dir: string, flags: Flags, context: CommandContext): Promise<number> {
  const { io } = context;
  const config = await readConfig({ dir, flags, cwd: io.cwd, env: io.env });
  const style = createStyle(wantsColour(io.stderr, io.env));
  await using place = await openPlace(config, context);
  const progress = createProgress({
    mode: chooseMode(place.config, io),
    stream: io.stderr,
    style,
    now: () => io.now(),
  });
  const result = await runListening(place, progress, context);
  tellResult(result, place.config, context, style);
  return exitCodeOfRecord(result.record);
}

interface Place extends AsyncDisposable {
  readonly config: Config;
  readonly operatorCredentials: OperatorCredentials;
}

/** The account the run happens in: one started for it, or the one the operator's credentials lead to. */
async function openPlace(config: Config, { dependencies }: CommandContext): Promise<Place> {
  if (config.emulate === undefined) {
    const { region, profile } = config;
    const operatorCredentials = await dependencies.readOperatorCredentials({
      region,
      ...(profile !== undefined && { profile }),
    });
    return { config, operatorCredentials, [Symbol.asyncDispose]: () => Promise.resolve() };
  }
  const emulator = await dependencies.createEmulator({
    accountId: config.accountId,
    region: config.region,
    ...config.emulate,
  });
  const { endpoint: endpointUrl, proxyUrl, caFile, accountId, accessKeyId, secretAccessKey } = emulator;
  return {
    config: { ...config, endpointUrl, proxyUrl, caFile, accountId },
    operatorCredentials: { accessKeyId, secretAccessKey },
    [Symbol.asyncDispose]: () => emulator.close(),
  };
}

async function runListening(
  { config, operatorCredentials }: Place,
  progress: Progress,
  { io, dependencies }: CommandContext,
): Promise<RunResult> {
  using listener = listenForStop(io.signals, {
    onFirst: (signal) =>
      progress.say(`${signal}: ending in order and removing what the run made; once more to leave at once`),
    onSecond: (code) => {
      progress.end();
      io.stderr.write('left at once: remove what is left in the account with harness clean\n');
      io.exit(code);
    },
  });
  try {
    return await dependencies.runHarness({
      config,
      operatorCredentials,
      onFact: (line) => progress.tell(line),
      log: createLogger(config.logLevel),
      stop: listener.stop,
    });
  } finally {
    progress.end();
  }
}

function chooseMode(config: Config, io: CommandContext['io']): ProgressMode {
  if (config.quiet) return 'silent';
  // A log between the drawings would tear the live view, and a terminal of no size shows nothing.
  const { stderr, env } = io;
  const canDraw =
    stderr.isTTY && stderr.columns > 0 && env['TERM'] !== 'dumb' && config.logLevel === undefined;
  return canDraw ? 'live' : 'plain';
}

/** stdout holds the answer alone: the record where JSON was asked for, else a policy that is proven, else nothing. */
function tellResult(result: RunResult, config: Config, { io }: CommandContext, style: Style): void {
  const { record, policy, outDir } = result;
  const proven = record.outcome.kind === 'proven';
  if (!config.quiet || !proven) {
    const files = {
      ...readSummaryFiles(outDir, io.cwd, proven),
      policyCharacters: countCharacters(policy),
    };
    io.stderr.write(`\n${renderSummary(record, files, style)}`);
  }
  const answer = config.json ? record : proven ? policy : undefined;
  if (answer !== undefined) io.stdout.write(`${JSON.stringify(answer, undefined, 2)}\n`);
}
