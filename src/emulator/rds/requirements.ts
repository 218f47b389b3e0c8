import type { Tag } from '@aws-sdk/client-rds';
import { toHaveServiceLinkedRole } from '../iam/service-linked.ts';
import { onKey } from '../kms/requirements.ts';
import { findKey } from '../kms/store.ts';
import { AwsError, type Call, type Requirement } from '../operation.ts';
import { requestTagContext } from '../tag-context.ts';
import { tagsByKey } from '../tag-lists.ts';
import { findByArn, keyOf, rdsArn } from './store.ts';

type Context = NonNullable<Requirement['context']>;

export const rdsPrincipal = 'rds.amazonaws.com';

/** A permission on one of RDS's things; without a name on all of them, as a listing asks. */
export function onThing(
  operation: string,
  noun: string,
  named: string | undefined,
  call: Call,
  context: Context = {},
): Requirement {
  const resource = rdsArn(noun, named === undefined ? '*' : keyOf(named, call), call);
  const tags = Object.entries(findByArn(resource, call)?.tags ?? {});
  return {
    action: `rds:${operation}`,
    resource,
    context: {
      ...Object.fromEntries(tags.map(([key, value]) => [`rds:${noun}-tag/${key}`, value])),
      ...context,
    },
  };
}

/** The context keys of a request with tags, RDS's own among them. */
export function tagContext(tags: readonly Tag[] | undefined): Context {
  const record = tagsByKey(tags);
  return {
    ...requestTagContext(record),
    ...Object.fromEntries(Object.entries(record).map(([key, value]) => [`rds:req-tag/${key}`, value])),
  };
}

/**
 * Tags given on creation need the permission to tag what is made.
 * Source: https://github.com/LondonAppDeveloper/devops-recipe-app-api/pull/44
 */
export function toTag(
  noun: string,
  named: string | undefined,
  tags: readonly Tag[] | undefined,
  call: Call,
): readonly Requirement[] {
  return (tags ?? []).length === 0 ? [] : [onThing('AddTagsToResource', noun, named, call, tagContext(tags))];
}

/**
 * The first database, or subnet group, of an account needs RDS's service-linked role. The words are those of DB instances and
 * clusters: https://github.com/cube-js/cube/pull/11114, https://github.com/aws-samples/eks-workshop-v2/issues/1609
 */
export function toUseRds(
  call: Call,
  words = 'Unable to create the resource. Verify that you have permission to create service linked role. Otherwise wait and try again later',
): readonly Requirement[] {
  return toHaveServiceLinkedRole(rdsPrincipal, call, () => new AwsError('InvalidParameterValue', words));
}

/**
 * What RDS asks of a key of the customer's own that encrypts storage.
 * Source: https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/Overview.Encryption.Keys.html
 */
export function onStorageKey(keyId: string | undefined, call: Call): readonly Requirement[] {
  if (keyId === undefined) return [];
  const refuse = () =>
    new AwsError(
      'KMSKeyNotAccessibleFault',
      `The specified KMS key [${keyId}] does not exist, is not enabled or you do not have permissions to access it.`,
    );
  if (!findKey(call, keyId)) return [];
  return ['kms:CreateGrant', 'kms:DescribeKey'].map((action) => ({
    ...onKey(action, keyId, call, { viaService: `rds.${call.region}.amazonaws.com` }),
    refuse,
  }));
}
