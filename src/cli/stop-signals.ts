import { exitCodeOfSignal } from './exit-code.ts';

type StopSignal = 'SIGINT' | 'SIGTERM';

interface StopReason {
  readonly signal: StopSignal;
}

/** What is listened to: `process`, or a stand-in. */
export interface SignalSource {
  on(signal: StopSignal, listener: (signal: StopSignal) => void): unknown;
  off(signal: StopSignal, listener: (signal: StopSignal) => void): unknown;
}

export interface StopListener extends Disposable {
  /** Its reason is a {@link StopReason}. */
  readonly stop: AbortSignal;
}

export interface StopHandlers {
  /** The first signal: what runs is told to end in order. */
  onFirst(signal: StopSignal): void;
  /** The second: someone does not want to wait. Told the exit code; expected not to come back. */
  onSecond(exitCode: number): void;
}

/** Listens until disposed; nothing else in the process may act on these signals. */
export function listenForStop(source: SignalSource, handlers: StopHandlers): StopListener {
  const controller = new AbortController();
  const listener = (signal: StopSignal): void => {
    if (controller.signal.aborted) {
      handlers.onSecond(exitCodeOfSignal(signal));
      return;
    }
    handlers.onFirst(signal);
    controller.abort({ signal } satisfies StopReason);
  };
  source.on('SIGINT', listener);
  source.on('SIGTERM', listener);
  return {
    stop: controller.signal,
    [Symbol.dispose]() {
      source.off('SIGINT', listener);
      source.off('SIGTERM', listener);
    },
  };
}
