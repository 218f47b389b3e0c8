import type {
  ComputePlatform,
  DeploymentConfigInfo,
  GetDeploymentConfigInput,
  GetDeploymentConfigOutput,
  ListDeploymentConfigsInput,
  ListDeploymentConfigsOutput,
} from '@aws-sdk/client-codedeploy';
import { AwsError, defineOperation } from '../operation.ts';
import { cutPage } from '../page.ts';
import { badToken } from './applications.ts';
import { onConfiguration } from './requirements.ts';

const canaryMinutes = [5, 10, 15, 30];
const linearMinutes = [1, 2, 3, 10];

/**
 * What is told of the predefined configurations of one platform.
 * Source: https://docs.aws.amazon.com/codedeploy/latest/userguide/deployment-configurations.html
 */
function shifting(platform: 'ECS' | 'Lambda'): DeploymentConfigInfo[] {
  const named = (
    name: string,
    config: DeploymentConfigInfo['trafficRoutingConfig'],
  ): DeploymentConfigInfo => ({
    deploymentConfigId: '00000000-0000-0000-0000-000000000000',
    deploymentConfigName: `CodeDeployDefault.${platform}${name}`,
    computePlatform: platform,
    trafficRoutingConfig: config,
  });
  const canary = platform === 'Lambda' ? canaryMinutes : [5, 15];
  const linear = platform === 'Lambda' ? linearMinutes : [1, 3];
  return [
    named('AllAtOnce', { type: 'AllAtOnce' }),
    ...canary.map((minutes) =>
      named(`Canary10Percent${minutes}Minutes`, {
        type: 'TimeBasedCanary',
        timeBasedCanary: { canaryPercentage: 10, canaryInterval: minutes },
      }),
    ),
    ...linear.map((minutes) =>
      named(`Linear10PercentEvery${minutes}Minute${minutes === 1 ? '' : 's'}`, {
        type: 'TimeBasedLinear',
        timeBasedLinear: { linearPercentage: 10, linearInterval: minutes },
      }),
    ),
  ];
}

const hosts = (name: string, type: 'FLEET_PERCENT' | 'HOST_COUNT', value: number): DeploymentConfigInfo => ({
  deploymentConfigName: `CodeDeployDefault.${name}`,
  computePlatform: 'Server',
  minimumHealthyHosts: { type, value },
});

const predefined: ReadonlyMap<string, DeploymentConfigInfo> = new Map(
  [
    hosts('AllAtOnce', 'HOST_COUNT', 0),
    hosts('HalfAtATime', 'FLEET_PERCENT', 50),
    hosts('OneAtATime', 'FLEET_PERCENT', 99),
    ...shifting('Lambda'),
    ...shifting('ECS'),
  ].map((configuration) => [configuration.deploymentConfigName ?? '', configuration]),
);

export function defaultConfiguration(platform: ComputePlatform): string {
  return platform === 'Server' ? 'CodeDeployDefault.OneAtATime' : `CodeDeployDefault.${platform}AllAtOnce`;
}

/** @throws AwsError DeploymentConfigDoesNotExistException, InvalidDeploymentConfigNameException */
export function getConfiguration(name: string | undefined, platform?: ComputePlatform): DeploymentConfigInfo {
  const configuration = predefined.get(name ?? '');
  if (!configuration) {
    throw new AwsError(
      'DeploymentConfigDoesNotExistException',
      `No deployment configuration found for name: ${name ?? ''}`,
    );
  }
  if (platform !== undefined && configuration.computePlatform !== platform) {
    throw new AwsError(
      'InvalidDeploymentConfigNameException',
      `The deployment configuration ${name ?? ''} is not for the compute platform ${platform}.`,
    );
  }
  return configuration;
}

/** How long traffic takes to shift under a configuration, in milliseconds of the account's time. */
export function shiftingMs({ trafficRoutingConfig: config }: DeploymentConfigInfo): number {
  const canary = config?.timeBasedCanary?.canaryInterval ?? 0;
  const { linearInterval = 0, linearPercentage = 100 } = config?.timeBasedLinear ?? {};
  return (canary + linearInterval * (Math.ceil(100 / linearPercentage) - 1)) * 60_000;
}

export const getDeploymentConfig = defineOperation<GetDeploymentConfigInput, GetDeploymentConfigOutput>({
  name: 'GetDeploymentConfig',
  requires: (input, call) => [onConfiguration('GetDeploymentConfig', input.deploymentConfigName, call)],
  handle: (input) => ({ deploymentConfigInfo: getConfiguration(input.deploymentConfigName) }),
});

export const listDeploymentConfigs = defineOperation<ListDeploymentConfigsInput, ListDeploymentConfigsOutput>(
  {
    name: 'ListDeploymentConfigs',
    requires: () => [{ action: 'codedeploy:ListDeploymentConfigs', resource: '*' }],
    handle: (input, call) => {
      const { items, next } = cutPage(
        [...predefined.keys()],
        input.nextToken,
        call.pageSize ?? 100,
        badToken,
      );
      return { deploymentConfigsList: items, nextToken: next };
    },
  },
);
