import { fromCallback, fromPromise } from 'xstate';
import type { Fact } from '../../src/artifact/evidence.ts';
import type { Answer } from '../../src/denial/attribution/answer.ts';
import { callKey } from '../../src/denial/attribution/attribute.ts';
import type { Question } from '../../src/denial/attribution/question.ts';
import type { Harvest, SeenDenial } from '../../src/denial/harvest.ts';
import type { DrawnId } from '../../src/harness/prerequisites/drawn-ids.ts';
import type { Observed } from '../../src/harness/judge-attempt.ts';
import type { Deployer } from '../../src/life.ts';
import { lifeMachine } from '../../src/harness/life-machine.ts';
import { liveWith } from '../../src/harness/live.ts';
import { machine } from '../../src/harness/machine.ts';
import type { BoundaryFinding } from '../../src/policy/boundary/boundary.ts';
import type { Fingerprint } from '../../src/proof/fingerprint.ts';
import type {
  ApplyGrantsInput,
  AttemptInput,
  AttributeInput,
  AwaitHonouredInput,
  AwaitHonouredOutput,
  ChildEnded,
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
} from '../../src/harness/types.ts';

export const accountId = '111122223333';
export const region = 'us-east-1';

/** What the world shows in one attempt. */
interface Shown {
  readonly exitCode?: number;
  readonly observed?: Partial<Observed>;
  readonly identities?: Record<string, string>;
  readonly failed?: ObserveOutput['failed'];
  readonly questions?: readonly Question[];
}

export interface World {
  /** Called once per attempt. */
  readonly attempt: (
    input: AttemptInput,
    granted: ReadonlySet<string>,
    statements: ApplyGrantsInput['statements'],
  ) => Shown;
  /** What a question turns out to mean. Absent: nothing. */
  readonly answer?: (question: Question, input: AttributeInput) => readonly SeenDenial[];
  /** The refused calls that a question may mean, the likeliest first. Absent: what it turns out to mean is sure. */
  readonly candidates?: (question: Question, input: AttributeInput) => readonly SeenDenial[];
  /** Who tells it. Absent: CloudTrail. */
  readonly by?: Answer['by'];
  /** Whether the key answers while the policy is waited for, by how often it was waited. Absent: it does. */
  readonly keyDiesAt?: number;
  /** Absent: none. */
  readonly prerequisites?: Preflight['prerequisites'];
  /** The policy to begin with. Absent: none. */
  readonly baseline?: Preflight['baseline'];
  /** What the run goes on with. Absent: nothing. */
  readonly unfinished?: Preflight['unfinished'];
  /** Of the service as it is packaged. */
  readonly fingerprint?: Fingerprint;
  /** That the roles of the service are to have. Absent: none. */
  readonly boundary?: Preflight['boundary'];
  /** What the roles of the service may do, as it is packaged for a life. */
  readonly finds?: (life: LifeRecord) => BoundaryFinding;
  /** Of each of them. */
  readonly drawnIds?: readonly DrawnId[];
  readonly remains?: (life: LifeRecord) => readonly Leftover[];
  /** Effects that fail, by name. */
  readonly failing?: Readonly<Record<string, Error>>;
  readonly leftovers?: readonly Leftover[];
  /** After a failed attempt in this phase, no stack is there. */
  readonly losesStack?: AttemptInput['phase'];
}

/** The machine on effects that only write down what was asked of them, in order. */
export function createFakeRun(world: World) {
  const order: string[] = [];
  const facts: string[] = [];
  const allowed = new Map<number, { readonly granted: Set<string>; kept: ApplyGrantsInput['statements'] }>();
  const awaited: { readonly entry: string; readonly resolve: () => void }[] = [];
  const artifacts: Context[] = [];
  const stops: string[] = [];
  let waits = 0;

  function push(entry: string): void {
    order.push(entry);
    for (const one of awaited) if (one.entry === entry) one.resolve();
  }
  function ofLife(life: number) {
    const own = allowed.get(life) ?? { granted: new Set<string>(), kept: [] };
    allowed.set(life, own);
    return own;
  }

  function effect<Output, Input>(
    name: string,
    answer: (input: Input) => Output,
    note?: (input: Input) => string,
  ) {
    return fromPromise<Output, Input>(({ input }) => {
      push(note ? `${name} ${note(input)}` : name);
      const failure = world.failing?.[name];
      return failure ? Promise.reject(failure) : Promise.resolve(answer(input));
    });
  }

  const effects = {
    actions: { tell: (_: unknown, fact: Fact) => void facts.push(fact.type) },
    actors: {
      preflight: effect<Preflight, void>('preflight', () => ({
        service: 'shop',
        ownStage: 'dev',
        accountId,
        region,
        operatorArn: `arn:aws:iam::${accountId}:user/operator`,
        tools: { harness: '0.0.0', serverless: 'osls 4.3.1', node: '20.19.0' },
        prerequisites: world.prerequisites ?? { perRun: 0, perLife: 0 },
        ...(world.baseline && { baseline: world.baseline }),
        ...(world.unfinished && { unfinished: world.unfinished }),
        ...(world.boundary && { boundary: world.boundary }),
      })),
      makePrerequisite: effect<void, PrerequisiteInput>('makePrerequisite', () => {}, nameOf),
      awaitPrerequisite: effect<readonly DrawnId[], PrerequisiteInput>(
        'awaitPrerequisite',
        () => world.drawnIds ?? [],
        nameOf,
      ),
      removePrerequisites: effect<void, LifeRecord>(
        'removePrerequisites',
        () => {},
        ({ number }) => `of life ${number}`,
      ),
      openLife: effect<OpenLifeOutput, OpenLifeInput>(
        'openLife',
        ({ number, purpose, boundary }) => {
          return {
            number,
            purpose,
            stage: `h${number}x`,
            stackName: `shop-h${number}x`,
            deployer: {
              userName: `harness-${number}`,
              arn: `arn:aws:iam::${accountId}:user/harness/harness-${number}`,
              accessKeyId: `AKIA${number}`,
            },
            ...(boundary && { boundaryArn: boundaryArnOf(number) }),
          };
        },
        ({ number, purpose }) => `${number} ${purpose}`,
      ),
      awaitKey: effect<void, LifeRecord>('awaitKey', () => {}),
      applyGrants: effect<void, ApplyGrantsInput>('applyGrants', ({ life, grants, statements }) => {
        const own = ofLife(life.number);
        own.granted.clear();
        own.kept = statements;
        for (const { action, resource, condition } of grants) {
          own.granted.add(`${action} ${resource}${condition ? ` if ${Object.keys(condition).join()}` : ''}`);
        }
      }),
      awaitHonoured: effect<AwaitHonouredOutput, AwaitHonouredInput>('awaitHonoured', () => {
        waits += 1;
        return { keyDied: waits === world.keyDiesAt };
      }),
      renewKey: effect<Deployer, LifeRecord>('renewKey', ({ deployer }) => ({
        ...deployer,
        accessKeyId: `${deployer.accessKeyId}b`,
      })),
      attribute: effect<readonly Answer[], AttributeInput>('attribute', (input) =>
        input.questions.map((question) => {
          const common = { question, by: world.by ?? 'trail', waitedMs: 3 };
          if (!world.candidates) return { ...common, denials: world.answer?.(question, input) ?? [] };
          const candidates = world.candidates(question, input);
          return {
            ...common,
            denials: candidates.slice(0, 1),
            refused: candidates.flatMap(({ action }) => action ?? []),
            rivals: candidates.slice(1).map(callKey),
          };
        }),
      ),
      runChild: fromCallback<{ type: 'child.stop' }, AttemptInput>(({ sendBack, receive, input }) => {
        push(`attempt ${input.attempt} ${input.phase}${input.debug === true ? ', telling more' : ''}`);
        const ended = (code: number): ChildEnded => ({
          type: 'child.exited',
          exit: { kind: 'exited', code },
          childMs: 1,
          outputFile: `attempts/${input.attempt}.log`,
        });
        receive(() => {
          stops.push(input.phase);
          queueMicrotask(() => sendBack({ ...ended(0), exit: { kind: 'stopped' } } satisfies ChildEnded));
        });
        const { granted, kept } = ofLife(input.life.number);
        const shown = world.attempt(input, granted, kept);
        if (shown.exitCode !== undefined && shown.exitCode < 0) return;
        queueMicrotask(() => sendBack(ended(shown.exitCode ?? 0)));
      }),
      observe: effect<ObserveOutput, AttemptInput>('observe', (input) => {
        const { granted, kept } = ofLife(input.life.number);
        const shown = world.attempt(input, granted, kept);
        return {
          observed: {
            ...statusAfter(input.phase),
            denials: [],
            lookAlikes: [],
            keyDied: false,
            skipped: false,
            failedOnPurpose: input.phase === 'rollback',
            ...shown.observed,
          },
          questions: shown.questions ?? [],
          identities: shown.identities ?? {},
          failed: shown.failed ?? {},
          ...(world.fingerprint && { fingerprint: world.fingerprint }),
          ...(world.finds && input.phase === 'deploy' && { boundary: world.finds(input.life) }),
          durationMs: 2,
        };
      }),
      recover: effect<RecoverOutput, RecoverInput>('recover', (input) => ({
        stackIsThere: world.losesStack !== input.phase,
      })),
      verifyRemoval: effect<readonly Leftover[], LifeRecord>(
        'verifyRemoval',
        (life) => world.remains?.(life) ?? [],
      ),
      closeLife: effect<void, LifeRecord>('closeLife', () => {}),
      clearLives: effect<void, readonly LifeRecord[]>(
        'clearLives',
        () => {},
        (lives) => lives.map(({ number }) => number).join(' '),
      ),
      writeArtifact: effect<void, Context>('writeArtifact', (context) => void artifacts.push(context)),
      tearDown: effect<readonly Leftover[], void>('tearDown', () => world.leftovers ?? []),
    },
  };
  const live = liveWith(lifeMachine.provide(effects));
  return {
    machine: machine.provide({ ...effects, actors: { ...effects.actors, live } }),
    order,
    facts,
    /** What the deployer of the life that was opened last may do. */
    granted: (): readonly string[] => [...(allowed.get(Math.max(...allowed.keys()))?.granted ?? [])],
    artifacts,
    stops,
    /** Resolves when that is asked of the effects. */
    reached: (entry: string) => new Promise<void>((resolve) => void awaited.push({ entry, resolve })),
  };
}

function boundaryArnOf(life: number): string {
  return `arn:aws:iam::${accountId}:policy/harness/boundary-${life}`;
}

function nameOf({ index, life }: PrerequisiteInput): string {
  return `${index} of ${life ? `life ${life.number}` : 'the run'}`;
}

function statusAfter(phase: AttemptInput['phase']): { stackStatus?: string } {
  switch (phase) {
    case 'deploy':
      return { stackStatus: 'CREATE_COMPLETE' };
    case 'update':
    case 'info':
      return { stackStatus: 'UPDATE_COMPLETE' };
    case 'rollback':
      return { stackStatus: 'UPDATE_ROLLBACK_COMPLETE' };
    case 'remove':
      return {};
  }
}

export const phases = [
  { name: 'deploy', expects: 'stack-up' },
  { name: 'update', expects: 'stack-up' },
  { name: 'info', expects: 'stack-unchanged' },
  { name: 'rollback', expects: 'update-fails' },
  { name: 'remove', expects: 'stack-gone' },
] as const;

/** A refusal as CloudFormation's events show it. */
export function refused(
  action: string,
  resource: string,
  seen: Partial<Harvest['denials'][number]['seen']> = {},
): SeenDenial {
  return {
    action,
    resource,
    deniedBy: 'identity',
    certainty: 'named',
    lacking: 'deployer',
    soft: false,
    raw: `User: arn:aws:iam::${accountId}:user/harness/harness-1 is not authorized to perform: ${action} on resource: ${resource}`,
    seen: seen.via === 'client' ? { via: 'client' } : { via: 'cloudformation', logicalId: 'Thing', ...seen },
  };
}

/** A refusal of the command itself that names nothing. */
export function bare(raw = 'Access Denied'): Question {
  const seen = { via: 'client' } as const;
  const denial: SeenDenial = {
    deniedBy: 'unknown',
    certainty: 'unknown',
    lacking: 'unknown',
    soft: false,
    raw,
    seen,
  };
  return { seen, raw, denial, from: '', until: '', names: [] };
}

/** A failure that says nothing, as CloudFormation's events show it. */
export function unexplained(status = 'CREATE_FAILED', logicalId = 'Thing'): Question {
  return {
    seen: { via: 'cloudformation', logicalId, resourceType: 'AWS::SQS::Queue', status },
    raw: `${logicalId} (AWS::SQS::Queue) ${status}: UnknownError`,
    from: '2026-01-01T00:00:00.000Z',
    until: '2026-01-01T00:00:01.000Z',
    names: [],
  };
}
