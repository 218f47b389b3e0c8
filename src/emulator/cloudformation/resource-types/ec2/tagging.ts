import type { ResourceView, Step } from '../../resource-type.ts';
import { removedTagKeys, setTags } from '../tags.ts';

/**
 * Permissions whose refusal is told as one of tagging.
 * Source: https://repost.aws/knowledge-center/cloudformation-tagging-permission-error, which speaks of EC2's encoded messages
 */
export const taggingActions = ['ec2:CreateTags', 'ec2:DeleteTags'];

/** The resource's tags, for the call that makes it. */
export function tagSpecifications(resource: ResourceView, type: string): object {
  return { TagSpecifications: [{ ResourceType: type, Tags: resource.tags }] };
}

/** What changes the tags of a thing that is there. */
export function tagSteps(idOf = (resource: ResourceView): string => resource.physicalId): readonly Step[] {
  return [
    {
      call: 'ec2:DeleteTags',
      when: (resource) => removedTagKeys(resource).length > 0,
      input: (resource) => ({
        Resources: [idOf(resource)],
        Tags: removedTagKeys(resource).map((Key) => ({ Key })),
      }),
    },
    {
      call: 'ec2:CreateTags',
      when: (resource) => setTags(resource).length > 0,
      input: (resource) => ({ Resources: [idOf(resource)], Tags: setTags(resource) }),
    },
  ];
}
