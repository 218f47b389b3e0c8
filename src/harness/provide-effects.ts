import { fromCallback, fromPromise } from 'xstate';
import type { Fact } from '../artifact/evidence.ts';
import type { Answer } from '../denial/attribution/answer.ts';
import type { Deployer } from '../life.ts';
import { applyGrants } from './effects/apply-grants.ts';
import { attribute } from './effects/attribute.ts';
import { awaitHonoured, awaitKey, renewKey } from './effects/await-policy.ts';
import { observe } from './effects/observe.ts';
import { openLife } from './effects/open-life.ts';
import { preflight } from './effects/preflight.ts';
import { keepArtifact } from './effects/keep-artifact.ts';
import type { Dependencies, Resources } from './effects/resources.ts';
import { awaitPrerequisite, makePrerequisite, removePrerequisites } from './effects/prerequisites.ts';
import { runChild } from './effects/run-child.ts';
import { clearLives, closeLife, recover, tearDown, verifyRemoval } from './effects/stack-ends.ts';
import { lifeMachine } from './life-machine.ts';
import { liveWith } from './live.ts';
import { machine } from './machine.ts';
import type { DrawnId } from './prerequisites/drawn-ids.ts';
import type {
  ApplyGrantsInput,
  AttemptInput,
  AttributeInput,
  AwaitHonouredInput,
  AwaitHonouredOutput,
  Context,
  Leftover,
  LifeRecord,
  ObserveOutput,
  OpenLifeInput,
  OpenLifeOutput,
  Preflight,
  PrerequisiteInput,
  RecoverInput,
  RecoverOutput,
} from './types.ts';

type Effect<Output, Input> = (
  deps: Dependencies,
  resources: Resources,
  input: Input,
  signal: AbortSignal,
) => Promise<Output>;

/** The machine with its real effects. */
export function provideEffects(deps: Dependencies, resources: Resources) {
  const define = <Output, Input>(effect: Effect<Output, Input>) =>
    fromPromise<Output, Input>(({ input, signal }) => effect(deps, resources, input, signal));
  const effects = {
    actions: { tell: (_: unknown, fact: Fact) => deps.tell(fact) },
    actors: {
      preflight: define<Preflight, void>(preflight),
      openLife: define<OpenLifeOutput, OpenLifeInput>(openLife),
      makePrerequisite: define<void, PrerequisiteInput>(makePrerequisite),
      awaitPrerequisite: define<readonly DrawnId[], PrerequisiteInput>(awaitPrerequisite),
      removePrerequisites: define<void, LifeRecord>(removePrerequisites),
      awaitKey: define<void, LifeRecord>(awaitKey),
      applyGrants: define<void, ApplyGrantsInput>(applyGrants),
      awaitHonoured: define<AwaitHonouredOutput, AwaitHonouredInput>(awaitHonoured),
      renewKey: define<Deployer, LifeRecord>(renewKey),
      runChild: fromCallback<{ type: 'child.stop' }, AttemptInput>(({ input, sendBack, receive }) => {
        const stop = runChild(deps, resources, input, sendBack);
        receive(stop);
      }),
      observe: define<ObserveOutput, AttemptInput>(observe),
      attribute: define<readonly Answer[], AttributeInput>(attribute),
      recover: define<RecoverOutput, RecoverInput>(recover),
      verifyRemoval: define<readonly Leftover[], LifeRecord>(verifyRemoval),
      closeLife: define<void, LifeRecord>(closeLife),
      clearLives: define<void, readonly LifeRecord[]>(clearLives),
      writeArtifact: define<void, Context>(keepArtifact),
      tearDown: define<readonly Leftover[], void>(tearDown),
    },
  };
  const live = liveWith(lifeMachine.provide(effects));
  return machine.provide({ ...effects, actors: { ...effects.actors, live } });
}
