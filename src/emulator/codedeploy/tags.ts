import type {
  ListTagsForResourceInput,
  ListTagsForResourceOutput,
  TagResourceInput,
  UntagResourceInput,
} from '@aws-sdk/client-codedeploy';
import { AwsError, defineOperation, type Call } from '../operation.ts';
import { requestTagContext } from '../tag-context.ts';
import { tagsByKey, withoutKeys } from '../tag-lists.ts';
import { codeDeployState, findTagged } from './store.ts';

type Tags = Readonly<Record<string, string>>;

export const tagResource = defineOperation<TagResourceInput, object>({
  name: 'TagResource',
  requires: (input) => [
    {
      action: 'codedeploy:TagResource',
      resource: input.ResourceArn ?? '*',
      context: requestTagContext(tagsByKey(input.Tags)),
    },
  ],
  handle: (input, call) =>
    changeTags(input.ResourceArn, call, (tags) => ({ ...tags, ...tagsByKey(input.Tags) })),
});

export const untagResource = defineOperation<UntagResourceInput, object>({
  name: 'UntagResource',
  requires: (input) => [
    {
      action: 'codedeploy:UntagResource',
      resource: input.ResourceArn ?? '*',
      context: { 'aws:TagKeys': input.TagKeys ?? [] },
    },
  ],
  handle: (input, call) => changeTags(input.ResourceArn, call, (tags) => withoutKeys(tags, input.TagKeys)),
});

export const listTagsForResource = defineOperation<ListTagsForResourceInput, ListTagsForResourceOutput>({
  name: 'ListTagsForResource',
  requires: (input) => [{ action: 'codedeploy:ListTagsForResource', resource: input.ResourceArn ?? '*' }],
  handle: (input, call) => ({
    Tags: Object.entries(getTagged(input.ResourceArn, call).tags).map(([Key, Value]) => ({ Key, Value })),
  }),
});

/** Of what an ARN names, for `aws:ResourceTag`. */
export function tagsOf(arn: string, call: Call): Tags | undefined {
  const found = findTagged(call, arn);
  return (found?.group ?? found?.application)?.tags;
}

/** @throws AwsError InvalidArnException, ApplicationDoesNotExistException, DeploymentGroupDoesNotExistException */
function getTagged(arn: string | undefined, call: Call) {
  const kind = /^arn:aws:codedeploy:[^:]+:\d{12}:(application|deploymentgroup):./.exec(arn ?? '')?.[1];
  if (kind === undefined) {
    throw new AwsError('InvalidArnException', 'The specified ARN is not in a valid format.');
  }
  const found = findTagged(call, arn);
  if (!found) {
    const missing = kind === 'application' ? 'Application' : 'DeploymentGroup';
    throw new AwsError(`${missing}DoesNotExistException`, `The resource ${arn ?? ''} does not exist.`);
  }
  return { ...found, tags: (found.group ?? found.application).tags };
}

function changeTags(arn: string | undefined, call: Call, change: (tags: Tags) => Tags): object {
  const { application, group, tags } = getTagged(arn, call);
  const { applicationName } = application.info;
  if (group) {
    application.groups.set(group.info.deploymentGroupName ?? '', { ...group, tags: change(tags) });
  } else {
    codeDeployState(call).applications.set(applicationName, { ...application, tags: change(tags) });
  }
  return {};
}
