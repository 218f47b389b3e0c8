import { AwsError, type Operation, type Requirement, type Service } from '../operation.ts';
import { wordEncodedRefusal } from '../sts/encoded-message.ts';
import { describeAccountAttributes } from './account-attributes.ts';
import { associateAddress, disassociateAddress } from './address-associations.ts';
import { allocateAddress, describeAddresses, releaseAddress } from './elastic-ips.ts';
import { describeVpcEndpointServices } from './endpoint-services.ts';
import { modifyInstanceAttribute } from './instance-attributes.ts';
import { describeInstances, startInstances, stopInstances, terminateInstances } from './instances.ts';
import {
  attachInternetGateway,
  createInternetGateway,
  deleteInternetGateway,
  describeInternetGateways,
  detachInternetGateway,
} from './internet-gateways.ts';
import { modifyVpcEndpoint } from './modify-vpc-endpoint.ts';
import { createNatGateway, deleteNatGateway, describeNatGateways } from './nat-gateways.ts';
import { createFlowLogs, deleteFlowLogs, describeFlowLogs } from './flow-logs.ts';
import { replaceNetworkAclAssociation } from './network-acl-associations.ts';
import {
  createNetworkAclEntry,
  deleteNetworkAclEntry,
  replaceNetworkAclEntry,
} from './network-acl-entries.ts';
import { createNetworkAcl, deleteNetworkAcl, describeNetworkAcls } from './network-acls.ts';
import { describeNetworkInterfaces } from './network-interfaces.ts';
import { describeManagedPrefixLists, describePrefixLists } from './prefix-lists.ts';
import { describeAvailabilityZones, describeRegions } from './regions.ts';
import {
  associateRouteTable,
  disassociateRouteTable,
  replaceRouteTableAssociation,
} from './route-table-associations.ts';
import { createRouteTable, deleteRouteTable, describeRouteTables } from './route-tables.ts';
import { createRoute, deleteRoute, replaceRoute } from './routes.ts';
import { runInstances } from './run-instances.ts';
import {
  authorizeSecurityGroupEgress,
  authorizeSecurityGroupIngress,
  describeSecurityGroupRules,
  revokeSecurityGroupEgress,
  revokeSecurityGroupIngress,
  updateSecurityGroupRuleDescriptionsEgress,
  updateSecurityGroupRuleDescriptionsIngress,
} from './security-group-rules.ts';
import { createSecurityGroup, deleteSecurityGroup, describeSecurityGroups } from './security-groups.ts';
import { modifySubnetAttribute } from './subnet-attributes.ts';
import { createSubnet, deleteSubnet, describeSubnets } from './subnets.ts';
import { createTags, deleteTags, describeTags } from './tags.ts';
import { describeVpcAttribute, modifyVpcAttribute, modifyVpcTenancy } from './vpc-attributes.ts';
import { createVpcEndpoint, deleteVpcEndpoints, describeVpcEndpoints } from './vpc-endpoints.ts';
import { createVpc, deleteVpc, describeVpcs } from './vpcs.ts';

const operations: readonly Operation[] = [
  createVpc,
  deleteVpc,
  describeVpcs,
  modifyVpcAttribute,
  modifyVpcTenancy,
  describeVpcAttribute,
  createSubnet,
  deleteSubnet,
  describeSubnets,
  modifySubnetAttribute,
  createRouteTable,
  deleteRouteTable,
  describeRouteTables,
  associateRouteTable,
  disassociateRouteTable,
  replaceRouteTableAssociation,
  createRoute,
  replaceRoute,
  deleteRoute,
  createInternetGateway,
  deleteInternetGateway,
  attachInternetGateway,
  detachInternetGateway,
  describeInternetGateways,
  allocateAddress,
  releaseAddress,
  describeAddresses,
  associateAddress,
  disassociateAddress,
  createNatGateway,
  deleteNatGateway,
  describeNatGateways,
  createVpcEndpoint,
  deleteVpcEndpoints,
  describeVpcEndpoints,
  modifyVpcEndpoint,
  describeVpcEndpointServices,
  describePrefixLists,
  describeManagedPrefixLists,
  createNetworkAcl,
  deleteNetworkAcl,
  describeNetworkAcls,
  createNetworkAclEntry,
  replaceNetworkAclEntry,
  deleteNetworkAclEntry,
  replaceNetworkAclAssociation,
  createFlowLogs,
  deleteFlowLogs,
  describeFlowLogs,
  describeNetworkInterfaces,
  runInstances,
  startInstances,
  stopInstances,
  terminateInstances,
  describeInstances,
  modifyInstanceAttribute,
  describeRegions,
  describeAvailabilityZones,
  describeAccountAttributes,
  createSecurityGroup,
  deleteSecurityGroup,
  describeSecurityGroups,
  authorizeSecurityGroupIngress,
  authorizeSecurityGroupEgress,
  revokeSecurityGroupIngress,
  revokeSecurityGroupEgress,
  updateSecurityGroupRuleDescriptionsIngress,
  updateSecurityGroupRuleDescriptionsEgress,
  describeSecurityGroupRules,
  createTags,
  deleteTags,
  describeTags,
];

export const ec2Service: Service = {
  id: 'ec2',
  actionPrefix: 'ec2',
  displayName: 'Ec2',
  refusalCode: 'UnauthorizedOperation',
  wordRefusal: (sentence, requirement, call) =>
    isReading(requirement)
      ? `You are not authorized to perform this operation. ${withoutResource(sentence)}`
      : wordEncodedRefusal(sentence, requirement, call),
  operations: operations.map(withDryRun),
};

function isReading({ action }: Requirement): boolean {
  return action.startsWith('ec2:Describe');
}

/** Reading has no resource to name. */
function withoutResource(sentence: string): string {
  return sentence.replace(' on resource: *', '');
}

/** A call that only asks whether it would be allowed. Source: https://docs.aws.amazon.com/AWSEC2/latest/APIReference/CommonParameters.html */
function withDryRun(operation: Operation): Operation {
  return {
    ...operation,
    handle: (input, call) => {
      if ((input as { readonly DryRun?: boolean }).DryRun) {
        throw new AwsError('DryRunOperation', 'Request would have succeeded, but DryRun flag is set.', 412);
      }
      return operation.handle(input, call);
    },
  };
}
