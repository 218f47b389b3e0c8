import type { IcmpTypeCode, PortRange } from '@aws-sdk/client-ec2';
import type { Moment } from '../clock.ts';

type TagRecord = Readonly<Record<string, string>>;

/** What every resource of a network has. */
interface Thing {
  /** `vpc-0123456789abcdef0`. */
  readonly id: string;
  readonly tags: TagRecord;
}

export interface Vpc extends Thing {
  readonly cidr: string;
  readonly cidrAssociationId: string;
  readonly dhcpOptionsId: string;
  readonly isDefault: boolean;
  readonly tenancy: 'default' | 'dedicated';
  readonly enableDnsSupport: boolean;
  readonly enableDnsHostnames: boolean;
}

export interface Subnet extends Thing {
  readonly vpcId: string;
  readonly zone: string;
  readonly cidr: string;
  readonly isDefault: boolean;
  readonly mapPublicIpOnLaunch: boolean;
  readonly enableDns64: boolean;
  readonly privateDns: PrivateDns;
  readonly acl: { readonly id: string; readonly associationId: string };
}

/** How the names of instances in a subnet are made. */
interface PrivateDns {
  readonly hostnameType: 'ip-name' | 'resource-name';
  readonly hasA: boolean;
  readonly hasAaaa: boolean;
}

/** Where traffic goes; exactly one member. */
export interface RouteTarget {
  /** An internet gateway, a gateway endpoint, or `local`. */
  readonly gatewayId?: string;
  readonly natGatewayId?: string;
  readonly networkInterfaceId?: string;
}

export interface Route {
  /** A block of addresses of either kind, or the id of a prefix list. */
  readonly destination: string;
  readonly target: RouteTarget;
  readonly origin: 'CreateRouteTable' | 'CreateRoute';
}

export interface RouteTable extends Thing {
  readonly vpcId: string;
  readonly routes: readonly Route[];
  readonly associations: readonly RouteTableAssociation[];
}

/** The main one names no subnet: it stands for all that have none of their own. */
export interface RouteTableAssociation {
  readonly id: string;
  readonly subnetId: string | undefined;
}

export interface NetworkAcl extends Thing {
  readonly vpcId: string;
  readonly isDefault: boolean;
  readonly entries: readonly NetworkAclEntry[];
}

export interface NetworkAclEntry {
  readonly ruleNumber: number;
  readonly isEgress: boolean;
  readonly protocol: string;
  readonly action: 'allow' | 'deny';
  readonly cidr: string | undefined;
  readonly ipv6Cidr: string | undefined;
  readonly ports: PortRange | undefined;
  readonly icmp: IcmpTypeCode | undefined;
}

export interface InternetGateway extends Thing {
  readonly vpcId: string | undefined;
}

/** What records the traffic of a network, of a subnet or an interface in it. */
export interface FlowLog extends Thing {
  readonly resourceId: string;
  readonly trafficType: string;
  readonly destinationType: string;
  /** The ARN of a bucket or delivery stream. Undefined: a log group has it. */
  readonly destination: string | undefined;
  readonly logGroupName: string | undefined;
  readonly roleArn: string | undefined;
  readonly format: string;
  readonly aggregationSeconds: number;
  readonly createdAt: Date;
}

/** An elastic address; its id is that of the allocation. */
export interface ElasticIp extends Thing {
  readonly publicIp: string;
  readonly association: { readonly id: string; readonly networkInterfaceId: string } | undefined;
}

export interface NetworkInterface extends Thing {
  readonly subnetId: string;
  readonly groupIds: readonly string[];
  readonly privateIp: string;
  readonly description: string;
  readonly type: 'interface' | 'nat_gateway' | 'vpc_endpoint' | 'lambda';
  /** The instance that it belongs to; absent: a service that made it for itself. */
  readonly instanceId?: string;
  /** When it is no longer there. Absent: it is needed. */
  readonly gone?: Moment;
}

export interface NatGateway extends Thing {
  readonly subnetId: string;
  readonly vpcId: string;
  readonly connectivity: 'public' | 'private';
  readonly allocationId: string | undefined;
  readonly networkInterfaceId: string;
  readonly privateIp: string;
  readonly createdAt: Date;
  /** When it is available, or its creation has failed. */
  readonly settled: Moment;
  readonly failure: { readonly code: string; readonly message: string } | undefined;
  /** When its deletion is over. Absent: it is not deleted. */
  readonly gone?: Moment;
  readonly deletedAt?: Date;
}

export interface VpcEndpoint extends Thing {
  readonly vpcId: string;
  readonly type: 'Gateway' | 'Interface';
  /** `com.amazonaws.us-east-1.s3`. */
  readonly serviceName: string;
  readonly policy: string;
  readonly routeTableIds: readonly string[];
  /** One in each subnet. */
  readonly networkInterfaceIds: readonly string[];
  readonly groupIds: readonly string[];
  readonly privateDnsEnabled: boolean;
  readonly createdAt: Date;
  readonly settled: Moment;
  readonly gone?: Moment;
}
