import type { Requirement } from '../operation.ts';
import { ec2Arn } from './arn.ts';
import { ec2State, type Kind, type Place, type Things } from './store.ts';

type Context = NonNullable<Requirement['context']>;

const arn = (kind: Kind, id: string, place: Place): string => ec2Arn(`${kind}/${id}`, place);

/** What a condition can ask of a thing of each type, beside its tags. */
const keys: { readonly [K in Kind]: (thing: Things[K], place: Place) => Context } = {
  'elastic-ip': ({ id, publicIp }) => ({
    'ec2:AllocationId': id,
    'ec2:Domain': 'vpc',
    'ec2:PublicIpAddress': publicIp,
  }),
  instance: ({ id, instanceType, zone }) => ({
    'ec2:InstanceID': id,
    'ec2:InstanceType': instanceType,
    'ec2:AvailabilityZone': zone,
    'ec2:Tenancy': 'default',
    'ec2:RootDeviceType': 'ebs',
  }),
  'internet-gateway': ({ id }) => ({ 'ec2:InternetGatewayID': id }),
  natgateway: ({ vpcId }, place) => ({ 'ec2:Vpc': arn('vpc', vpcId, place) }),
  'network-acl': ({ id, vpcId }, place) => ({
    'ec2:NetworkAclID': id,
    'ec2:Vpc': arn('vpc', vpcId, place),
  }),
  'network-interface': ({ id, subnetId }, place) => {
    const subnet = ec2State(place).subnet.get(subnetId);
    return {
      'ec2:NetworkInterfaceID': id,
      'ec2:Subnet': arn('subnet', subnetId, place),
      ...(subnet && {
        'ec2:Vpc': arn('vpc', subnet.vpcId, place),
        'ec2:AvailabilityZone': subnet.zone,
      }),
    };
  },
  'route-table': ({ id, vpcId }, place) => ({
    'ec2:RouteTableID': id,
    'ec2:Vpc': arn('vpc', vpcId, place),
  }),
  'security-group': ({ id, vpcId }, place) => ({
    'ec2:SecurityGroupID': id,
    'ec2:Vpc': arn('vpc', vpcId, place),
  }),
  subnet: ({ id, vpcId, zone }, place) => ({
    'ec2:SubnetID': id,
    'ec2:Vpc': arn('vpc', vpcId, place),
    'ec2:AvailabilityZone': zone,
  }),
  vpc: ({ id, tenancy }) => ({ 'ec2:VpcID': id, 'ec2:Tenancy': tenancy }),
  'vpc-endpoint': ({ serviceName }) => ({ 'ec2:VpceServiceName': serviceName }),
  'vpc-flow-log': () => ({}),
};

/** Source: https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazonec2.html */
export function contextOf<K extends Kind>(kind: K, thing: Things[K], place: Place): Context {
  const tags = Object.entries(thing.tags).map(([key, value]) => [`ec2:ResourceTag/${key}`, value]);
  return { ...keys[kind](thing, place), ...Object.fromEntries(tags) };
}
