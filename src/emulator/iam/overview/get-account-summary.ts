import type { GetAccountSummaryResponse } from '@aws-sdk/client-iam';
import { defineOperation } from '../../operation.ts';
import { quotas } from '../quotas.ts';
import { iamState } from '../store.ts';

/** Source: https://docs.aws.amazon.com/IAM/latest/APIReference/API_GetAccountSummary.html */
export const getAccountSummary = defineOperation<object, GetAccountSummaryResponse>({
  name: 'GetAccountSummary',
  handle: (_input, { account }) => {
    const { users, groups, roles, policies, instanceProfiles } = iamState(account);
    const own = [...policies.values()].filter(({ arn }) => !arn.startsWith('arn:aws:iam::aws:'));
    return {
      SummaryMap: {
        ...quotas,
        Users: users.size,
        Groups: groups.size,
        Roles: roles.size,
        Policies: own.length,
        PolicyVersionsInUse: own.reduce((sum, { versions }) => sum + versions.size, 0),
        InstanceProfiles: instanceProfiles.size,
        Providers: 0,
        ServerCertificates: 0,
        MFADevices: 0,
        MFADevicesInUse: 0,
        AccountMFAEnabled: 0,
        AccountAccessKeysPresent: 0,
        AccountPasswordPresent: 1,
        AccountSigningCertificatesPresent: 0,
      },
    };
  },
});
