import { GetPolicyCommand, GetPolicyVersionCommand, type IAMClient, type Policy } from '@aws-sdk/client-iam';
import { HarnessError } from '../../errors.ts';
import { unless } from '../../to-harness-error.ts';
import { appliedTag } from '../names.ts';
import type { OwnPolicy } from './held-policies.ts';

/** @param holderArn of anybody in the account: it tells partition and account */
export function appliedPolicyArn(holderArn: string, policy: string): string {
  const [, partition, , , accountId] = holderArn.split(':');
  return `arn:${partition}:iam::${accountId}:policy/${policy}`;
}

/**
 * The managed policies of the numbered names that are there, attached or not. iam:GetPolicy, iam:GetPolicyVersion
 * @param most how many can be attached at most
 * @throws usage for one that `harness apply` did not make
 */
export async function readOwnPolicies(
  iam: IAMClient,
  {
    policyName,
    holderArn,
    attached,
    most,
  }: {
    readonly policyName: string;
    readonly holderArn: string;
    readonly attached: readonly string[];
    readonly most: number;
  },
): Promise<readonly OwnPolicy[]> {
  const start = appliedPolicyArn(holderArn, policyName);
  const numbers = attached.map((arn) => numberOf(arn, start) ?? 0);
  const highest = Math.max(most, ...numbers);
  const own: OwnPolicy[] = [];
  for (let number = 1; number <= highest; number += 1) {
    const arn = `${start}-${number}`;
    const policy = await readPolicy(iam, arn);
    if (policy === undefined) continue;
    assertMade(policy, arn, policyName);
    const isAttached = attached.includes(arn);
    own.push({
      name: `${policyName}-${number}`,
      arn,
      document: await readDocument(iam, arn, policy.DefaultVersionId),
      isAttached,
      attachedElsewhere: (policy.AttachmentCount ?? 0) - (isAttached ? 1 : 0),
    });
  }
  return own;
}

/** Whether an ARN is one of the numbered names. */
export function isNumbered(arn: string, start: string): boolean {
  return numberOf(arn, start) !== undefined;
}

/** Absent: there is none. */
export async function readPolicy(iam: IAMClient, arn: string): Promise<Policy | undefined> {
  const found = await unless(['NoSuchEntityException', 'NoSuchEntity'], () =>
    iam.send(new GetPolicyCommand({ PolicyArn: arn })),
  );
  return found?.Policy;
}

/** What a version of a managed policy says, as JSON. IAM gives it URL-encoded. */
export async function readDocument(
  iam: IAMClient,
  arn: string,
  versionId: string | undefined,
): Promise<string> {
  const { PolicyVersion } = await iam.send(
    new GetPolicyVersionCommand({ PolicyArn: arn, VersionId: versionId }),
  );
  return decodeURIComponent(PolicyVersion?.Document ?? '');
}

function numberOf(arn: string, start: string): number | undefined {
  const rest = arn.startsWith(`${start}-`) ? arn.slice(start.length + 1) : '';
  return /^[1-9]\d*$/.test(rest) ? Number(rest) : undefined;
}

function assertMade({ Tags = [] }: Policy, arn: string, policyName: string): void {
  if (Tags.some(({ Key, Value }) => Key === appliedTag && Value === policyName)) return;
  throw new HarnessError(
    `${arn}: harness apply did not make this policy, expected its tag ${appliedTag}=${policyName}`,
    {
      code: 'usage',
      fault: 'user',
      hint: `Choose other names with --name, or hand it over: aws iam tag-policy --policy-arn ${arn} --tags Key=${appliedTag},Value=${policyName}`,
    },
  );
}
