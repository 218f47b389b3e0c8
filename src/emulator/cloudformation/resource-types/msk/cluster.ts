import type { ResourceType, ResourceView, Step, Values } from '../../resource-type.ts';
import { numberOf, pickProperties, textOf, valuesOf } from '../properties.ts';
import { removedTagKeys, setTags, tagRecord } from '../tags.ts';

const place = (resource: ResourceView) => ({ ClusterArn: resource.physicalId });
const infoIn = ({ ClusterInfo }: Values): Values => valuesOf(ClusterInfo);
const info = (resource: ResourceView): Values => infoIn(resource.output('kafka:DescribeCluster'));

const settled: Step = {
  call: 'kafka:DescribeCluster',
  input: place,
  pollSeconds: 30,
  until: (output) => infoIn(output)['State'] === 'ACTIVE',
};

const nodesIn = (values: Values): Values => valuesOf(values['BrokerNodeGroupInfo']);
const encryptionIn = (values: Values): Values => valuesOf(values['EncryptionInfo']);

/** Both spell its members alike. */
const encryptionOf = ({ properties }: ResourceView): object => {
  const { EncryptionAtRest: rest, EncryptionInTransit: transit } = encryptionIn(properties);
  return properties['EncryptionInfo'] === undefined
    ? {}
    : {
        EncryptionInfo: {
          ...(rest !== undefined && { EncryptionAtRest: valuesOf(rest) }),
          ...(transit !== undefined && { EncryptionInTransit: valuesOf(transit) }),
        },
      };
};

const storageIn = (values: Values): Values =>
  valuesOf(valuesOf(nodesIn(values)['StorageInfo'])['EBSStorageInfo']);

const brokersOf = ({ properties }: ResourceView): object => {
  const { StorageInfo, ...nodes } = nodesIn(properties);
  return {
    ...nodes,
    ...(StorageInfo !== undefined && {
      StorageInfo: {
        EbsStorageInfo: {
          ...storageIn(properties),
          VolumeSize: numberOf(storageIn(properties)['VolumeSize']),
        },
      },
    }),
  };
};

const differs = (of: (values: Values) => unknown) => (resource: ResourceView) =>
  JSON.stringify(of(resource.properties)) !== JSON.stringify(of(resource.previous));

/** What AWS makes another cluster for. */
const fixed: readonly ((values: Values) => unknown)[] = [
  (values) => nodesIn(values)['BrokerAZDistribution'],
  (values) => nodesIn(values)['ClientSubnets'],
  (values) => nodesIn(values)['SecurityGroups'],
  (values) => encryptionIn(values)['EncryptionAtRest'],
  (values) => valuesOf(encryptionIn(values)['EncryptionInTransit'])['InCluster'],
];

const objectToReplacement = (resource: ResourceView): string | undefined =>
  fixed.some((of) => differs(of)(resource))
    ? 'NotImplemented: a replacement by a part of BrokerNodeGroupInfo or EncryptionInfo is not built in this emulated account'
    : undefined;

/** One change at a time: each is waited for, and takes the version that the one before it left. */
function changing(
  name: string,
  when: (resource: ResourceView) => boolean,
  input: (r: ResourceView) => object,
): readonly Step[] {
  return [
    {
      call: `kafka:${name}`,
      when,
      input: (resource) => ({
        ...place(resource),
        CurrentVersion: info(resource)['CurrentVersion'],
        ...input(resource),
      }),
    },
    { ...settled, when },
  ];
}

const monitoring = ['EnhancedMonitoring', 'LoggingInfo', 'OpenMonitoring'];
const changed =
  (...names: readonly string[]) =>
  (resource: ResourceView) =>
    resource.changed(...names);

export const mskCluster: ResourceType = {
  type: 'AWS::MSK::Cluster',
  taggingActions: ['kafka:TagResource', 'kafka:UntagResource'],
  physicalId: (resource) => textOf(resource.output('kafka:CreateCluster')['ClusterArn']) ?? '',
  idAfter: 'kafka:CreateCluster',
  replacedBy: ['ClusterName'],
  attributes: {
    Arn: (resource) => resource.physicalId,
    CurrentVersion: (resource) => info(resource)['CurrentVersion'],
  },
  create: [
    {
      call: 'kafka:CreateCluster',
      input: (resource) => ({
        BrokerNodeGroupInfo: brokersOf(resource),
        NumberOfBrokerNodes: numberOf(resource.properties['NumberOfBrokerNodes']),
        ...pickProperties(
          resource.properties,
          'ClientAuthentication',
          'ClusterName',
          'ConfigurationInfo',
          'KafkaVersion',
          'StorageMode',
          ...monitoring,
        ),
        ...encryptionOf(resource),
        Tags: tagRecord(resource.tags),
      }),
    },
    settled,
  ],
  update: [
    { ...settled, objection: objectToReplacement },
    ...changing('UpdateBrokerStorage', differs(storageIn), ({ properties }) => ({
      TargetBrokerEBSVolumeInfo: [
        { KafkaBrokerNodeId: 'All', VolumeSizeGB: numberOf(storageIn(properties)['VolumeSize']) },
      ],
    })),
    ...changing('UpdateBrokerCount', changed('NumberOfBrokerNodes'), ({ properties }) => ({
      TargetNumberOfBrokerNodes: numberOf(properties['NumberOfBrokerNodes']),
    })),
    ...changing(
      'UpdateBrokerType',
      differs((values) => nodesIn(values)['InstanceType']),
      ({ properties }) => ({ TargetInstanceType: nodesIn(properties)['InstanceType'] }),
    ),
    ...changing(
      'UpdateConnectivity',
      differs((values) => nodesIn(values)['ConnectivityInfo']),
      ({ properties }) => pickProperties(nodesIn(properties), 'ConnectivityInfo'),
    ),
    ...changing('UpdateMonitoring', changed(...monitoring), ({ properties }) =>
      pickProperties(properties, ...monitoring),
    ),
    ...changing('UpdateClusterKafkaVersion', changed('KafkaVersion'), ({ properties }) => ({
      TargetKafkaVersion: properties['KafkaVersion'],
      ...pickProperties(properties, 'ConfigurationInfo'),
    })),
    ...changing(
      'UpdateClusterConfiguration',
      (resource) => resource.changed('ConfigurationInfo') && !resource.changed('KafkaVersion'),
      ({ properties }) => pickProperties(properties, 'ConfigurationInfo'),
    ),
    ...changing('UpdateSecurity', changed('ClientAuthentication', 'EncryptionInfo'), (resource) => ({
      ...pickProperties(resource.properties, 'ClientAuthentication'),
      ...encryptionOf(resource),
    })),
    ...changing('UpdateStorage', changed('StorageMode'), ({ properties }) =>
      pickProperties(properties, 'StorageMode'),
    ),
    {
      call: 'kafka:UntagResource',
      when: (resource) => removedTagKeys(resource).length > 0,
      input: (resource) => ({ ResourceArn: resource.physicalId, TagKeys: removedTagKeys(resource) }),
    },
    {
      call: 'kafka:TagResource',
      when: (resource) => setTags(resource).length > 0,
      input: (resource) => ({ ResourceArn: resource.physicalId, Tags: tagRecord(setTags(resource)) }),
    },
  ],
  delete: [
    { call: 'kafka:DeleteCluster', ignoring: ['NotFoundException'], input: place },
    { ...settled, ignoring: ['NotFoundException'], until: () => false },
  ],
};
