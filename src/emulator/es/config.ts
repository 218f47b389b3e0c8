import type {
  DescribeElasticsearchDomainConfigRequest,
  DescribeElasticsearchDomainConfigResponse,
  ElasticsearchDomainConfig,
  OptionStatus,
} from '@aws-sdk/client-elasticsearch-service';
import { defineOperation } from '../operation.ts';
import { domainArn, domainsOf, getDomain, type Domain } from './store.ts';

/** The settings of a domain, each with how far it has come. */
export function tellConfig(domain: Domain): ElasticsearchDomainConfig {
  const { shape, settled, createdAt, updatedAt, version } = domain;
  const Status: OptionStatus = {
    CreationDate: createdAt,
    UpdateDate: updatedAt,
    UpdateVersion: version,
    State: settled.hasPassed ? 'Active' : 'Processing',
    PendingDeletion: domain.gone !== undefined,
  };
  return {
    ElasticsearchVersion: { Options: shape.ElasticsearchVersion, Status },
    ElasticsearchClusterConfig: { Options: shape.ElasticsearchClusterConfig, Status },
    EBSOptions: { Options: shape.EBSOptions, Status },
    AccessPolicies: { Options: shape.AccessPolicies, Status },
    SnapshotOptions: { Options: shape.SnapshotOptions, Status },
    EncryptionAtRestOptions: { Options: shape.EncryptionAtRestOptions, Status },
    NodeToNodeEncryptionOptions: { Options: shape.NodeToNodeEncryptionOptions, Status },
    AdvancedOptions: { Options: shape.AdvancedOptions, Status },
    DomainEndpointOptions: { Options: shape.DomainEndpointOptions, Status },
    ...(shape.VPCOptions && { VPCOptions: { Options: shape.VPCOptions, Status } }),
  };
}

export const describeElasticsearchDomainConfig = defineOperation<
  DescribeElasticsearchDomainConfigRequest,
  DescribeElasticsearchDomainConfigResponse
>({
  name: 'DescribeElasticsearchDomainConfig',
  requires: ({ DomainName: name }, call) => [
    {
      action: 'es:DescribeElasticsearchDomainConfig',
      resource: domainArn(name, call),
      resourcePolicy: domainsOf(call).get(name ?? '')?.shape.AccessPolicies || undefined,
    },
  ],
  handle: (input, call) => ({ DomainConfig: tellConfig(getDomain(input.DomainName, call)) }),
});
