import { AwsError } from '../operation.ts';
import { idPrefixes } from './ids.ts';
import { defaultVpc, ec2State, type Kind, type Place, type Things } from './store.ts';
import type { SecurityGroup } from './security-group.ts';

interface Missing {
  readonly code: string;
  readonly malformed: string;
  readonly word: (id: string) => string;
}

function named(noun: string, code: string, malformed = code): Missing {
  return {
    code: `${code}.NotFound`,
    malformed: `${malformed}.Malformed`,
    word: (id) => `The ${noun} '${id}' does not exist`,
  };
}

/** Source: https://docs.aws.amazon.com/AWSEC2/latest/APIReference/errors-overview.html */
const missing: Readonly<Record<Kind, Missing>> = {
  'elastic-ip': named('allocation ID', 'InvalidAllocationID'),
  instance: named('instance ID', 'InvalidInstanceID'),
  'internet-gateway': named('internetGateway ID', 'InvalidInternetGatewayID', 'InvalidInternetGatewayId'),
  natgateway: {
    code: 'NatGatewayNotFound',
    malformed: 'NatGatewayMalformed',
    word: (id) => `NatGateway ${id} was not found`,
  },
  'network-acl': named('networkAcl ID', 'InvalidNetworkAclID'),
  'network-interface': named('networkInterface ID', 'InvalidNetworkInterfaceID', 'InvalidNetworkInterfaceId'),
  'route-table': named('routeTable ID', 'InvalidRouteTableID', 'InvalidRouteTableId'),
  'security-group': { ...named('security group', 'InvalidGroup'), malformed: 'InvalidGroupId.Malformed' },
  subnet: named('subnet ID', 'InvalidSubnetID'),
  vpc: named('vpc ID', 'InvalidVpcID'),
  'vpc-endpoint': named('Vpc Endpoint Id', 'InvalidVpcEndpointId'),
  'vpc-flow-log': named('flow log ID', 'InvalidFlowLogId'),
};

const parameters: Readonly<Record<Kind, string>> = {
  'elastic-ip': 'allocationId',
  instance: 'instanceId',
  'internet-gateway': 'internetGatewayId',
  natgateway: 'natGatewayId',
  'network-acl': 'networkAclId',
  'network-interface': 'networkInterfaceId',
  'route-table': 'routeTableId',
  'security-group': 'groupId',
  subnet: 'subnetId',
  vpc: 'vpcId',
  'vpc-endpoint': 'vpcEndpointId',
  'vpc-flow-log': 'flowLogId',
};

/** @throws AwsError where there is none of that id, or what is named is no id of that kind */
export function getThing<K extends Kind>(place: Place, kind: K, id: string | undefined): Things[K] {
  if (id === undefined || id === '') {
    throw new AwsError('MissingParameter', `The request must contain the parameter ${parameters[kind]}`);
  }
  const prefix = `${idPrefixes[kind]}-`;
  if (!id.startsWith(prefix)) {
    throw new AwsError(missing[kind].malformed, `Invalid id: "${id}" (expecting "${prefix}...")`);
  }
  const found = ec2State(place)[kind].get(id);
  if (found) return found;
  throw new AwsError(missing[kind].code, missing[kind].word(id));
}

/** In its place among the others, where it was there before. */
export function keepThing<K extends Kind>(place: Place, kind: K, thing: Things[K]): Things[K] {
  ec2State(place)[kind].set(thing.id, thing);
  return thing;
}

interface Named {
  readonly GroupId?: string | undefined;
  readonly GroupName?: string | undefined;
}

/** By id, or by name in the default VPC. */
export function findGroup(place: Place, { GroupId: id, GroupName: name }: Named): SecurityGroup | undefined {
  const groups = ec2State(place)['security-group'];
  if (id !== undefined) return groups.get(id);
  const vpcId = defaultVpc(place)?.id;
  return [...groups.values()].find((group) => group.name === name && group.vpcId === vpcId);
}

/** @throws AwsError InvalidGroupId.Malformed, InvalidGroup.NotFound */
export function getGroup(place: Place, asked: Named): SecurityGroup {
  const { GroupId: id, GroupName: name } = asked;
  if (id !== undefined) return getThing(place, 'security-group', id);
  if (name === undefined) {
    throw new AwsError('MissingParameter', 'The request must contain the parameter groupName or groupId');
  }
  const group = findGroup(place, asked);
  if (group) return group;
  throw new AwsError(
    'InvalidGroup.NotFound',
    `The security group '${name}' does not exist in default VPC${vpcNote(place)}`,
  );
}

function vpcNote(place: Place): string {
  const vpc = defaultVpc(place);
  return vpc ? ` '${vpc.id}'` : '';
}
