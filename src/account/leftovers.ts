import { GetUserCommand } from '@aws-sdk/client-iam';
import { HeadBucketCommand, type S3Client } from '@aws-sdk/client-s3';
import { doing, unless } from '../to-harness-error.ts';
import type { OperatorClients } from './clients.ts';
import { listOwnPolicies } from './delete-deployer.ts';
import { readOwnStack, type StackClaim } from './own-stack.ts';
import { listMade, type MadeResource } from './stack-resources.ts';

/** Something that a run made and that is still there. */
export interface Leftover {
  readonly what: string;
  readonly why: string;
  /** The service's own template wants it kept. */
  readonly retained?: true;
}

export interface Belongings {
  readonly stacks: readonly StackClaim[];
  readonly deployers: readonly { readonly userName: string }[];
}

/** Everything of a run that is still in the account. */
export async function findLeftovers(
  clients: OperatorClients,
  { stacks, deployers }: Belongings,
): Promise<Leftover[]> {
  const leftovers: Leftover[] = [];
  for (const claim of stacks) leftovers.push(...(await verifyRemoved(clients, claim)));
  await doing('looking for what is left of the deployers', async () => {
    for (const { userName } of deployers) {
      const user = await unless(['NoSuchEntityException', 'NoSuchEntity'], () =>
        clients.iam.send(new GetUserCommand({ UserName: userName })),
      );
      if (user) leftovers.push({ what: `user ${userName}`, why: 'it is still there' });
      for (const arn of await listOwnPolicies(clients.iam, userName)) {
        leftovers.push({ what: `policy ${arn}`, why: 'it is still there' });
      }
    }
  });
  return leftovers;
}

/**
 * What is left of a stack that should be gone: the stack, what its template retains, what was refused to be
 * deleted though the deletion is reported as complete.
 * cloudformation:DescribeStacks, cloudformation:DescribeStackEvents, s3:ListBucket
 */
export async function verifyRemoved(
  { cloudFormation, s3 }: Pick<OperatorClients, 'cloudFormation' | 's3'>,
  claim: StackClaim,
): Promise<Leftover[]> {
  return doing(`verifying that the stack ${claim.stackName} is gone`, async () => {
    const stack = await readOwnStack(cloudFormation, claim);
    if (stack.kind === 'own') {
      return [{ what: `stack ${claim.stackName}`, why: `it is in ${stack.status}` }];
    }
    const leftovers: Leftover[] = [];
    for (const stackId of new Set(claim.stackIds)) {
      const made = await listMade(cloudFormation, stackId);
      for (const resource of made) {
        const why = whyLeft(resource);
        if (why === undefined || wentWithItsFunction(resource, made)) continue;
        if (resource.type === 'AWS::S3::Bucket' && !(await bucketExists(s3, resource.physicalId))) continue;
        const what = `${resource.type} ${resource.physicalId}`;
        leftovers.push({ what, why, ...(resource.status === 'DELETE_SKIPPED' && { retained: true }) });
      }
    }
    return leftovers;
  });
}

function whyLeft({ status, reason }: MadeResource): string | undefined {
  if (status === 'DELETE_SKIPPED') return 'its deletion policy retains it';
  if (status === 'DELETE_FAILED') return `it could not be deleted: ${reason ?? 'no reason is given'}`;
  return undefined;
}

/** Serverless retains the versions of a function, which Lambda deletes with the function. */
function wentWithItsFunction({ type, physicalId }: MadeResource, made: readonly MadeResource[]): boolean {
  if (type !== 'AWS::Lambda::Version') return false;
  const name = physicalId.split(':').at(-2);
  return made.some(
    (other) =>
      other.type === 'AWS::Lambda::Function' &&
      other.physicalId === name &&
      other.status === 'DELETE_COMPLETE',
  );
}

async function bucketExists(client: S3Client, bucket: string): Promise<boolean> {
  const head = await unless(['NotFound', 'NoSuchBucket'], () =>
    client.send(new HeadBucketCommand({ Bucket: bucket })),
  );
  return head !== undefined;
}
