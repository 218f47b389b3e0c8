import {
  CreateAccessKeyCommand,
  CreateUserCommand,
  DeleteAccessKeyCommand,
  DeleteUserCommand,
  GetUserCommand,
  IAMClient,
  type IAMClientConfig,
} from '@aws-sdk/client-iam';
import { expect, test } from 'vitest';
import { createIamToolbox } from '../../src/account/iam-toolbox.ts';
import { parseDenials } from '../../src/denial/parse-denials.ts';
import { openTarget } from '../support/contract-target.ts';
import { catchFailure } from '../support/failure-of.ts';

/** The SDK has no client of IAM's toolbox, so that harness's own is asked. */
class ToolboxClient {
  readonly #iam: IAMClient;
  readonly #endpoint: string | undefined;

  constructor(settings: IAMClientConfig & { readonly endpoint?: string }) {
    this.#iam = new IAMClient(settings);
    this.#endpoint = settings.endpoint;
  }

  ask(authorizationId: string, region = 'us-east-1') {
    return createIamToolbox(this.#iam, this.#endpoint).getRequestAuthorizationDetails({
      authorizationId,
      region,
    });
  }

  destroy(): void {
    this.#iam.destroy();
  }
}

const reading = 'the toolbox of IAM';

test('IAM tells whoever may ask what was refused under an authorization id', async () => {
  await using target = await openTarget({ hostile: ['authorization-ids'] });
  const iam = target.client(IAMClient);
  const UserName = target.unique('user');
  const { User: user } = await iam.send(new CreateUserCommand({ UserName }));
  target.removing(() => iam.send(new DeleteUserCommand({ UserName })));
  const { AccessKey: key } = await iam.send(new CreateAccessKeyCommand({ UserName }));
  const AccessKeyId = key?.AccessKeyId ?? '';
  target.removing(() => iam.send(new DeleteAccessKeyCommand({ UserName, AccessKeyId })));
  const credentials = { accessKeyId: AccessKeyId, secretAccessKey: key?.SecretAccessKey ?? '' };
  const stranger = target.client(IAMClient, credentials);
  const operator = target.client(ToolboxClient);

  expect(await operator.ask('abc1')).toEqual(target.expected({ kind: 'not-found' }, reading));
  if (target.kind === 'moto') return;

  // Not every refusal has one, and each service learns of a new key in its own time.
  const id = await target.until(async () => {
    const refusal = await catchFailure(stranger.send(new GetUserCommand({ UserName })));
    return parseDenials(refusal?.message ?? '').denials[0]?.authorizationId;
  });
  const details = await target.until(async () => {
    const answer = await operator.ask(id);
    return answer.kind === 'answered' ? answer.body : undefined;
  });
  expect(details).toMatchObject({
    requestContext: expect.any(Object),
    evaluations: [{ action: 'iam:GetUser', resource: user?.Arn, evaluatedEffect: 'IMPLICIT_DENY' }],
    policies: expect.any(Array),
  });
  expect(await operator.ask(id, 'eu-central-1')).toEqual({ kind: 'not-found' });
  expect(await target.client(ToolboxClient, credentials).ask(id)).toEqual({
    kind: 'absent',
    why: 'AccessDeniedException with status 403',
  });
});
