import type {
  CreateHostedZoneRequest,
  CreateHostedZoneResponse,
  DeleteHostedZoneRequest,
  DeleteHostedZoneResponse,
  GetHostedZoneCountRequest,
  GetHostedZoneCountResponse,
  GetHostedZoneRequest,
  GetHostedZoneResponse,
  HostedZone as RenderedZone,
  UpdateHostedZoneCommentRequest,
  UpdateHostedZoneCommentResponse,
  UpdateHostedZoneFeaturesRequest,
} from '@aws-sdk/client-route-53';
import { AwsError, type Call, defineOperation } from '../operation.ts';
import { normaliseName } from './names.ts';
import { recordKey } from './record-sets.ts';
import { onZone, toUseVpc } from './requirements.ts';
import {
  beginChange,
  findZone,
  type HostedZone,
  makeId,
  makeNameServers,
  renderChange,
  route53State,
} from './store.ts';
import { assertVpc } from './vpcs.ts';

const dnsName = /^(?:[a-z0-9_]([a-z0-9_-]{0,61}[a-z0-9_])?\.)+$/;

export function renderZone(zone: HostedZone): RenderedZone {
  return {
    Id: `/hostedzone/${zone.id}`,
    Name: zone.name,
    CallerReference: zone.callerReference,
    Config: { ...(zone.comment && { Comment: zone.comment }), PrivateZone: zone.vpcs !== undefined },
    ResourceRecordSetCount: zone.records.size,
  };
}

function renderWhole(zone: HostedZone) {
  return {
    HostedZone: renderZone(zone),
    ...(zone.vpcs ? { VPCs: [...zone.vpcs] } : { DelegationSet: { NameServers: [...zone.nameServers] } }),
  };
}

/** The records that each zone has from the start and that are no obstacle to its deletion. */
function fillZone(zone: HostedZone, call: Call): void {
  const { inSync } = beginChange(call);
  const [first = ''] = zone.nameServers;
  const authority = `${first}. awsdns-hostmaster.amazon.com. 1 7200 900 1209600 86400`;
  for (const set of [
    {
      Name: zone.name,
      Type: 'NS' as const,
      TTL: 172_800,
      ResourceRecords: zone.nameServers.map((server) => ({ Value: `${server}.` })),
    },
    { Name: zone.name, Type: 'SOA' as const, TTL: 900, ResourceRecords: [{ Value: authority }] },
  ])
    zone.records.set(recordKey(set), { set, inSync });
}

export const createHostedZone = defineOperation<CreateHostedZoneRequest, CreateHostedZoneResponse>({
  name: 'CreateHostedZone',
  requires: (input) => toUseVpc('CreateHostedZone', '*', input.VPC),
  handle: (input, call) => {
    const { zones } = route53State(call.account);
    const name = normaliseName(input.Name ?? '');
    if (!dnsName.test(name))
      throw new AwsError('InvalidDomainName', `${input.Name} is not a valid domain name.`);
    const asked = [...zones.values()].find((zone) => zone.callerReference === input.CallerReference);
    if (asked)
      throw new AwsError(
        'HostedZoneAlreadyExists',
        'A hosted zone has already been created with the specified caller reference.',
      );
    if (input.VPC) assertVpc(call, input.VPC);
    const id = makeId('Z');
    const zone: HostedZone = {
      id,
      name,
      callerReference: input.CallerReference ?? '',
      nameServers: makeNameServers(id),
      comment: input.HostedZoneConfig?.Comment,
      vpcs: input.VPC && [input.VPC],
      records: new Map(),
      tags: new Map(),
      queryLogging: undefined,
      acceleratedRecovery: undefined,
    };
    fillZone(zone, call);
    zones.set(id, zone);
    return {
      HostedZone: renderZone(zone),
      ChangeInfo: renderChange(beginChange(call)),
      // A public zone has name servers, a private one its network.
      DelegationSet: input.VPC ? undefined : { NameServers: [...zone.nameServers] },
      VPC: input.VPC,
      Location: `https://route53.amazonaws.com/2013-04-01/hostedzone/${id}`,
    };
  },
});

export const getHostedZone = defineOperation<GetHostedZoneRequest, GetHostedZoneResponse>({
  name: 'GetHostedZone',
  requires: (input) => [onZone('GetHostedZone', input.Id)],
  handle: (input, call) => renderWhole(findZone(call, input.Id)),
});

export const getHostedZoneCount = defineOperation<GetHostedZoneCountRequest, GetHostedZoneCountResponse>({
  name: 'GetHostedZoneCount',
  handle: (_input, call) => ({ HostedZoneCount: route53State(call.account).zones.size }),
});

export const updateHostedZoneComment = defineOperation<
  UpdateHostedZoneCommentRequest,
  UpdateHostedZoneCommentResponse
>({
  name: 'UpdateHostedZoneComment',
  requires: (input) => [onZone('UpdateHostedZoneComment', input.Id)],
  handle: (input, call) => {
    const zone = findZone(call, input.Id);
    zone.comment = input.Comment;
    return { HostedZone: renderZone(zone) };
  },
});

export const updateHostedZoneFeatures = defineOperation<UpdateHostedZoneFeaturesRequest, object>({
  name: 'UpdateHostedZoneFeatures',
  requires: (input) => [onZone('UpdateHostedZoneFeatures', input.HostedZoneId)],
  handle: (input, call) => {
    findZone(call, input.HostedZoneId).acceleratedRecovery = input.EnableAcceleratedRecovery;
    return {};
  },
});

export const deleteHostedZone = defineOperation<DeleteHostedZoneRequest, DeleteHostedZoneResponse>({
  name: 'DeleteHostedZone',
  requires: (input) => [onZone('DeleteHostedZone', input.Id)],
  handle: (input, call) => {
    const zone = findZone(call, input.Id);
    const isRequired = ({ Name, Type }: { Name?: string | undefined; Type?: string | undefined }) =>
      Name === zone.name && (Type === 'NS' || Type === 'SOA');
    if ([...zone.records.values()].some(({ set }) => !isRequired(set)))
      throw new AwsError(
        'HostedZoneNotEmpty',
        'The specified hosted zone contains non-required resource record sets and so cannot be deleted.',
      );
    route53State(call.account).zones.delete(zone.id);
    return { ChangeInfo: renderChange(beginChange(call)) };
  },
});
