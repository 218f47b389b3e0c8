import { GetAccountSummaryCommand, type IAMClient } from '@aws-sdk/client-iam';
import { GetCallerIdentityCommand } from '@aws-sdk/client-sts';
import { HarnessError } from '../errors.ts';
import type { OperatorClients } from './clients.ts';
import { doing } from '../to-harness-error.ts';

/** The identity the harness itself runs as. */
export interface Operator {
  readonly arn: string;
  /** 12 digits. */
  readonly accountId: string;
}

/** It is answered from memory; an endpoint that accepts and then says nothing is to be told soon. */
const identityTimeoutMs = 5000;

export interface ReadOperatorOptions {
  /** Named in what is thrown. Absent: AWS's own. */
  readonly endpointUrl?: string | undefined;
  readonly signal?: AbortSignal | undefined;
}

/** sts:GetCallerIdentity */
export async function readOperator(
  { sts }: Pick<OperatorClients, 'sts'>,
  { endpointUrl, signal }: ReadOperatorOptions = {},
): Promise<Operator> {
  const where = endpointUrl === undefined ? '' : ` at ${endpointUrl}`;
  return doing(`reading the operator's identity${where}`, async () => {
    const { Arn, Account } = await sts.send(new GetCallerIdentityCommand({}), {
      requestTimeout: identityTimeoutMs,
      ...(signal && { abortSignal: signal }),
    });
    if (Arn === undefined || Account === undefined) {
      throw new HarnessError('sts:GetCallerIdentity named nobody; expected an ARN and an account', {
        code: 'aws',
        fault: 'aws',
      });
    }
    return { arn: Arn, accountId: Account };
  });
}

/** What the account allows. Sizes in characters, white space not counted. */
export interface Quotas {
  /** Of all inline policies of one user together. */
  readonly inlineCharacters: number;
  readonly inlineCharactersOfRole: number;
  readonly managedCharacters: number;
  readonly managedPerUser: number;
  readonly managedPerRole: number;
  readonly versionsPerPolicy: number;
  /** How many users can still be made. */
  readonly usersLeft: number;
  /** How many customer managed policies can still be made. */
  readonly policiesLeft: number;
}

/** Where the account does not tell. Source: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html */
const usual = {
  UserPolicySizeQuota: 2048,
  RolePolicySizeQuota: 10_240,
  PolicySizeQuota: 6144,
  AttachedPoliciesPerUserQuota: 10,
  AttachedPoliciesPerRoleQuota: 10,
  VersionsPerPolicyQuota: 5,
  UsersQuota: 5000,
  Users: 0,
  PoliciesQuota: 1500,
  Policies: 0,
} as const;

/** iam:GetAccountSummary */
export async function readQuotas(iam: IAMClient): Promise<Quotas> {
  return doing('reading the quotas of the account', async () => {
    const { SummaryMap } = await iam.send(new GetAccountSummaryCommand({}));
    const read = (name: keyof typeof usual): number => SummaryMap?.[name] ?? usual[name];
    return {
      inlineCharacters: read('UserPolicySizeQuota'),
      inlineCharactersOfRole: read('RolePolicySizeQuota'),
      managedCharacters: read('PolicySizeQuota'),
      managedPerUser: read('AttachedPoliciesPerUserQuota'),
      managedPerRole: read('AttachedPoliciesPerRoleQuota'),
      versionsPerPolicy: read('VersionsPerPolicyQuota'),
      usersLeft: read('UsersQuota') - read('Users'),
      policiesLeft: read('PoliciesQuota') - read('Policies'),
    };
  });
}
