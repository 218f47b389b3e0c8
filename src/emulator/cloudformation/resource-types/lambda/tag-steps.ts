import type { ResourceView, Step } from '../../resource-type.ts';
import { removedTagKeys, setTags, tagRecord, withoutSystemTags } from '../tags.ts';

/** How Lambda's handlers bring an existing resource's tags up to date. */
export function lambdaTagSteps(arnOf: (resource: ResourceView) => string): readonly Step[] {
  return [
    {
      call: 'lambda:UntagResource',
      when: (resource) => removedTagKeys(resource).length > 0,
      input: (resource) => ({ Resource: arnOf(resource), TagKeys: removedTagKeys(resource) }),
    },
    {
      call: 'lambda:TagResource',
      when: (resource) => withoutSystemTags(setTags(resource)).length > 0,
      input: (resource) => ({
        Resource: arnOf(resource),
        Tags: tagRecord(withoutSystemTags(setTags(resource))),
      }),
    },
  ];
}
