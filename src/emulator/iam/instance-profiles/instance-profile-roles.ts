import type {
  AddRoleToInstanceProfileRequest,
  ListInstanceProfilesForRoleRequest,
  ListInstanceProfilesForRoleResponse,
  RemoveRoleFromInstanceProfileRequest,
} from '@aws-sdk/client-iam';
import { defineOperation } from '../../operation.ts';
import { onInstanceProfile, onRole, roleArn } from '../arns.ts';
import { limitExceeded, noSuchEntity } from '../iam-errors.ts';
import { findInstanceProfile, findRoleByName } from '../find.ts';
import { paginate, required } from '../input.ts';
import { renderInstanceProfile } from '../render.ts';
import { iamState } from '../store.ts';

/**
 * Also passes the role.
 * Source: https://docs.aws.amazon.com/IAM/latest/APIReference/API_AddRoleToInstanceProfile.html
 */
export const addRoleToInstanceProfile = defineOperation<AddRoleToInstanceProfileRequest, object>({
  name: 'AddRoleToInstanceProfile',
  requires: (input, call) => [
    onInstanceProfile('AddRoleToInstanceProfile', call, input.InstanceProfileName ?? ''),
    {
      action: 'iam:PassRole',
      resource:
        iamState(call.account).roles.get(input.RoleName ?? '')?.arn ??
        roleArn(call.account.accountId, input.RoleName ?? ''),
      context: { 'iam:PassedToService': 'ec2.amazonaws.com' },
    },
  ],
  handle: (input, { account }) => {
    const profile = findInstanceProfile(account, required(input.InstanceProfileName, 'instanceProfileName'));
    const role = findRoleByName(account, required(input.RoleName, 'roleName'));
    if (profile.role) throw limitExceeded('Cannot exceed quota for InstanceSessionsPerInstanceProfile: 1');
    profile.role = role;
    return {};
  },
});

export const removeRoleFromInstanceProfile = defineOperation<RemoveRoleFromInstanceProfileRequest, object>({
  name: 'RemoveRoleFromInstanceProfile',
  requires: (input, call) => [
    onInstanceProfile('RemoveRoleFromInstanceProfile', call, input.InstanceProfileName ?? ''),
  ],
  handle: (input, { account }) => {
    const profile = findInstanceProfile(account, required(input.InstanceProfileName, 'instanceProfileName'));
    const roleName = required(input.RoleName, 'roleName');
    if (profile.role?.name !== roleName) {
      throw noSuchEntity(`The role with name ${roleName} cannot be found.`);
    }
    profile.role = undefined;
    return {};
  },
});

export const listInstanceProfilesForRole = defineOperation<
  ListInstanceProfilesForRoleRequest,
  ListInstanceProfilesForRoleResponse
>({
  name: 'ListInstanceProfilesForRole',
  requires: (input, call) => [onRole('ListInstanceProfilesForRole', call, input.RoleName ?? '')],
  handle: (input, { account }) => {
    const role = findRoleByName(account, required(input.RoleName, 'roleName'));
    const profiles = [...iamState(account).instanceProfiles.values()].filter(
      (profile) => profile.role === role,
    );
    const { items, ...page } = paginate(profiles, input);
    return { InstanceProfiles: items.map((profile) => renderInstanceProfile(account, profile)), ...page };
  },
});
