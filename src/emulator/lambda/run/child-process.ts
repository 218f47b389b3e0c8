import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';

/** What the caller of a function is told of its error. */
export interface FunctionError {
  readonly errorType: string;
  readonly errorMessage: string;
  readonly trace?: readonly string[];
}

/** One event for the runtime in the child. */
export interface ChildRequest {
  readonly requestId: string;
  /** `module.handler`. */
  readonly handler: string;
  /** JSON text. */
  readonly event: string;
  readonly invokedFunctionArn: string;
  /** From when the code is loaded. */
  readonly timeoutMs: number;
  readonly clientContext?: unknown;
}

export type ChildEnd =
  | { readonly kind: 'answered'; /** JSON text. */ readonly payload: string }
  | { readonly kind: 'failed'; readonly error: FunctionError }
  | { readonly kind: 'exited'; readonly code: number | null; readonly signal: string | null }
  | { readonly kind: 'timed-out' };

export interface LogLine {
  /** Milliseconds since 1970. */
  readonly timestamp: number;
  readonly message: string;
}

export interface ChildOutcome {
  readonly end: ChildEnd;
  /** Starting the process and loading the code. */
  readonly initMs: number;
  readonly durationMs: number;
  readonly lines: readonly LogLine[];
}

interface ChildOptions {
  readonly cwd: string;
  readonly env: Readonly<Record<string, string>>;
  /** Ends the child at once. */
  readonly signal: AbortSignal;
}

const runtime = fileURLToPath(new URL('child/runtime.cjs', import.meta.url));
const redirectTls = fileURLToPath(new URL('child/redirect-tls.cjs', import.meta.url));

/** How long output is waited for that a process outside the child's group may hold open. */
const drainMs = 500;

/** Source: https://docs.aws.amazon.com/lambda/latest/dg/lambda-runtime-environment.html ("Init phase") */
const longestInitMs = 10_000;

/** More of one invocation's output is dropped. */
const mostLogBytes = 4 * 1024 * 1024;

/** Runs one event in a new process and ends everything it started. Never rejects. */
export async function runInChild(request: ChildRequest, options: ChildOptions): Promise<ChildOutcome> {
  const child = spawn(process.execPath, ['--require', redirectTls, runtime], {
    cwd: options.cwd,
    env: options.env,
    // Its own process group, so that what it starts ends with it.
    detached: true,
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  });
  const startedMs = performance.now();
  let loadedMs: number | undefined;
  const lines = collectLines(child);
  const closed = once(child, 'close').catch(() => {});
  const endWithUs = (): void => endGroup(child);
  process.once('exit', endWithUs);
  try {
    const end = await awaitEnd(child, request, options.signal, () => {
      loadedMs = performance.now();
    });
    const endedMs = performance.now();
    endGroup(child);
    await Promise.race([closed, sleep(drainMs, undefined, { ref: false })]);
    return {
      end,
      lines: lines.finish(),
      initMs: (loadedMs ?? endedMs) - startedMs,
      durationMs: endedMs - (loadedMs ?? endedMs),
    };
  } finally {
    process.off('exit', endWithUs);
    child.stdout?.destroy();
    child.stderr?.destroy();
  }
}

function awaitEnd(
  child: ChildProcess,
  request: ChildRequest,
  signal: AbortSignal,
  onLoaded: () => void,
): Promise<ChildEnd> {
  return new Promise((resolve) => {
    const limit = (limitMs: number): NodeJS.Timeout =>
      setTimeout(() => finish({ kind: 'timed-out' }), limitMs);
    let timer = limit(longestInitMs + request.timeoutMs);
    const abort = (): void => finish({ kind: 'exited', code: null, signal: 'SIGKILL' });
    const finish = (end: ChildEnd): void => {
      clearTimeout(timer);
      signal.removeEventListener('abort', abort);
      resolve(end);
    };
    if (signal.aborted) return abort();
    signal.addEventListener('abort', abort, { once: true });
    child.on('message', (said) => {
      const message = said as ChildEnd | { readonly kind: 'loaded' };
      if (message.kind !== 'loaded') return finish(message);
      clearTimeout(timer);
      timer = limit(request.timeoutMs);
      onLoaded();
    });
    child.once('exit', (code, signal) => finish({ kind: 'exited', code, signal }));
    child.once('error', () => finish({ kind: 'exited', code: null, signal: null }));
    // A child that is gone before it could read tells it by its exit.
    child.send(request, () => {});
  });
}

function endGroup(child: ChildProcess): void {
  if (child.pid === undefined) return;
  try {
    process.kill(-child.pid, 'SIGKILL');
  } catch {
    // The whole group is gone already.
  }
}

function collectLines(child: ChildProcess): { readonly finish: () => readonly LogLine[] } {
  const lines: LogLine[] = [];
  let sizeBytes = 0;
  const add = (text: string): void => {
    sizeBytes += text.length;
    // The runtime writes a message of several lines as one, with carriage returns.
    if (sizeBytes <= mostLogBytes)
      lines.push({ timestamp: Date.now(), message: `${text.replaceAll('\r', '\n')}\n` });
  };
  const rests = [child.stdout, child.stderr].map((stream) => {
    let rest = '';
    stream?.setEncoding('utf8').on('data', (chunk: string) => {
      const parts = (rest + chunk).split('\n');
      rest = parts.pop() ?? '';
      for (const part of parts) add(part);
    });
    return () => {
      if (rest !== '') add(rest);
      rest = '';
    };
  });
  return {
    finish: () => {
      for (const flush of rests) flush();
      return lines;
    },
  };
}
