import type { ResourceType, ResourceView } from '../../resource-type.ts';
import { isTrue, pickProperties, textOf } from '../properties.ts';

const nameOf = (resource: ResourceView): string =>
  textOf(resource.properties['LaunchConfigurationName']) ?? resource.generatedName({ maxLength: 255 });

const named = (resource: ResourceView) => ({ LaunchConfigurationNames: [resource.physicalId] });

const taken: readonly string[] = [
  'AssociatePublicIpAddress',
  'BlockDeviceMappings',
  'EbsOptimized',
  'IamInstanceProfile',
  'ImageId',
  'InstanceId',
  'InstanceType',
  'KernelId',
  'KeyName',
  'MetadataOptions',
  'PlacementTenancy',
  'SecurityGroups',
  'SpotPrice',
  'UserData',
];

export const autoScalingLaunchConfiguration: ResourceType = {
  type: 'AWS::AutoScaling::LaunchConfiguration',
  physicalId: nameOf,
  replacedBy: [...taken, 'InstanceMonitoring', 'LaunchConfigurationName', 'RamDiskId'],
  create: [
    {
      call: 'autoscaling:CreateLaunchConfiguration',
      input: (resource) => ({
        LaunchConfigurationName: nameOf(resource),
        ...pickProperties(resource.properties, ...taken),
        RamdiskId: resource.properties['RamDiskId'],
        ...(resource.properties['InstanceMonitoring'] !== undefined && {
          InstanceMonitoring: { Enabled: isTrue(resource.properties['InstanceMonitoring']) },
        }),
      }),
    },
    { call: 'autoscaling:DescribeLaunchConfigurations', input: named },
  ],
  update: [],
  delete: [
    { call: 'autoscaling:DescribeLaunchConfigurations', input: named },
    {
      call: 'autoscaling:DeleteLaunchConfiguration',
      ignoring: ['ValidationError'],
      input: (resource) => ({ LaunchConfigurationName: resource.physicalId }),
    },
  ],
};
