import type { Tag } from '@aws-sdk/client-ecr';

import type { Call, Requirement } from '../operation.ts';
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

export function requestTags(
  tags: readonly Tag[] | undefined,
): Readonly<Record<string, string | readonly string[]>> {
  if (!tags?.length) return {};
  return {
    ...Object.fromEntries(tags.map(({ Key, Value }) => [`aws:RequestTag/${Key ?? ''}`, Value ?? ''])),
    'aws:TagKeys': tags.map(({ Key }) => Key ?? ''),
  };
}
