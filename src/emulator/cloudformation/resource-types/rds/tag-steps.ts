import type { ResourceView, Step } from '../../resource-type.ts';
import { removedTagKeys, setTags } from '../tags.ts';

/** Keys of tags that are gone or have another value now: RDS's handlers take both away first. */
function leavingTagKeys(resource: ResourceView): string[] {
  const changed = new Set(setTags(resource).map(({ Key }) => Key));
  const before = resource.previousTags.map(({ Key }) => Key).filter((key) => changed.has(key));
  return [...removedTagKeys(resource), ...before];
}

export function tagSteps(arnOf: (resource: ResourceView) => string): readonly Step[] {
  return [
    {
      call: 'rds:RemoveTagsFromResource',
      when: (resource) => leavingTagKeys(resource).length > 0,
      input: (resource) => ({ ResourceName: arnOf(resource), TagKeys: leavingTagKeys(resource) }),
    },
    {
      call: 'rds:AddTagsToResource',
      when: (resource) => setTags(resource).length > 0,
      input: (resource) => ({ ResourceName: arnOf(resource), Tags: setTags(resource) }),
    },
  ];
}

export function rdsArnOf(noun: string): (resource: ResourceView) => string {
  return ({ region, accountId, physicalId }) => `arn:aws:rds:${region}:${accountId}:${noun}:${physicalId}`;
}

/** Whose refusal is an UnauthorizedTaggingOperation. */
export const taggingActions: readonly string[] = ['rds:AddTagsToResource', 'rds:RemoveTagsFromResource'];
