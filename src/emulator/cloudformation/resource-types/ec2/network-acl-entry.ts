import type { ResourceType, ResourceView, Step } from '../../resource-type.ts';
import { isTrue, numberOf, pickProperties, requiredText, textOf, valuesOf } from '../properties.ts';

const gone = ['InvalidNetworkAclID.NotFound', 'InvalidNetworkAclEntry.NotFound'];

const place = (resource: ResourceView) => ({
  NetworkAclId: requiredText(resource, 'NetworkAclId'),
  RuleNumber: numberOf(resource.properties['RuleNumber']),
  Egress: isTrue(resource.properties['Egress']),
});

const describe: Step = {
  call: 'ec2:DescribeNetworkAcls',
  input: (resource) => ({ NetworkAclIds: [requiredText(resource, 'NetworkAclId')] }),
};

function rule(resource: ResourceView): object {
  const { Icmp, PortRange: ports, Protocol } = resource.properties;
  return {
    ...place(resource),
    ...pickProperties(resource.properties, 'CidrBlock', 'Ipv6CidrBlock', 'RuleAction'),
    Protocol: textOf(Protocol),
    ...(ports !== undefined && { PortRange: numbers(ports, 'From', 'To') }),
    ...(Icmp !== undefined && { IcmpTypeCode: numbers(Icmp, 'Type', 'Code') }),
  };
}

function numbers(given: unknown, ...names: readonly string[]): object {
  return Object.fromEntries(names.map((name) => [name, numberOf(valuesOf(given)[name])]));
}

export const ec2NetworkAclEntry: ResourceType = {
  type: 'AWS::EC2::NetworkAclEntry',
  refusedAs: 'GeneralServiceException',
  physicalId: (resource) => resource.generatedName(),
  replacedBy: ['Egress', 'NetworkAclId', 'RuleNumber'],
  attributes: { Id: (resource) => resource.physicalId },
  create: [{ call: 'ec2:CreateNetworkAclEntry', input: rule }, describe],
  update: [{ call: 'ec2:ReplaceNetworkAclEntry', input: rule }, describe],
  delete: [
    { ...describe, ignoring: gone },
    { call: 'ec2:DeleteNetworkAclEntry', ignoring: gone, input: place },
  ],
};
