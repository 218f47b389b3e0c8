import { randomUUID } from 'node:crypto';
import type {
  CreateLaunchConfigurationType,
  DescribeLaunchConfigurationsCommandInput,
  LaunchConfiguration,
  LaunchConfigurationNameType,
  LaunchConfigurationsType,
} from '@aws-sdk/client-auto-scaling';
import { readSecurityGroups } from '../ec2/read-network.ts';
import { AwsError, defineOperation, type Call, type Requirement } from '../operation.ts';
import { iamState } from '../iam/store.ts';
import { pageOf } from './paging.ts';
import { autoScalingState, configurationArn } from './store.ts';

/**
 * The role of the instance profile is handed to EC2.
 * Source: https://docs.aws.amazon.com/autoscaling/ec2/userguide/us-iam-role.html
 */
function toPassProfile(profile: string | undefined, { account }: Call): readonly Requirement[] {
  const name = profile?.split('/').at(-1) ?? '';
  const role = iamState(account).instanceProfiles.get(name)?.role;
  if (role === undefined) return [];
  return [
    {
      action: 'iam:PassRole',
      resource: role.arn,
      context: { 'iam:PassedToService': 'ec2.amazonaws.com' },
    },
  ];
}

export const createLaunchConfiguration = defineOperation<CreateLaunchConfigurationType, object>({
  name: 'CreateLaunchConfiguration',
  requires: (input, call) => [
    {
      action: 'autoscaling:CreateLaunchConfiguration',
      // As it is printed: https://github.com/eksctl-io/eksctl/issues/339
      resource: configurationArn(input.LaunchConfigurationName, call),
      context: {
        ...(input.ImageId !== undefined && { 'autoscaling:ImageId': input.ImageId }),
        ...(input.InstanceType !== undefined && { 'autoscaling:InstanceType': input.InstanceType }),
        ...(input.SpotPrice !== undefined && { 'autoscaling:SpotPrice': input.SpotPrice }),
      },
    },
    ...toPassProfile(input.IamInstanceProfile, call),
  ],
  handle: (input, call) => {
    const { LaunchConfigurationName: name = '', ImageId: image, InstanceType: type } = input;
    const { configurations } = autoScalingState(call);
    if (configurations.has(name)) {
      throw new AwsError(
        'AlreadyExists',
        `Launch Configuration by this name already exists - A launch configuration already exists with the name ${name}`,
      );
    }
    if (input.InstanceId === undefined && (image === undefined || type === undefined)) {
      throw new AwsError(
        'ValidationError',
        'Valid requests must contain either the InstanceID parameter or both the ImageId and InstanceType parameters.',
      );
    }
    const known = readSecurityGroups(call);
    const strange = input.SecurityGroups?.find(
      (id) => !known.some(({ GroupId, GroupName }) => id === GroupId || id === GroupName),
    );
    if (strange !== undefined) {
      throw new AwsError('ValidationError', `The security group '${strange}' does not exist`);
    }
    const made: LaunchConfiguration = {
      KeyName: '',
      KernelId: '',
      RamdiskId: '',
      EbsOptimized: false,
      InstanceMonitoring: { Enabled: true },
      BlockDeviceMappings: [],
      SecurityGroups: [],
      ...input,
      LaunchConfigurationName: name,
      LaunchConfigurationARN: configurationArn(name, call, randomUUID()),
      ImageId: image,
      InstanceType: type,
      CreatedTime: new Date(),
    };
    configurations.set(name, made);
    return {};
  },
});

export const describeLaunchConfigurations = defineOperation<
  DescribeLaunchConfigurationsCommandInput,
  LaunchConfigurationsType
>({
  name: 'DescribeLaunchConfigurations',
  handle: (input, call) => {
    const found = [...autoScalingState(call).configurations.values()].filter(
      ({ LaunchConfigurationName: name = '' }) => input.LaunchConfigurationNames?.includes(name) ?? true,
    );
    const { items, next } = pageOf(found, input, call);
    return { LaunchConfigurations: items, ...next };
  },
});

export const deleteLaunchConfiguration = defineOperation<LaunchConfigurationNameType, object>({
  name: 'DeleteLaunchConfiguration',
  requires: ({ LaunchConfigurationName: name }, call) => [
    {
      action: 'autoscaling:DeleteLaunchConfiguration',
      resource:
        autoScalingState(call).configurations.get(name ?? '')?.LaunchConfigurationARN ??
        configurationArn(name, call),
    },
  ],
  handle: ({ LaunchConfigurationName: name = '' }, call) => {
    const { configurations, groups } = autoScalingState(call);
    if (!configurations.has(name)) {
      throw new AwsError(
        'ValidationError',
        `Launch configuration name not found - Launch configuration ${name} not found`,
      );
    }
    if ([...groups.values()].some(({ shape }) => shape.LaunchConfigurationName === name)) {
      throw new AwsError(
        'ResourceInUse',
        `Cannot delete launch configuration ${name} because it is attached to an AutoScalingGroup`,
      );
    }
    configurations.delete(name);
    return {};
  },
});
