import { createActor, fromCallback, toPromise } from 'xstate';
import type { lifeMachine } from './life-machine.ts';
import type { Context, LivesEvent, StopEvent } from './types.ts';

/** Lives the lives that were planned, side by side, each by a machine of its own. The wish to stop reaches them all. */
export function liveWith(machine: typeof lifeMachine) {
  return fromCallback<StopEvent, readonly Context[], LivesEvent>(({ input, sendBack, receive }) => {
    const lives = input.map((plan) => createActor(machine, { input: plan }));
    receive((event) => {
      for (const life of lives) life.send(event);
    });
    const ended = Promise.all(lives.map((life) => toPromise(life)));
    for (const life of lives) life.start();
    ended.then(
      (outputs) => sendBack({ type: 'lives.ended', output: outputs.map(({ context }) => context) }),
      (error: unknown) => sendBack({ type: 'lives.broken', error }),
    );
  });
}
