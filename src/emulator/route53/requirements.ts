import type { Change as RecordChange, VPC } from '@aws-sdk/client-route-53';
import type { Requirement } from '../operation.ts';
import { normaliseName } from './names.ts';
import { bareId } from './store.ts';

export function zoneArn(id: string | undefined): string {
  return `arn:aws:route53:::hostedzone/${bareId(id)}`;
}

export function onZone(operation: string, id: string | undefined): Requirement {
  return { action: `route53:${operation}`, resource: zoneArn(id) };
}

const withoutDot = (name: string): string => name.replace(/\.$/, '');

/** Source of the keys: https://docs.aws.amazon.com/Route53/latest/DeveloperGuide/specifying-rrset-conditions.html */
export function toChangeRecords(id: string | undefined, changes: readonly RecordChange[]): Requirement {
  const sets = changes.map((change) => change.ResourceRecordSet);
  return {
    ...onZone('ChangeResourceRecordSets', id),
    context: {
      'route53:ChangeResourceRecordSetsNormalizedRecordNames': sets.map((set) =>
        withoutDot(normaliseName(set?.Name ?? '')),
      ),
      'route53:ChangeResourceRecordSetsRecordTypes': sets.map((set) => set?.Type ?? ''),
      'route53:ChangeResourceRecordSetsActions': changes.map(({ Action }) => Action ?? ''),
    },
  };
}

/**
 * A private zone's network is looked at in the caller's name.
 * Source: https://docs.aws.amazon.com/Route53/latest/DeveloperGuide/r53-api-permissions-ref.html
 */
export function toUseVpc(operation: string, resource: string, vpc: VPC | undefined): readonly Requirement[] {
  const context = { 'route53:VPCs': [`VPCId=${vpc?.VPCId},VPCRegion=${vpc?.VPCRegion}`] };
  return [
    { action: `route53:${operation}`, resource, ...(vpc && { context }) },
    ...(vpc ? [{ action: 'ec2:DescribeVpcs', resource: '*' }] : []),
  ];
}
