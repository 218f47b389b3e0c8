import { createWriteStream } from 'node:fs';
import { finished } from 'node:stream/promises';
import { execa } from 'execa';
import type { Secrets } from '../secrets.ts';
import type { ChildExit } from './child-exit.ts';
import { createInterleaver } from './interleave.ts';

/** How long what the child started may keep its pipes open after it is gone. */
const orphanMs = 2000;

export interface ChildOptions {
  /** Path of the command's script. */
  readonly cli: string;
  readonly args: readonly string[];
  readonly cwd: string;
  /** All of it: nothing is inherited. */
  readonly env: Readonly<Record<string, string>>;
  readonly timeoutMs: number;
  /** How long the child may take to end by itself after SIGTERM: 5 s. */
  readonly graceMs?: number;
  readonly secrets: Secrets;
  /** Where the output is kept as well, readable by its owner only. */
  readonly outputFile?: string;
}

interface ChildResult {
  readonly exit: ChildExit;
  /** stdout and stderr, whole lines in the order of their arrival, without secrets. */
  readonly output: string;
  /** From the start to the end of all of its processes that hold its pipes. */
  readonly durationMs: number;
}

export interface Child {
  /** Never rejects for an ending of the child: see {@link ChildExit}. Settled when all pipes are closed. */
  readonly exited: Promise<ChildResult>;
  /** Asks the whole process group to end, and makes it end after a grace. Resolves when it has. */
  stop(signal?: NodeJS.Signals): Promise<ChildResult>;
  /** Ends it likewise, for a reason that the result tells. */
  giveUp(reason: ChildExit): void;
}

/** Starts the command in a process group of its own. */
export function startChild(options: ChildOptions): Child {
  const startedAt = performance.now();
  const [file, ...args] = commandLine(options);
  const subprocess = execa(file, args, {
    cwd: options.cwd,
    env: options.env,
    extendEnv: false,
    detached: true,
    // Not by itself: it would end the child alone and leave its group.
    cleanup: false,
    stdin: 'ignore',
    buffer: false,
    reject: false,
    encoding: 'buffer',
  });
  const graceMs = options.graceMs ?? 5000;
  const group = createGroup(subprocess.pid);
  let ending: ChildExit | undefined;
  const end = (reason: ChildExit, signal: NodeJS.Signals = 'SIGTERM'): void => {
    ending ??= reason;
    group.end(signal, graceMs);
  };
  const timeOut = setTimeout(() => end({ kind: 'timed-out', afterMs: options.timeoutMs }), options.timeoutMs);
  subprocess.once('exit', () => group.end('SIGTERM', graceMs, orphanMs));
  // Whoever leaves at once leaves no child behind that goes on making things.
  const leave = (): void => group.release();
  process.once('exit', leave);

  const collect = async (): Promise<ChildResult> => {
    const output = createInterleaver(options.secrets);
    const kept = options.outputFile ? createWriteStream(options.outputFile, { mode: 0o600 }) : undefined;
    const written = kept ? finished(kept) : Promise.resolve();
    // Observed at the end; a full disk must not become an unhandled rejection before.
    written.catch(() => {});
    output.onText((text) => kept?.write(text));
    subprocess.stdout.on('data', output.open());
    subprocess.stderr.on('data', output.open());
    try {
      const result = await subprocess;
      output.close();
      const durationMs = performance.now() - startedAt;
      return { exit: ending ?? readExit(result, options.secrets), output: output.text(), durationMs };
    } finally {
      clearTimeout(timeOut);
      process.off('exit', leave);
      group.release();
      kept?.end();
      await written;
    }
  };

  const exited = collect();
  return {
    exited,
    stop: (signal) => {
      end({ kind: 'stopped' }, signal);
      return exited;
    },
    giveUp: (reason) => end(reason),
  };
}

/** A script runs by this very Node, whatever its `#!` line would find; anything else runs by itself. */
function commandLine({ cli, args }: ChildOptions): readonly [string, ...string[]] {
  return /\.[cm]?js$/.test(cli) ? [process.execPath, cli, ...args] : [cli, ...args];
}

interface Ended {
  readonly exitCode?: number | undefined;
  readonly signal?: string | undefined;
  readonly shortMessage?: string | undefined;
}

function readExit({ exitCode, signal, shortMessage }: Ended, secrets: Secrets): ChildExit {
  if (signal !== undefined) return { kind: 'signalled', signal };
  if (exitCode !== undefined) return { kind: 'exited', code: exitCode };
  return { kind: 'not-started', message: secrets.scrub(shortMessage ?? 'no process was made') };
}

/** The child and all that it started. */
function createGroup(pid: number | undefined) {
  const timers: NodeJS.Timeout[] = [];
  const send = (signal: NodeJS.Signals): void => {
    if (pid === undefined) return;
    try {
      process.kill(-pid, signal);
    } catch (error) {
      // Gone already, which is what was wanted; a group of zombies answers EPERM on macOS.
      if (!['ESRCH', 'EPERM'].includes((error as NodeJS.ErrnoException).code ?? '')) throw error;
    }
  };
  return {
    end(signal: NodeJS.Signals, killAfterMs: number, afterMs = 0): void {
      if (afterMs === 0) send(signal);
      else timers.push(setTimeout(send, afterMs, signal));
      timers.push(setTimeout(send, afterMs + killAfterMs, 'SIGKILL'));
    },
    /** Ends what has let go of the pipes but still runs. */
    release(): void {
      for (const timer of timers) clearTimeout(timer);
      send('SIGKILL');
    },
  };
}
