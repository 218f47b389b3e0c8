import { wordVaguely } from '../../hostility/vague-wording.ts';
import { AwsError } from '../../operation.ts';
import type { ResourceType, ResourceView, Step } from '../resource-type.ts';
import type { Instance } from '../store.ts';
import { attemptsBehind, callService, type HandlerContext, splitCall } from './call-service.ts';
import { handlerErrorCode, wordExisting, wordFailure } from './failure-reason.ts';
import { wait } from './patience.ts';

export type HandlerEnd =
  | { readonly kind: 'done' }
  | {
      readonly kind: 'failed';
      readonly reason: string;
      /** The handler contract's code; absent where no call was made. */
      readonly errorCode?: string;
    };

export interface HandlerRun {
  readonly run: HandlerContext;
  readonly type: ResourceType;
  readonly view: ResourceView;
  readonly instance: Instance;
  /** Told of each call that was answered, by the name under which `output` finds it. */
  readonly onAnswer?: (call: string) => void;
}

/** Calls that change nothing, by their names. */
export function isReading(call: string): boolean {
  return /:(Get|List|Describe|Head|Lookup|Filter|Search|Simulate|Validate)/.test(call);
}

/** Source: the words of handlers built on the CloudFormation CLI, `Exceeded attempts to wait` with NotStabilized. */
const longestStabilisationMs = 2 * 3_600_000;
const usualPollSeconds = 5;
/** Assumed: reports tell of deletions that hang for as long before they fail. */
const longestRetryMs = 20 * 60_000;

/** Makes one call; a failure that counts is given in AWS's words. */
async function runCall(
  handler: HandlerRun,
  step: Step,
  item: unknown,
  requestToken: string,
): Promise<HandlerEnd | { readonly kind: 'ignored' } | { readonly kind: 'again'; readonly end: HandlerEnd }> {
  const { run, type, view, instance } = handler;
  const [serviceId, operation] = splitCall(step.call);
  try {
    instance.outputs.set(
      step.keptAs ?? step.call,
      await callService(run, serviceId, operation, step.input(view, item)),
    );
  } catch (error) {
    if (!(error instanceof AwsError)) throw error;
    const frame = type.frame ?? 'handler';
    const isTagging = type.taggingActions?.some(
      (action) => action === step.call || error.message.includes(`not authorized to perform: ${action} `),
    );
    const errorCode = handlerErrorCode(error, isTagging);
    const isAnswer = step.soft === true || step.ignoring?.includes(error.code) === true;
    // What this emulator has not built is never taken for an answer.
    if (isAnswer && error.code !== 'NotImplemented') return { kind: 'ignored' };
    const requestId = error.requestId ?? run.runtime.uuid();
    const end: HandlerEnd = {
      kind: 'failed',
      errorCode,
      reason: await wordFailure({
        error,
        serviceId,
        operation,
        type: type.type,
        frame,
        requestId,
        requestToken,
        isTagging,
        mutesTagging: type.mutesTagging,
        refusedAs: type.refusedAs,
        attempts: attemptsBehind(error),
        vague:
          errorCode === 'AccessDenied'
            ? wordVaguely(run.account.hostility, { type: type.type, operation, error })
            : undefined,
        existing: type.knownBy === undefined ? undefined : wordExisting(type.type, type.knownBy, view),
      }),
    };
    return step.retrying?.includes(error.code) ? { kind: 'again', end } : end;
  }
  handler.onAnswer?.(step.keptAs ?? step.call);
  return { kind: 'done' };
}

/** Makes a step's call, again and again where the step waits for an answer. */
async function runStep(
  handler: HandlerRun,
  step: Step,
  item: unknown,
  requestToken: string,
): Promise<HandlerEnd> {
  const { run, instance, type } = handler;
  const objection = step.objection?.(handler.view);
  if (objection !== undefined) {
    return isOlder(type)
      ? { kind: 'failed', reason: objection }
      : endBadly(objection, requestToken, step.objectionCode ?? 'InvalidRequest');
  }
  if (step.afterSeconds !== undefined && !run.isExpress) {
    if (!(await wait(run, step.afterSeconds * 1000))) return cancelled;
  }
  const pollMs = (step.pollSeconds ?? usualPollSeconds) * 1000;
  for (let waitedMs = 0; waitedMs < longestStabilisationMs; waitedMs += pollMs) {
    const end = await runCall(handler, step, item, requestToken);
    if (end.kind === 'ignored') return { kind: 'done' };
    if (end.kind === 'again') {
      if (waitedMs >= longestRetryMs || run.isExpress) return end.end;
      if (!(await wait(run, pollMs))) return cancelled;
      continue;
    }
    if (end.kind === 'failed' || !step.until || run.isExpress) return end;
    if (step.until(instance.outputs.get(step.keptAs ?? step.call) ?? {})) return end;
    if (!(await wait(run, pollMs))) return cancelled;
  }
  return endBadly('Exceeded attempts to wait', requestToken, 'NotStabilized');
}

const cancelled: HandlerEnd = { kind: 'failed', reason: 'Resource creation cancelled' };

/** What came before handlers puts no frame around its own words. */
function isOlder({ frame }: ResourceType): boolean {
  return frame === 'api' || frame === 'semicolon';
}

/** In the handler's own words, behind which there is no failed call. */
function endBadly(message: string, requestToken: string, errorCode: string): HandlerEnd {
  return {
    kind: 'failed',
    errorCode,
    reason: `Resource handler returned message: "${message}" (RequestToken: ${requestToken}, HandlerErrorCode: ${errorCode})`,
  };
}

/** Runs one handler of a type, step by step, up to its first failure. */
export async function runSteps(handler: HandlerRun, steps: readonly Step[]): Promise<HandlerEnd> {
  const { view, run } = handler;
  const requestToken = run.runtime.uuid();
  try {
    for (const step of steps) {
      for (const item of step.forEach ? step.forEach(view) : [undefined]) {
        if (step.when && !step.when(view, item)) continue;
        const end = await runStep(handler, step, item, requestToken);
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
