import { randomBytes } from 'node:crypto';
import type {
  CreateDeploymentInput,
  CreateDeploymentOutput,
  GetDeploymentInput,
  GetDeploymentOutput,
  ListDeploymentsInput,
  ListDeploymentsOutput,
  PutLifecycleEventHookExecutionStatusInput,
  PutLifecycleEventHookExecutionStatusOutput,
  StopDeploymentInput,
  StopDeploymentOutput,
} from '@aws-sdk/client-codedeploy';
import { AwsError, defineOperation, type Call } from '../operation.ts';
import { cutPage } from '../page.ts';
import { parseAppSpec } from './app-spec.ts';
import { badToken } from './applications.ts';
import { getConfiguration } from './configurations.ts';
import { onConfiguration, onGroup } from './requirements.ts';
import { shiftTraffic } from './shift-traffic.ts';
import { codeDeployState, getGroup, getStoredDeployment, type Deployment } from './store.ts';
import { serviceBehind } from '../service-behind.ts';

const isOver = ({ info }: Deployment): boolean =>
  info.completeTime !== undefined && info.status !== 'InProgress' && info.status !== 'Created';

function configurationOf(input: CreateDeploymentInput, call: Call): string | undefined {
  const groups = codeDeployState(call).applications.get(input.applicationName ?? '')?.groups;
  return (
    input.deploymentConfigName ?? groups?.get(input.deploymentGroupName ?? '')?.info.deploymentConfigName
  );
}

/**
 * Of Lambda functions; other platforms are NotImplemented. The configuration is asked about too: behaviour.md.
 * Source: https://docs.aws.amazon.com/codedeploy/latest/APIReference/API_CreateDeployment.html
 */
export const createDeployment = defineOperation<CreateDeploymentInput, CreateDeploymentOutput>({
  name: 'CreateDeployment',
  requires: (input, call) => [
    onGroup('CreateDeployment', input.applicationName, input.deploymentGroupName, call),
    onConfiguration('GetDeploymentConfig', configurationOf(input, call), call),
  ],
  handle: (input, call) => {
    const { info: group } = getGroup(call, input.applicationName, input.deploymentGroupName);
    if (group.computePlatform !== 'Lambda') {
      throw new AwsError(
        'NotImplemented',
        `codedeploy:CreateDeployment on the platform ${group.computePlatform ?? 'Server'}`,
        501,
      );
    }
    const { deploymentConfigName } = getConfiguration(configurationOf(input, call), 'Lambda');
    const { deployments } = codeDeployState(call);
    const spec = parseAppSpec(input.revision);
    const isBusy = [...deployments.values()].some(
      (other) =>
        !isOver(other) &&
        other.info.applicationName === group.applicationName &&
        other.info.deploymentGroupName === group.deploymentGroupName,
    );
    if (isBusy) {
      throw new AwsError(
        'DeploymentLimitExceededException',
        `The Deployment Group '${group.deploymentGroupName ?? ''}' already has an active Deployment`,
      );
    }
    const deploymentId = `d-${randomBytes(8)
      .toString('base64')
      .replaceAll(/[^A-Z0-9]/gi, '0')
      .slice(0, 9)
      .toUpperCase()}`;
    const deployment: Deployment = {
      info: {
        applicationName: group.applicationName,
        deploymentGroupName: group.deploymentGroupName,
        deploymentConfigName,
        deploymentId,
        revision: input.revision,
        status: 'Created',
        createTime: new Date(),
        creator: serviceBehind(call.caller) === 'cloudformation.amazonaws.com' ? 'CloudFormation' : 'user',
        description: input.description,
        deploymentStyle: group.deploymentStyle,
        autoRollbackConfiguration: input.autoRollbackConfiguration ?? group.autoRollbackConfiguration,
        computePlatform: 'Lambda',
      },
      isStopped: false,
    };
    deployments.set(deploymentId, deployment);
    void shiftTraffic(deployment, group, spec, call);
    return { deploymentId };
  },
});

/** Asked on the deployment's group. */
export const getDeployment = defineOperation<GetDeploymentInput, GetDeploymentOutput>({
  name: 'GetDeployment',
  requires: (input, call) => {
    const info = codeDeployState(call).deployments.get(input.deploymentId ?? '')?.info;
    return [onGroup('GetDeployment', info?.applicationName ?? '*', info?.deploymentGroupName ?? '*', call)];
  },
  handle: (input, call) => ({ deploymentInfo: getStoredDeployment(call, input.deploymentId).info }),
});

/** Newest first; one group's, or all. */
export const listDeployments = defineOperation<ListDeploymentsInput, ListDeploymentsOutput>({
  name: 'ListDeployments',
  requires: (input, call) => [
    onGroup('ListDeployments', input.applicationName ?? '*', input.deploymentGroupName ?? '*', call),
  ],
  handle: (input, call) => {
    const { applicationName, deploymentGroupName, includeOnlyStatuses: statuses } = input;
    if (deploymentGroupName !== undefined) getGroup(call, applicationName, deploymentGroupName);
    const found = [...codeDeployState(call).deployments.values()]
      .map(({ info }) => info)
      .filter((info) => applicationName === undefined || info.applicationName === applicationName)
      .filter((info) => deploymentGroupName === undefined || info.deploymentGroupName === deploymentGroupName)
      .filter(({ status }) => !statuses?.length || (status !== undefined && statuses.includes(status)))
      .toReversed();
    const { items, next } = cutPage(found, input.nextToken, call.pageSize ?? 100, badToken);
    return { deployments: items.map(({ deploymentId }) => deploymentId), nextToken: next };
  },
});

/** Printed and asked without a resource: https://github.com/awsdocs/aws-codedeploy-user-guide/issues/18 */
export const stopDeployment = defineOperation<StopDeploymentInput, StopDeploymentOutput>({
  name: 'StopDeployment',
  requires: () => [{ action: 'codedeploy:StopDeployment', resource: '*' }],
  handle: (input, call) => {
    const deployment = getStoredDeployment(call, input.deploymentId);
    if (isOver(deployment)) {
      throw new AwsError('DeploymentAlreadyCompletedException', 'The deployment is already complete.');
    }
    deployment.isStopped = true;
    return { status: 'Pending', statusMessage: 'The deployment stop request is pending.' };
  },
});

/** How a hook's function tells that what it looked at is good. */
export const putHookStatus = defineOperation<
  PutLifecycleEventHookExecutionStatusInput,
  PutLifecycleEventHookExecutionStatusOutput
>({
  name: 'PutLifecycleEventHookExecutionStatus',
  requires: () => [{ action: 'codedeploy:PutLifecycleEventHookExecutionStatus', resource: '*' }],
  handle: (input, call) => {
    const id = input.lifecycleEventHookExecutionId;
    const hook = codeDeployState(call).hooks.get(id ?? '');
    if (!hook || hook.deploymentId !== input.deploymentId) {
      throw new AwsError(
        'InvalidLifecycleEventHookExecutionIdException',
        'The lifecycle event hook execution ID is invalid.',
      );
    }
    if (hook.status !== undefined) {
      throw new AwsError(
        'LifecycleEventAlreadyCompletedException',
        'The lifecycle event hook has already completed.',
      );
    }
    hook.status = input.status;
    return { lifecycleEventHookExecutionId: id };
  },
});
