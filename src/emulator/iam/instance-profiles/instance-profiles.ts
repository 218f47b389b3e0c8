import type {
  CreateInstanceProfileRequest,
  CreateInstanceProfileResponse,
  DeleteInstanceProfileRequest,
  GetInstanceProfileRequest,
  GetInstanceProfileResponse,
  ListInstanceProfilesRequest,
  ListInstanceProfilesResponse,
} from '@aws-sdk/client-iam';
import { defineOperation } from '../../operation.ts';
import { onAll, onInstanceProfile } from '../arns.ts';
import { deleteConflict, entityAlreadyExists } from '../iam-errors.ts';
import { findInstanceProfile, isTaken, listByPath } from '../find.ts';
import { createUniqueId } from '../ids.ts';
import { paginate, readPath, required, requiredName } from '../input.ts';
import { assertRoom } from '../quotas.ts';
import { renderInstanceProfile } from '../render.ts';
import { iamState, type InstanceProfile } from '../store.ts';
import { ownTags, putTags, tagContext } from '../tags.ts';

export const createInstanceProfile = defineOperation<
  CreateInstanceProfileRequest,
  CreateInstanceProfileResponse
>({
  name: 'CreateInstanceProfile',
  requires: (input, { account }) => {
    const name = input.InstanceProfileName ?? '';
    const resource = `arn:aws:iam::${account.accountId}:instance-profile${input.Path ?? '/'}${name}`;
    const context = tagContext(input.Tags);
    const create = { action: 'iam:CreateInstanceProfile', resource, context };
    if (ownTags(input.Tags).length === 0) return [create];
    return [create, { action: 'iam:TagInstanceProfile', resource, context }];
  },
  handle: (input, call) => {
    const { account } = call;
    const { instanceProfiles } = iamState(account);
    const name = requiredName(input.InstanceProfileName, 'instanceProfileName');
    const path = readPath(input.Path);
    if (isTaken(instanceProfiles, name)) {
      throw entityAlreadyExists(`Instance Profile ${name} already exists.`);
    }
    assertRoom(instanceProfiles.size, 'InstanceProfilesQuota');
    const profile: InstanceProfile = {
      name,
      path,
      id: createUniqueId('AIPA'),
      arn: `arn:aws:iam::${account.accountId}:instance-profile${path}${name}`,
      createDate: new Date(),
      tags: new Map(),
      role: undefined,
    };
    putTags(profile.tags, input.Tags, call);
    instanceProfiles.set(name, profile);
    return { InstanceProfile: renderInstanceProfile(account, profile) };
  },
});

export const getInstanceProfile = defineOperation<GetInstanceProfileRequest, GetInstanceProfileResponse>({
  name: 'GetInstanceProfile',
  requires: (input, call) => [onInstanceProfile('GetInstanceProfile', call, input.InstanceProfileName ?? '')],
  handle: (input, { account }) => ({
    InstanceProfile: renderInstanceProfile(
      account,
      findInstanceProfile(account, required(input.InstanceProfileName, 'instanceProfileName')),
    ),
  }),
});

export const listInstanceProfiles = defineOperation<
  ListInstanceProfilesRequest,
  ListInstanceProfilesResponse
>({
  name: 'ListInstanceProfiles',
  requires: (input, call) => [onAll('ListInstanceProfiles', call, 'instance-profile', input.PathPrefix)],
  handle: (input, { account }) => {
    const profiles = listByPath(iamState(account).instanceProfiles.values(), input.PathPrefix);
    const { items, ...page } = paginate(profiles, input);
    return { InstanceProfiles: items.map((profile) => renderInstanceProfile(account, profile)), ...page };
  },
});

export const deleteInstanceProfile = defineOperation<DeleteInstanceProfileRequest, object>({
  name: 'DeleteInstanceProfile',
  requires: (input, call) => [
    onInstanceProfile('DeleteInstanceProfile', call, input.InstanceProfileName ?? ''),
  ],
  handle: (input, { account }) => {
    const profile = findInstanceProfile(account, required(input.InstanceProfileName, 'instanceProfileName'));
    if (profile.role) {
      throw deleteConflict('Cannot delete entity, must remove roles from instance profile first.');
    }
    iamState(account).instanceProfiles.delete(profile.name);
    return {};
  },
});
