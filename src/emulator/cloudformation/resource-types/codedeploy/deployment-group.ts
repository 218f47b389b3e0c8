import type { ResourceType, ResourceView, Step } from '../../resource-type.ts';
import { listOf, lowerKeys, pickProperties, requiredText, textOf, valuesOf } from '../properties.ts';
import { codeDeployTagging, createTags, tagSteps } from './tag-steps.ts';

const nameOf = (resource: ResourceView): string =>
  textOf(resource.properties['DeploymentGroupName']) ?? resource.generatedName({ maxLength: 100 });
const applicationOf = (resource: ResourceView) => ({
  applicationName: requiredText(resource, 'ApplicationName'),
});
const place = (resource: ResourceView) => ({
  ...applicationOf(resource),
  deploymentGroupName: resource.physicalId,
});

const settingNames = [
  'AlarmConfiguration',
  'AutoRollbackConfiguration',
  'AutoScalingGroups',
  'BlueGreenDeploymentConfiguration',
  'DeploymentConfigName',
  'DeploymentStyle',
  'Ec2TagFilters',
  'LoadBalancerInfo',
  'OnPremisesInstanceTagFilters',
  'OutdatedInstancesStrategy',
  'ServiceRoleArn',
  'TerminationHookEnabled',
  'TriggerConfigurations',
];

/** Filters have the same letters in both; sets of them are lists of lists in the API. */
function settingsOf({ properties }: ResourceView): object {
  const setOf = (set: string, list: string, group: string): readonly unknown[] | undefined =>
    properties[set] === undefined
      ? undefined
      : listOf(valuesOf(properties[set])[list]).map((one) => valuesOf(one)[group]);
  const onInstances = setOf('Ec2TagSet', 'Ec2TagSetList', 'Ec2TagGroup');
  const onPremises = setOf('OnPremisesTagSet', 'OnPremisesTagSetList', 'OnPremisesTagGroup');
  return {
    ...(lowerKeys(
      pickProperties(properties, ...settingNames),
      'Ec2TagFilters',
      'OnPremisesInstanceTagFilters',
    ) as object),
    ...(properties['ECSServices'] !== undefined && { ecsServices: lowerKeys(properties['ECSServices']) }),
    ...(onInstances && { ec2TagSet: { ec2TagSetList: onInstances } }),
    ...(onPremises && { onPremisesTagSet: { onPremisesTagSetList: onPremises } }),
  };
}

/** The first deployment to instances, where the template gives one: not built, and said so. */
const deploy: Step = {
  call: 'codedeploy:CreateDeployment',
  when: (resource) => resource.properties['Deployment'] !== undefined && resource.changed('Deployment'),
  input: (resource) => ({
    ...place(resource),
    ...(lowerKeys(resource.properties['Deployment']) as object),
  }),
};

export const codeDeployDeploymentGroup: ResourceType = {
  type: 'AWS::CodeDeploy::DeploymentGroup',
  taggingActions: codeDeployTagging,
  physicalId: nameOf,
  replacedBy: ['ApplicationName', 'DeploymentGroupName'],
  create: [
    {
      call: 'codedeploy:CreateDeploymentGroup',
      input: (resource) => ({ ...place(resource), ...settingsOf(resource), ...createTags(resource) }),
    },
    { call: 'codedeploy:GetDeploymentGroup', input: place },
    { ...deploy, when: (resource) => resource.properties['Deployment'] !== undefined },
  ],
  update: [
    {
      call: 'codedeploy:UpdateDeploymentGroup',
      when: (resource) => resource.changed(...settingNames, 'ECSServices', 'Ec2TagSet', 'OnPremisesTagSet'),
      input: (resource) => ({
        ...applicationOf(resource),
        currentDeploymentGroupName: resource.physicalId,
        ...settingsOf(resource),
      }),
    },
    deploy,
    ...tagSteps(
      (resource) => `deploymentgroup:${requiredText(resource, 'ApplicationName')}/${resource.physicalId}`,
    ),
  ],
  delete: [
    {
      call: 'codedeploy:GetDeploymentGroup',
      ignoring: ['ApplicationDoesNotExistException', 'DeploymentGroupDoesNotExistException'],
      input: place,
    },
    {
      call: 'codedeploy:DeleteDeploymentGroup',
      ignoring: ['ApplicationDoesNotExistException'],
      input: place,
    },
  ],
};
