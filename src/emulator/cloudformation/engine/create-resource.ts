import { AwsError } from '../../operation.ts';
import type { ResourceType, ResourceView, Values } from '../resource-type.ts';
import type { Instance, StackResource, Tag } from '../store.ts';
import { resolveValue } from '../template/resolve.ts';
import type { TemplateResource } from '../template/template.ts';
import { takeName } from './custom-names.ts';
import { readDynamicReferences } from './dynamic-references.ts';
import { recordResourceStatus } from './events.ts';
import { createResourceView, tagsOf } from './resource-view.ts';
import { rememberMade } from './made-things.ts';
import { wait } from './patience.ts';
import { readForAttributes } from './read-attributes.ts';
import { readZones } from './read-zones.ts';
import { runHandler } from './run-handler.ts';
import type { HandlerEnd } from './run-steps.ts';
import type { ProvisioningRun } from './run.ts';
import { createScope } from './scope.ts';

/** What the template asks of one resource, worked out. */
export interface WantedResource {
  readonly declared: Values;
  readonly tags: readonly Tag[];
  readonly updatePolicy: Values;
}

/** @throws AwsError where something the properties name cannot be had */
export async function resolveWanted(
  run: ProvisioningRun,
  logicalId: string,
  definition: TemplateResource,
): Promise<WantedResource> {
  await readForAttributes(run, definition.properties);
  await readZones(run, definition.properties);
  const scope = createScope(run.account, run.stack, run.desired);
  const declared = resolveValue(definition.properties, scope) as Values;
  const updatePolicy = resolveValue(definition.updatePolicy, scope) as Values;
  return { declared, updatePolicy, tags: tagsOf(run.stack, logicalId, run.desired.tags, declared) };
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
    updatePolicy: wanted.updatePolicy,
    outputs: new Map(),
  };
}

async function waitForTimeOut(
  run: ProvisioningRun,
  type: ResourceType,
  view: ResourceView,
): Promise<HandlerEnd> {
  const timeOut = type.timesOut?.(view);
  if (!timeOut) return { kind: 'done' };
  const isThere = await wait(run, timeOut.afterSeconds * 1000);
  return { kind: 'failed', reason: isThere ? timeOut.reason : 'Resource creation cancelled' };
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
    rememberMade(run, type, resource, instance);
    recordResourceStatus(run, resource, {
      status: `${verb}_IN_PROGRESS`,
      reason: 'Resource creation Initiated',
      physicalId: instance.physicalId,
      properties: instance.declared,
    });
  };
  if (type.idAfter === undefined && !type.handlers) {
    try {
      instance.physicalId = type.physicalId(view);
    } catch (error) {
      const reason = `Internal Failure: ${type.type}: ${error instanceof Error ? error.message : String(error)}`;
      return { instance, end: { kind: 'failed', reason } };
    }
  }
  const taken = takeName(run, resource, instance);
  if (typeof taken === 'string') return { instance, end: { kind: 'failed', reason: taken } };
  const end = await runHandler(type, 'create', { run, view, instance, onMade: markMade });
  if (end.kind === 'done') markMade();
  taken();
  if (end.kind === 'failed') return { instance, end };
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
      properties: instance?.declared,
    });
    return false;
  };
  await run.runtime.pause(0);
  if (!type) return fail(`NotImplemented: ${resource.type}`);
  let wanted: WantedResource;
  try {
    wanted = await resolveWanted(run, resource.logicalId, resource.definition);
  } catch (error) {
    return fail(reasonOf(error));
  }
  const { instance, end } = await makeInstance({ run, resource, type, wanted, verb: 'CREATE' });
  resource.instance = instance;
  if (end.kind === 'failed') return fail(end.reason, instance);
  recordResourceStatus(run, resource, {
    status: 'CREATE_COMPLETE',
    physicalId: instance?.physicalId,
    properties: instance?.declared,
  });
  return true;
}
