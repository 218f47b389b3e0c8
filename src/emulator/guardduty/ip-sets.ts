import type {
  CreateIPSetRequest,
  CreateIPSetResponse,
  DeleteIPSetRequest,
  GetIPSetRequest,
  GetIPSetResponse,
  ListIPSetsRequest,
  ListIPSetsResponse,
  UpdateIPSetRequest,
} from '@aws-sdk/client-guardduty';
import { AwsError, defineOperation, type Call, type Requirement } from '../operation.ts';
import { cutPage } from '../page.ts';
import { requestTagContext } from '../tag-context.ts';
import { serviceRoleArn } from './detectors.ts';
import { detectorArn, getStored, getStoredSet, onDetector, rejected, type IpSet } from './store.ts';

/** Assumed: "a few minutes" is what users report of lists. */
const settlingMs = 60_000;

/**
 * GuardDuty lets its own role read the list, in the caller's name.
 * Source: https://docs.aws.amazon.com/guardduty/latest/ug/guardduty_upload-lists.html (permissions needed to upload lists)
 */
function onServiceRole(operation: 'DeleteRolePolicy' | 'PutRolePolicy', call: Call): Requirement {
  const resource = serviceRoleArn(call);
  return {
    action: `iam:${operation}`,
    resource,
    refuse: (sentence) => new AwsError('AccessDeniedException', sentence, 403),
  };
}

function statusOf({
  isActive,
  isDeleted,
  settled,
}: IpSet): 'ACTIVATING' | 'ACTIVE' | 'DELETE_PENDING' | 'INACTIVE' {
  if (isDeleted) return 'DELETE_PENDING';
  if (!isActive) return 'INACTIVE';
  return settled.hasPassed ? 'ACTIVE' : 'ACTIVATING';
}

export const createIPSet = defineOperation<CreateIPSetRequest, CreateIPSetResponse>({
  name: 'CreateIPSet',
  requires: (input, call) => {
    const context = requestTagContext(input.Tags);
    return [
      { action: 'guardduty:CreateIPSet', resource: '*', context },
      ...(Object.keys(input.Tags ?? {}).length > 0
        ? [
            {
              action: 'guardduty:TagResource',
              resource: detectorArn(`${input.DetectorId ?? ''}/ipset/*`, call),
              context,
            },
          ]
        : []),
      onServiceRole('PutRolePolicy', call),
    ];
  },
  handle: (input, call) => {
    const { ipSets } = getStored(call, input.DetectorId);
    if ([...ipSets.values()].some(({ settings }) => settings.Name === input.Name)) {
      throw rejected('because an IPSet with the same name already exists.');
    }
    const id = call.requestId.replaceAll('-', '').toLowerCase().padEnd(32, '0').slice(0, 32);
    const { Name, Format, Location, ExpectedBucketOwner } = input;
    ipSets.set(id, {
      settings: { Name, Format, Location, ExpectedBucketOwner },
      isActive: input.Activate ?? false,
      tags: { ...input.Tags },
      settled: call.account.clock.after(settlingMs),
      isDeleted: false,
    });
    return { IpSetId: id };
  },
});

export const getIPSet = defineOperation<GetIPSetRequest, GetIPSetResponse>({
  name: 'GetIPSet',
  requires: (input, call) => [onIpSet('GetIPSet', input, call)],
  handle: (input, call) => {
    const ipSet = getStoredSet(call, input.DetectorId, input.IpSetId);
    return { ...ipSet.settings, Status: statusOf(ipSet), Tags: { ...ipSet.tags } };
  },
});

export const listIPSets = defineOperation<ListIPSetsRequest, ListIPSetsResponse>({
  name: 'ListIPSets',
  requires: () => [{ action: 'guardduty:ListIPSets', resource: '*' }],
  handle: (input, call) => {
    const most = Math.min(input.MaxResults ?? 50, call.pageSize ?? 50);
    const ids = [...getStored(call, input.DetectorId).ipSets.keys()];
    const { items, next } = cutPage(ids, input.NextToken, most, () =>
      rejected('because the parameter nextToken has an invalid value.'),
    );
    return { IpSetIds: items, NextToken: next };
  },
});

export const updateIPSet = defineOperation<UpdateIPSetRequest, object>({
  name: 'UpdateIPSet',
  requires: (input, call) => [onIpSet('UpdateIPSet', input, call), onServiceRole('PutRolePolicy', call)],
  handle: (input, call) => {
    const current = getStoredSet(call, input.DetectorId, input.IpSetId);
    const { Name, Location, ExpectedBucketOwner } = input;
    const given = Object.entries({ Name, Location, ExpectedBucketOwner }).filter(
      ([, value]) => value !== undefined,
    );
    getStored(call, input.DetectorId).ipSets.set(input.IpSetId ?? '', {
      ...current,
      settings: { ...current.settings, ...Object.fromEntries(given) },
      isActive: input.Activate ?? current.isActive,
      settled: call.account.clock.after(settlingMs),
    });
    return {};
  },
});

export const deleteIPSet = defineOperation<DeleteIPSetRequest, object>({
  name: 'DeleteIPSet',
  requires: (input, call) => [onIpSet('DeleteIPSet', input, call), onServiceRole('DeleteRolePolicy', call)],
  handle: (input, call) => {
    const current = getStoredSet(call, input.DetectorId, input.IpSetId);
    getStored(call, input.DetectorId).ipSets.set(input.IpSetId ?? '', {
      ...current,
      settled: call.account.clock.after(settlingMs),
      isDeleted: true,
    });
    return {};
  },
});

function onIpSet(operation: string, input: GetIPSetRequest, call: Call): Requirement {
  return onDetector(operation, `${input.DetectorId ?? ''}/ipset/${input.IpSetId ?? ''}`, call);
}
