import { AwsError } from '../../operation.ts';
import type { ResourceType, ResourceView, Step, Values } from '../resource-type.ts';
import type { Instance, Stack } from '../store.ts';
import { handlerErrorCode, wordExisting, wordFailure } from './failure-reason.ts';
import type { Run } from './run.ts';

export type HandlerEnd =
  | { readonly kind: 'done' }
  | {
      readonly kind: 'failed';
      readonly reason: string;
      /** The handler contract's code; absent where no call was made. */
      readonly errorCode?: string;
    };

/** In whose name and where a handler makes its calls. */
type HandlerContext = Pick<Run, 'account' | 'runtime' | 'caller'> & {
  readonly stack: Pick<Stack, 'region'>;
};

export interface HandlerRun {
  readonly run: HandlerContext;
  readonly type: ResourceType;
  readonly view: ResourceView;
  readonly instance: Instance;
  /** Told of each call that was answered. */
  readonly onAnswer?: (call: string) => void;
}

/** Calls that change nothing, by their names. */
export function isReading(call: string): boolean {
  return /:(Get|List|Describe|Head|Lookup|Filter|Search|Simulate|Validate)/.test(call);
}

function splitCall(call: string): [serviceId: string, operation: string] {
  const colon = call.indexOf(':');
  return [call.slice(0, colon), call.slice(colon + 1)];
}

async function makeCall(handler: HandlerRun, step: Step, item: unknown): Promise<Values> {
  const { run, view } = handler;
  const [serviceId, operation] = splitCall(step.call);
  if (!run.runtime.credentialLives(run.account, run.caller)) {
    throw new AwsError(
      'UnrecognizedClientException',
      'The security token included in the request is invalid.',
      403,
    );
  }
  const input = step.input(view, item);
  const output = await run.account.invoke(serviceId, operation, input, run.caller, run.stack.region);
  return (output ?? {}) as Values;
}

/** Makes one call; a failure that counts is given in AWS's words. */
async function runCall(
  handler: HandlerRun,
  step: Step,
  item: unknown,
  requestToken: string,
): Promise<HandlerEnd> {
  const { run, type, view, instance } = handler;
  try {
    instance.outputs.set(step.call, await makeCall(handler, step, item));
  } catch (error) {
    if (!(error instanceof AwsError)) throw error;
    const isAnswer = step.soft === true || step.ignoring?.includes(error.code) === true;
    // What this emulator has not built is never taken for an answer.
    if (isAnswer && error.code !== 'NotImplemented') return { kind: 'done' };
    const [serviceId, operation] = splitCall(step.call);
    const frame = type.frame ?? 'handler';
    const isTagging = type.taggingActions?.some(
      (action) => action === step.call || error.message.includes(`not authorized to perform: ${action} `),
    );
    const requestId = error.requestId ?? run.runtime.uuid();
    return {
      kind: 'failed',
      errorCode: handlerErrorCode(error, isTagging),
      reason: await wordFailure({
        error,
        serviceId,
        operation,
        frame,
        requestId,
        requestToken,
        isTagging,
        existing: type.knownBy === undefined ? undefined : wordExisting(type.type, type.knownBy, view),
      }),
    };
  }
  handler.onAnswer?.(step.call);
  return { kind: 'done' };
}

/** Runs one handler of a type, step by step, up to its first failure. */
export async function runSteps(handler: HandlerRun, steps: readonly Step[]): Promise<HandlerEnd> {
  const { view, run } = handler;
  const requestToken = run.runtime.uuid();
  try {
    for (const step of steps) {
      for (const item of step.forEach ? step.forEach(view) : [undefined]) {
        if (step.when && !step.when(view, item)) continue;
        const end = await runCall(handler, step, item, requestToken);
        if (end.kind === 'failed') return end;
      }
    }
  } catch (error) {
    // A fault of a type's table, not of the account: told in full, so that it is found.
    return {
      kind: 'failed',
      reason: `Internal Failure: ${handler.type.type}: ${error instanceof Error ? error.message : String(error)}`,
    };
  }
  return { kind: 'done' };
}
