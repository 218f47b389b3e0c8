import type {
  CheckCapacityRequest,
  CheckCapacityResponse,
  CreateWebACLRequest,
  CreateWebACLResponse,
  DeleteWebACLRequest,
  GetWebACLRequest,
  GetWebACLResponse,
  ListWebACLsRequest,
  ListWebACLsResponse,
  Rule,
  UpdateWebACLRequest,
  UpdateWebACLResponse,
  WebACL,
} from '@aws-sdk/client-wafv2';
import { randomUUID } from 'node:crypto';
import { type Call, defineOperation } from '../operation.ts';
import { tagsByKey } from '../tag-lists.ts';
import { servedBy } from './associations.ts';
import { capacityOf, isKnownGroup } from './capacity.ts';
import { listKept } from './listing.ts';
import { onKept, onRuleParts, statementsOf, toCreate } from './requirements.ts';
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

/** What rules name has to be there. @throws AwsError */
function assertRules(call: Call, rules: readonly Rule[] | undefined): void {
  const priorities = (rules ?? []).map(({ Priority }) => Priority);
  if (new Set(priorities).size < priorities.length)
    throw invalidParameter(
      'Your statement has multiple values set for a field that requires exactly one value.',
      'RULE',
      'Priority',
    );
  for (const statement of statementsOf(rules)) {
    const set = statement.IPSetReferenceStatement?.ARN;
    if (set !== undefined && !wafState(call).ipset.has(set))
      throw invalidParameter('A reference in your rule statement is not valid.', 'RULE', 'Statement');
    if (!isKnownGroup(statement)) throw wafError('WAFNonexistentItemException');
  }
}

type Settings = Pick<CreateWebACLRequest, 'DefaultAction' | 'Rules' | 'VisibilityConfig'> &
  Partial<CreateWebACLRequest>;

function makeAcl(
  call: Call,
  { name, id, arn }: Pick<Kept<WebACL>, 'name' | 'id' | 'arn'>,
  settings: Settings,
): WebACL {
  const { Tags: _tags, Scope: _scope, Name: _name, ...rest } = settings;
  return {
    ...rest,
    Name: name,
    Id: id,
    ARN: arn,
    Rules: settings.Rules ?? [],
    Capacity: capacityOf(settings.Rules),
    ManagedByFirewallManager: false,
    LabelNamespace: `awswaf:${call.account.accountId}:webacl:${name}:`,
    RetrofittedByFirewallManager: false,
  };
}

const summarise = ({ name, id, arn, lockToken, thing }: Kept<WebACL>) => ({
  Name: name,
  Id: id,
  Description: thing.Description ?? '',
  LockToken: lockToken,
  ARN: arn,
});

export const createWebAcl = defineOperation<CreateWebACLRequest, CreateWebACLResponse>({
  name: 'CreateWebACL',
  requires: (input, call) => [
    ...toCreate('CreateWebACL', 'webacl', input, call),
    ...onRuleParts('CreateWebACL', input.Scope, input.Rules, call),
  ],
  handle: (input, call) => {
    assertScope(call, input.Scope);
    assertRules(call, input.Rules);
    const { webacl } = wafState(call);
    const name = input.Name ?? '';
    if ([...webacl.values()].some((one) => one.name === name && one.scope === input.Scope))
      throw wafError('WAFDuplicateItemException');
    const id = randomUUID();
    const arn = arnOf(call, 'webacl', { Scope: input.Scope, Name: name, Id: id });
    const kept: Kept<WebACL> = {
      scope: input.Scope ?? 'REGIONAL',
      name,
      id,
      arn,
      thing: makeAcl(call, { name, id, arn }, input),
      lockToken: randomUUID(),
      tags: new Map(Object.entries(tagsByKey(input.Tags))),
    };
    webacl.set(arn, kept);
    return { Summary: summarise(kept) };
  },
});

export const getWebAcl = defineOperation<GetWebACLRequest, GetWebACLResponse>({
  name: 'GetWebACL',
  requires: (input, call) => [
    input.ARN === undefined
      ? onKept('GetWebACL', 'webacl', input, call)
      : { action: 'wafv2:GetWebACL', resource: input.ARN },
  ],
  handle: (input, call) => {
    if (input.ARN === undefined) assertScope(call, input.Scope);
    const { thing, lockToken } = findKept(call, 'webacl', input.ARN ?? arnOf(call, 'webacl', input));
    return { WebACL: thing, LockToken: lockToken };
  },
});

export const updateWebAcl = defineOperation<UpdateWebACLRequest, UpdateWebACLResponse>({
  name: 'UpdateWebACL',
  requires: (input, call) => [
    onKept('UpdateWebACL', 'webacl', input, call),
    ...onRuleParts('UpdateWebACL', input.Scope, input.Rules, call),
  ],
  handle: (input, call) => {
    assertScope(call, input.Scope);
    const kept = findKept(call, 'webacl', arnOf(call, 'webacl', input));
    assertLock(kept, input.LockToken);
    assertRules(call, input.Rules);
    const { LockToken: _token, Id: _id, ...settings } = input;
    kept.thing = makeAcl(call, kept, settings);
    kept.lockToken = randomUUID();
    return { NextLockToken: kept.lockToken };
  },
});

export const deleteWebAcl = defineOperation<DeleteWebACLRequest, object>({
  name: 'DeleteWebACL',
  requires: (input, call) => [onKept('DeleteWebACL', 'webacl', input, call)],
  handle: (input, call) => {
    assertScope(call, input.Scope);
    const kept = findKept(call, 'webacl', arnOf(call, 'webacl', input));
    assertLock(kept, input.LockToken);
    if (servedBy(call, kept.arn).length > 0) throw wafError('WAFAssociatedItemException');
    wafState(call).webacl.delete(kept.arn);
    wafState(call).logging.delete(kept.arn);
    return {};
  },
});

export const listWebAcls = defineOperation<ListWebACLsRequest, ListWebACLsResponse>({
  name: 'ListWebACLs',
  handle: (input, call) => {
    const { items, NextMarker } = listKept(call, 'webacl', input);
    return { WebACLs: items.map((one) => summarise(one as Kept<WebACL>)), NextMarker };
  },
});

export const checkCapacity = defineOperation<CheckCapacityRequest, CheckCapacityResponse>({
  name: 'CheckCapacity',
  handle: (input, call) => {
    assertRules(call, input.Rules);
    return { Capacity: capacityOf(input.Rules) };
  },
});
