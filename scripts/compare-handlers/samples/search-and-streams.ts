import type { Sample } from '../sample.ts';
import { network, subnets } from './rds.ts';

const domain = { ElasticsearchVersion: '7.10', EBSOptions: { EBSEnabled: true, VolumeSize: 10 } };
const nodes = { ClientSubnets: subnets, InstanceType: 'kafka.t3.small' };
const cluster = {
  ClusterName: 'cluster',
  KafkaVersion: '3.6.0',
  NumberOfBrokerNodes: 2,
  BrokerNodeGroupInfo: { ...nodes, StorageInfo: { EBSStorageInfo: { VolumeSize: 10 } } },
};

const changed = {
  ...cluster,
  NumberOfBrokerNodes: 4,
  KafkaVersion: '3.7.0',
  EnhancedMonitoring: 'PER_BROKER',
  StorageMode: 'TIERED',
  ClientAuthentication: { Unauthenticated: { Enabled: true } },
  BrokerNodeGroupInfo: {
    ClientSubnets: subnets,
    InstanceType: 'kafka.m5.large',
    StorageInfo: { EBSStorageInfo: { VolumeSize: 20 } },
    ConnectivityInfo: { PublicAccess: { Type: 'DISABLED' } },
  },
};

export const searchAndStreamSamples: readonly Sample[] = [
  {
    type: 'AWS::Elasticsearch::Domain',
    states: [
      domain,
      { ...domain, EBSOptions: { EBSEnabled: true, VolumeSize: 20 } },
      { ...domain, EBSOptions: { EBSEnabled: true, VolumeSize: 30 } },
    ],
    replacement: { ...domain, DomainName: 'other' },
  },
  {
    type: 'AWS::MSK::Cluster',
    needs: network,
    states: [
      cluster,
      changed,
      {
        ...changed,
        ConfigurationInfo: { Arn: 'arn:aws:kafka:us-east-1:123456789012:configuration/c/1-1', Revision: 1 },
      },
    ],
    replacement: { ...cluster, ClusterName: 'other' },
  },
];
