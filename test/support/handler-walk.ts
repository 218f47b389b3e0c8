import { isDeepStrictEqual } from 'node:util';
import type { Account } from '../../src/emulator/account.ts';
import type {
  ResourceType,
  ResourceView,
  Step,
  Values,
} from '../../src/emulator/cloudformation/resource-type.ts';
import { AwsError, type Service } from '../../src/emulator/operation.ts';
import { accountId, createDirectService, region } from './direct-service.ts';

type Tags = ResourceView['tags'];

interface Wanted {
  readonly properties: Values;
  readonly tags?: Tags;
}

/** A resource whose handlers are walked without an engine: each call really made, by somebody who may do everything. */
export interface HandledResource {
  readonly physicalId: string;
  attribute(name: string): unknown;
  /** The calls of the creation, as `service:Operation`, a `?` behind a soft one, a `!` behind one whose error was an answer. */
  create(): Promise<string[]>;
  update(wanted: Wanted): Promise<string[]>;
  remove(): Promise<string[]>;
}

export const stackTag: Tags = [{ Key: 'STAGE', Value: 'dev' }];
const systemTag = { Key: 'aws:cloudformation:stack-name', Value: 'shop-dev' };

export function handleResource(
  services: readonly Service[],
  account: Account,
  type: ResourceType,
  first: Wanted,
): HandledResource {
  const outputs = new Map<string, Values>();
  let physicalId: string | undefined;
  let applied = first;
  const view = (wanted: Wanted, previous: Wanted): ResourceView => ({
    logicalId: 'Thing',
    stackName: 'shop-dev',
    stackId: `arn:aws:cloudformation:${region}:${accountId}:stack/shop-dev/0`,
    accountId,
    region,
    properties: wanted.properties,
    previous: previous.properties,
    updatePolicy: {},
    tags: [...(wanted.tags ?? stackTag), systemTag],
    previousTags: [...(previous.tags ?? stackTag), systemTag],
    get physicalId() {
      if (physicalId === undefined) throw new Error('the physical id is not known yet');
      return physicalId;
    },
    generatedName: () => 'shop-dev-Thing-1A2B3C4D5E6F',
    output: (call) => outputs.get(call) ?? {},
    changed: (...names) =>
      names.some((name) => !isDeepStrictEqual(wanted.properties[name], previous.properties[name])),
    tagsChanged: !isDeepStrictEqual(wanted.tags, previous.tags),
  });

  const makeCall = async (step: Step, input: object): Promise<string> => {
    const [serviceId = '', operation = ''] = step.call.split(':');
    const service = services.find((candidate) => candidate.id === serviceId);
    if (!service) throw new Error(`${serviceId} is not among the services of this test`);
    try {
      outputs.set(step.call, await createDirectService(service, account).call(operation, input));
      return `${step.call}${step.soft ? '?' : ''}`;
    } catch (error) {
      if (error instanceof AwsError && step.ignoring?.includes(error.code)) return `${step.call}!`;
      throw error;
    }
  };
  const walk = async (steps: readonly Step[], seen: ResourceView): Promise<string[]> => {
    const calls: string[] = [];
    for (const step of steps) {
      for (const item of step.forEach?.(seen) ?? [undefined]) {
        if (step.when && !step.when(seen, item)) continue;
        calls.push(await makeCall(step, step.input(seen, item)));
        if (step.call === type.idAfter) physicalId ??= type.physicalId(seen);
      }
    }
    return calls;
  };

  return {
    get physicalId() {
      return view(applied, applied).physicalId;
    },
    attribute: (name) => type.attributes?.[name]?.(view(applied, applied)),
    create: () => walk(type.create, view(first, first)),
    update: async (wanted) => {
      const calls = await walk(type.update, view(wanted, applied));
      applied = wanted;
      return calls;
    },
    remove: () => walk(type.delete, view(applied, applied)),
  };
}
