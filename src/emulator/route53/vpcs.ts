import type {
  AssociateVPCWithHostedZoneRequest,
  AssociateVPCWithHostedZoneResponse,
  DisassociateVPCFromHostedZoneRequest,
  DisassociateVPCFromHostedZoneResponse,
  VPC,
} from '@aws-sdk/client-route-53';
import { ec2State } from '../ec2/store.ts';
import { AwsError, type Call, defineOperation } from '../operation.ts';
import { toUseVpc, zoneArn } from './requirements.ts';
import { beginChange, findZone, renderChange } from './store.ts';

/** @throws AwsError InvalidVPCId */
export function assertVpc({ account }: Call, { VPCId = '', VPCRegion }: VPC): void {
  if (!ec2State({ account, region: VPCRegion ?? '' }).vpc.has(VPCId))
    throw new AwsError('InvalidVPCId', `The VPC ID ${VPCId} in region ${VPCRegion} is not valid.`);
}

export const associateVpcWithHostedZone = defineOperation<
  AssociateVPCWithHostedZoneRequest,
  AssociateVPCWithHostedZoneResponse
>({
  name: 'AssociateVPCWithHostedZone',
  requires: (input) => toUseVpc('AssociateVPCWithHostedZone', zoneArn(input.HostedZoneId), input.VPC),
  handle: (input, call) => {
    const zone = findZone(call, input.HostedZoneId);
    const vpc = input.VPC ?? {};
    if (!zone.vpcs)
      throw new AwsError(
        'PublicZoneVPCAssociation',
        "You're trying to associate a VPC with a public hosted zone. Amazon Route 53 doesn't support associating a VPC with a public hosted zone.",
      );
    assertVpc(call, vpc);
    if (zone.vpcs.some(({ VPCId }) => VPCId === vpc.VPCId))
      throw new AwsError(
        'ConflictingDomainExists',
        `The VPC ${vpc.VPCId} in region ${vpc.VPCRegion} has already been associated with the hosted zone ${zone.id} with the same domain name.`,
      );
    zone.vpcs = [...zone.vpcs, vpc];
    return { ChangeInfo: renderChange(beginChange(call, input.Comment)) };
  },
});

export const disassociateVpcFromHostedZone = defineOperation<
  DisassociateVPCFromHostedZoneRequest,
  DisassociateVPCFromHostedZoneResponse
>({
  name: 'DisassociateVPCFromHostedZone',
  requires: (input) => toUseVpc('DisassociateVPCFromHostedZone', zoneArn(input.HostedZoneId), input.VPC),
  handle: (input, call) => {
    const zone = findZone(call, input.HostedZoneId);
    const left = zone.vpcs?.filter(({ VPCId }) => VPCId !== input.VPC?.VPCId);
    if (!zone.vpcs || left?.length === zone.vpcs.length)
      throw new AwsError(
        'VPCAssociationNotFound',
        `The VPC ${input.VPC?.VPCId} is not associated with hosted zone ${zone.id}.`,
      );
    if (left?.length === 0)
      throw new AwsError(
        'LastVPCAssociation',
        "The VPC that you're trying to disassociate from the private hosted zone is the last VPC that is associated with the hosted zone. Amazon Route 53 doesn't support disassociating the last VPC from a hosted zone.",
      );
    zone.vpcs = left;
    return { ChangeInfo: renderChange(beginChange(call, input.Comment)) };
  },
});
