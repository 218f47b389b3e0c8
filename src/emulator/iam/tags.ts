import type { Tag } from '@aws-sdk/client-iam';
import { AwsError, type Call } from '../operation.ts';
import { limitExceeded, validationError } from './iam-errors.ts';
import { mostTags } from './quotas.ts';
import { serviceBehind } from '../service-behind.ts';

/** Sets tags; keys are compared without regard to case, and keep the spelling last given. */
export function putTags(tags: Map<string, string>, added: readonly Tag[] | undefined, call: Call): void {
  const keys = (added ?? []).map(({ Key }) => (Key ?? '').toLowerCase());
  if (new Set(keys).size < keys.length) {
    throw new AwsError(
      'InvalidInput',
      'Duplicate tag keys found. Please note that Tag keys are case insensitive.',
    );
  }
  // CloudFormation puts its own tags on what it makes.
  if (serviceBehind(call.caller) === undefined && (added ?? []).some(isSystemTag)) {
    throw validationError('System tags cannot be added/updated/deleted.');
  }
  const kept = [...tags.keys()].filter((key) => !keys.includes(key.toLowerCase()));
  if (kept.length + keys.length > mostTags) {
    throw limitExceeded('The number of tags has reached the maximum limit.');
  }
  for (const key of tags.keys()) if (keys.includes(key.toLowerCase())) tags.delete(key);
  for (const { Key, Value } of added ?? []) tags.set(Key ?? '', Value ?? '');
}

export function removeTags(tags: Map<string, string>, keys: readonly string[] | undefined): void {
  const removed = new Set((keys ?? []).map((key) => key.toLowerCase()));
  for (const key of tags.keys()) if (removed.has(key.toLowerCase())) tags.delete(key);
}

export function renderTags(tags: ReadonlyMap<string, string>): Tag[] {
  return [...tags].map(([Key, Value]) => ({ Key, Value }));
}

/** Tags that need a permission to be set: system tags need none. */
export function ownTags(tags: readonly Tag[] | undefined): readonly Tag[] {
  return (tags ?? []).filter((tag) => !isSystemTag(tag));
}

/** The condition keys of a request that sets tags. */
export function tagContext(all: readonly Tag[] | undefined): Record<string, string | readonly string[]> {
  const tags = ownTags(all);
  if (tags.length === 0) return {};
  return {
    'aws:TagKeys': tags.map(({ Key }) => Key ?? ''),
    ...Object.fromEntries(tags.map(({ Key, Value }) => [`aws:RequestTag/${Key}`, Value ?? ''])),
  };
}

/** IAM's own spelling of the tags of what is acted on, beside the global one. */
export function iamResourceTagContext(tags: ReadonlyMap<string, string> | undefined): Record<string, string> {
  return Object.fromEntries([...(tags ?? [])].map(([key, value]) => [`iam:ResourceTag/${key}`, value]));
}

function isSystemTag({ Key }: Tag): boolean {
  return Key?.toLowerCase().startsWith('aws:') ?? false;
}
