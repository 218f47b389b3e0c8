import type { Tag } from '@aws-sdk/client-elastic-load-balancing-v2';
import type { Call, Requirement } from '../operation.ts';
import { requestTagContext } from '../tag-context.ts';
import { tagsByKey } from '../tag-lists.ts';
import { findTagged } from './store.ts';

type Context = NonNullable<Requirement['context']>;

export const elbPrincipal = 'elasticloadbalancing.amazonaws.com';

/** A permission on one thing. */
export function onArn(
  operation: string,
  arn: string | undefined,
  call: Call,
  context: Context = {},
): Requirement {
  const tags = Object.entries(findTagged(arn ?? '', call)?.tags ?? {});
  return {
    action: `elasticloadbalancing:${operation}`,
    resource: arn ?? '*',
    context: {
      ...Object.fromEntries(tags.map(([key, value]) => [`elasticloadbalancing:ResourceTag/${key}`, value])),
      ...context,
    },
  };
}

/**
 * Tags on creation need the permission to tag what the operation makes.
 * Source: https://docs.aws.amazon.com/elasticloadbalancing/latest/userguide/tagging-resources-during-creation.html
 */
export function toTag(
  createAction: string,
  resource: string,
  tags: readonly Tag[] | undefined,
): readonly Requirement[] {
  if ((tags ?? []).length === 0) return [];
  return [
    {
      action: 'elasticloadbalancing:AddTags',
      resource,
      context: { 'elasticloadbalancing:CreateAction': createAction, ...tagContext(tags) },
    },
  ];
}

export function tagContext(tags: readonly Tag[] | undefined): Context {
  return requestTagContext(tagsByKey(tags));
}
