import type { ResourceView, Step } from '../../resource-type.ts';
import { removedTagKeys, setTags, withoutSystemTags } from '../tags.ts';

/** CloudFront gives nothing the tags of CloudFormation: https://github.com/aws-cloudformation/cloudformation-coverage-roadmap/issues/2126 */
export function cloudFrontTagSteps(arnOf: (resource: ResourceView) => string): readonly Step[] {
  return [
    {
      call: 'cloudfront:UntagResource',
      when: (resource) => removedTagKeys(resource).length > 0,
      input: (resource) => ({ Resource: arnOf(resource), TagKeys: { Items: removedTagKeys(resource) } }),
    },
    {
      call: 'cloudfront:TagResource',
      when: (resource) => withoutSystemTags(setTags(resource)).length > 0,
      input: (resource) => ({
        Resource: arnOf(resource),
        Tags: { Items: withoutSystemTags(setTags(resource)) },
      }),
    },
  ];
}
