import type {
  ListResourceRecordSetsRequest,
  ListResourceRecordSetsResponse,
  ResourceRecordSet,
} from '@aws-sdk/client-route-53';
import { AwsError, defineOperation } from '../operation.ts';
import { normaliseName, sortKey } from './names.ts';
import { onZone } from './requirements.ts';
import { findZone } from './store.ts';

/** Source: https://docs.aws.amazon.com/Route53/latest/APIReference/API_ListResourceRecordSets.html */
const mostRecords = 300;

function partsOf(set: Partial<ResourceRecordSet>): readonly string[] {
  return [sortKey(set.Name ?? ''), set.Type ?? '', set.SetIdentifier ?? ''];
}

function compare(left: Partial<ResourceRecordSet>, right: Partial<ResourceRecordSet>): number {
  const [first, second] = [partsOf(left), partsOf(right)];
  const at = first.findIndex((part, index) => part !== second[index]);
  return at < 0 ? 0 : (first[at] ?? '') < (second[at] ?? '') ? -1 : 1;
}

export const listResourceRecordSets = defineOperation<
  ListResourceRecordSetsRequest,
  ListResourceRecordSetsResponse
>({
  name: 'ListResourceRecordSets',
  requires: (input) => [onZone('ListResourceRecordSets', input.HostedZoneId)],
  handle: (input, call) => {
    const { StartRecordName: name, StartRecordType: type, StartRecordIdentifier: identifier } = input;
    if (type !== undefined && name === undefined)
      throw new AwsError('InvalidInput', 'Expected a StartRecordName with the StartRecordType.');
    const all = [...findZone(call, input.HostedZoneId).records.values()]
      .map(({ set }) => set)
      .toSorted(compare);
    const start = { Name: normaliseName(name ?? ''), Type: type, SetIdentifier: identifier };
    const from = name === undefined ? 0 : all.findIndex((set) => compare(set, start) >= 0);
    const rest = from < 0 ? [] : all.slice(from);
    const most = Math.min(input.MaxItems ?? mostRecords, mostRecords);
    const next = rest[most];
    return {
      ResourceRecordSets: rest.slice(0, most),
      IsTruncated: next !== undefined,
      MaxItems: most,
      ...(next && {
        NextRecordName: next.Name,
        NextRecordType: next.Type,
        NextRecordIdentifier: next.SetIdentifier,
      }),
    };
  },
});
