import { createActor, SimulatedClock, toPromise } from 'xstate';
import { createContext } from '../../src/harness/context.ts';
import type { RunInput, RunOutput } from '../../src/harness/types.ts';
import { createFakeRun, type World } from './fake-effects.ts';

/** A run to its end, in a world that is made up; its clock stands still. */
export async function runMachine(world: World, input: RunInput) {
  const fake = createFakeRun(world);
  const actor = createActor(fake.machine, { input: createContext(input), clock: new SimulatedClock() });
  actor.start();
  const output: RunOutput = await toPromise(actor);
  return { ...fake, output };
}
