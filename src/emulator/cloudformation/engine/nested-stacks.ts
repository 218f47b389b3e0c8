import { AwsError } from '../../operation.ts';
import type { Handling, ResourceView } from '../resource-type.ts';
import { cloudFormationStore, type Stack } from '../store.ts';
import { callService } from './call-service.ts';
import { runCreation } from './create-stack.ts';
import { runDeletion } from './delete-stack.ts';
import { recordStackStatus } from './events.ts';
import { asNested, type NestedRun } from './nested-request.ts';
import { finishRollback, restoreStack, type UpdateRollback } from './roll-back-update.ts';
import { perform, type ProvisioningRun, type Run } from './run.ts';
import type { HandlerEnd } from './run-steps.ts';
import { finishUpdate, pauseUpdate, updateForward } from './update-stack.ts';

const done: HandlerEnd = { kind: 'done' };

function failed(reason: string): HandlerEnd {
  return { kind: 'failed', reason };
}

/** The words of the parent's event for a nested stack that failed. Sources: behaviour.md. */
function fail(nested: Stack, participle: 'created' | 'deleted' | 'updated', reason: string): HandlerEnd {
  return failed(`Embedded stack ${nested.stackId} was not successfully ${participle}: ${reason}`);
}

function failUpdate(nested: Stack, status: string, reason: string | undefined): HandlerEnd {
  return failed(
    `Embedded stack ${nested.stackId} was not successfully updated. Currently in ${status} with reason: ${reason ?? ''}`,
  );
}

/** Asks for the operation as the parent's caller; what it would have started is answered instead. */
async function ask(
  { run, view }: Handling,
  operation: 'CreateStack' | 'DeleteStack' | 'UpdateStack',
  input: (view: ResourceView) => object,
): Promise<NestedRun | undefined> {
  let taken: NestedRun | undefined;
  const { preserves = false, desired = run.stack.desired } = run as Partial<ProvisioningRun>;
  const Capabilities = desired?.capabilities ?? [];
  const take = (nested: NestedRun): void => {
    taken = nested;
  };
  const request = asNested({ ...input(view), Capabilities }, { parent: run, preserves, take });
  await callService(run, 'cloudformation', operation, request);
  return taken;
}

function reasonOf(error: unknown): HandlerEnd {
  if (!(error instanceof AwsError)) throw error;
  return failed(error.code === 'NotImplemented' ? `NotImplemented: ${error.message}` : error.message);
}

/** What Fn::GetAtt reads. */
function keepOutputs({ instance }: Handling, nested: Stack): void {
  const entries = nested.outputs.map(({ OutputKey, OutputValue }) => [OutputKey ?? '', OutputValue ?? '']);
  instance.outputs.set('Outputs', Object.fromEntries(entries) as Record<string, string>);
}

function findNested({ run, instance }: Handling): Stack | undefined {
  return run.account.store(cloudFormationStore).stacks.get(instance.physicalId ?? '');
}

/** The parent waits as long as the nested stack has waited. */
function spend({ run: { patience } }: Handling, nested: Run): void {
  patience.elapsedMs += nested.patience.elapsedMs;
  if (nested.patience.isOver && patience.elapsedMs >= patience.limitMs) patience.isOver = true;
}

export async function createNested(
  handling: Handling,
  input: (view: ResourceView) => object,
): Promise<HandlerEnd> {
  let taken: NestedRun | undefined;
  try {
    taken = await ask(handling, 'CreateStack', input);
  } catch (error) {
    return reasonOf(error);
  }
  if (taken?.verb !== 'create') return failed('Internal Failure: the nested stack was not created');
  const { run } = taken;
  const { stack } = run;
  handling.instance.physicalId = stack.stackId;
  handling.onMade();
  await perform(run, () => runCreation(run, 'DO_NOTHING'));
  spend(handling, run);
  if (stack.status !== 'CREATE_COMPLETE') return fail(stack, 'created', stack.statusReason ?? '');
  keepOutputs(handling, stack);
  return done;
}

/** A rollback up to the clean-up, which waits for the parent's. */
async function rollBack(run: Run, rollback: UpdateRollback): Promise<void> {
  const { stack } = run;
  stack.held = undefined;
  if (!(await restoreStack(run, rollback))) return;
  const finish = async (): Promise<void> => {
    stack.held = undefined;
    await finishRollback(run, rollback);
  };
  stack.held = { ...rollback, finish };
}

async function workOnUpdate(run: ProvisioningRun): Promise<void> {
  const { stack } = run;
  const end = await updateForward(run);
  if (end.kind === 'updated') {
    recordStackStatus(run, 'UPDATE_COMPLETE_CLEANUP_IN_PROGRESS');
    const finish = async (): Promise<void> => {
      stack.held = undefined;
      await finishUpdate(run);
    };
    stack.held = { ...end.wayBack, finish };
  } else if (run.preserves) {
    await pauseUpdate(run, end.wayBack, end.reason);
  } else {
    const rollback = { ...end.wayBack, reason: end.reason, skipped: new Set<string>() };
    recordStackStatus(run, 'UPDATE_ROLLBACK_IN_PROGRESS', end.reason);
    stack.held = { ...rollback, finish: () => rollBack(run, rollback) };
  }
}

export async function updateNested(
  handling: Handling,
  input: (view: ResourceView) => object,
): Promise<HandlerEnd> {
  let taken: NestedRun | undefined;
  try {
    taken = await ask(handling, 'UpdateStack', input);
  } catch (error) {
    // A nested stack is asked whatever changed in its parent.
    if (error instanceof AwsError && error.message === 'No updates are to be performed.') return done;
    return reasonOf(error);
  }
  if (taken?.verb !== 'update') return failed('Internal Failure: the nested stack was not updated');
  const { run } = taken;
  const { stack } = run;
  await perform(run, () => workOnUpdate(run));
  spend(handling, run);
  if (stack.status !== 'UPDATE_COMPLETE_CLEANUP_IN_PROGRESS') {
    return failUpdate(stack, stack.status, stack.statusReason);
  }
  keepOutputs(handling, stack);
  return done;
}

/** What to skip in a nested stack: its own as `NestedStackName.LogicalId`; those of deeper ones are passed on. */
function skippedIn(nested: Stack, skipped: ReadonlySet<string>): ReadonlySet<string> {
  const prefix = `${nested.name}.`;
  const names = [...skipped].flatMap((name) => {
    if (name.startsWith(prefix)) return [name.slice(prefix.length)];
    return name.includes('.') ? [name] : [];
  });
  return new Set(names);
}

export async function rollBackNested(
  handling: Handling,
  skipped: ReadonlySet<string>,
  input: (view: ResourceView) => object,
): Promise<HandlerEnd> {
  const nested = findNested(handling);
  if (!nested) return done;
  const wayBack = nested.held ?? nested.pendingRollback;
  if (!wayBack) {
    // It ended before: it is brought back as any other resource, or it never began.
    return handling.view.changed('TemplateURL', 'Parameters') ? updateNested(handling, input) : done;
  }
  const { run } = handling;
  const nestedRun: Run = { ...run, stack: nested, parent: run };
  const rollback = { ...wayBack, reason: undefined, skipped: skippedIn(nested, skipped) };
  await perform(nestedRun, () => rollBack(nestedRun, rollback));
  keepOutputs(handling, nested);
  if (nested.held) return done;
  return failUpdate(nested, nested.status, nested.statusReason);
}

export async function deleteNested(handling: Handling): Promise<HandlerEnd> {
  const nested = findNested(handling);
  if (!nested) return done;
  let taken: NestedRun | undefined;
  try {
    taken = await ask(handling, 'DeleteStack', () => ({ StackName: nested.stackId }));
  } catch (error) {
    return reasonOf(error);
  }
  if (taken?.verb !== 'delete') {
    // Somebody has deleted it, or does so now.
    await nested.running;
    return nested.status === 'DELETE_COMPLETE' ? done : fail(nested, 'deleted', nested.statusReason ?? '');
  }
  const { run, before } = taken;
  await perform(run, () => runDeletion(run, { retained: new Set(), force: false, before }));
  return nested.status === 'DELETE_COMPLETE' ? done : fail(nested, 'deleted', nested.statusReason ?? '');
}
