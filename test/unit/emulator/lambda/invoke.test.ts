import { describe, expect, it } from 'vitest';

import { Clock } from '../../../../src/emulator/clock.ts';
import { createLambdaAccount } from '../../../support/lambda-account.ts';

describe('Invoke', () => {
  it.each<[what: string, more: object, message: RegExp]>([
    [
      'another runtime',
      { Runtime: 'python3.13' },
      /^NotImplemented: .* does not run the runtime python3\.13 /,
    ],
  ])('does not run %s', async (_what, more, message) => {
    const { operator, hello } = await createLambdaAccount();
    await operator.call('lambda:CreateFunction', { ...hello, ...more });
    expect(await operator.fails('lambda:Invoke', { FunctionName: 'hello' })).toMatch(message);
  });

  it.each<[what: string, input: object, message: RegExp]>([
    ['what is no JSON', { Payload: Buffer.from('{') }, /^InvalidRequestContentException: /],
    [
      'too large an event',
      { Payload: Buffer.alloc(6_291_457) },
      /^RequestTooLargeException: 6291457 byte payload is too large for the RequestResponse invocation type \(limit 6291456 bytes\)/,
    ],
    [
      'too large an event that nobody waits for',
      { InvocationType: 'Event', Payload: Buffer.alloc(1_048_577) },
      /^RequestTooLargeException: 1048577 byte payload is too large for the Event /,
    ],
    [
      'a function that is not there',
      { FunctionName: 'gone' },
      /^ResourceNotFoundException: Function not found: /,
    ],
    ['a version that is not there', { Qualifier: '7' }, /^ResourceNotFoundException: .*:hello:7$/],
    ['a client context that is no JSON', { ClientContext: 'x' }, /^InvalidRequestContentException: /],
  ])('refuses %s', async (_what, input, message) => {
    const { operator, hello } = await createLambdaAccount();
    await operator.call('lambda:CreateFunction', hello);
    expect(await operator.fails('lambda:Invoke', { FunctionName: 'hello', ...input })).toMatch(message);
  });

  it('is throttled where nothing may run', async () => {
    const { operator, hello } = await createLambdaAccount();
    await operator.call('lambda:CreateFunction', hello);
    await operator.call('lambda:PutFunctionConcurrency', {
      FunctionName: 'hello',
      ReservedConcurrentExecutions: 0,
    });
    expect(await operator.fails('lambda:Invoke', { FunctionName: 'hello' })).toBe(
      'TooManyRequestsException: Rate Exceeded.',
    );
  });

  it('asks for the permission, and for nothing else, on a dry run', async () => {
    const { operator, user, hello } = await createLambdaAccount();
    await operator.call('lambda:CreateFunction', hello);
    const input = { FunctionName: 'hello', InvocationType: 'DryRun' };
    const caller = await user('caller', 'lambda:InvokeFunction');
    expect(await caller.call('lambda:Invoke', input)).toEqual({ StatusCode: 204 });
    const nobody = await user('nobody');
    expect(await nobody.fails('lambda:Invoke', input)).toContain('lambda:InvokeFunction on resource: ');
  });
});

describe('a function on a clock that takes its time', () => {
  it('is pending before it is active, and cannot be run or changed until then', async () => {
    const { account, operator, hello } = await createLambdaAccount();
    Object.defineProperty(account, 'clock', { value: new Clock(1) });
    await operator.call('lambda:CreateFunction', hello);
    const named = { FunctionName: 'hello' };
    expect(await operator.call('lambda:GetFunctionConfiguration', named)).toMatchObject({ State: 'Pending' });
    const pending =
      'ResourceConflictException: The operation cannot be performed at this time. The function is currently in the following state: Pending';
    expect(await operator.fails('lambda:Invoke', named)).toBe(pending);
    expect(await operator.fails('lambda:UpdateFunctionConfiguration', named)).toBe(pending);
  });

  it('refuses a second update while the first is in progress', async () => {
    const { account, operator, hello } = await createLambdaAccount();
    await operator.call('lambda:CreateFunction', hello);
    Object.defineProperty(account, 'clock', { value: new Clock(1) });
    const update = { FunctionName: 'hello', Description: 'new' };
    expect(await operator.call('lambda:UpdateFunctionConfiguration', update)).toMatchObject({
      LastUpdateStatus: 'InProgress',
    });
    expect(await operator.fails('lambda:UpdateFunctionConfiguration', update)).toMatch(
      /^ResourceConflictException: .* An update is in progress for resource: arn:aws:lambda:/,
    );
  });
});
