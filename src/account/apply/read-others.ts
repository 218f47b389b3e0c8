import {
  GetGroupPolicyCommand,
  type IAMClient,
  paginateListAttachedGroupPolicies,
  paginateListGroupPolicies,
  paginateListGroupsForUser,
} from '@aws-sdk/client-iam';
import type { PolicyHolder } from '../policy-holder.ts';
import type { OtherPolicy } from './held-policies.ts';
import { readDocument, readPolicy } from './read-own.ts';

/** Managed and inline policies of these names. iam:GetPolicy, iam:GetPolicyVersion, and what the holder asks for */
export async function readOtherPolicies(
  iam: IAMClient,
  holder: PolicyHolder,
  { managed, inline }: { readonly managed: readonly string[]; readonly inline: readonly string[] },
): Promise<readonly OtherPolicy[]> {
  const others: OtherPolicy[] = [];
  for (const arn of managed) others.push(await readManaged(iam, arn));
  for (const name of inline) {
    others.push({ name, via: 'inline', document: await holder.readInline(iam, name) });
  }
  return others;
}

/**
 * What a user has as a member of groups.
 * iam:ListGroupsForUser, iam:ListAttachedGroupPolicies, iam:ListGroupPolicies, iam:GetGroupPolicy, iam:GetPolicy, iam:GetPolicyVersion
 */
export async function readGroupPolicies(iam: IAMClient, UserName: string): Promise<readonly OtherPolicy[]> {
  const policies: OtherPolicy[] = [];
  for await (const { Groups = [] } of paginateListGroupsForUser({ client: iam }, { UserName })) {
    for (const { GroupName } of Groups) {
      if (GroupName !== undefined) policies.push(...(await readPoliciesOfGroup(iam, GroupName)));
    }
  }
  return policies;
}

async function readPoliciesOfGroup(iam: IAMClient, group: string): Promise<readonly OtherPolicy[]> {
  const policies: OtherPolicy[] = [];
  const named = { GroupName: group };
  for await (const { AttachedPolicies = [] } of paginateListAttachedGroupPolicies({ client: iam }, named)) {
    for (const { PolicyArn } of AttachedPolicies) {
      if (PolicyArn !== undefined) policies.push({ ...(await readManaged(iam, PolicyArn)), group });
    }
  }
  for await (const { PolicyNames = [] } of paginateListGroupPolicies({ client: iam }, named)) {
    for (const name of PolicyNames) {
      const found = await iam.send(new GetGroupPolicyCommand({ ...named, PolicyName: name }));
      const document = decodeURIComponent(found.PolicyDocument ?? '');
      policies.push({ name, via: 'inline', group, document });
    }
  }
  return policies;
}

async function readManaged(iam: IAMClient, arn: string): Promise<OtherPolicy> {
  const policy = await readPolicy(iam, arn);
  return { name: arn, via: 'managed', document: await readDocument(iam, arn, policy?.DefaultVersionId) };
}
