import {
  AttachUserPolicyCommand,
  CreatePolicyCommand,
  CreatePolicyVersionCommand,
  DeletePolicyCommand,
  DeletePolicyVersionCommand,
  DeleteUserPolicyCommand,
  DetachUserPolicyCommand,
  GetPolicyVersionCommand,
  type IAMClient,
  type PolicyVersion,
  paginateListAttachedUserPolicies,
  paginateListPolicyVersions,
  PutUserPolicyCommand,
} from '@aws-sdk/client-iam';
import type { Deployer } from '../life.ts';
import type { PolicyDocument } from '../policy/document.ts';
import type { OperatorClients } from './clients.ts';
import type { Journal } from './journal.ts';
import { iamPath, inlinePolicyName, makeTags, managedPolicyName } from './names.ts';
import { doing, unless } from '../to-harness-error.ts';

/** AWS's own. Source: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html */
const mostVersions = 5;
const gone = ['NoSuchEntityException', 'NoSuchEntity'];

export interface PolicySet {
  /** Absent: the user has no policy of its own. */
  readonly inline: PolicyDocument | undefined;
  readonly managed: readonly PolicyDocument[];
}

export interface PutPoliciesOptions {
  readonly runId: string;
  readonly journal: Journal;
}

/**
 * Gives the deployer exactly these policies. What is so already is left alone.
 * iam:PutUserPolicy, iam:DeleteUserPolicy, iam:ListAttachedUserPolicies, iam:CreatePolicy,
 * iam:ListPolicyVersions, iam:GetPolicyVersion, iam:CreatePolicyVersion, iam:DeletePolicyVersion,
 * iam:AttachUserPolicy, iam:DetachUserPolicy, iam:DeletePolicy
 */
export async function putPolicies(
  { iam }: Pick<OperatorClients, 'iam'>,
  deployer: Deployer,
  { inline, managed }: PolicySet,
  options: PutPoliciesOptions,
): Promise<void> {
  await doing(`giving ${deployer.userName} its policies`, async () => {
    const attached = await listAttached(iam, deployer.userName);
    const wanted = managed.map((document, index) => ({
      name: managedPolicyName(deployer.userName, index),
      document,
    }));
    // First what is added, then what falls away: a grant that moves is never missing.
    for (const { name, document } of wanted) {
      const arn = policyArn(deployer.arn, name);
      if (attached.includes(arn)) await putVersion(iam, arn, document);
      else await attachNew(iam, deployer.userName, name, arn, document, options);
    }
    await putInline(iam, deployer.userName, inline);
    const kept = wanted.map(({ name }) => policyArn(deployer.arn, name));
    for (const arn of attached.filter((arn) => !kept.includes(arn))) {
      await unless(gone, () =>
        iam.send(new DetachUserPolicyCommand({ UserName: deployer.userName, PolicyArn: arn })),
      );
      await deletePolicy(iam, arn);
    }
  });
}

async function putInline(iam: IAMClient, user: string, inline: PolicyDocument | undefined): Promise<void> {
  const named = { UserName: user, PolicyName: inlinePolicyName };
  if (inline === undefined) {
    await unless(gone, () => iam.send(new DeleteUserPolicyCommand(named)));
    return;
  }
  await iam.send(new PutUserPolicyCommand({ ...named, PolicyDocument: JSON.stringify(inline) }));
}

async function attachNew(
  iam: IAMClient,
  user: string,
  name: string,
  arn: string,
  document: PolicyDocument,
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
  await iam.send(new AttachUserPolicyCommand({ UserName: user, PolicyArn: arn }));
}

async function putVersion(iam: IAMClient, arn: string, document: PolicyDocument): Promise<void> {
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

/** Of the harness's own path. */
async function listAttached(iam: IAMClient, user: string): Promise<string[]> {
  const arns: string[] = [];
  const input = { UserName: user, PathPrefix: iamPath };
  for await (const page of paginateListAttachedUserPolicies({ client: iam }, input)) {
    arns.push(...(page.AttachedPolicies ?? []).flatMap(({ PolicyArn }) => PolicyArn ?? []));
  }
  return arns;
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

/** The user's ARN tells partition and account. */
function policyArn(userArn: string, name: string): string {
  const [, partition, , , accountId] = userArn.split(':');
  return `arn:${partition}:iam::${accountId}:policy${iamPath}${name}`;
}
