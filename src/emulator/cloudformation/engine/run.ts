import type { Account } from '../../account.ts';
import type { Caller } from '../../operation.ts';
import type { Desired, Stack } from '../store.ts';
import type { Runtime } from '../runtime.ts';
import type { Patience } from './patience.ts';

/** One stack operation on its way. */
export interface Run {
  readonly account: Account;
  readonly runtime: Runtime;
  readonly stack: Stack;
  /** Whom the calls of the handlers are made as: the caller through CloudFormation, or the service role. */
  readonly caller: Caller;
  /** The caller's ClientRequestToken; stands in every event. */
  readonly clientRequestToken: string | undefined;
  /** Of the path of resources in hand. */
  readonly patience: Patience;
  /** What this operation has made is not retained when it is undone, whatever its DeletionPolicy: RetainExceptOnCreate. */
  readonly retainsNothingMade?: boolean;
  /** A resource that cannot be brought back is passed over: ForceRollback. */
  readonly forcesRollback?: boolean;
  /** Nothing waits for what it has made to become ready: DeploymentConfig's mode EXPRESS. */
  readonly isExpress?: boolean;
  /** The operation on the stack around a nested one. */
  readonly parent?: Run;
}

/** A run that works towards a template. */
export interface ProvisioningRun extends Run {
  readonly desired: Desired;
  /** What succeeds stays though other things fail, and nothing is rolled back: DisableRollback. */
  readonly preserves: boolean;
  /** The operation began in a state that one can go back to. */
  readonly fromStable: boolean;
}

/** The identity of a call that CloudFormation makes for `caller`. */
export function throughCloudFormation(caller: Caller): Caller {
  return {
    ...caller,
    calledVia: [...caller.calledVia, 'cloudformation.amazonaws.com'],
    userAgent: 'cloudformation.amazonaws.com',
  };
}

/** Nothing more is to be started: here or in a stack around this one. */
export function isCancelled(run: Run): boolean {
  return run.stack.cancelRequested || (run.parent !== undefined && isCancelled(run.parent));
}

/** Does the work of a stack operation. A bug in it ends the stack as failed, in words. Never rejects. */
export function perform(run: Run, work: () => Promise<void>): Promise<void> {
  const { stack, runtime } = run;
  stack.cancelRequested = false;
  const finish = async (): Promise<void> => {
    await runtime.pause(0);
    try {
      await work();
    } catch (error) {
      stack.status = stack.status.replace(/_IN_PROGRESS$/, '_FAILED') as Stack['status'];
      stack.statusReason = `Internal Failure: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`;
    }
  };
  const running = finish().finally(() => {
    if (stack.running === running) stack.running = undefined;
  });
  stack.running = running;
  return running;
}

/** Starts the work of a stack operation beside the request that asked for it. */
export function startRun(run: Run, work: () => Promise<void>): void {
  void perform(run, work);
}
