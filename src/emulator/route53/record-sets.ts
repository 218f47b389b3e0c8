import type { ResourceRecordSet } from '@aws-sdk/client-route-53';
import { isDeepStrictEqual } from 'node:util';
import { normaliseName } from './names.ts';

/** Name, type and set identifier: there is one record set of each. */
export function recordKey(set: ResourceRecordSet): string {
  return [normaliseName(set.Name ?? ''), set.Type, set.SetIdentifier ?? ''].join(' ');
}

/** As it is kept and listed: names normalised, nothing that was not said. */
export function normaliseSet(set: ResourceRecordSet): ResourceRecordSet {
  const alias = set.AliasTarget;
  const kept = Object.entries(set).filter(([, value]) => value !== undefined && value !== null);
  return {
    ...(Object.fromEntries(kept) as unknown as ResourceRecordSet),
    Name: normaliseName(set.Name ?? ''),
    ...(alias && {
      AliasTarget: {
        ...alias,
        DNSName: normaliseName(alias.DNSName ?? ''),
        EvaluateTargetHealth: alias.EvaluateTargetHealth ?? false,
      },
    }),
  };
}

const compareTexts = (left: string, right: string): number => (left < right ? -1 : 1);

function comparable(set: ResourceRecordSet): object {
  return {
    ...normaliseSet(set),
    ResourceRecords: (set.ResourceRecords ?? []).map(({ Value }) => Value ?? '').toSorted(compareTexts),
  };
}

/** Whether a deletion names what is there: its values in any order. */
export function sameValues(left: ResourceRecordSet, right: ResourceRecordSet): boolean {
  return isDeepStrictEqual(comparable(left), comparable(right));
}
