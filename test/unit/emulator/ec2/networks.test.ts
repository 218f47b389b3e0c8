import { beforeEach, describe, expect, it } from 'vitest';
import { createServiceAccount, type ServiceActor } from '../../../support/service-account.ts';

type Ids = Readonly<Record<string, string>>;

/** Ids of one network with everything in it; `$name` in a row is replaced by them. */
async function makeNetwork(ec2: ServiceActor): Promise<Ids> {
  const make = async (call: string, input: object, ...path: readonly string[]): Promise<string> => {
    const answer = await ec2.call(`ec2:${call}`, input);
    return path.reduce<unknown>((value, key) => (value as Record<string, unknown>)[key], answer) as string;
  };
  const vpc = await make('CreateVpc', { CidrBlock: '10.0.3.7/16' }, 'Vpc', 'VpcId');
  const other = await make('CreateVpc', { CidrBlock: '10.1.0.0/16' }, 'Vpc', 'VpcId');
  const inVpc = { VpcId: vpc };
  const subnet = await make('CreateSubnet', { ...inVpc, CidrBlock: '10.0.0.0/24' }, 'Subnet', 'SubnetId');
  const table = await make('CreateRouteTable', inVpc, 'RouteTable', 'RouteTableId');
  const strange = await make('CreateRouteTable', { VpcId: other }, 'RouteTable', 'RouteTableId');
  const gateway = await make('CreateInternetGateway', {}, 'InternetGateway', 'InternetGatewayId');
  const association = await make(
    'AssociateRouteTable',
    { RouteTableId: table, SubnetId: subnet },
    'AssociationId',
  );
  await ec2.call('ec2:AttachInternetGateway', { ...inVpc, InternetGatewayId: gateway });
  const address = await make('AllocateAddress', {}, 'AllocationId');
  const nat = await make(
    'CreateNatGateway',
    { SubnetId: subnet, AllocationId: address },
    'NatGateway',
    'NatGatewayId',
  );
  const route = { RouteTableId: table, DestinationCidrBlock: '0.0.0.0/0' };
  await ec2.call('ec2:CreateRoute', { ...route, NatGatewayId: nat });
  const s3 = { ...inVpc, ServiceName: 'com.amazonaws.us-east-1.s3' };
  const endpoint = await make(
    'CreateVpcEndpoint',
    { ...s3, RouteTableIds: [table] },
    'VpcEndpoint',
    'VpcEndpointId',
  );
  return { vpc, other, subnet, table, strange, gateway, association, address, nat, endpoint };
}

let ec2: ServiceActor;
let ids: Ids;
const filled = <T>(value: T): T =>
  JSON.parse(JSON.stringify(value).replaceAll(/\$(\w+)/g, (_, name: string) => ids[name] ?? name)) as T;

beforeEach(async () => {
  ec2 = createServiceAccount().operator;
  ids = await makeNetwork(ec2);
});

describe('a network', () => {
  it('is told of as it was made', async () => {
    const tell = (call: string, input: object) => ec2.call(`ec2:Describe${call}`, filled(input));
    expect(await tell('Vpcs', { VpcIds: ['$vpc'] })).toMatchObject({
      Vpcs: [{ CidrBlock: '10.0.0.0/16', IsDefault: false, State: 'available' }],
    });
    expect(await tell('Subnets', { SubnetIds: ['$subnet'] })).toMatchObject({
      Subnets: [{ AvailabilityZone: 'us-east-1a', MapPublicIpOnLaunch: false, AvailableIpAddressCount: 250 }],
    });
    expect(await tell('RouteTables', { RouteTableIds: ['$table'] })).toMatchObject(
      filled({
        RouteTables: [
          {
            Associations: [{ SubnetId: '$subnet', Main: false }],
            Routes: [
              { DestinationCidrBlock: '10.0.0.0/16', GatewayId: 'local' },
              { DestinationCidrBlock: '0.0.0.0/0', NatGatewayId: '$nat', State: 'active' },
              { GatewayId: '$endpoint' },
            ],
          },
        ],
      }),
    );
    expect(await tell('NetworkAcls', { Filters: [{ Name: 'vpc-id', Values: ['$vpc'] }] })).toMatchObject(
      filled({ NetworkAcls: [{ IsDefault: true, Associations: [{ SubnetId: '$subnet' }] }] }),
    );
    expect(await tell('NetworkInterfaces', {})).toMatchObject(
      filled({
        NetworkInterfaces: [
          { Description: 'Interface for NAT Gateway $nat', Association: { AllocationId: '$address' } },
        ],
      }),
    );
    expect(await tell('NatGateways', { NatGatewayIds: ['$nat'] })).toMatchObject({
      NatGateways: [{ State: 'available' }],
    });
  });

  it.each([
    ['CreateVpc', { CidrBlock: '10.0.0.0/8' }, "InvalidVpc.Range: The CIDR '10.0.0.0/8' is invalid."],
    ['CreateVpc', { CidrBlock: 'ten' }, /^InvalidParameterValue: Value \(ten\) for parameter cidrBlock/],
    ['CreateVpc', { CidrBlock: '10.2.0.0/16', AmazonProvidedIpv6CidrBlock: true }, /^NotImplemented: /],
    ['CreateSubnet', { VpcId: '$vpc', CidrBlock: '10.0.0.0/26' }, /^InvalidSubnet.Conflict: /],
    ['CreateSubnet', { VpcId: '$vpc', CidrBlock: '10.1.0.0/24' }, /^InvalidSubnet.Range: /],
    [
      'CreateSubnet',
      { VpcId: '$vpc', CidrBlock: '10.0.9.0/24', AvailabilityZone: 'us-east-1z' },
      /can currently only be created in the following availability zones: us-east-1a, us-east-1b, us-east-1c, us-east-1d, us-east-1e, us-east-1f\.$/,
    ],
    [
      'DeleteSubnet',
      { SubnetId: 'vpc-1' },
      'InvalidSubnetID.Malformed: Invalid id: "vpc-1" (expecting "subnet-...")',
    ],
    [
      'DeleteVpc',
      { VpcId: '$vpc' },
      "DependencyViolation: The vpc '$vpc' has dependencies and cannot be deleted.",
    ],
    ['DeleteVpc', { VpcId: '$other' }, /^DependencyViolation: /],
    ['DeleteSubnet', { SubnetId: '$subnet' }, /^DependencyViolation: The subnet /],
    ['DeleteRouteTable', { RouteTableId: '$table' }, /^DependencyViolation: The routeTable /],
    [
      'DeleteInternetGateway',
      { InternetGatewayId: '$gateway' },
      /^DependencyViolation: The internetGateway /,
    ],
    [
      'DetachInternetGateway',
      { InternetGatewayId: '$gateway', VpcId: '$vpc' },
      'DependencyViolation: Network $vpc has some mapped public address(es). Please unmap those public address(es) before detaching the gateway.',
    ],
    ['DetachInternetGateway', { InternetGatewayId: '$gateway', VpcId: '$other' }, /^Gateway.NotAttached: /],
    [
      'AttachInternetGateway',
      { InternetGatewayId: '$gateway', VpcId: '$other' },
      /^Resource.AlreadyAssociated: /,
    ],
    ['ReleaseAddress', { AllocationId: '$address' }, /^InvalidIPAddress.InUse: /],
    [
      'AssociateRouteTable',
      { RouteTableId: '$strange', SubnetId: '$subnet' },
      'InvalidParameterValue: route table $strange and subnet $subnet belong to different networks',
    ],
    [
      'CreateRoute',
      { RouteTableId: '$strange', DestinationCidrBlock: '0.0.0.0/0', GatewayId: '$gateway' },
      'InvalidParameterValue: route table $strange and network gateway $gateway belong to different networks',
    ],
    [
      'CreateRoute',
      { RouteTableId: '$table', DestinationCidrBlock: '0.0.0.0/0', GatewayId: '$gateway' },
      'RouteAlreadyExists: The route identified by 0.0.0.0/0 already exists.',
    ],
    [
      'CreateRoute',
      { RouteTableId: '$table', DestinationCidrBlock: '9.0.0.0/8', TransitGatewayId: 'tgw-1' },
      "InvalidTransitGatewayID.NotFound: The transitGateway ID 'tgw-1' does not exist",
    ],
    [
      'ReplaceRoute',
      { RouteTableId: '$table', DestinationCidrBlock: '9.0.0.0/8', NatGatewayId: '$nat' },
      /Use CreateRoute instead\.$/,
    ],
    [
      'DeleteRoute',
      { RouteTableId: '$table', DestinationCidrBlock: '9.0.0.0/8' },
      /^InvalidRoute.NotFound: /,
    ],
    [
      'DeleteRoute',
      { RouteTableId: '$table', DestinationCidrBlock: '10.0.0.0/16' },
      /cannot remove local route/,
    ],
    ['DisassociateRouteTable', { AssociationId: 'rtbassoc-1' }, /^InvalidAssociationID.NotFound: /],
    [
      'CreateVpcEndpoint',
      { VpcId: '$vpc', ServiceName: 'com.amazonaws.us-east-1.x' },
      /^InvalidServiceName: /,
    ],
    [
      'CreateVpcEndpoint',
      { VpcId: '$vpc', ServiceName: 'com.amazonaws.us-east-1.sqs', VpcEndpointType: 'Interface' },
      /^InvalidParameter: Enabling private DNS requires both/,
    ],
    [
      'CreateVpcEndpoint',
      { VpcId: '$vpc', ServiceName: 'com.amazonaws.us-east-1.s3', RouteTableIds: ['$table'] },
      /^RouteAlreadyExists: route table/,
    ],
    [
      'DescribeNatGateways',
      { NatGatewayIds: ['nat-1'] },
      'NatGatewayNotFound: NatGateway nat-1 was not found',
    ],
    ['ModifyVpcTenancy', { VpcId: 'vpc-1', InstanceTenancy: 'default' }, /^InvalidVpcID.NotFound: /],
    ['CreateVpnGateway', {}, /^NotImplemented: /],
  ])('refuses %s %o', async (call, input, fault) => {
    const told = await ec2.fails(`ec2:${call}`, filled(input));
    expect(told).toMatch(fault instanceof RegExp ? fault : filled(fault));
  });

  it('goes when all that depends on it is gone, with what came with it', async () => {
    const { vpc = '', subnet, table, gateway, association, address, nat, endpoint } = ids;
    await ec2.call('ec2:DeleteNatGateway', { NatGatewayId: nat });
    await ec2.call('ec2:ReleaseAddress', { AllocationId: address });
    await ec2.call('ec2:DetachInternetGateway', { InternetGatewayId: gateway, VpcId: vpc });
    await ec2.call('ec2:DeleteInternetGateway', { InternetGatewayId: gateway });
    await ec2.call('ec2:DeleteVpcEndpoints', { VpcEndpointIds: [endpoint] });
    await ec2.call('ec2:DisassociateRouteTable', { AssociationId: association });
    await ec2.call('ec2:DeleteRouteTable', { RouteTableId: table });
    await ec2.call('ec2:DeleteSubnet', { SubnetId: subnet });
    await ec2.call('ec2:DeleteVpc', { VpcId: vpc });
    const Filters = [{ Name: 'vpc-id', Values: [vpc] }];
    expect(await ec2.call('ec2:DescribeRouteTables', { Filters })).toEqual({ RouteTables: [] });
    expect(await ec2.call('ec2:DescribeNetworkAcls', { Filters })).toEqual({ NetworkAcls: [] });
    expect(await ec2.call('ec2:DescribeSecurityGroups', { Filters })).toEqual({ SecurityGroups: [] });
  });

  it('has room for five VPCs, addresses and gateways', async () => {
    for (const CidrBlock of ['10.2.0.0/16', '10.3.0.0/16']) await ec2.call('ec2:CreateVpc', { CidrBlock });
    expect(await ec2.fails('ec2:CreateVpc', { CidrBlock: '10.4.0.0/16' })).toBe(
      'VpcLimitExceeded: The maximum number of VPCs has been reached.',
    );
    for (let nth = 2; nth <= 5; nth += 1) await ec2.call('ec2:AllocateAddress');
    expect(await ec2.fails('ec2:AllocateAddress')).toBe(
      'AddressLimitExceeded: The maximum number of addresses has been reached.',
    );
  });

  it('shows later why a NAT gateway cannot be', async () => {
    const { NatGateway } = await ec2.call<{ NatGateway: { NatGatewayId: string; State: string } }>(
      'ec2:CreateNatGateway',
      { SubnetId: ids['subnet'], AllocationId: ids['address'] },
    );
    expect(NatGateway.State).toBe('pending');
    expect(
      await ec2.call('ec2:DescribeNatGateways', { NatGatewayIds: [NatGateway.NatGatewayId] }),
    ).toMatchObject({ NatGateways: [{ State: 'failed', FailureCode: 'Resource.AlreadyAssociated' }] });
  });

  it('changes one attribute at a time', async () => {
    const VpcId = ids['vpc'];
    await ec2.call('ec2:ModifyVpcAttribute', { VpcId, EnableDnsHostnames: { Value: true } });
    await expect(
      ec2.call('ec2:DescribeVpcAttribute', { VpcId, Attribute: 'enableDnsHostnames' }),
    ).resolves.toMatchObject({ EnableDnsHostnames: { Value: true } });
    const both = { EnableDnsHostnames: { Value: true }, EnableDnsSupport: { Value: true } };
    expect(await ec2.fails('ec2:ModifyVpcAttribute', { VpcId, ...both })).toMatch(
      /^InvalidParameterCombination: /,
    );
  });

  it('has an interface of an endpoint in each subnet, under the default group', async () => {
    const { vpc: VpcId, subnet } = ids;
    await ec2.call('ec2:ModifyVpcAttribute', { VpcId, EnableDnsHostnames: { Value: true } });
    const sqs = {
      VpcId,
      ServiceName: 'com.amazonaws.us-east-1.sqs',
      VpcEndpointType: 'Interface',
      SubnetIds: [subnet],
    };
    const { VpcEndpoint: made } = await ec2.call<{
      VpcEndpoint: { VpcEndpointId: string; Groups: { GroupId: string; GroupName: string }[] };
    }>('ec2:CreateVpcEndpoint', sqs);
    expect(made).toMatchObject({
      Groups: [{ GroupName: 'default' }],
      DnsEntries: [{}, {}, { DnsName: 'sqs.us-east-1.amazonaws.com' }],
    });
    expect(await ec2.fails('ec2:CreateVpcEndpoint', sqs)).toMatch(
      /conflicting DNS domain for sqs\.us-east-1/,
    );
    await ec2.call('ec2:DeleteVpcEndpoints', { VpcEndpointIds: [made.VpcEndpointId] });
    expect(await ec2.fails('ec2:DescribeVpcEndpoints', { VpcEndpointIds: [made.VpcEndpointId] })).toMatch(
      /^InvalidVpcEndpointId.NotFound: /,
    );
  });
});
