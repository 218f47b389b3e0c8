import type { ResourceView, Step } from '../../resource-type.ts';
import { removedTagKeys, setTags, withoutSystemTags } from '../tags.ts';

/** Changes of tags, of the system's none. */
export function cloudWatchTagSteps(arn: (resource: ResourceView) => string): readonly Step[] {
  return [
    {
      call: 'cloudwatch:UntagResource',
      when: (resource) => removedTagKeys(resource).length > 0,
      input: (resource) => ({ ResourceARN: arn(resource), TagKeys: removedTagKeys(resource) }),
    },
    {
      call: 'cloudwatch:TagResource',
      when: (resource) => withoutSystemTags(setTags(resource)).length > 0,
      input: (resource) => ({ ResourceARN: arn(resource), Tags: withoutSystemTags(setTags(resource)) }),
    },
  ];
}
