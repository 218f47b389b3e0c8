import { AwsError } from '../../operation.ts';
import type { ResourceType, ResourceView, Values } from '../resource-type.ts';
import { cloudFormationStore, type Instance, type StackResource, type Tag } from '../store.ts';
import { resolveValue } from '../template/resolve.ts';
import type { TemplateResource } from '../template/template.ts';
import { readDynamicReferences } from './dynamic-references.ts';
import { recordResourceStatus } from './events.ts';
import { createResourceView, tagsOf } from './resource-view.ts';
import { isReading, runSteps, type HandlerEnd } from './run-steps.ts';
import type { ProvisioningRun } from './run.ts';
import { createScope } from './scope.ts';

/** What the template asks of one resource, worked out. */
export interface WantedResource {
  readonly declared: Values;
  readonly tags: readonly Tag[];
}

/** @throws AwsError where something the properties name cannot be had */
export function resolveWanted(
  run: ProvisioningRun,
  logicalId: string,
  definition: TemplateResource,
): WantedResource {
  const scope = createScope(run.account, run.stack, run.desired);
  const declared = resolveValue(definition.properties, scope) as Values;
  return { declared, tags: tagsOf(run.stack, logicalId, run.desired.tags, declared) };
}

/** The reason in an event for something thrown while a resource was prepared. */
export function reasonOf(error: unknown): string {
  if (error instanceof AwsError) return error.message;
  throw error;
}

interface Creation {
  readonly run: ProvisioningRun;
  readonly resource: StackResource;
  readonly type: ResourceType;
  readonly wanted: WantedResource;
  /** `CREATE` on creation; `UPDATE` where a replacement is made. */
  readonly verb: 'CREATE' | 'UPDATE';
}

function newInstance(run: ProvisioningRun, wanted: WantedResource, properties: Values): Instance {
  return {
    nameSuffix: run.runtime.nameSuffix(),
    physicalId: undefined,
    made: false,
    declared: wanted.declared,
    properties,
    tags: wanted.tags,
    outputs: new Map(),
  };
}

/** Nobody can signal, so a longer wait would tell nothing. */
const longestWaitMs = 20;

async function waitForTimeOut(
  run: ProvisioningRun,
  type: ResourceType,
  view: ResourceView,
): Promise<HandlerEnd> {
  const timeOut = type.timesOut?.(view);
  if (!timeOut) return { kind: 'done' };
  await run.runtime.pause(Math.min(timeOut.afterSeconds * 1000, longestWaitMs));
  return { kind: 'failed', reason: timeOut.reason };
}

/** Makes a new physical thing for a resource. The thing is returned also when it failed half-way. */
export async function makeInstance(
  creation: Creation,
): Promise<{ readonly instance: Instance | undefined; readonly end: HandlerEnd }> {
  const { run, resource, type, wanted, verb } = creation;
  let properties: Values;
  try {
    properties = await readDynamicReferences(run, wanted.declared);
  } catch (error) {
    return { instance: undefined, end: { kind: 'failed', reason: reasonOf(error) } };
  }
  const instance = newInstance(run, wanted, properties);
  const view = createResourceView({
    accountId: run.account.accountId,
    stack: run.stack,
    logicalId: resource.logicalId,
    instance,
    properties,
    previous: properties,
    tags: wanted.tags,
    previousTags: wanted.tags,
  });

  const markMade = (): void => {
    if (instance.made) return;
    instance.physicalId ??= type.physicalId(view);
    instance.made = true;
    const { logicalId } = resource;
    run.account
      .store(cloudFormationStore)
      .made.add({ type: type.type, logicalId, stack: run.stack, instance });
    recordResourceStatus(run, resource, {
      status: `${verb}_IN_PROGRESS`,
      reason: 'Resource creation Initiated',
      physicalId: instance.physicalId,
      properties,
    });
  };
  const { idAfter } = type;
  if (idAfter === undefined) {
    try {
      instance.physicalId = type.physicalId(view);
    } catch (error) {
      const reason = `Internal Failure: ${type.type}: ${error instanceof Error ? error.message : String(error)}`;
      return { instance, end: { kind: 'failed', reason } };
    }
  }
  const end = await runSteps(
    {
      run,
      type,
      view,
      instance,
      onAnswer: (call) => {
        if (idAfter === undefined ? !isReading(call) : call === idAfter) markMade();
      },
    },
    type.create,
  );
  if (end.kind === 'failed') return { instance, end };
  markMade();
  return { instance, end: await waitForTimeOut(run, type, view) };
}

/** Creates a resource that the stack does not have; false when it failed. */
export async function createResource(
  run: ProvisioningRun,
  resource: StackResource,
  type: ResourceType | undefined,
): Promise<boolean> {
  recordResourceStatus(run, resource, { status: 'CREATE_IN_PROGRESS' });
  const fail = (reason: string, instance?: Instance): boolean => {
    recordResourceStatus(run, resource, {
      status: 'CREATE_FAILED',
      reason,
      physicalId: instance?.physicalId,
      properties: instance?.properties,
    });
    return false;
  };
  await run.runtime.pause(0);
  if (!type) return fail(`NotImplemented: ${resource.type}`);
  let wanted: WantedResource;
  try {
    wanted = resolveWanted(run, resource.logicalId, resource.definition);
  } catch (error) {
    return fail(reasonOf(error));
  }
  const { instance, end } = await makeInstance({ run, resource, type, wanted, verb: 'CREATE' });
  resource.instance = instance;
  if (end.kind === 'failed') return fail(end.reason, instance);
  recordResourceStatus(run, resource, {
    status: 'CREATE_COMPLETE',
    physicalId: instance?.physicalId,
    properties: instance?.properties,
  });
  return true;
}
