import type { ResourceType, ResourceView, Step, Values } from '../../resource-type.ts';
import { requiredText, textOf } from '../properties.ts';
import { dependencies } from './answers.ts';

const internet = 'InternetGatewayId';
const vpn = 'VpnGatewayId';
const has = (member: string) => (resource: ResourceView) => resource.properties[member] !== undefined;

const placeIn = (resource: ResourceView, properties: Values, member: string) => ({
  [member]: textOf(properties[member]),
  VpcId: requiredText(resource, 'VpcId'),
});

const describe: readonly Step[] = [
  {
    call: 'ec2:DescribeInternetGateways',
    when: has(internet),
    input: (resource) => ({ InternetGatewayIds: [requiredText(resource, internet)] }),
  },
  {
    call: 'ec2:DescribeVpnGateways',
    when: has(vpn),
    input: (resource) => ({ VpnGatewayIds: [requiredText(resource, vpn)] }),
  },
];

const gone = ['InvalidInternetGatewayID.NotFound', 'Gateway.NotAttached', 'InvalidVpcID.NotFound'];

function detach(member: string, when: (resource: ResourceView) => boolean): Step {
  return {
    call: member === internet ? 'ec2:DetachInternetGateway' : 'ec2:DetachVpnGateway',
    ignoring: gone,
    retrying: dependencies,
    when: (resource) => resource.previous[member] !== undefined && when(resource),
    input: (resource) => placeIn(resource, resource.previous, member),
  };
}

function attach(member: string, when: (resource: ResourceView) => boolean): Step {
  return {
    call: member === internet ? 'ec2:AttachInternetGateway' : 'ec2:AttachVpnGateway',
    when: (resource) => has(member)(resource) && when(resource),
    input: (resource) => placeIn(resource, resource.properties, member),
  };
}

const always = () => true;
const changed = (member: string) => (resource: ResourceView) => resource.changed(member);

/** Virtual private gateways are not built: their calls are `NotImplemented` by name. */
export const ec2VpcGatewayAttachment: ResourceType = {
  type: 'AWS::EC2::VPCGatewayAttachment',
  refusedAs: 'GeneralServiceException',
  physicalId: (resource) => `${has(internet)(resource) ? 'IGW' : 'VGW'}|${requiredText(resource, 'VpcId')}`,
  replacedBy: ['VpcId'],
  attributes: { AttachmentType: (resource) => (has(internet)(resource) ? 'IGW' : 'VGW') },
  create: [attach(internet, always), attach(vpn, always), ...describe],
  update: [
    ...[internet, vpn].flatMap((member) => [
      detach(member, changed(member)),
      attach(member, changed(member)),
    ]),
    ...describe.map((step): Step => ({
      ...step,
      when: (resource) => step.when?.(resource) !== false && resource.changed(internet, vpn),
    })),
  ],
  delete: [
    ...describe.map((step): Step => ({ ...step, ignoring: gone })),
    detach(internet, always),
    detach(vpn, always),
  ],
};
