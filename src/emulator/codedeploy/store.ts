import type { ApplicationInfo, DeploymentGroupInfo, DeploymentInfo } from '@aws-sdk/client-codedeploy';
import { AwsError } from '../operation.ts';
import { defineRegionalStore, type Place } from '../regional-store.ts';

export interface DeploymentGroup {
  readonly info: DeploymentGroupInfo;
  readonly tags: Readonly<Record<string, string>>;
}

export interface Application {
  readonly info: ApplicationInfo & { readonly applicationName: string };
  readonly tags: Readonly<Record<string, string>>;
  /** By name. */
  readonly groups: Map<string, DeploymentGroup>;
}

export interface Deployment {
  info: DeploymentInfo & { readonly deploymentId: string };
  /** Asked for by StopDeployment, or because the account is no longer served. */
  isStopped: boolean;
}

export const codeDeployState = defineRegionalStore('codedeploy', () => ({
  applications: new Map<string, Application>(),
  /** By id, oldest first. */
  deployments: new Map<string, Deployment>(),
  /** What functions reported of the lifecycle events that they were invoked for, by execution id. */
  hooks: new Map<string, { readonly deploymentId: string; status: string | undefined }>(),
}));

export function applicationArn(name: string | undefined, { account, region }: Place): string {
  return `arn:aws:codedeploy:${region}:${account.accountId}:application:${name ?? ''}`;
}

export function groupArn(
  application: string | undefined,
  group: string | undefined,
  { account, region }: Place,
): string {
  return `arn:aws:codedeploy:${region}:${account.accountId}:deploymentgroup:${application ?? ''}/${group ?? ''}`;
}

/**
 * @throws AwsError ApplicationDoesNotExistException
 * Source of the words: https://github.com/aws/aws-cli/issues/2270
 */
export function getApplication(place: Place, name: string | undefined): Application {
  const application = codeDeployState(place).applications.get(name ?? '');
  if (application) return application;
  throw new AwsError('ApplicationDoesNotExistException', `No application found for name: ${name ?? ''}`);
}

/** @throws AwsError ApplicationDoesNotExistException, DeploymentGroupDoesNotExistException */
export function getGroup(
  place: Place,
  applicationName: string | undefined,
  name: string | undefined,
): DeploymentGroup {
  const group = getApplication(place, applicationName).groups.get(name ?? '');
  if (group) return group;
  throw new AwsError(
    'DeploymentGroupDoesNotExistException',
    `No Deployment Group found for name: ${name ?? ''}`,
  );
}

/** @throws AwsError DeploymentDoesNotExistException */
export function getStoredDeployment(place: Place, id: string | undefined): Deployment {
  const deployment = codeDeployState(place).deployments.get(id ?? '');
  if (deployment) return deployment;
  throw new AwsError('DeploymentDoesNotExistException', `The deployment ${id ?? ''} could not be found`);
}

/** What an ARN names: an application, or a group of one. */
export function findTagged(
  place: Place,
  arn: string | undefined,
): { readonly application: Application; readonly group?: DeploymentGroup } | undefined {
  const [kind, name = ''] = (arn ?? '').split(':').slice(5);
  const [applicationName = '', groupName = ''] = name.split('/');
  const application = codeDeployState(place).applications.get(applicationName);
  if (!application || kind === 'application') return application && { application };
  const group = application.groups.get(groupName);
  return group && { application, group };
}
