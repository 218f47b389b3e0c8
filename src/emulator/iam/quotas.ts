import { limitExceeded } from './iam-errors.ts';

/**
 * IAM's quotas, under the names that GetAccountSummary tells.
 * Source: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html
 */
export const quotas = {
  UserPolicySizeQuota: 2048,
  GroupPolicySizeQuota: 5120,
  RolePolicySizeQuota: 10_240,
  PolicySizeQuota: 6144,
  AssumeRolePolicySizeQuota: 2048,
  VersionsPerPolicyQuota: 5,
  AttachedPoliciesPerUserQuota: 10,
  AttachedPoliciesPerGroupQuota: 10,
  AttachedPoliciesPerRoleQuota: 10,
  AccessKeysPerUserQuota: 2,
  SigningCertificatesPerUserQuota: 2,
  GroupsPerUserQuota: 10,
  UsersQuota: 5000,
  GroupsQuota: 300,
  RolesQuota: 1000,
  PoliciesQuota: 1500,
  InstanceProfilesQuota: 1000,
  ServerCertificatesQuota: 20,
  PolicyVersionsInUseQuota: 10_000,
  GlobalEndpointTokenVersion: 1,
} as const;

type CountQuota = 'UsersQuota' | 'GroupsQuota' | 'RolesQuota' | 'PoliciesQuota' | 'InstanceProfilesQuota';

/**
 * Room for one more in the account. `UsersPerAccount` and `RolesPerAccount` are as reported, the others are formed alike (assumed).
 * @throws AwsError LimitExceeded
 */
export function assertRoom(count: number, quota: CountQuota): void {
  if (count < quotas[quota]) return;
  throw limitExceeded(`Cannot exceed quota for ${quota.replace(/Quota$/, 'PerAccount')}: ${quotas[quota]}`);
}

/** Tags of a user, role, policy or instance profile. */
export const mostTags = 50;

/** Characters of a policy as IAM counts them: without white space. */
export function policySize(text: string): number {
  return text.replaceAll(/\s/g, '').length;
}
