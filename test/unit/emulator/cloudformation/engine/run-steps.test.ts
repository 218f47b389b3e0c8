import { describe, expect, test } from 'vitest';

import type { ResourceType } from '../../../../../src/emulator/cloudformation/resource-type.ts';
import { AwsError } from '../../../../../src/emulator/operation.ts';
import {
  createFakeAccount,
  fakeType,
  type MadeCall,
  refusal,
  templateOf,
} from '../../../../support/cloudformation-account.ts';

async function create(type: ResourceType, answer: (made: MadeCall) => unknown) {
  const fake = createFakeAccount({ resourceTypes: [type], answer });
  const TemplateBody = templateOf({ A: { Type: type.type } });
  await fake.perform('CreateStack', { StackName: 'app', TemplateBody, OnFailure: 'DO_NOTHING' });
  const stack = await fake.settle();
  return { ...fake, stack, resource: stack.resources.get('A') };
}

const call = (name: string, more: object = {}) => ({ call: `fake:${name}`, input: () => ({}), ...more });

describe('the steps of a handler', () => {
  test('forEach calls once an item, with when asked for each, and may read earlier answers', async () => {
    const type = fakeType('Thing', {
      create: [
        call('ListParts'),
        {
          call: 'fake:PutPart',
          forEach: (resource) => resource.output('fake:ListParts')['Parts'] as string[],
          when: (_resource, item) => item !== 'skip',
          input: (_resource, item) => ({ Part: item }),
        },
      ],
    });
    const { calls } = await create(type, (made) =>
      made.call === 'fake:ListParts' ? { Parts: ['a', 'skip', 'b'] } : {},
    );
    expect(calls.map((made) => made.input)).toEqual([{}, { Part: 'a' }, { Part: 'b' }]);
  });

  test.each([
    ['a soft refusal is ignored', [call('Soft', { soft: true }), call('Create')], 'CREATE_COMPLETE'],
    ['a hard one fails', [call('Soft'), call('Create')], 'CREATE_FAILED'],
    [
      'an ignored code is an answer',
      [call('Soft', { ignoring: ['AccessDeniedException'] })],
      'CREATE_COMPLETE',
    ],
    ['another code is not', [call('Soft', { ignoring: ['NotFound'] })], 'CREATE_FAILED'],
  ])('%s', async (_title, steps, status) => {
    const { resource } = await create(fakeType('Thing', { create: steps }), (made) => {
      if (made.call === 'fake:Soft') throw refusal('fake:Soft');
      return {};
    });
    expect(resource?.status).toBe(status);
  });

  test('what the emulator has not built is never ignored', async () => {
    const type = fakeType('Thing', { create: [call('Soft', { soft: true })] });
    const { resource } = await create(type, () => {
      throw new AwsError('NotImplemented', 'not built', 501);
    });
    expect(resource?.statusReason).toBe('NotImplemented: fake:Soft: not built');
  });

  test('the id comes from the answer that is named for it, and what was not made is not deleted', async () => {
    const type = fakeType('Thing', {
      idAfter: 'fake:Create',
      physicalId: (resource) => resource.output('fake:Create')['Id'] as string,
      create: [call('Read'), call('Create'), call('After')],
    });
    const { resource, perform, settle, madeCalls } = await create(type, (made) => {
      if (made.call === 'fake:After') throw refusal('fake:After');
      return made.call === 'fake:Create' ? { Id: 'made' } : {};
    });
    expect([resource?.status, resource?.instance?.physicalId]).toEqual(['CREATE_FAILED', 'made']);
    await perform('DeleteStack', { StackName: 'app' });
    await settle();
    expect(madeCalls().at(-1)).toBe('fake:DeleteThing');
  });

  const inHandler = (status: number, code: string, attempts = 1): string =>
    `Resource handler returned message: "the text (Service: fake, Status Code: ${status}, Request ID: the-request) (SDK Attempt Count: ${attempts})" (RequestToken: …, HandlerErrorCode: ${code})`;

  test.each([
    ['handler', 'AccessDeniedException', 403, inHandler(403, 'AccessDenied')],
    ['handler', 'AuthorizationError', 403, inHandler(403, 'AccessDenied')],
    ['handler', 'ResourceConflictException', 409, inHandler(409, 'ResourceConflict')],
    ['handler', 'EntityAlreadyExists', 409, inHandler(409, 'AlreadyExists')],
    ['handler', 'NoSuchEntity', 404, inHandler(404, 'NotFound')],
    ['handler', 'ThrottlingException', 400, inHandler(400, 'Throttling', 4)],
    ['handler', 'ValidationException', 400, inHandler(400, 'InvalidRequest')],
    [
      'semicolon',
      'AccessDeniedException',
      403,
      'the text (Service: fake; Status Code: 403; Error Code: AccessDeniedException; Request ID: the-request; Proxy: null)',
    ],
    ['api', 'AccessDenied', 403, 'API: fake:CreateThing the text'],
  ] as const)('%s words %s', async (frame, code, status, reason) => {
    const type = fakeType('Thing', { frame });
    const { resource } = await create(type, () => {
      const error = new AwsError(code, 'the text', status);
      error.requestId = 'the-request';
      throw error;
    });
    expect(resource?.statusReason?.replace(/RequestToken: [^,]+/, 'RequestToken: …')).toBe(reason);
  });

  const worded =
    /^Resource handler returned message: "Encountered a permissions error performing a tagging operation, .* Resource handler returned message: "User: .*\)"" \(RequestToken: [^,]+, HandlerErrorCode: UnauthorizedTaggingOperation\)$/;

  test.each([
    ['named by its action', ['fake:TagResource'], 'fake:TagResource', worded],
    ['its call', ['fake:CreateThing'], 'fake:Other', worded],
    ['of a type that does not tell it apart', [], 'fake:TagResource', /HandlerErrorCode: AccessDenied\)$/],
    ['another action', ['fake:Tag'], 'fake:TagResource', /HandlerErrorCode: AccessDenied\)$/],
  ])('a refused tagging: %s', async (_title, taggingActions, refused, reason) => {
    const { resource } = await create(fakeType('Thing', { taggingActions }), () => {
      throw refusal(refused);
    });
    expect(resource?.statusReason).toMatch(reason);
  });

  test('a call for tags that fails for another reason is no refused tagging', async () => {
    const { resource } = await create(fakeType('Thing', { taggingActions: ['fake:CreateThing'] }), () => {
      throw new AwsError('ThrottlingException', 'the text', 400);
    });
    expect(resource?.statusReason).toMatch(/HandlerErrorCode: Throttling\)$/);
  });

  test('what is there already is named as its type does', async () => {
    const { resource } = await create(
      fakeType('Thing', { knownBy: 'Name', physicalId: () => 'taken' }),
      () => {
        throw new AwsError('ResourceAlreadyExistsException', 'the text', 400);
      },
    );
    expect(resource?.statusReason?.replace(/RequestToken: [^,]+/, 'RequestToken: …')).toBe(
      `Resource handler returned message: "Resource of type 'AWS::Fake::Thing' with identifier '{"/properties/Name":"taken"}' already exists." (RequestToken: …, HandlerErrorCode: AlreadyExists)`,
    );
  });
});
