import type {
  ListHostedZonesByNameRequest,
  ListHostedZonesByNameResponse,
  ListHostedZonesRequest,
  ListHostedZonesResponse,
} from '@aws-sdk/client-route-53';
import { AwsError, defineOperation } from '../operation.ts';
import { renderZone } from './hosted-zones.ts';
import { normaliseName, sortKey } from './names.ts';
import { bareId, route53State } from './store.ts';

/** Source: https://docs.aws.amazon.com/Route53/latest/APIReference/API_ListHostedZones.html */
const mostZones = 100;

export const listHostedZones = defineOperation<ListHostedZonesRequest, ListHostedZonesResponse>({
  name: 'ListHostedZones',
  handle: (input, { account }) => {
    const { zones } = route53State(account);
    if (input.Marker !== undefined && !zones.has(bareId(input.Marker)))
      throw new AwsError('InvalidInput', `The marker ${input.Marker} is not a hosted zone.`);
    const all = [...zones.values()];
    const from = input.Marker === undefined ? 0 : all.findIndex(({ id }) => id === bareId(input.Marker));
    const most = Math.min(input.MaxItems ?? mostZones, mostZones);
    const next = all[from + most];
    return {
      HostedZones: all.slice(from, from + most).map((zone) => renderZone(zone)),
      Marker: input.Marker,
      IsTruncated: next !== undefined,
      NextMarker: next?.id,
      MaxItems: most,
    };
  },
});

const keyOf = (name: string, id: string): string => `${sortKey(name)}/${id}`;

export const listHostedZonesByName = defineOperation<
  ListHostedZonesByNameRequest,
  ListHostedZonesByNameResponse
>({
  name: 'ListHostedZonesByName',
  handle: (input, { account }) => {
    const start =
      input.DNSName === undefined ? '' : keyOf(normaliseName(input.DNSName), bareId(input.HostedZoneId));
    const all = [...route53State(account).zones.values()]
      .map((zone) => ({ zone, key: keyOf(zone.name, zone.id) }))
      .filter(({ key }) => key >= start)
      .toSorted((left, right) => (left.key < right.key ? -1 : 1))
      .map(({ zone }) => zone);
    const most = Math.min(input.MaxItems ?? mostZones, mostZones);
    const next = all[most];
    return {
      HostedZones: all.slice(0, most).map((zone) => renderZone(zone)),
      DNSName: input.DNSName,
      HostedZoneId: input.HostedZoneId,
      IsTruncated: next !== undefined,
      ...(next && { NextDNSName: next.name, NextHostedZoneId: next.id }),
      MaxItems: most,
    };
  },
});
