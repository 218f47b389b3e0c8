import { describe, expect, it } from 'vitest';
import { createLambdaAccount } from '../../../support/lambda-account.ts';
import { HandClock } from '../../../support/hand-clock.ts';

const allowQueues = { Effect: 'Allow', Action: 'sqs:*', Resource: '*' };

async function createHello() {
  const made = await createLambdaAccount(allowQueues);
  const clock = new HandClock();
  Object.defineProperty(made.account, 'clock', { value: clock });
  await made.operator.call('lambda:CreateFunction', made.hello);
  clock.pass(3);
  return { ...made, clock };
}

describe('an event source mapping', () => {
  async function createMapped(Enabled: boolean) {
    const made = await createHello();
    const { operator } = made;
    const { UUID, State } = await operator.call('lambda:CreateEventSourceMapping', {
      FunctionName: 'hello',
      EventSourceArn: 'arn:aws:sqs:us-east-1:123456789012:orders',
      Enabled,
    });
    const state = async () => (await operator.call('lambda:GetEventSourceMapping', { UUID }))['State'];
    return { ...made, UUID, first: State, state };
  }

  it.each([
    { Enabled: true, states: ['Creating', 'Enabling', 'Enabled'] },
    { Enabled: false, states: ['Creating', 'Disabled', 'Disabled'] },
  ])('passes through $states', async ({ Enabled, states }) => {
    const { clock, first, state } = await createMapped(Enabled);
    const seen = [await state()];
    for (let round = 0; round < 2; round += 1) {
      clock.pass(5);
      seen.push(await state());
    }
    expect([first, ...seen]).toEqual(['Creating', ...states]);
  });

  it.each([
    [{ BatchSize: 7 }, 'Updating', 'Enabled'],
    [{ Enabled: true, BatchSize: 7 }, 'Updating', 'Enabled'],
    [{ Enabled: false }, 'Disabling', 'Disabled'],
  ])('updated by %o is %s, then %s', async (change, during, afterwards) => {
    const { clock, operator, UUID, state } = await createMapped(true);
    const update = { UUID, ...change };
    const busy = 'ResourceInUseException: Cannot update the event source mapping because it is in use.';
    expect(await operator.fails('lambda:UpdateEventSourceMapping', update)).toBe(busy);
    clock.pass(10);
    expect(await operator.call('lambda:UpdateEventSourceMapping', update)).toMatchObject({ State: during });
    expect(await state()).toBe(during);
    expect(await operator.fails('lambda:UpdateEventSourceMapping', update)).toBe(busy);
    clock.pass(5);
    expect(await state()).toBe(afterwards);
  });

  it('is Deleting, then gone', async () => {
    const { clock, operator, UUID, state } = await createMapped(true);
    const busy = 'ResourceInUseException: Cannot delete the event source mapping because it is in use.';
    expect(await operator.fails('lambda:DeleteEventSourceMapping', { UUID })).toBe(busy);
    clock.pass(10);
    await operator.call('lambda:DeleteEventSourceMapping', { UUID });
    expect(await state()).toBe('Deleting');
    expect(await operator.fails('lambda:DeleteEventSourceMapping', { UUID })).toBe(busy);
    clock.pass(5);
    expect(await operator.call('lambda:ListEventSourceMappings')).toMatchObject({ EventSourceMappings: [] });
    expect(await operator.fails('lambda:GetEventSourceMapping', { UUID })).toMatch(
      /^ResourceNotFoundException/,
    );
  });
});

describe('a function', () => {
  const named = { FunctionName: 'hello' };

  it('publishes nothing while it is updated', async () => {
    const { clock, operator } = await createHello();
    await operator.call('lambda:UpdateFunctionConfiguration', { ...named, Timeout: 9 });
    expect(await operator.fails('lambda:PublishVersion', named)).toMatch(
      /^ResourceConflictException: .* An update is in progress/,
    );
    clock.pass(2);
    expect(await operator.call('lambda:PublishVersion', named)).toMatchObject({ Version: '1' });
  });

  it('is given its provisioned concurrency after two minutes', async () => {
    const { clock, operator } = await createHello();
    await operator.call('lambda:PublishVersion', named);
    const version = { ...named, Qualifier: '1' };
    await operator.call('lambda:PutProvisionedConcurrencyConfig', {
      ...version,
      ProvisionedConcurrentExecutions: 2,
    });
    const read = () => operator.call('lambda:GetProvisionedConcurrencyConfig', version);
    expect(await read()).toMatchObject({
      Status: 'IN_PROGRESS',
      AllocatedProvisionedConcurrentExecutions: 0,
    });
    clock.pass(120);
    expect(await read()).toMatchObject({ Status: 'READY', AllocatedProvisionedConcurrentExecutions: 2 });
  });
});
