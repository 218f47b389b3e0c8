import type { Handling, ResourceType, Values } from '../resource-type.ts';
import type { AppliedChange, Instance, StackResource, Tag } from '../store.ts';
import { makeInstance, reasonOf, resolveWanted, type WantedResource } from './create-resource.ts';
import { objectToReplacement } from './custom-names.ts';
import { decideChange } from './decide-change.ts';
import { readDynamicReferences } from './dynamic-references.ts';
import { recordResourceStatus } from './events.ts';
import { createResourceView } from './resource-view.ts';
import { runHandler } from './run-handler.ts';
import { type HandlerEnd, isReading } from './run-steps.ts';
import type { ProvisioningRun, Run } from './run.ts';
import { judgeByStackPolicy } from './stack-policy.ts';

interface Application {
  readonly resource: StackResource;
  readonly type: ResourceType;
  readonly instance: Instance;
  readonly properties: Values;
  readonly previous: Values;
  readonly tags: readonly Tag[];
  readonly previousTags: readonly Tag[];
}

/** One physical thing between what it is and what it is to become. */
export function handlingOf(run: Run, application: Application): Handling {
  const { resource, instance, properties, previous, tags, previousTags } = application;
  const view = createResourceView({
    accountId: run.account.accountId,
    stack: run.stack,
    logicalId: resource.logicalId,
    instance,
    properties,
    previous,
    tags,
    previousTags,
  });
  return { run, view, instance, onMade: () => undefined };
}

/** Runs a type's update over one physical thing. */
export function applyUpdate(run: Run, application: Application): Promise<HandlerEnd> {
  return runHandler(application.type, 'update', handlingOf(run, application));
}

/** Whether a call that changes something was answered since `before`. */
function wasTouched({ outputs }: Instance, before: ReadonlyMap<string, Values>): boolean {
  return [...outputs].some(([call, output]) => !isReading(call) && before.get(call) !== output);
}

async function updateInPlace(
  run: ProvisioningRun,
  resource: StackResource,
  type: ResourceType,
  instance: Instance,
  wanted: WantedResource,
  onChange: (change: AppliedChange) => void,
): Promise<HandlerEnd> {
  const { physicalId } = instance;
  recordResourceStatus(run, resource, {
    status: 'UPDATE_IN_PROGRESS',
    physicalId,
    properties: wanted.declared,
  });
  let properties: Values;
  try {
    properties = await readDynamicReferences(run, wanted.declared);
  } catch (error) {
    return { kind: 'failed', reason: reasonOf(error) };
  }
  onChange({ kind: 'update', declared: wanted.declared, properties, tags: wanted.tags });
  const forth = { properties, tags: wanted.tags };
  const back = { properties: instance.properties, tags: instance.tags };
  const outputs = new Map(instance.outputs);
  const end = await applyUpdate(run, {
    resource,
    type,
    instance,
    ...forth,
    previous: back.properties,
    previousTags: back.tags,
  });
  if (end.kind === 'done') {
    instance.declared = wanted.declared;
    instance.properties = properties;
    instance.tags = wanted.tags;
  } else if (run.preserves && !type.handlers && wasTouched(instance, outputs)) {
    const undone = { ...back, previous: forth.properties, previousTags: forth.tags };
    await applyUpdate(run, { resource, type, instance, ...undone });
  }
  return end;
}

async function replace(
  run: ProvisioningRun,
  resource: StackResource,
  type: ResourceType,
  old: Instance,
  wanted: WantedResource,
  onChange: (change: AppliedChange) => void,
): Promise<HandlerEnd> {
  recordResourceStatus(run, resource, {
    status: 'UPDATE_IN_PROGRESS',
    reason: 'Requested update requires the creation of a new physical resource; hence creating one.',
    physicalId: old.physicalId,
    properties: wanted.declared,
  });
  onChange({ kind: 'replace', declared: wanted.declared, properties: wanted.declared, tags: wanted.tags });
  const { instance, end } = await makeInstance({ run, resource, type, wanted, verb: 'UPDATE' });
  if (end.kind === 'failed') {
    if (instance?.made) run.stack.discarded.push({ resource, instance, retain: false });
    return end;
  }
  resource.instance = instance;
  const retain = resource.definition.updateReplacePolicy === 'Retain';
  run.stack.discarded.push({ resource, instance: old, retain });
  return end;
}

/** Brings a resource that exists to what the template asks; false when it failed. `onChange` is told before anything is touched. */
export async function updateResource(
  run: ProvisioningRun,
  resource: StackResource,
  type: ResourceType,
  instance: Instance,
  onChange: (change: AppliedChange) => void,
): Promise<boolean> {
  let end: HandlerEnd;
  try {
    const wanted = await resolveWanted(run, resource.logicalId, resource.definition);
    const decision = decideChange({
      accountId: run.account.accountId,
      stack: run.stack,
      logicalId: resource.logicalId,
      type,
      instance,
      ...wanted,
    });
    instance.updatePolicy = wanted.updatePolicy;
    if (decision === 'none' && resource.status !== 'UPDATE_FAILED') return true;
    const isReplaced = decision === 'replace';
    const refusal =
      judgeByStackPolicy(run.stack, resource, isReplaced ? 'Update:Replace' : 'Update:Modify') ??
      (isReplaced ? objectToReplacement(type.type, instance.declared, wanted.declared) : undefined);
    if (refusal === undefined) {
      await run.runtime.pause(0);
      const apply = isReplaced ? replace : updateInPlace;
      end = await apply(run, resource, type, instance, wanted, onChange);
    } else {
      end = { kind: 'failed', reason: refusal };
    }
  } catch (error) {
    end = { kind: 'failed', reason: reasonOf(error) };
  }
  const current = resource.instance ?? instance;
  recordResourceStatus(run, resource, {
    status: end.kind === 'done' ? 'UPDATE_COMPLETE' : 'UPDATE_FAILED',
    reason: end.kind === 'failed' ? end.reason : undefined,
    physicalId: current.physicalId,
    properties: current.declared,
  });
  return end.kind === 'done';
}
