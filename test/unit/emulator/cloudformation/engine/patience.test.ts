import { describe, expect, test } from 'vitest';

import type { ResourceType } from '../../../../../src/emulator/cloudformation/resource-type.ts';
import { AwsError } from '../../../../../src/emulator/operation.ts';
import {
  createFakeAccount,
  fakeType,
  type MadeCall,
  templateOf,
} from '../../../../support/cloudformation-account.ts';

const throttled = (): AwsError => new AwsError('ThrottlingException', 'Rate exceeded', 400);

/** Answers the first calls with each of these in turn, then with nothing. */
function failingAtFirst(errors: readonly AwsError[]): (made: MadeCall) => unknown {
  const left = [...errors];
  return () => {
    const error = left.shift();
    if (error) throw error;
    return {};
  };
}

async function create(
  types: readonly ResourceType[],
  resources: Readonly<Record<string, object>>,
  more: object = {},
  answer?: (made: MadeCall) => unknown,
) {
  const fake = createFakeAccount({ resourceTypes: types, ...(answer ? { answer } : {}) });
  const TemplateBody = templateOf(resources);
  await fake.perform('CreateStack', { StackName: 'app', TemplateBody, DisableRollback: true, ...more });
  const stack = await fake.settle();
  return { ...fake, stack, events: fake.eventsOf(stack) };
}

describe('a handler tries again what fails for a moment', () => {
  test.each([
    ['one throttled call', [throttled()], 'CREATE_COMPLETE', [500]],
    ['three', [throttled(), throttled(), throttled()], 'CREATE_COMPLETE', [500, 1000, 2000]],
    ['a fault of the service', [new AwsError('ServiceUnavailable', 'later', 503)], 'CREATE_COMPLETE', [500]],
    [
      'four, so that CloudFormation asks the handler again',
      Array.from({ length: 4 }, throttled),
      'CREATE_COMPLETE',
      [500, 1000, 2000, 5000],
    ],
    ['a refusal is none', [new AwsError('AccessDenied', 'no', 403)], 'CREATE_FAILED', []],
    ['nor is what is not built', [new AwsError('NotImplemented', 'not built', 501)], 'CREATE_FAILED', []],
  ])('%s', async (_title, errors, status, waits) => {
    const fake = await create(
      [fakeType('Thing')],
      { A: { Type: 'AWS::Fake::Thing' } },
      {},
      failingAtFirst(errors),
    );
    expect(fake.stack.status).toBe(status);
    expect(fake.waitsMs()).toEqual(waits);
  });

  test('not for ever', async () => {
    const fake = await create(
      [fakeType('Thing')],
      { A: { Type: 'AWS::Fake::Thing' } },
      {},
      failingAtFirst(Array.from({ length: 12 }, throttled)),
    );
    expect(fake.calls).toHaveLength(12);
    expect(fake.stack.resources.get('A')?.statusReason).toContain('HandlerErrorCode: Throttling');
  });
});

describe('a step that waits for a state', () => {
  const settling = (more: object = {}): ResourceType =>
    fakeType('Thing', {
      create: [
        { call: 'fake:CreateThing', input: () => ({}) },
        {
          call: 'fake:DescribeThing',
          input: () => ({}),
          until: (output) => output['Status'] === 'ACTIVE',
          ignoring: ['Gone'],
          ...more,
        },
      ],
    });
  const answering = (states: readonly string[]) => {
    const left = [...states];
    return ({ call }: MadeCall) => (call === 'fake:DescribeThing' ? { Status: left.shift() } : {});
  };

  test('asks again in the account’s time', async () => {
    const fake = await create(
      [settling()],
      { A: { Type: 'AWS::Fake::Thing' } },
      {},
      answering(['CREATING', 'CREATING', 'ACTIVE']),
    );
    expect(fake.stack.status).toBe('CREATE_COMPLETE');
    expect(fake.waitsMs()).toEqual([5000, 5000]);
    expect(fake.madeCalls()).toEqual([
      'fake:CreateThing',
      ...Array.from({ length: 3 }, () => 'fake:DescribeThing'),
    ]);
  });

  test('takes an ignored code for an answer', async () => {
    const fake = await create(
      [settling({ pollSeconds: 1 })],
      { A: { Type: 'AWS::Fake::Thing' } },
      {},
      ({ call }) => {
        if (call === 'fake:DescribeThing') throw new AwsError('Gone', 'gone', 404);
        return {};
      },
    );
    expect(fake.stack.status).toBe('CREATE_COMPLETE');
  });

  test('does not wait where the deployment is to be express', async () => {
    const fake = await create(
      [settling()],
      { A: { Type: 'AWS::Fake::Thing' } },
      { DeploymentConfig: { Mode: 'EXPRESS' } },
      answering(['CREATING']),
    );
    expect(fake.stack.status).toBe('CREATE_COMPLETE');
    expect(fake.waitsMs()).toEqual([]);
  });

  test('gives up after two hours', async () => {
    const fake = await create([settling({ pollSeconds: 1800 })], { A: { Type: 'AWS::Fake::Thing' } });
    expect(fake.stack.resources.get('A')?.statusReason).toMatch(
      /^Resource handler returned message: "Exceeded attempts to wait" \(RequestToken: [^,]+, HandlerErrorCode: NotStabilized\)$/,
    );
  });
});

describe('a step that comes later', () => {
  const late = fakeType('Thing', {
    create: [{ call: 'fake:CreateThing', input: () => ({}), afterSeconds: 60 }],
  });

  test.each([
    ['waits first', {}, [60_000]],
    ['not in an express deployment', { DeploymentConfig: { Mode: 'EXPRESS' } }, []],
  ])('%s', async (_title, more, waits) => {
    const fake = await create([late], { A: { Type: 'AWS::Fake::Thing' } }, more);
    expect(fake.stack.status).toBe('CREATE_COMPLETE');
    expect(fake.waitsMs()).toEqual(waits);
  });
});

test('what a handler objects to is not called', async () => {
  const objecting = fakeType('Thing', {
    create: [{ call: 'fake:CreateThing', input: () => ({}), objection: () => 'no such thing' }],
  });
  const fake = await create([objecting], { A: { Type: 'AWS::Fake::Thing' } });
  expect(fake.madeCalls()).toEqual([]);
  expect(fake.stack.resources.get('A')?.statusReason).toMatch(
    /^Resource handler returned message: "no such thing" \(RequestToken: [^,]+, HandlerErrorCode: InvalidRequest\)$/,
  );
});

describe('TimeoutInMinutes', () => {
  const slow = fakeType('Slow', {
    create: [
      { call: 'fake:CreateSlow', input: () => ({}) },
      {
        call: 'fake:DescribeSlow',
        input: () => ({}),
        until: () => false,
        pollSeconds: 40,
      },
    ],
  });
  const waiting = fakeType('Wait', {
    create: [],
    delete: [],
    timesOut: () => ({ afterSeconds: 50, reason: 'nobody signalled' }),
  });

  test('ends a creation that waits longer', async () => {
    const fake = await create(
      [slow, fakeType('Thing')],
      {
        A: { Type: 'AWS::Fake::Slow' },
        B: { Type: 'AWS::Fake::Thing', DependsOn: 'A' },
      },
      { TimeoutInMinutes: 1, DisableRollback: undefined },
    );
    expect(fake.events).toMatchInlineSnapshot(`
      [
        "app CREATE_IN_PROGRESS User Initiated",
        "A CREATE_IN_PROGRESS",
        "A CREATE_IN_PROGRESS Resource creation Initiated",
        "A CREATE_FAILED Resource creation cancelled",
        "app ROLLBACK_IN_PROGRESS Stack creation time exceeded the specified timeout. Rollback requested by user.",
        "A DELETE_IN_PROGRESS",
        "A DELETE_COMPLETE",
        "app ROLLBACK_COMPLETE",
      ]
    `);
    expect(fake.waitsMs()).toEqual([40_000, 20_000]);
  });

  test('counts what waits one after the other, and not what waits at the same time', async () => {
    const resources = { A: { Type: 'AWS::Fake::Wait' }, B: { Type: 'AWS::Fake::Wait' } };
    const fake = await create([waiting], resources, { TimeoutInMinutes: 1 });
    expect(fake.stack.statusReason).toBe('The following resource(s) failed to create: [A, B]. ');
  });

  test('a wait condition’s timeout passes in the account’s time', async () => {
    const fake = await create([waiting], { A: { Type: 'AWS::Fake::Wait' } });
    expect(fake.waitsMs()).toEqual([50_000]);
    expect(fake.stack.resources.get('A')?.statusReason).toBe('nobody signalled');
  });
});
