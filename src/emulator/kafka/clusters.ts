import type {
  ClusterInfo,
  CreateClusterRequest,
  CreateClusterResponse,
  DeleteClusterRequest,
  DeleteClusterResponse,
  DescribeClusterRequest,
  DescribeClusterResponse,
  GetBootstrapBrokersRequest,
  GetBootstrapBrokersResponse,
  ListClustersRequest,
  ListClustersResponse,
} from '@aws-sdk/client-kafka';
import { readSecurityGroups, readSubnets } from '../ec2/read-network.ts';
import { ensureServiceLinkedRole, toHaveServiceLinkedRole } from '../iam/service-linked.ts';
import { onKey } from '../kms/requirements.ts';
import { AwsError, defineOperation, type Call, type Requirement } from '../operation.ts';
import { cutPage } from '../page.ts';
import { requestTagContext } from '../tag-context.ts';
import { clustersOf, getCluster, newClusterArn, type Cluster } from './store.ts';

const principal = 'kafka.amazonaws.com';

/** How long clusters take; assumed, AWS speaks of a quarter of an hour and more. */
const creationMs = 1_200_000;
const deletionMs = 300_000;

export function onCluster(operation: string, arn: string | undefined, call: Call): Requirement {
  return {
    action: `kafka:${operation}`,
    resource: arn ?? '*',
    resourceTags: clustersOf(call).get(arn ?? '')?.shape.Tags,
  };
}

/**
 * What MSK does with its caller's permissions when it makes a cluster.
 * Source: https://docs.aws.amazon.com/msk/latest/developerguide/security-iam-awsmanpol-AWSMSKFullAccess.html
 */
function toMakeCluster(input: CreateClusterRequest, call: Call): readonly Requirement[] {
  const keyId = input.EncryptionInfo?.EncryptionAtRest?.DataVolumeKMSKeyId;
  return [
    ...['DescribeSubnets', 'DescribeVpcs', 'DescribeSecurityGroups'].map((name) => ({
      action: `ec2:${name}`,
      resource: '*',
    })),
    ...(keyId === undefined
      ? []
      : ['kms:DescribeKey', 'kms:CreateGrant'].map((action) =>
          onKey(action, keyId, call, { viaService: `kafka.${call.region}.amazonaws.com` }),
        )),
    ...(input.LoggingInfo?.BrokerLogs?.CloudWatchLogs?.Enabled
      ? [{ action: 'logs:CreateLogDelivery', resource: '*' }]
      : []),
    ...toHaveServiceLinkedRole(principal, call),
  ];
}

function bad(message: string, invalidParameter: string): AwsError {
  return new AwsError('BadRequestException', message, 400, { InvalidParameter: invalidParameter });
}

export const createCluster = defineOperation<CreateClusterRequest, CreateClusterResponse>({
  name: 'CreateCluster',
  requires: (input, call) => {
    const context = requestTagContext(input.Tags);
    return [
      // Printed with `*`: https://github.com/aws-controllers-k8s/community/issues/2464
      {
        action: 'kafka:CreateCluster',
        resource: newClusterArn(input.ClusterName, call),
        resourceAsPrinted: '*',
        context,
      },
      ...(Object.keys(input.Tags ?? {}).length > 0
        ? [{ action: 'kafka:TagResource', resource: newClusterArn(input.ClusterName, call), context }]
        : []),
      ...toMakeCluster(input, call),
    ];
  },
  handle: (input, call) => {
    const {
      ClusterName: name = '',
      KafkaVersion: version,
      ConfigurationInfo: configuration,
      ...given
    } = input;
    const clusters = clustersOf(call);
    if ([...clusters.values()].some(({ shape }) => shape.ClusterName === name)) {
      throw new AwsError(
        'ConflictException',
        `A resource with this name already exists. ClusterName: ${name}`,
        409,
      );
    }
    assertNetwork(input, call);
    ensureServiceLinkedRole(principal, call.account);
    const arn = newClusterArn(name, call);
    const shape: ClusterInfo = {
      EnhancedMonitoring: 'DEFAULT',
      ...given,
      ClusterArn: arn,
      ClusterName: name,
      CreationTime: new Date(),
      CurrentBrokerSoftwareInfo: {
        KafkaVersion: version,
        ...(configuration && {
          ConfigurationArn: configuration.Arn,
          ConfigurationRevision: configuration.Revision,
        }),
      },
      CurrentVersion: 'K1',
      Tags: { ...input.Tags },
    };
    const passing = { state: 'CREATING', until: call.account.clock.after(creationMs) } as const;
    clusters.set(arn, { shape, passing });
    return { ClusterArn: arn, ClusterName: name, State: 'CREATING' };
  },
});

/** @throws AwsError BadRequestException */
function assertNetwork(
  { BrokerNodeGroupInfo: info, NumberOfBrokerNodes: count = 0 }: CreateClusterRequest,
  call: Call,
): void {
  const ids = info?.ClientSubnets ?? [];
  if (ids.length < 2) throw bad('Specify either two or three client subnets.', 'clientSubnets');
  if (count % ids.length !== 0) {
    throw bad(
      'The number of broker nodes must be a multiple of Availability Zones in the client subnets parameter.',
      'numberOfBrokerNodes',
    );
  }
  const subnets = readSubnets(call);
  const strange = ids.find((id) => !subnets.some(({ SubnetId }) => SubnetId === id));
  if (strange !== undefined) throw bad(`One or more subnets are not valid: ${strange}`, 'clientSubnets');
  const groups = readSecurityGroups(call);
  const unknown = info?.SecurityGroups?.find((id) => !groups.some(({ GroupId }) => GroupId === id));
  if (unknown !== undefined)
    throw bad(`One or more security groups are not valid: ${unknown}`, 'securityGroups');
}

export function tellCluster({ shape, passing }: Cluster): ClusterInfo {
  return { ...shape, State: passing.until.hasPassed ? 'ACTIVE' : passing.state };
}

export const describeCluster = defineOperation<DescribeClusterRequest, DescribeClusterResponse>({
  name: 'DescribeCluster',
  requires: (input, call) => [onCluster('DescribeCluster', input.ClusterArn, call)],
  handle: (input, call) => ({ ClusterInfo: tellCluster(getCluster(input.ClusterArn, call)) }),
});

export const listClusters = defineOperation<ListClustersRequest, ListClustersResponse>({
  name: 'ListClusters',
  handle: (input, call) => {
    const found = [...clustersOf(call).values()].filter(({ shape }) =>
      shape.ClusterName?.startsWith(input.ClusterNameFilter ?? ''),
    );
    const most = input.MaxResults ?? call.pageSize ?? 100;
    const { items, next } = cutPage(found, input.NextToken, most, () =>
      bad('The token is not valid.', 'nextToken'),
    );
    return { ClusterInfoList: items.map(tellCluster), NextToken: next };
  },
});

export const deleteCluster = defineOperation<DeleteClusterRequest, DeleteClusterResponse>({
  name: 'DeleteCluster',
  requires: (input, call) => [onCluster('DeleteCluster', input.ClusterArn, call)],
  handle: ({ ClusterArn: arn = '' }, call) => {
    const cluster = getCluster(arn, call);
    const passing = { state: 'DELETING', until: call.account.clock.after(deletionMs) } as const;
    clustersOf(call).set(arn, { ...cluster, passing });
    return { ClusterArn: arn, State: 'DELETING' };
  },
});

export const getBootstrapBrokers = defineOperation<GetBootstrapBrokersRequest, GetBootstrapBrokersResponse>({
  name: 'GetBootstrapBrokers',
  handle: ({ ClusterArn: arn }, call) => {
    const cluster = getCluster(arn, call);
    if (tellCluster(cluster).State !== 'ACTIVE') {
      throw bad('The cluster has to be in the ACTIVE state.', 'clusterArn');
    }
    const id = arn?.split('/').at(-1)?.slice(0, 6);
    const hosts = Array.from(
      { length: Math.min(3, cluster.shape.NumberOfBrokerNodes ?? 0) },
      (_, index) => `b-${index + 1}.${cluster.shape.ClusterName}.${id}.c1.kafka.${call.region}.amazonaws.com`,
    );
    const inTransit = cluster.shape.EncryptionInfo?.EncryptionInTransit?.ClientBroker ?? 'TLS';
    return {
      ...(inTransit !== 'PLAINTEXT' && {
        BootstrapBrokerStringTls: hosts.map((host) => `${host}:9094`).join(','),
      }),
      ...(inTransit !== 'TLS' && { BootstrapBrokerString: hosts.map((host) => `${host}:9092`).join(',') }),
    };
  },
});
