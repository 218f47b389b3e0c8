import type { ResourceView, Step } from '../../resource-type.ts';
import { removedTagKeys, setTags, withoutSystemTags } from '../tags.ts';

/** Tags as Step Functions spells them. */
export function stepFunctionsTags(tags: ResourceView['tags']): readonly object[] {
  return tags.map(({ Key, Value }) => ({ key: Key, value: Value }));
}

/** Changes of tags, of the system's none; as both published update handlers make them. */
export const stepFunctionsTagSteps: readonly Step[] = [
  {
    call: 'states:UntagResource',
    when: (resource) => removedTagKeys(resource).length > 0,
    input: (resource) => ({ resourceArn: resource.physicalId, tagKeys: removedTagKeys(resource) }),
  },
  {
    call: 'states:TagResource',
    when: (resource) => withoutSystemTags(setTags(resource)).length > 0,
    input: (resource) => ({
      resourceArn: resource.physicalId,
      tags: stepFunctionsTags(withoutSystemTags(setTags(resource))),
    }),
  },
];
