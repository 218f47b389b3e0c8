import { CreatePolicyCommand, type IAMClient } from '@aws-sdk/client-iam';
import type { PlacementStep } from '../../policy/placement.ts';
import { doing, unless } from '../../to-harness-error.ts';
import { appliedTag } from '../names.ts';
import { deletePolicy, putVersion } from '../policies.ts';
import type { PolicyHolder } from '../policy-holder.ts';
import type { ApplyTarget } from './held-policies.ts';
import { holderOf } from './read-held.ts';
import { appliedPolicyArn, readPolicy } from './read-own.ts';

const gone = ['NoSuchEntityException', 'NoSuchEntity'];

/**
 * Makes one change. What is so already is left alone.
 * iam:CreatePolicy, iam:TagPolicy, iam:GetPolicy, iam:DeletePolicy, what a new version and what the holder's own operations ask for
 */
export async function takeStep(
  iam: IAMClient,
  target: ApplyTarget,
  holderArn: string,
  step: PlacementStep,
): Promise<void> {
  const holder = holderOf(target);
  const arn = appliedPolicyArn(holderArn, step.policy);
  await doing(`${step.kind} of policy ${step.policy} of ${holder.label}`, async () => {
    switch (step.kind) {
      case 'create':
        await iam.send(
          new CreatePolicyCommand({
            PolicyName: step.policy,
            Description: 'What deploying needs, as harness has proven it',
            PolicyDocument: JSON.stringify(step.document),
            Tags: [{ Key: appliedTag, Value: target.policyName }],
          }),
        );
        return holder.attach(iam, arn);
      case 'change':
        return putVersion(iam, arn, step.document);
      case 'attach':
        return holder.attach(iam, arn);
      case 'put-inline':
        return holder.putInline(iam, step.policy, JSON.stringify(step.document));
      case 'delete-inline':
        return unless(gone, () => holder.deleteInline(iam, step.policy));
      case 'remove':
        return removePolicy(iam, holder, arn);
    }
  });
}

/** What others have as well stays with them. */
async function removePolicy(iam: IAMClient, holder: PolicyHolder, arn: string): Promise<void> {
  await unless(gone, () => holder.detach(iam, arn));
  const left = await readPolicy(iam, arn);
  const uses = (left?.AttachmentCount ?? 0) + (left?.PermissionsBoundaryUsageCount ?? 0);
  if (left !== undefined && uses === 0) await deletePolicy(iam, arn);
}
