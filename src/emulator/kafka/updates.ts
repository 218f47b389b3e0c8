import type { ClusterInfo } from '@aws-sdk/client-kafka';
import { AwsError, defineOperation, type Operation } from '../operation.ts';
import { onCluster, tellCluster } from './clusters.ts';
import { clustersOf, getCluster } from './store.ts';

/** How long a change takes; assumed. */
const changeMs = 600_000;

interface Input extends Readonly<Record<string, unknown>> {
  readonly ClusterArn?: string;
  readonly CurrentVersion?: string;
}

interface Change {
  readonly ClusterArn: string;
  readonly ClusterOperationArn: string;
}

/** A change of a cluster takes a while; until it is over there is no other. @throws AwsError BadRequestException */
function defineUpdate(
  name: string,
  change: (input: Input, shape: ClusterInfo) => Partial<ClusterInfo>,
): Operation {
  return defineOperation<Input, Change>({
    name,
    requires: (input, call) => [onCluster(name, input.ClusterArn, call)],
    handle: (input, call) => {
      const { ClusterArn: arn = '', CurrentVersion: version = '' } = input;
      const cluster = getCluster(arn, call);
      if (tellCluster(cluster).State !== 'ACTIVE') {
        throw new AwsError(
          'BadRequestException',
          "You can't update the cluster until it is in the ACTIVE state.",
        );
      }
      if (version !== cluster.shape.CurrentVersion) {
        throw new AwsError(
          'BadRequestException',
          'The current version of the cluster is not the one given.',
          400,
          {
            InvalidParameter: 'currentVersion',
          },
        );
      }
      const shape = {
        ...cluster.shape,
        ...change(input, cluster.shape),
        CurrentVersion: `K${Number(version.slice(1)) + 1}`,
      };
      const passing = { state: 'UPDATING', until: call.account.clock.after(changeMs) } as const;
      clustersOf(call).set(arn, { shape, passing });
      const operation = `${arn.replace(':cluster/', ':cluster-operation/')}/${call.requestId}`;
      return { ClusterArn: arn, ClusterOperationArn: operation };
    },
  });
}

const asIs =
  (...names: readonly string[]) =>
  (input: Input): Partial<ClusterInfo> =>
    Object.fromEntries(names.flatMap((name) => (input[name] === undefined ? [] : [[name, input[name]]])));

const software = (shape: ClusterInfo, input: Input): Partial<ClusterInfo> => {
  const configuration = input['ConfigurationInfo'] as { Arn?: string; Revision?: number } | undefined;
  return {
    CurrentBrokerSoftwareInfo: {
      ...shape.CurrentBrokerSoftwareInfo,
      ...(configuration && {
        ConfigurationArn: configuration.Arn,
        ConfigurationRevision: configuration.Revision,
      }),
      ...(typeof input['TargetKafkaVersion'] === 'string' && { KafkaVersion: input['TargetKafkaVersion'] }),
    },
  };
};

const nodes = (shape: ClusterInfo, more: object): Partial<ClusterInfo> =>
  ({ BrokerNodeGroupInfo: { ...shape.BrokerNodeGroupInfo, ...more } }) as Partial<ClusterInfo>;

export const updates: readonly Operation[] = [
  defineUpdate('UpdateBrokerCount', (input) => ({
    NumberOfBrokerNodes: Number(input['TargetNumberOfBrokerNodes']),
  })),
  defineUpdate('UpdateBrokerStorage', (input, shape) => {
    const [target] = (input['TargetBrokerEBSVolumeInfo'] ?? []) as { VolumeSizeGB?: number }[];
    return nodes(shape, { StorageInfo: { EbsStorageInfo: { VolumeSize: target?.VolumeSizeGB } } });
  }),
  defineUpdate('UpdateBrokerType', (input, shape) =>
    nodes(shape, { InstanceType: input['TargetInstanceType'] }),
  ),
  defineUpdate('UpdateClusterConfiguration', (input, shape) => software(shape, input)),
  defineUpdate('UpdateClusterKafkaVersion', (input, shape) => software(shape, input)),
  defineUpdate('UpdateConnectivity', (input, shape) =>
    nodes(shape, { ConnectivityInfo: input['ConnectivityInfo'] }),
  ),
  defineUpdate('UpdateMonitoring', asIs('EnhancedMonitoring', 'OpenMonitoring', 'LoggingInfo')),
  defineUpdate('UpdateSecurity', asIs('ClientAuthentication', 'EncryptionInfo')),
  defineUpdate('UpdateStorage', asIs('StorageMode')),
];
