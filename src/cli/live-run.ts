import type { Config } from '../config/config.ts';
import type { CommandContext, RunResult } from './dependencies.ts';
import { createLogger } from './logger.ts';
import { openPlace, type Place } from './operator-place.ts';
import { listenForStop } from './stop-signals.ts';
import { createProgress, type Progress, type ProgressMode } from './terminal/progress.ts';
import type { Style } from './terminal/style.ts';

/** Lives a run in its account, with its progress on stderr and an ear for Ctrl-C. */
export async function runLive(config: Config, context: CommandContext, style: Style): Promise<RunResult> {
  const { io } = context;
  await using place = await openPlace(config, context);
  const progress = createProgress({
    mode: chooseMode(place.config, io),
    stream: io.stderr,
    style,
    now: () => io.now(),
  });
  return await runListening(place, progress, context);
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
