import type {
  CreateIPSetRequest,
  CreateIPSetResponse,
  DeleteIPSetRequest,
  GetIPSetRequest,
  GetIPSetResponse,
  IPSet,
  ListIPSetsRequest,
  ListIPSetsResponse,
  UpdateIPSetRequest,
  UpdateIPSetResponse,
} from '@aws-sdk/client-wafv2';
import { randomUUID } from 'node:crypto';
import { isIP } from 'node:net';
import { defineOperation } from '../operation.ts';
import { tagsByKey } from '../tag-lists.ts';
import { listKept } from './listing.ts';
import { onKept, statementsOf, toCreate } from './requirements.ts';
import {
  arnOf,
  assertLock,
  assertScope,
  findKept,
  invalidParameter,
  type Kept,
  wafError,
  wafState,
} from './store.ts';

/** Addresses have a prefix length: https://docs.aws.amazon.com/waf/latest/APIReference/API_IPSet.html */
function assertAddresses(addresses: readonly string[], version: string | undefined): void {
  for (const address of addresses) {
    const [base = '', length] = address.split('/');
    const isRight = isIP(base) === (version === 'IPV6' ? 6 : 4);
    if (!isRight || length === undefined || !/^\d+$/.test(length))
      throw invalidParameter('The parameter contains formatting that is not valid.', 'IP_ADDRESS', address);
  }
}

const summarise = ({ name, id, arn, lockToken, thing }: Kept<IPSet>) => ({
  Name: name,
  Id: id,
  Description: thing.Description ?? '',
  LockToken: lockToken,
  ARN: arn,
});

export const createIpSet = defineOperation<CreateIPSetRequest, CreateIPSetResponse>({
  name: 'CreateIPSet',
  requires: (input, call) => toCreate('CreateIPSet', 'ipset', input, call),
  handle: (input, call) => {
    assertScope(call, input.Scope);
    assertAddresses(input.Addresses ?? [], input.IPAddressVersion);
    const { ipset } = wafState(call);
    const name = input.Name ?? '';
    if ([...ipset.values()].some((one) => one.name === name && one.scope === input.Scope))
      throw wafError('WAFDuplicateItemException');
    const id = randomUUID();
    const arn = arnOf(call, 'ipset', { Scope: input.Scope, Name: name, Id: id });
    const kept: Kept<IPSet> = {
      scope: input.Scope ?? 'REGIONAL',
      name,
      id,
      arn,
      thing: {
        Name: name,
        Id: id,
        ARN: arn,
        Description: input.Description,
        IPAddressVersion: input.IPAddressVersion,
        Addresses: input.Addresses ?? [],
      },
      lockToken: randomUUID(),
      tags: new Map(Object.entries(tagsByKey(input.Tags))),
    };
    ipset.set(arn, kept);
    return { Summary: summarise(kept) };
  },
});

export const getIpSet = defineOperation<GetIPSetRequest, GetIPSetResponse>({
  name: 'GetIPSet',
  requires: (input, call) => [onKept('GetIPSet', 'ipset', input, call)],
  handle: (input, call) => {
    assertScope(call, input.Scope);
    const { thing, lockToken } = findKept(call, 'ipset', arnOf(call, 'ipset', input));
    return { IPSet: thing, LockToken: lockToken };
  },
});

export const updateIpSet = defineOperation<UpdateIPSetRequest, UpdateIPSetResponse>({
  name: 'UpdateIPSet',
  requires: (input, call) => [onKept('UpdateIPSet', 'ipset', input, call)],
  handle: (input, call) => {
    assertScope(call, input.Scope);
    const kept = findKept(call, 'ipset', arnOf(call, 'ipset', input));
    assertLock(kept, input.LockToken);
    assertAddresses(input.Addresses ?? [], kept.thing.IPAddressVersion);
    kept.thing = { ...kept.thing, Description: input.Description, Addresses: input.Addresses ?? [] };
    kept.lockToken = randomUUID();
    return { NextLockToken: kept.lockToken };
  },
});

export const deleteIpSet = defineOperation<DeleteIPSetRequest, object>({
  name: 'DeleteIPSet',
  requires: (input, call) => [onKept('DeleteIPSet', 'ipset', input, call)],
  handle: (input, call) => {
    assertScope(call, input.Scope);
    const { ipset, webacl } = wafState(call);
    const kept = findKept(call, 'ipset', arnOf(call, 'ipset', input));
    assertLock(kept, input.LockToken);
    const isReferred = [...webacl.values()].some(({ thing }) =>
      statementsOf(thing.Rules).some((one) => one.IPSetReferenceStatement?.ARN === kept.arn),
    );
    if (isReferred) throw wafError('WAFAssociatedItemException');
    ipset.delete(kept.arn);
    return {};
  },
});

export const listIpSets = defineOperation<ListIPSetsRequest, ListIPSetsResponse>({
  name: 'ListIPSets',
  handle: (input, call) => {
    const { items, NextMarker } = listKept(call, 'ipset', input);
    return { IPSets: items.map((one) => summarise(one as Kept<IPSet>)), NextMarker };
  },
});
