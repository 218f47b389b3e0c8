import type { Service } from '../operation.ts';
import { createUser } from './users/create-user.ts';
import { deleteUser } from './users/delete-user.ts';
import { getUser } from './users/get-user.ts';
import { listUsers } from './users/list-users.ts';
import {
  createAccessKey,
  listAccessKeys,
  updateAccessKey,
  deleteAccessKey,
  getAccessKeyLastUsed,
} from './users/user-access-keys.ts';
import {
  attachUserPolicy,
  detachUserPolicy,
  listAttachedUserPolicies,
} from './users/user-attached-policies.ts';
import {
  putUserPolicy,
  getUserPolicy,
  listUserPolicies,
  deleteUserPolicy,
} from './users/user-inline-policies.ts';
import {
  putUserPermissionsBoundary,
  deleteUserPermissionsBoundary,
} from './users/user-permissions-boundary.ts';
import { tagUser, untagUser, listUserTags } from './users/user-tags.ts';
import { createRole } from './roles/create-role.ts';
import { deleteRole } from './roles/delete-role.ts';
import { getRole } from './roles/get-role.ts';
import { listRoles } from './roles/list-roles.ts';
import {
  attachRolePolicy,
  detachRolePolicy,
  listAttachedRolePolicies,
} from './roles/role-attached-policies.ts';
import {
  putRolePolicy,
  getRolePolicy,
  listRolePolicies,
  deleteRolePolicy,
} from './roles/role-inline-policies.ts';
import {
  putRolePermissionsBoundary,
  deleteRolePermissionsBoundary,
} from './roles/role-permissions-boundary.ts';
import { tagRole, untagRole, listRoleTags } from './roles/role-tags.ts';
import {
  createServiceLinkedRole,
  deleteServiceLinkedRole,
  getServiceLinkedRoleDeletionStatus,
} from './roles/service-linked-role.ts';
import { updateRole, updateRoleDescription, updateAssumeRolePolicy } from './roles/update-role.ts';
import {
  attachGroupPolicy,
  detachGroupPolicy,
  listAttachedGroupPolicies,
} from './groups/group-attached-policies.ts';
import {
  putGroupPolicy,
  getGroupPolicy,
  listGroupPolicies,
  deleteGroupPolicy,
} from './groups/group-inline-policies.ts';
import { addUserToGroup, removeUserFromGroup, listGroupsForUser } from './groups/group-members.ts';
import { createGroup, getGroup, listGroups, deleteGroup } from './groups/groups.ts';
import { createPolicy } from './policies/create-policy.ts';
import { deletePolicy } from './policies/delete-policy.ts';
import { getPolicy } from './policies/get-policy.ts';
import { listEntitiesForPolicy } from './policies/list-entities-for-policy.ts';
import { listPolicies } from './policies/list-policies.ts';
import { tagPolicy, untagPolicy, listPolicyTags } from './policies/policy-tags.ts';
import {
  createPolicyVersion,
  getPolicyVersion,
  listPolicyVersions,
  deletePolicyVersion,
  setDefaultPolicyVersion,
} from './policies/policy-versions.ts';
import {
  addRoleToInstanceProfile,
  removeRoleFromInstanceProfile,
  listInstanceProfilesForRole,
} from './instance-profiles/instance-profile-roles.ts';
import {
  createInstanceProfile,
  getInstanceProfile,
  listInstanceProfiles,
  deleteInstanceProfile,
} from './instance-profiles/instance-profiles.ts';
import * as oidcProviderTags from './oidc-providers/oidc-provider-tags.ts';
import * as oidcProviders from './oidc-providers/oidc-providers.ts';
import { getAccountSummary } from './overview/get-account-summary.ts';
import { listAccountAliases } from './overview/list-account-aliases.ts';
import { getAccountAuthorizationDetails } from './overview/get-account-authorization-details.ts';
import {
  getContextKeysForCustomPolicy,
  getContextKeysForPrincipalPolicy,
} from './simulation/get-context-keys.ts';
import { simulateCustomPolicy } from './simulation/simulate-custom-policy.ts';
import { simulatePrincipalPolicy } from './simulation/simulate-principal-policy.ts';
import {
  listInstanceProfileTags,
  tagInstanceProfile,
  untagInstanceProfile,
} from './instance-profiles/instance-profile-tags.ts';
import { updateGroup } from './groups/update-group.ts';
import { updateUser } from './users/update-user.ts';
import { refuseSessionsOfUsers } from './refuse-sessions.ts';

export const iamService: Service = {
  id: 'iam',
  actionPrefix: 'iam',
  displayName: 'Iam',
  refusalCode: 'AccessDenied',
  operations: [
    createUser,
    deleteUser,
    getUser,
    listUsers,
    createAccessKey,
    listAccessKeys,
    updateAccessKey,
    deleteAccessKey,
    getAccessKeyLastUsed,
    attachUserPolicy,
    detachUserPolicy,
    listAttachedUserPolicies,
    putUserPolicy,
    getUserPolicy,
    listUserPolicies,
    deleteUserPolicy,
    putUserPermissionsBoundary,
    deleteUserPermissionsBoundary,
    tagUser,
    untagUser,
    listUserTags,
    createRole,
    deleteRole,
    getRole,
    listRoles,
    attachRolePolicy,
    detachRolePolicy,
    listAttachedRolePolicies,
    putRolePolicy,
    getRolePolicy,
    listRolePolicies,
    deleteRolePolicy,
    putRolePermissionsBoundary,
    deleteRolePermissionsBoundary,
    tagRole,
    untagRole,
    listRoleTags,
    createServiceLinkedRole,
    deleteServiceLinkedRole,
    getServiceLinkedRoleDeletionStatus,
    updateRole,
    updateRoleDescription,
    updateAssumeRolePolicy,
    attachGroupPolicy,
    detachGroupPolicy,
    listAttachedGroupPolicies,
    putGroupPolicy,
    getGroupPolicy,
    listGroupPolicies,
    deleteGroupPolicy,
    addUserToGroup,
    removeUserFromGroup,
    listGroupsForUser,
    createGroup,
    getGroup,
    listGroups,
    deleteGroup,
    createPolicy,
    deletePolicy,
    getPolicy,
    listEntitiesForPolicy,
    listPolicies,
    tagPolicy,
    untagPolicy,
    listPolicyTags,
    createPolicyVersion,
    getPolicyVersion,
    listPolicyVersions,
    deletePolicyVersion,
    setDefaultPolicyVersion,
    addRoleToInstanceProfile,
    removeRoleFromInstanceProfile,
    listInstanceProfilesForRole,
    createInstanceProfile,
    getInstanceProfile,
    listInstanceProfiles,
    deleteInstanceProfile,
    ...Object.values(oidcProviders),
    ...Object.values(oidcProviderTags),
    getAccountSummary,
    listAccountAliases,
    simulatePrincipalPolicy,
    simulateCustomPolicy,
    getContextKeysForCustomPolicy,
    getContextKeysForPrincipalPolicy,
    getAccountAuthorizationDetails,
    updateUser,
    updateGroup,
    tagInstanceProfile,
    untagInstanceProfile,
    listInstanceProfileTags,
  ].map(refuseSessionsOfUsers),
};
