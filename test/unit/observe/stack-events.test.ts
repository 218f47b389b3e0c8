import { describe, expect, it } from 'vitest';
import { markEvents, readFailureReasons, readStackEvents } from '../../../src/observe/stack-events.ts';
import { createScriptedCloudFormation, missingStack } from '../../support/scripted-client.ts';

const arn = (name: string, id: string) => `arn:aws:cloudformation:eu-west-1:111122223333:stack/${name}/${id}`;
const first = arn('orders-qa', '1');
const second = arn('orders-qa', '2');
const nested = arn('orders-qa-nested', '3');

interface Event {
  readonly EventId: string;
  readonly Timestamp: Date;
  readonly LogicalResourceId: string;
  readonly PhysicalResourceId?: string;
  readonly ResourceType?: string;
}

const event = (id: number, rest: Partial<Event> = {}): Event => ({
  EventId: `e${id}`,
  Timestamp: new Date(id * 1000),
  LogicalResourceId: `R${id}`,
  ...rest,
});

/** Stacks by id, their events newest first, two on a page; by name only the one that is there now. */
function createAccount(account: {
  readonly current?: string;
  readonly events: Readonly<Record<string, readonly Event[]>>;
  readonly deleted?: readonly string[];
  readonly resources?: readonly object[];
}) {
  return createScriptedCloudFormation(({ name, input }) => {
    const stack = String(input['StackName']);
    switch (name) {
      case 'DescribeStacks': {
        const id = stack.startsWith('arn:') ? stack : account.current;
        if (id === undefined) throw missingStack();
        return { Stacks: [{ StackId: id, StackStatus: 'UPDATE_COMPLETE' }] };
      }
      case 'ListStacks':
        return {
          StackSummaries: (account.deleted ?? []).map((StackId) => ({
            StackId,
            StackName: StackId.split('/')[1],
          })),
        };
      case 'ListStackResources':
        return { StackResourceSummaries: account.resources ?? [] };
      case 'DescribeStackEvents': {
        const events = account.events[stack];
        if (!events) throw missingStack();
        const from = Number(input['NextToken'] ?? 0);
        return {
          StackEvents: events.slice(from, from + 2).map((one) => ({ ...one, StackId: stack })),
          ...(from + 2 < events.length ? { NextToken: String(from + 2) } : {}),
        };
      }
      default:
        throw new Error(`${name} is not scripted`);
    }
  });
}

const read = async (account: Parameters<typeof createAccount>[0], since = {}, stackIds: string[] = []) => {
  const { client, calls } = createAccount(account);
  const events = await readStackEvents(client, {
    stackName: 'orders-qa',
    stackIds,
    since: { newest: since },
  });
  return { ids: events.map(({ eventId }) => eventId), calls };
};

describe('readStackEvents', () => {
  it('reads all pages of a stack that is new, oldest first', async () => {
    const events = { [first]: [event(5), event(4), event(3), event(2), event(1)] };
    const { ids } = await read({ current: first, events });
    expect(ids).toEqual(['e1', 'e2', 'e3', 'e4', 'e5']);
  });

  it('stops with a page that is long before the mark, and leaves out what was known', async () => {
    const events = { [first]: [event(105), event(103), event(104), event(3), event(2), event(1), event(0)] };
    const { ids, calls } = await read(
      { current: first, events },
      { [first]: { eventId: 'e103', at: new Date(103_000).toISOString() } },
    );
    expect(ids).toEqual(['e104', 'e105']);
    expect(calls.filter(({ name }) => name === 'DescribeStackEvents')).toHaveLength(3);
  });

  it('finds a stack that an attempt made and that is gone already', async () => {
    const { ids } = await read({
      events: { [second]: [event(2), event(1)] },
      deleted: [second, arn('orders-qax', '9')],
    });
    expect(ids).toEqual(['e1', 'e2']);
  });

  it('reads a known stack by its id after its deletion, and the one that took its place', async () => {
    const { ids } = await read(
      { current: second, events: { [first]: [event(3), event(1)], [second]: [event(4)] } },
      { [first]: { eventId: 'e1', at: new Date(1000).toISOString() } },
      [first],
    );
    expect(ids).toEqual(['e3', 'e4']);
  });

  it('follows a nested stack by its physical id, from the clock of its parent', async () => {
    const made = { PhysicalResourceId: nested, ResourceType: 'AWS::CloudFormation::Stack' };
    const { ids } = await read(
      {
        current: first,
        events: {
          [first]: [event(6, made), event(4, made), event(1)],
          [nested]: [event(5), event(3), event(2)],
        },
      },
      { [first]: { eventId: 'e4', at: new Date(4000).toISOString() } },
    );
    expect(ids).toEqual(['e5', 'e6']);
  });

  it('does not take the stack itself for a nested one', async () => {
    const self = { PhysicalResourceId: first, ResourceType: 'AWS::CloudFormation::Stack' };
    const { ids } = await read({ current: first, events: { [first]: [event(1, self)] } });
    expect(ids).toEqual(['e1']);
  });

  it('has nothing to say where there never was a stack', async () => {
    expect((await read({ events: {} })).ids).toEqual([]);
  });
});

describe('markEvents', () => {
  it('remembers the newest event of every stack of the name', async () => {
    const { client } = createAccount({
      current: second,
      events: { [first]: [event(3), event(1)], [second]: [event(4)] },
    });
    expect(await markEvents(client, 'orders-qa', [first])).toEqual({
      current: second,
      newest: {
        [first]: { eventId: 'e3', at: '1970-01-01T00:00:03.000Z' },
        [second]: { eventId: 'e4', at: '1970-01-01T00:00:04.000Z' },
      },
    });
  });

  it('never forgets what was seen already, though the account tells less', async () => {
    const { client } = createAccount({ current: first, events: { [first]: [event(3)] } });
    const known = { [first]: { eventId: 'e4', at: new Date(4000).toISOString() } };
    expect((await markEvents(client, 'orders-qa', [], known)).newest).toEqual(known);
  });

  it('is empty before there is a stack', async () => {
    const { client } = createAccount({ events: {} });
    expect(await markEvents(client, 'orders-qa')).toEqual({ newest: {} });
  });
});

describe('readFailureReasons', () => {
  it('tells the present reasons of what failed', async () => {
    const { client } = createAccount({
      current: first,
      events: {},
      resources: [
        {
          LogicalResourceId: 'Role',
          PhysicalResourceId: 'role-1',
          ResourceType: 'AWS::IAM::Role',
          ResourceStatus: 'CREATE_FAILED',
          ResourceStatusReason: 'not authorized',
          LastUpdatedTimestamp: new Date(1000),
        },
        { LogicalResourceId: 'Queue', ResourceStatus: 'CREATE_COMPLETE' },
      ],
    });
    expect(await readFailureReasons(client, 'orders-qa')).toEqual([
      {
        kind: 'stack-event',
        stackId: first,
        stackName: 'orders-qa',
        eventId: 'current-Role',
        at: '1970-01-01T00:00:01.000Z',
        logicalId: 'Role',
        physicalId: 'role-1',
        resourceType: 'AWS::IAM::Role',
        status: 'CREATE_FAILED',
        reason: 'not authorized',
        current: true,
      },
    ]);
  });
});
