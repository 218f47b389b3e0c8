import type { ResourceView, Step } from '../../resource-type.ts';
import { removedTagKeys, setTags, withoutSystemTags } from '../tags.ts';

/** Assumed; see behaviour.md. */
export const codeDeployTagging = ['codedeploy:TagResource', 'codedeploy:UntagResource'];

/** Without the tags that CloudFormation itself gives: the types' schemas say that they take none. */
export function createTags(resource: ResourceView): object {
  const tags = withoutSystemTags(resource.tags);
  return tags.length === 0 ? {} : { tags };
}

/** `path` is what follows the account in the ARN. */
export function tagSteps(path: (resource: ResourceView) => string): readonly Step[] {
  const arnOf = (resource: ResourceView) =>
    `arn:aws:codedeploy:${resource.region}:${resource.accountId}:${path(resource)}`;
  return [
    {
      call: 'codedeploy:UntagResource',
      when: (resource) => removedTagKeys(resource).length > 0,
      input: (resource) => ({ ResourceArn: arnOf(resource), TagKeys: removedTagKeys(resource) }),
    },
    {
      call: 'codedeploy:TagResource',
      when: (resource) => setTags(resource).length > 0,
      input: (resource) => ({ ResourceArn: arnOf(resource), Tags: setTags(resource) }),
    },
  ];
}
