import { randomUUID } from 'node:crypto';
import type {
  CreateDeploymentGroupInput,
  CreateDeploymentGroupOutput,
  DeleteDeploymentGroupInput,
  DeleteDeploymentGroupOutput,
  DeploymentGroupInfo,
  GetDeploymentGroupInput,
  GetDeploymentGroupOutput,
  ListDeploymentGroupsInput,
  ListDeploymentGroupsOutput,
  UpdateDeploymentGroupInput,
  UpdateDeploymentGroupOutput,
} from '@aws-sdk/client-codedeploy';
import { isAssumableBy } from '../iam/pass-role.ts';
import { AwsError, defineOperation, type Call } from '../operation.ts';
import { cutPage } from '../page.ts';
import { tagsByKey } from '../tag-lists.ts';
import { badToken } from './applications.ts';
import { defaultConfiguration, getConfiguration } from './configurations.ts';
import { onApplication, onGroup, toPassServiceRole, withTags } from './requirements.ts';
import { getApplication, getGroup } from './store.ts';

type Settings = Partial<CreateDeploymentGroupInput & UpdateDeploymentGroupInput>;

/** Source: https://docs.aws.amazon.com/codedeploy/latest/APIReference/API_CreateDeploymentGroup.html */
export const createDeploymentGroup = defineOperation<CreateDeploymentGroupInput, CreateDeploymentGroupOutput>(
  {
    name: 'CreateDeploymentGroup',
    requires: (input, call) => [
      ...withTags(
        onGroup('CreateDeploymentGroup', input.applicationName, input.deploymentGroupName, call),
        input.tags,
      ),
      ...toPassServiceRole(input.serviceRoleArn),
    ],
    handle: (input, call) => {
      const application = getApplication(call, input.applicationName);
      const name = checkName(input.deploymentGroupName);
      assertFree(application.groups, name);
      assertRole(input.serviceRoleArn, call);
      const platform = application.info.computePlatform ?? 'Server';
      const configuration = input.deploymentConfigName ?? defaultConfiguration(platform);
      getConfiguration(configuration, platform);
      const deploymentGroupId = randomUUID();
      application.groups.set(name, {
        info: {
          ...settingsOf(input),
          applicationName: application.info.applicationName,
          deploymentGroupId,
          deploymentGroupName: name,
          deploymentConfigName: configuration,
          computePlatform: platform,
        },
        tags: tagsByKey(input.tags),
      });
      return { deploymentGroupId };
    },
  },
);

export const readDeploymentGroup = defineOperation<GetDeploymentGroupInput, GetDeploymentGroupOutput>({
  name: 'GetDeploymentGroup',
  requires: (input, call) => [
    onGroup('GetDeploymentGroup', input.applicationName, input.deploymentGroupName, call),
  ],
  handle: (input, call) => ({
    deploymentGroupInfo: getGroup(call, input.applicationName, input.deploymentGroupName).info,
  }),
});

/** What is not given stays as it is; roles that are not given are not passed. */
export const updateDeploymentGroup = defineOperation<UpdateDeploymentGroupInput, UpdateDeploymentGroupOutput>(
  {
    name: 'UpdateDeploymentGroup',
    requires: (input, call) => [
      onGroup('UpdateDeploymentGroup', input.applicationName, input.currentDeploymentGroupName, call),
      ...toPassServiceRole(input.serviceRoleArn),
    ],
    handle: (input, call) => {
      const { groups } = getApplication(call, input.applicationName);
      const current = getGroup(call, input.applicationName, input.currentDeploymentGroupName);
      const oldName = input.currentDeploymentGroupName ?? '';
      const name = checkName(input.newDeploymentGroupName ?? oldName);
      if (name !== oldName) assertFree(groups, name);
      if (input.serviceRoleArn !== undefined) assertRole(input.serviceRoleArn, call);
      if (input.deploymentConfigName !== undefined) {
        getConfiguration(input.deploymentConfigName, current.info.computePlatform ?? 'Server');
      }
      groups.delete(oldName);
      groups.set(name, {
        ...current,
        info: { ...current.info, ...settingsOf(input), deploymentGroupName: name },
      });
      return { hooksNotCleanedUp: [] };
    },
  },
);

/** One that is not there is no error (assumed: the reference lists none). */
export const deleteDeploymentGroup = defineOperation<DeleteDeploymentGroupInput, DeleteDeploymentGroupOutput>(
  {
    name: 'DeleteDeploymentGroup',
    requires: (input, call) => [
      onGroup('DeleteDeploymentGroup', input.applicationName, input.deploymentGroupName, call),
    ],
    handle: (input, call) => {
      getApplication(call, input.applicationName).groups.delete(input.deploymentGroupName ?? '');
      return { hooksNotCleanedUp: [] };
    },
  },
);

export const listDeploymentGroups = defineOperation<ListDeploymentGroupsInput, ListDeploymentGroupsOutput>({
  name: 'ListDeploymentGroups',
  requires: (input, call) => [onApplication('ListDeploymentGroups', input.applicationName, call)],
  handle: (input, call) => {
    const { groups, info } = getApplication(call, input.applicationName);
    const names = [...groups.keys()].toSorted();
    const { items, next } = cutPage(names, input.nextToken, call.pageSize ?? 100, badToken);
    return { applicationName: info.applicationName, deploymentGroups: items, nextToken: next };
  },
});

function settingsOf(input: Settings): Partial<DeploymentGroupInfo> {
  const {
    applicationName: _application,
    deploymentGroupName: _name,
    currentDeploymentGroupName: _current,
    newDeploymentGroupName: _new,
    tags: _tags,
    autoScalingGroups,
    ...settings
  } = input;
  const given = Object.entries(settings).filter(([, value]) => value !== undefined);
  return {
    ...Object.fromEntries(given),
    ...(autoScalingGroups && { autoScalingGroups: autoScalingGroups.map((name) => ({ name })) }),
  };
}

function checkName(name: string | undefined): string {
  if (name !== undefined && /^[a-zA-Z0-9._+=,@-]{1,100}$/.test(name)) return name;
  throw new AwsError(
    'InvalidDeploymentGroupNameException',
    'The deployment group name was specified in an invalid format.',
  );
}

function assertFree(groups: ReadonlyMap<string, unknown>, name: string): void {
  if (!groups.has(name)) return;
  throw new AwsError('DeploymentGroupAlreadyExistsException', `Deployment group already exists: ${name}`);
}

/** Source of the words: https://github.com/go-to-k/cdkd/pull/948 */
function assertRole(roleArn: string | undefined, call: Call): void {
  if (isAssumableBy('codedeploy.amazonaws.com', roleArn, call.account)) return;
  throw new AwsError(
    'InvalidRoleException',
    `AWS CodeDeploy does not have the permissions required to assume the role ${roleArn ?? ''}.`,
  );
}
