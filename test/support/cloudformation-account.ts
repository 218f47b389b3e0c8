import { Account } from '../../src/emulator/account.ts';
import type { ResourceType } from '../../src/emulator/cloudformation/resource-type.ts';
import { cloudFormationService } from '../../src/emulator/cloudformation/service.ts';
import { cloudFormationStore, type Stack } from '../../src/emulator/cloudformation/store.ts';
import { AwsError, type Call, type Caller, type Operation } from '../../src/emulator/operation.ts';
import { typeDirectory } from './directories.ts';

export interface MadeCall {
  readonly call: string;
  readonly input: Readonly<Record<string, unknown>>;
  readonly caller: Caller;
}

export interface FakeAccountOptions {
  readonly resourceTypes: readonly ResourceType[];
  /** Absent: `{}` to everything. */
  readonly answer?: (made: MadeCall) => unknown;
}

const deployer: Caller = {
  principal: {
    kind: 'user',
    accountId: '111122223333',
    arn: 'arn:aws:iam::111122223333:user/deployer',
    userName: 'deployer',
    userId: 'AIDADEPLOYER',
  },
  accessKeyId: 'AKIADEPLOYER',
  calledVia: [],
  sourceIp: '127.0.0.1',
  userAgent: 'test',
};

/** The refusal of one call, in IAM's words. */
export function refusal(action: string, resource = '*'): AwsError {
  return new AwsError(
    'AccessDeniedException',
    `User: ${deployer.principal.arn} is not authorized to perform: ${action} on resource: ${resource} because no identity-based policy allows the ${action} action`,
    403,
  );
}

/** `LogicalId STATUS reason`, oldest first, of the events since the given count. */
function eventsOf(stack: Stack, since = 0): string[] {
  return stack.events
    .slice(since)
    .map((event) =>
      [event.LogicalResourceId, event.ResourceStatus, event.ResourceStatusReason].filter(Boolean).join(' '),
    );
}

/** An emulated account in which only CloudFormation is real: what its handlers call is recorded and answered by the test. */
export function createFakeAccount(options: FakeAccountOptions) {
  const account = new Account({ accountId: '111122223333', propagationMs: 0 });
  const calls: MadeCall[] = [];
  const revoked = new Set<string>();
  const pausesMs: number[] = [];
  account.connect(async (serviceId, operation, input, caller) => {
    const made = { call: `${serviceId}:${operation}`, input: input as MadeCall['input'], caller };
    calls.push(made);
    await Promise.resolve();
    const answer = options.answer?.(made);
    if (serviceId === 'cloudformation') return handle(operation, input, caller);
    return answer ?? {};
  });
  const state = account.store(cloudFormationStore);
  let count = 0;
  let clock = Date.parse('2026-01-01T00:00:00Z');
  state.resourceTypes = typeDirectory(options.resourceTypes);
  state.runtime = {
    now: () => new Date((clock += 10)),
    uuid: () => `00000000-0000-4000-8000-${String((count += 1)).padStart(12, '0')}`,
    nameSuffix: () => `SUFFIX${String((count += 1)).padStart(6, '0')}`,
    pause: (durationMs) => {
      pausesMs.push(durationMs);
      return Promise.resolve();
    },
    credentialLives: (_account, caller) => !revoked.has(caller.accessKeyId),
  };
  const call: Call = {
    account,
    region: 'eu-west-1',
    caller: deployer,
    requestId: 'request',
    body: new Uint8Array(),
  };

  const handle = async (name: string, input: object, caller: Caller): Promise<unknown> => {
    const operation = cloudFormationService.operations.find((candidate) => candidate.name === name);
    if (!operation) throw new Error(`no operation ${name}`);
    return (operation as Operation<object>).handle(input, { ...call, caller });
  };

  /** Runs an operation as the deployer, without asking IAM. */
  const perform = async <Output>(name: string, input: object): Promise<Output> =>
    (await handle(name, input, deployer)) as Output;

  /** By name, or by the start of a name that ends at random. */
  const stackOf = (name: string): Stack => {
    const all = [...state.stacks.values()];
    const stack =
      all.findLast((candidate) => candidate.name === name) ??
      all.findLast((candidate) => candidate.name.startsWith(`${name}-`));
    if (!stack) throw new Error(`no stack ${name}`);
    return stack;
  };

  /** The stack once nothing works on it any more. */
  const settle = async (name = 'app'): Promise<Stack> => {
    const stack = stackOf(name);
    while (stack.running) await stack.running;
    return stack;
  };

  return {
    account,
    state,
    call,
    calls,
    perform,
    settle,
    stackOf,
    eventsOf,
    revoke: (accessKeyId: string): void => void revoked.add(accessKeyId),
    /** What was waited for, in the account's time. */
    waitsMs: (): number[] => pausesMs.filter((durationMs) => durationMs > 0),
    madeCalls: (): string[] => calls.map((made) => made.call),
  };
}

/** A type whose handlers make one call each on the service `fake`: `<verb><Noun>`; replaced by `Name`. */
export function fakeType(noun: string, more: Partial<ResourceType> = {}): ResourceType {
  return {
    type: `AWS::Fake::${noun}`,
    physicalId: (resource) => (resource.properties['Name'] as string | undefined) ?? resource.generatedName(),
    replacedBy: ['Name'],
    attributes: { Arn: (resource) => `arn:aws:fake:::${resource.physicalId}` },
    create: [{ call: `fake:Create${noun}`, input: (resource) => resource.properties }],
    update: [
      {
        call: `fake:Update${noun}`,
        when: (resource) => resource.changed('Size', 'Of'),
        input: (resource) => ({ Id: resource.physicalId, ...resource.properties }),
      },
      {
        call: `fake:Tag${noun}`,
        when: (resource) => resource.tagsChanged,
        input: (resource) => ({ Id: resource.physicalId, Tags: resource.tags }),
      },
    ],
    delete: [{ call: `fake:Delete${noun}`, input: (resource) => ({ Id: resource.physicalId }) }],
    ...more,
  };
}

/** A template body of fake resources. */
export function templateOf(resources: Readonly<Record<string, object>>, more: object = {}): string {
  return JSON.stringify({ Resources: resources, ...more });
}
