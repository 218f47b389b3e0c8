import { setImmediate } from 'node:timers/promises';

import { describe, expect, test } from 'vitest';

import {
  createFakeAccount,
  fakeType,
  refusal,
  templateOf,
} from '../../../../support/cloudformation-account.ts';

const thing = fakeType('Thing');

const chain = templateOf({
  A: { Type: 'AWS::Fake::Thing' },
  B: { Type: 'AWS::Fake::Thing', Properties: { Of: { 'Fn::GetAtt': ['A', 'Arn'] } } },
});

function denying(...names: string[]) {
  return ({ call, input }: { call: string; input: Readonly<Record<string, unknown>> }): unknown => {
    if (call === 'fake:CreateThing' && names.includes(String(input['Name']))) {
      throw refusal('fake:CreateThing', `arn:${String(input['Name'])}`);
    }
    return {};
  };
}

describe('CreateStack', () => {
  test('makes resources in the order of their references', async () => {
    const fake = createFakeAccount({ resourceTypes: [thing] });
    await fake.perform('CreateStack', { StackName: 'app', TemplateBody: chain });
    const stack = await fake.settle();
    expect(fake.eventsOf(stack)).toMatchInlineSnapshot(`
      [
        "app CREATE_IN_PROGRESS User Initiated",
        "A CREATE_IN_PROGRESS",
        "A CREATE_IN_PROGRESS Resource creation Initiated",
        "A CREATE_COMPLETE",
        "B CREATE_IN_PROGRESS",
        "B CREATE_IN_PROGRESS Resource creation Initiated",
        "B CREATE_COMPLETE",
        "app CREATE_COMPLETE",
      ]
    `);
    expect(fake.calls.map(({ input }) => input)).toMatchInlineSnapshot(`
      [
        {},
        {
          "Of": "arn:aws:fake:::app-A-SUFFIX000003",
        },
      ]
    `);
  });

  test('calls through CloudFormation as its caller', async () => {
    const fake = createFakeAccount({ resourceTypes: [thing] });
    await fake.perform('CreateStack', { StackName: 'app', TemplateBody: chain });
    await fake.settle();
    expect(fake.calls[0]?.caller).toMatchObject({
      accessKeyId: 'AKIADEPLOYER',
      calledVia: ['cloudformation.amazonaws.com'],
    });
  });

  test('rolls back what was made, and tells every failure of independent paths', async () => {
    const fake = createFakeAccount({
      resourceTypes: [thing],
      answer: async (made) => {
        if (made.call !== 'fake:CreateThing') return {};
        // The one that succeeds answers last, so that what waits for it is never started.
        while (made.input['Name'] === undefined && !isFailed('One')) await setImmediate();
        return denying('one', 'two')(made);
      },
    });
    const isFailed = (logicalId: string): boolean =>
      fake.stackOf('app').resources.get(logicalId)?.status === 'CREATE_FAILED';
    await fake.perform('CreateStack', {
      StackName: 'app',
      TemplateBody: templateOf({
        Fine: { Type: 'AWS::Fake::Thing' },
        One: { Type: 'AWS::Fake::Thing', Properties: { Name: 'one' } },
        Two: { Type: 'AWS::Fake::Thing', Properties: { Name: 'two' } },
        Behind: { Type: 'AWS::Fake::Thing', DependsOn: 'Fine' },
        Never: { Type: 'AWS::Fake::Thing', DependsOn: 'One' },
      }),
    });
    const stack = await fake.settle();
    expect(fake.eventsOf(stack)).toMatchInlineSnapshot(`
      [
        "app CREATE_IN_PROGRESS User Initiated",
        "Fine CREATE_IN_PROGRESS",
        "One CREATE_IN_PROGRESS",
        "Two CREATE_IN_PROGRESS",
        "One CREATE_FAILED Resource handler returned message: "User: arn:aws:iam::111122223333:user/deployer is not authorized to perform: fake:CreateThing on resource: arn:one because no identity-based policy allows the fake:CreateThing action (Service: fake, Status Code: 403, Request ID: 00000000-0000-4000-8000-000000000009) (SDK Attempt Count: 1)" (RequestToken: 00000000-0000-4000-8000-000000000006, HandlerErrorCode: AccessDenied)",
        "Two CREATE_FAILED Resource handler returned message: "User: arn:aws:iam::111122223333:user/deployer is not authorized to perform: fake:CreateThing on resource: arn:two because no identity-based policy allows the fake:CreateThing action (Service: fake, Status Code: 403, Request ID: 00000000-0000-4000-8000-000000000010) (SDK Attempt Count: 1)" (RequestToken: 00000000-0000-4000-8000-000000000008, HandlerErrorCode: AccessDenied)",
        "Fine CREATE_IN_PROGRESS Resource creation Initiated",
        "Fine CREATE_COMPLETE",
        "Behind CREATE_FAILED Resource creation cancelled",
        "app ROLLBACK_IN_PROGRESS The following resource(s) failed to create: [One, Two, Behind]. Rollback requested by user.",
        "One DELETE_COMPLETE",
        "Two DELETE_COMPLETE",
        "Behind DELETE_COMPLETE",
        "Fine DELETE_IN_PROGRESS",
        "Fine DELETE_COMPLETE",
        "app ROLLBACK_COMPLETE",
      ]
    `);
    expect(fake.madeCalls().filter((call) => call.includes('Delete'))).toEqual(['fake:DeleteThing']);
  });

  test.each([
    ['DELETE', 'DELETE_COMPLETE'],
    ['ROLLBACK', 'ROLLBACK_COMPLETE'],
    ['DO_NOTHING', 'CREATE_FAILED'],
  ] as const)('OnFailure %s ends in %s', async (OnFailure, status) => {
    const fake = createFakeAccount({ resourceTypes: [thing], answer: denying('one') });
    await fake.perform('CreateStack', {
      StackName: 'app',
      OnFailure,
      TemplateBody: templateOf({ One: { Type: 'AWS::Fake::Thing', Properties: { Name: 'one' } } }),
    });
    expect((await fake.settle()).status).toBe(status);
  });

  test('with rollback disabled independent paths go on, and the next update goes on from there', async () => {
    let denied = true;
    const fake = createFakeAccount({
      resourceTypes: [thing],
      answer: (made) => (denied ? denying('one')(made) : {}),
    });
    const TemplateBody = templateOf({
      One: { Type: 'AWS::Fake::Thing', Properties: { Name: 'one' } },
      Fine: { Type: 'AWS::Fake::Thing' },
      Behind: { Type: 'AWS::Fake::Thing', DependsOn: 'Fine' },
    });
    await fake.perform('CreateStack', { StackName: 'app', TemplateBody, DisableRollback: true });
    const stack = await fake.settle();
    expect(stack.status).toBe('CREATE_FAILED');
    expect([...stack.resources.values()].map(({ logicalId, status }) => `${logicalId} ${status}`)).toEqual([
      'One CREATE_FAILED',
      'Fine CREATE_COMPLETE',
      'Behind CREATE_COMPLETE',
    ]);
    await expect(fake.perform('UpdateStack', { StackName: 'app', TemplateBody })).rejects.toThrow(
      'non-terminal [CREATE_FAILED] state',
    );
    denied = false;
    const before = fake.calls.length;
    await fake.perform('UpdateStack', { StackName: 'app', TemplateBody, DisableRollback: true });
    expect((await fake.settle()).status).toBe('UPDATE_COMPLETE');
    expect(fake.madeCalls().slice(before)).toEqual(['fake:CreateThing']);
  });

  test('words a refusal as a handler does', async () => {
    const fake = createFakeAccount({ resourceTypes: [thing], answer: denying('one') });
    await fake.perform('CreateStack', {
      StackName: 'app',
      OnFailure: 'DO_NOTHING',
      TemplateBody: templateOf({ One: { Type: 'AWS::Fake::Thing', Properties: { Name: 'one' } } }),
    });
    const stack = await fake.settle();
    expect(stack.resources.get('One')?.statusReason).toMatchInlineSnapshot(
      `"Resource handler returned message: "User: arn:aws:iam::111122223333:user/deployer is not authorized to perform: fake:CreateThing on resource: arn:one because no identity-based policy allows the fake:CreateThing action (Service: fake, Status Code: 403, Request ID: 00000000-0000-4000-8000-000000000005) (SDK Attempt Count: 1)" (RequestToken: 00000000-0000-4000-8000-000000000004, HandlerErrorCode: AccessDenied)"`,
    );
  });

  test('a type that is not built fails loudly', async () => {
    const fake = createFakeAccount({ resourceTypes: [thing] });
    await fake.perform('CreateStack', {
      StackName: 'app',
      OnFailure: 'DO_NOTHING',
      TemplateBody: templateOf({ One: { Type: 'AWS::Nope::Thing' } }),
    });
    expect((await fake.settle()).resources.get('One')?.statusReason).toBe('NotImplemented: AWS::Nope::Thing');
  });

  test('fails as with an invalid key once the key that started it is gone', async () => {
    const fake = createFakeAccount({ resourceTypes: [thing] });
    await fake.perform('CreateStack', { StackName: 'app', OnFailure: 'DO_NOTHING', TemplateBody: chain });
    fake.revoke('AKIADEPLOYER');
    const stack = await fake.settle();
    expect(stack.resources.get('A')?.statusReason).toContain(
      'The security token included in the request is invalid. (Service: fake, Status Code: 403',
    );
  });
});
