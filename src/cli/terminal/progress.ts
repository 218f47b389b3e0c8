import { createLogUpdate } from 'log-update';
import type { EvidenceLine } from '../../artifact/evidence.ts';
import { renderLine } from './render-line.ts';
import { renderLive } from './render-live.ts';
import { emptyView, followRun } from './run-view.ts';
import type { Style } from './style.ts';

export type ProgressMode = 'live' | 'plain' | 'silent';

export interface Progress {
  tell(line: EvidenceLine): void;
  /** A line for a person that is no fact of the run; shown in every mode. */
  say(text: string): void;
  /** Leaves the last view standing and the terminal as it was. */
  end(): void;
}

export interface ProgressOptions {
  readonly mode: ProgressMode;
  readonly stream: NodeJS.WriteStream;
  readonly style: Style;
  readonly now: () => number;
}

/** How often the live view is drawn while nothing happens. */
const drawEveryMs = 120;

/** Tells a person what a run does: a live view, one line for each fact that matters, or nothing. */
export function createProgress(options: ProgressOptions): Progress {
  switch (options.mode) {
    case 'live':
      return createLiveProgress(options);
    case 'plain':
      return createPlainProgress(options);
    case 'silent':
      return {
        tell: () => undefined,
        say: (text) => options.stream.write(`${text}\n`),
        end: () => undefined,
      };
  }
}

function createPlainProgress({ stream, style }: ProgressOptions): Progress {
  let view = emptyView;
  return {
    tell(line) {
      view = followRun(view, line);
      const text = renderLine(line, view, style);
      if (text !== undefined) stream.write(`${text}\n`);
    },
    say: (text) => stream.write(`${text}\n`),
    end: () => undefined,
  };
}

function createLiveProgress({ stream, style, now }: ProgressOptions): Progress {
  // The cursor stays: hiding it needs handlers of signals, and those are the run's.
  const log = createLogUpdate(stream, { showCursor: true });
  let view = emptyView;
  let frame = 0;
  const draw = (): void => log(renderLive(view, { nowMs: now(), width: stream.columns ?? 80, frame, style }));
  const timer = setInterval(() => {
    frame += 1;
    draw();
  }, drawEveryMs);
  timer.unref();
  draw();
  return {
    tell(line) {
      view = followRun(view, line);
      draw();
    },
    say(text) {
      log.clear();
      stream.write(`${text}\n`);
      draw();
    },
    end() {
      clearInterval(timer);
      draw();
      log.done();
    },
  };
}
