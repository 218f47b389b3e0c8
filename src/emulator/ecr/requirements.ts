import { onKey } from '../kms/requirements.ts';
import type { Call, Requirement } from '../operation.ts';
import { requestTagContext } from '../tag-context.ts';
import { ecrState } from './store.ts';

export function repositoryArn(name: string | undefined, call: Call): string {
  return `arn:aws:ecr:${call.region}:${call.account.accountId}:repository/${name ?? ''}`;
}

/** A permission on a repository, under its policy (whose statements name no resource: they are about their repository). */
export function onRepository(
  action: string,
  name: string | undefined,
  call: Call,
  context: NonNullable<Requirement['context']> = {},
): Requirement {
  const policy = ecrState(call).repositories.get(name ?? '')?.policy;
  return { action, resource: repositoryArn(name, call), resourcePolicy: policy, context };
}

/** Tags as a list, as this service writes them. */
export function requestTags(
  tags: readonly { readonly Key: string | undefined; readonly Value: string | undefined }[] = [],
): ReturnType<typeof requestTagContext> {
  return requestTagContext(Object.fromEntries(tags.map(({ Key, Value }) => [Key ?? '', Value ?? ''])));
}

/**
 * What is asked of a key of one's own for the grants that a repository has on it.
 * Source: https://docs.aws.amazon.com/AmazonECR/latest/userguide/encryption-at-rest.html#encryption-at-rest-iam
 */
export function toUseKey(
  actions: readonly string[],
  keyId: string | undefined,
  call: Call,
): readonly Requirement[] {
  if (keyId === undefined) return [];
  return actions.map((action) =>
    onKey(action, keyId, call, { viaService: `ecr.${call.region}.amazonaws.com` }),
  );
}
