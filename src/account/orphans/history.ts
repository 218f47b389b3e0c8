import type { StackEvent } from '@aws-sdk/client-cloudformation';

/** What a stack of this run has made, as its own events show, and what became of it at last. */
export interface MadeResource {
  readonly stackId: string;
  readonly logicalId: string;
  readonly physicalId: string;
  readonly type: string;
  /** As last applied, worked out; empty where no event tells them. */
  readonly properties: Readonly<Record<string, unknown>>;
  /**
   * `kept`: nothing has tried to delete it; `refused`: its deletion failed, and nothing has deleted it since;
   * `retained`: the template wants it to be kept.
   */
  readonly fate: 'kept' | 'refused' | 'retained' | 'deleted';
  /** Why its deletion failed. */
  readonly reason?: string;
  /** Of the last event that names it, ISO 8601. */
  readonly at: string;
  /** It was left, and since then a creation was told that such a thing exists already. */
  readonly clashed: boolean;
}

interface Thing extends Omit<MadeResource, 'properties' | 'fate' | 'reason' | 'at' | 'clashed'> {
  properties: MadeResource['properties'];
  fate: MadeResource['fate'];
  reason: string | undefined;
  at: string;
  clashed: boolean;
  /** A creation that found it there already is being undone: what is said to be deleted then is not it. */
  undoing: boolean;
}

export function hasText(value: unknown): value is string {
  return typeof value === 'string' && value !== '';
}

/** Words of AWS for a thing that is in the way; handlers say so with their code, older types in their services' words. */
const existsAlready = /already exists|HandlerErrorCode: AlreadyExists/i;

export function tellsOfClash({ ResourceStatus, ResourceStatusReason }: StackEvent): boolean {
  return (
    /^(?:CREATE|UPDATE)_FAILED$/.test(ResourceStatus ?? '') && existsAlready.test(ResourceStatusReason ?? '')
  );
}

/** A creation has begun, or is complete; `UPDATE_IN_PROGRESS` says so of a replacement. */
function showsMaking({ ResourceStatus: status, ResourceStatusReason: reason }: StackEvent): boolean {
  if (status === 'CREATE_COMPLETE') return true;
  return /^(?:CREATE|UPDATE)_IN_PROGRESS$/.test(status ?? '') && reason === 'Resource creation Initiated';
}

/**
 * What became of everything that the stacks have made. Nothing counts as made because its deletion or its creation
 * failed: it can be somebody else's. A creation that never got to anything does not undo an earlier refusal, though
 * CloudFormation calls what it did not make DELETE_COMPLETE.
 * @param events of stacks of this run alone, oldest first
 */
export function judgeHistory(events: readonly StackEvent[]): MadeResource[] {
  const things = new Map<string, Thing>();
  for (const event of events) {
    const { StackId: stackId = '', LogicalResourceId: logicalId = '', ResourceType: type = '' } = event;
    const physicalId = event.PhysicalResourceId ?? '';
    if (tellsOfClash(event)) noteClash(things.values(), event);
    if (physicalId === '' || physicalId === stackId) continue;
    // A bucket and its policy share their id.
    const key = `${type} ${physicalId}`;
    const known = things.get(key);
    const properties = parseProperties(event.ResourceProperties) ?? known?.properties ?? {};
    const at = timeOf(event);
    if (showsMaking(event)) {
      things.set(key, {
        stackId,
        logicalId,
        physicalId,
        type,
        properties,
        at,
        fate: 'kept',
        reason: undefined,
        clashed: false,
        undoing: false,
      });
    } else if (known) {
      follow(known, event);
      known.at = at;
      // Of a creation that found it there, the properties are not its own.
      if (!known.undoing && stackId === known.stackId) known.properties = properties;
    }
  }
  return [...things.values()].map(({ undoing: _, reason, ...thing }) => ({
    ...thing,
    ...(reason === undefined ? {} : { reason }),
  }));
}

/** Of an event of a thing that is known to have been made. */
function follow(thing: Thing, { StackId, ResourceStatus, ResourceStatusReason }: StackEvent): void {
  if (ResourceStatus === 'CREATE_FAILED') {
    // One that got as far as making it is the thing's own: it is still to be cleaned up.
    thing.undoing = thing.fate !== 'kept' || StackId !== thing.stackId;
    return;
  }
  if (thing.undoing || StackId !== thing.stackId) return;
  if (ResourceStatus === 'DELETE_COMPLETE') thing.fate = 'deleted';
  if (ResourceStatus === 'DELETE_FAILED') {
    thing.fate = 'refused';
    thing.reason = ResourceStatusReason;
  }
  // A forced deletion skips what it could not delete before.
  if (ResourceStatus === 'DELETE_SKIPPED' && thing.fate === 'kept') thing.fate = 'retained';
}

/** The one in the way is named by its physical id, or it was the same resource of the template. */
function noteClash(things: Iterable<Thing>, event: StackEvent): void {
  for (const thing of things) {
    if (thing.fate !== 'refused' && thing.fate !== 'retained') continue;
    if (thing.type !== event.ResourceType) continue;
    if (thing.physicalId !== event.PhysicalResourceId && thing.logicalId !== event.LogicalResourceId)
      continue;
    thing.clashed = true;
    thing.at = timeOf(event);
  }
}

export function timeOf({ Timestamp }: StackEvent): string {
  return Timestamp?.toISOString() ?? '';
}

/** AWS cuts off what is too long. */
function parseProperties(text: string | undefined): Readonly<Record<string, unknown>> | undefined {
  if (!hasText(text)) return undefined;
  try {
    const properties: unknown = JSON.parse(text);
    return typeof properties === 'object' && properties !== null && !Array.isArray(properties)
      ? (properties as Record<string, unknown>)
      : undefined;
  } catch {
    return undefined;
  }
}
