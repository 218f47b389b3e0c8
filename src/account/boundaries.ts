import {
  CreatePolicyCommand,
  GetPolicyCommand,
  GetPolicyVersionCommand,
  type IAMClient,
} from '@aws-sdk/client-iam';
import { awaitUntil } from '../await-until.ts';
import { HarnessError } from '../errors.ts';
import type { Life } from '../life.ts';
import { doing, errorName, unless } from '../to-harness-error.ts';
import type { OperatorClients } from './clients.ts';
import type { Journal } from './journal.ts';
import { boundaryPolicyName, iamPath, makeTags, policyArn } from './names.ts';
import { deletePolicy } from './policies.ts';

export interface CreateBoundaryOptions {
  readonly runId: string;
  readonly life: Pick<Life, 'number'>;
  readonly journal: Journal;
  readonly operatorArn: string;
  /** A policy document as JSON. */
  readonly document: string;
}

/**
 * The managed policy that is the boundary of the roles of a life.
 * iam:CreatePolicy, iam:TagPolicy
 * @returns its ARN
 */
export async function createBoundary(
  { iam }: Pick<OperatorClients, 'iam'>,
  { runId, life, journal, operatorArn, document }: CreateBoundaryOptions,
): Promise<string> {
  const PolicyName = boundaryPolicyName(runId, life.number);
  const arn = policyArn(operatorArn, PolicyName);
  await journal.append({ kind: 'policy', policyArn: arn });
  await doing(`making the boundary ${PolicyName}`, () =>
    unless(['EntityAlreadyExistsException', 'EntityAlreadyExists'], () =>
      iam.send(
        new CreatePolicyCommand({
          PolicyName,
          Path: iamPath,
          PolicyDocument: document,
          Tags: makeTags(runId),
        }),
      ),
    ),
  );
  return arn;
}

/**
 * Deletes a boundary, unless a role that outlived its stack still has it: the end of the run tries again, and tells of it. A role that was
 * deleted a moment ago may still count, since IAM is eventually consistent.
 * iam:ListPolicyVersions, iam:DeletePolicyVersion, iam:DeletePolicy
 */
export async function deleteBoundary(
  { iam }: Pick<OperatorClients, 'iam'>,
  arn: string,
  boundMs = 10_000,
): Promise<void> {
  const ask = async (): Promise<true | undefined> => {
    try {
      await deletePolicy(iam, arn);
      return true;
    } catch (error) {
      if (['DeleteConflictException', 'DeleteConflict'].includes(errorName(error))) return undefined;
      throw error;
    }
  };
  try {
    const what = `the boundary ${arn} can be deleted`;
    await doing(`deleting the boundary ${arn}`, () =>
      awaitUntil({ what, ask, firstMs: 100, longestMs: 2000, boundMs }),
    );
  } catch (error) {
    if (!(error instanceof HarnessError) || error.code !== 'timed-out') throw error;
  }
}

/** What a managed policy allows today, or in words why that cannot be read. iam:GetPolicy, iam:GetPolicyVersion */
export async function readManagedPolicy(
  iam: IAMClient,
  PolicyArn: string,
): Promise<
  { readonly kind: 'read'; readonly document: unknown } | { readonly kind: 'unread'; readonly why: string }
> {
  try {
    const { Policy } = await iam.send(new GetPolicyCommand({ PolicyArn }));
    const VersionId = Policy?.DefaultVersionId;
    const { PolicyVersion } = await iam.send(new GetPolicyVersionCommand({ PolicyArn, VersionId }));
    // IAM gives the document back as URL-encoded JSON.
    const document: unknown = JSON.parse(decodeURIComponent(PolicyVersion?.Document ?? ''));
    return { kind: 'read', document };
  } catch (error) {
    return { kind: 'unread', why: `the operator could not read it (${errorName(error)})` };
  }
}
