import type { LaunchTemplateSpecification } from '@aws-sdk/client-auto-scaling';
import { AwsError, type Call, type Requirement } from '../operation.ts';
import { autoScalingState, groupArn, tagsOfGroup } from './store.ts';

type Context = NonNullable<Requirement['context']>;

export const autoScalingPrincipal = 'autoscaling.amazonaws.com';

/** A permission on a group. Source of the ARN: https://github.com/eksctl-io/eksctl/issues/339, of a group assumed alike */
export function onGroup(
  operation: string,
  name: string | undefined,
  call: Call,
  context: Context = {},
): Requirement {
  const found = autoScalingState(call).groups.get(name ?? '');
  const tags = found ? tagsOfGroup(found) : {};
  return {
    action: `autoscaling:${operation}`,
    resource: found?.shape.AutoScalingGroupARN ?? groupArn(name, call),
    resourceTags: tags,
    context: {
      ...Object.fromEntries(
        Object.entries(tags).map(([key, value]) => [`autoscaling:ResourceTag/${key}`, value]),
      ),
      ...context,
    },
  };
}

/**
 * Who makes a group of a launch template must be able to launch from it by themselves.
 * Source: https://docs.aws.amazon.com/autoscaling/ec2/userguide/ec2-auto-scaling-launch-template-permissions.html;
 * the words: https://github.com/eksctl-io/eksctl/issues/834
 */
export function toLaunch(template: LaunchTemplateSpecification | undefined): readonly Requirement[] {
  if (!template) return [];
  const named = template.LaunchTemplateId ?? template.LaunchTemplateName ?? '';
  return [
    {
      action: 'ec2:RunInstances',
      resource: '*',
      refuse: () =>
        new AwsError('AccessDenied', `You are not authorized to use launch template: ${named}`, 403),
    },
  ];
}
