import { createId } from './ids.ts';
import { makeSubnet, makeVpc } from './make-vpc.ts';
import type { Ec2State } from './store.ts';
import { zonesOf } from './zones.ts';

/**
 * The network that every region of a new account has, open to the internet.
 * Source: https://docs.aws.amazon.com/vpc/latest/userguide/default-vpc-components.html
 */
export function fillWithDefaultVpc(state: Ec2State, region: string): void {
  const vpc = makeVpc(state, {
    cidr: '172.31.0.0/16',
    isDefault: true,
    tenancy: 'default',
    dhcpOptionsId: createId('dopt'),
    tags: {},
  });
  for (const [index, zone] of zonesOf(region).entries()) {
    makeSubnet(state, vpc, { zone, cidr: `172.31.${index * 16}.0/20`, isDefault: true, tags: {} });
  }
  const gateway = { id: createId('igw'), vpcId: vpc.id, tags: {} };
  state['internet-gateway'].set(gateway.id, gateway);
  for (const table of state['route-table'].values()) {
    state['route-table'].set(table.id, {
      ...table,
      routes: [
        ...table.routes,
        { destination: '0.0.0.0/0', target: { gatewayId: gateway.id }, origin: 'CreateRoute' },
      ],
    });
  }
}
