import type {
  Change as RecordChange,
  ChangeResourceRecordSetsRequest,
  ChangeResourceRecordSetsResponse,
  GetChangeRequest,
  GetChangeResponse,
  ResourceRecordSet,
} from '@aws-sdk/client-route-53';
import { AwsError, type Call, defineOperation } from '../operation.ts';
import { isWithin, normaliseName } from './names.ts';
import { normaliseSet, recordKey, sameValues } from './record-sets.ts';
import { toChangeRecords } from './requirements.ts';
import {
  bareId,
  beginChange,
  findZone,
  type HostedZone,
  renderChange,
  route53State,
  type StoredRecordSet,
} from './store.ts';

type Records = Map<string, Pick<StoredRecordSet, 'set'>>;

export const changeResourceRecordSets = defineOperation<
  ChangeResourceRecordSetsRequest,
  ChangeResourceRecordSetsResponse
>({
  name: 'ChangeResourceRecordSets',
  requires: (input) => [toChangeRecords(input.HostedZoneId, input.ChangeBatch?.Changes ?? [])],
  handle: (input, call) => {
    const zone = findZone(call, input.HostedZoneId);
    const changes = input.ChangeBatch?.Changes ?? [];
    for (const change of changes) assertForm(change);
    assertOnce(changes);
    const records: Records = new Map(zone.records);
    const faults = changes.flatMap((change) => apply(change, records, zone, call) ?? []);
    // All or nothing: https://docs.aws.amazon.com/Route53/latest/APIReference/API_ChangeResourceRecordSets.html
    if (faults.length > 0) throw new AwsError('InvalidChangeBatch', `[${faults.join(', ')}]`);
    const made = beginChange(call, input.ChangeBatch?.Comment);
    const before = new Map(zone.records);
    zone.records.clear();
    for (const [key, { set }] of records) {
      const old = before.get(key);
      zone.records.set(key, old?.set === set ? old : { set, inSync: made.inSync });
    }
    return { ChangeInfo: renderChange(made) };
  },
});

/** @throws AwsError InvalidInput */
function assertForm({ Action, ResourceRecordSet: set }: RecordChange): void {
  const ways = [
    set?.AliasTarget !== undefined,
    set?.TTL !== undefined && set.ResourceRecords !== undefined,
    set?.TrafficPolicyInstanceId !== undefined,
  ].filter(Boolean).length;
  if (ways === 1) return;
  throw new AwsError(
    'InvalidInput',
    `Invalid request: Expected exactly one of [AliasTarget, all of [TTL, and ResourceRecords], or TrafficPolicyInstanceId], ` +
      `but found ${ways === 0 ? 'none' : 'more than one'} in Change with ` +
      `[Action=${Action}, Name=${normaliseName(set?.Name ?? '')}, Type=${set?.Type}, SetIdentifier=${set?.SetIdentifier ?? null}]`,
  );
}

/** The words: https://github.com/schwamster/serverless-certificate-creator/issues/28. @throws AwsError InvalidChangeBatch */
function assertOnce(changes: readonly RecordChange[]): void {
  const made = changes.filter(({ Action }) => Action !== 'DELETE');
  const keys = made.map(({ ResourceRecordSet: set = {} as ResourceRecordSet }) => recordKey(set));
  const twice = made.find((_, index) => keys.indexOf(keys[index] ?? '') !== index)?.ResourceRecordSet;
  if (twice)
    throw new AwsError(
      'InvalidChangeBatch',
      `[The request contains an invalid set of changes for a resource record set '${twice.Type} ${normaliseName(twice.Name ?? '')}']`,
    );
}

/** Makes one change in `records`, or tells what is wrong with it. Sources of the words stand in behaviour.md. */
function apply(
  { Action, ResourceRecordSet: asked }: RecordChange,
  records: Records,
  zone: HostedZone,
  call: Call,
): string | undefined {
  const set = normaliseSet(asked ?? ({} as ResourceRecordSet));
  const { Name = '', Type } = set;
  const key = recordKey(set);
  const named = `resource record set [name='${Name}', type='${Type}'${set.SetIdentifier === undefined ? '' : `, set identifier='${set.SetIdentifier}'`}]`;
  const old = records.get(key)?.set;
  if (Action === 'DELETE') {
    if (!old) return `Tried to delete ${named} but it was not found`;
    if (!sameValues(old, set))
      return `Tried to delete ${named} but the values provided do not match the current values`;
    if (Name === zone.name && Type === 'SOA') return 'A HostedZone must contain exactly one SOA record.';
    if (Name === zone.name && Type === 'NS')
      return 'A HostedZone must contain at least one NS record for the zone itself.';
    records.delete(key);
    return undefined;
  }
  if (!isWithin(Name, zone.name)) return `RRSet with DNS name ${Name} is not permitted in zone ${zone.name}`;
  if (Action === 'CREATE' && old) return `Tried to create ${named} but it already exists`;
  const fault = findConflict(set, records, zone) ?? findLostAlias(set, records, zone, call);
  if (fault === undefined) records.set(key, { set });
  return fault;
}

function findConflict(
  { Name, Type }: ResourceRecordSet,
  records: Records,
  zone: HostedZone,
): string | undefined {
  if (Type === 'CNAME' && Name === zone.name)
    return `RRSet of type CNAME with DNS name ${Name} is not permitted at apex in zone ${zone.name}`;
  const others = [...records.values()].filter(({ set }) => set.Name === Name && set.Type !== Type);
  if (Type === 'CNAME' && others.length > 0)
    return `RRSet of type CNAME with DNS name ${Name} is not permitted as it conflicts with other records with the same DNS name in zone ${zone.name}`;
  return others.some(({ set }) => set.Type === 'CNAME')
    ? `RRSet of type ${Type} with DNS name ${Name} is not permitted because a conflicting RRSet of type CNAME with the same DNS name already exists in zone ${zone.name}`
    : undefined;
}

/** An alias of a zone of the account has to have something to point to; the zones of AWS's services are taken on trust. */
function findLostAlias(
  { AliasTarget: alias, Type }: ResourceRecordSet,
  records: Records,
  zone: HostedZone,
  { account }: Call,
): string | undefined {
  if (!alias) return undefined;
  const target = route53State(account).zones.get(bareId(alias.HostedZoneId));
  if (!target) return undefined;
  const known = target.id === zone.id ? records : target.records;
  const found = [...known.values()].some(({ set }) => set.Name === alias.DNSName && set.Type === Type);
  return found
    ? undefined
    : `Tried to create an alias that targets ${alias.DNSName}, type ${Type} in zone ${target.id}, but that target was not found`;
}

export const getChange = defineOperation<GetChangeRequest, GetChangeResponse>({
  name: 'GetChange',
  requires: (input) => [
    { action: 'route53:GetChange', resource: `arn:aws:route53:::change/${bareId(input.Id)}` },
  ],
  handle: (input, { account }) => {
    const change = route53State(account).changes.get(bareId(input.Id));
    if (!change) throw new AwsError('NoSuchChange', `Could not find resource with ID: ${bareId(input.Id)}`);
    return { ChangeInfo: renderChange(change) };
  },
});
