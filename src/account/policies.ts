import {
  CreatePolicyCommand,
  CreatePolicyVersionCommand,
  DeletePolicyCommand,
  DeletePolicyVersionCommand,
  GetPolicyVersionCommand,
  type IAMClient,
  type PolicyVersion,
  paginateListPolicyVersions,
} from '@aws-sdk/client-iam';
import type { WrittenDocument } from '../policy/document.ts';
import type { OperatorClients } from './clients.ts';
import type { Journal } from './journal.ts';
import { iamPath, inlinePolicyName, makeTags, managedPolicyName, policyArn } from './names.ts';
import type { PolicyHolder } from './policy-holder.ts';
import { doing, unless } from '../to-harness-error.ts';

/** AWS's own. Source: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html */
const mostVersions = 5;
const gone = ['NoSuchEntityException', 'NoSuchEntity'];

export interface PolicySet {
  /** Absent: the holder has no policy of its own. */
  readonly inline: WrittenDocument | undefined;
  readonly managed: readonly WrittenDocument[];
}

export interface PutPoliciesOptions {
  readonly runId: string;
  readonly journal: Journal;
  /** ARN of the holder: it tells partition and account. */
  readonly holderArn: string;
}

/**
 * Gives a user or role exactly these policies. What is so already is left alone.
 * iam:CreatePolicy, iam:ListPolicyVersions, iam:GetPolicyVersion, iam:CreatePolicyVersion, iam:DeletePolicyVersion,
 * iam:DeletePolicy, and what the holder's own operations ask for
 */
export async function putPolicies(
  { iam }: Pick<OperatorClients, 'iam'>,
  holder: PolicyHolder,
  { inline, managed }: PolicySet,
  options: PutPoliciesOptions,
): Promise<void> {
  await doing(`giving the ${holder.label} its policies`, async () => {
    const attached = await holder.listAttached(iam, iamPath);
    const wanted = managed.map((document, index) => {
      const name = managedPolicyName(holder.name, index);
      return { name, arn: policyArn(options.holderArn, name), document };
    });
    // First what is added, then what falls away: a grant that moves is never missing.
    for (const { name, arn, document } of wanted) {
      if (attached.includes(arn)) await putVersion(iam, arn, document);
      else await attachNew(iam, holder, { name, arn, document }, options);
    }
    if (inline === undefined) await unless(gone, () => holder.deleteInline(iam, inlinePolicyName));
    else await holder.putInline(iam, inlinePolicyName, JSON.stringify(inline));
    const kept = wanted.map(({ arn }) => arn);
    for (const arn of attached.filter((arn) => !kept.includes(arn))) {
      await unless(gone, () => holder.detach(iam, arn));
      await deletePolicy(iam, arn);
    }
  });
}

async function attachNew(
  iam: IAMClient,
  holder: PolicyHolder,
  {
    name,
    arn,
    document,
  }: { readonly name: string; readonly arn: string; readonly document: WrittenDocument },
  { runId, journal }: PutPoliciesOptions,
): Promise<void> {
  await journal.append({ kind: 'policy', policyArn: arn });
  const created = await unless(['EntityAlreadyExistsException', 'EntityAlreadyExists'], () =>
    iam.send(
      new CreatePolicyCommand({
        PolicyName: name,
        Path: iamPath,
        PolicyDocument: JSON.stringify(document),
        Tags: makeTags(runId),
      }),
    ),
  );
  if (created === undefined) await putVersion(iam, arn, document);
  await holder.attach(iam, arn);
}

/**
 * Makes a document the default version of a policy, unless it is so already; of five versions the oldest goes that is not in force.
 * iam:ListPolicyVersions, iam:GetPolicyVersion, iam:DeletePolicyVersion, iam:CreatePolicyVersion
 */
export async function putVersion(iam: IAMClient, arn: string, document: WrittenDocument): Promise<void> {
  const text = JSON.stringify(document);
  const versions = await listVersions(iam, arn);
  const current = versions.find(({ IsDefaultVersion }) => IsDefaultVersion);
  if (current?.VersionId !== undefined) {
    const { PolicyVersion: version } = await iam.send(
      new GetPolicyVersionCommand({ PolicyArn: arn, VersionId: current.VersionId }),
    );
    // IAM gives the document back as URL-encoded JSON.
    if (decodeURIComponent(version?.Document ?? '') === text) return;
  }
  if (versions.length >= mostVersions) {
    const [oldest] = versions
      .filter(({ IsDefaultVersion }) => !IsDefaultVersion)
      .toSorted((a, b) => versionNumber(a) - versionNumber(b));
    if (oldest) {
      await unless(gone, () =>
        iam.send(new DeletePolicyVersionCommand({ PolicyArn: arn, VersionId: oldest.VersionId })),
      );
    }
  }
  await iam.send(
    new CreatePolicyVersionCommand({ PolicyArn: arn, PolicyDocument: text, SetAsDefault: true }),
  );
}

/** With all its versions. iam:ListPolicyVersions, iam:DeletePolicyVersion, iam:DeletePolicy */
export async function deletePolicy(iam: IAMClient, arn: string): Promise<void> {
  await unless(gone, async () => {
    for (const { VersionId, IsDefaultVersion } of await listVersions(iam, arn)) {
      if (IsDefaultVersion) continue;
      await unless(gone, () => iam.send(new DeletePolicyVersionCommand({ PolicyArn: arn, VersionId })));
    }
    await iam.send(new DeletePolicyCommand({ PolicyArn: arn }));
  });
}

async function listVersions(iam: IAMClient, arn: string): Promise<PolicyVersion[]> {
  const versions: PolicyVersion[] = [];
  for await (const page of paginateListPolicyVersions({ client: iam }, { PolicyArn: arn })) {
    versions.push(...(page.Versions ?? []));
  }
  return versions;
}

/** `v12` is 12. */
function versionNumber({ VersionId }: PolicyVersion): number {
  return Number(VersionId?.slice(1));
}
