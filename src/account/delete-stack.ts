import {
  DeleteStackCommand,
  type DeleteStackInput,
  UpdateTerminationProtectionCommand,
} from '@aws-sdk/client-cloudformation';
import { HarnessError } from '../errors.ts';
import type { OperatorClients } from './clients.ts';
import { emptyBucket } from './empty-bucket.ts';
import { awaitDeleted, type AwaitOptions, type OwnStack } from './own-stack.ts';
import { listResources } from './stack-resources.ts';

type Clients = Pick<OperatorClients, 'cloudFormation' | 's3'>;

/**
 * Deletes a stack as the operator, whatever state it is in: first as usual, then with force, which leaves
 * behind what cannot be deleted.
 * cloudformation:UpdateTerminationProtection, cloudformation:ListStackResources,
 * cloudformation:DeleteStack, cloudformation:DescribeStacks and what the stack's resources need
 * @throws HarnessError `leftovers`
 */
export async function deleteStack(
  clients: Clients,
  stack: Extract<OwnStack, { kind: 'own' }>,
  options: AwaitOptions,
): Promise<void> {
  const { cloudFormation } = clients;
  const StackName = stack.stackId;
  if (stack.terminationProtection) {
    await cloudFormation.send(
      new UpdateTerminationProtectionCommand({ StackName, EnableTerminationProtection: false }),
    );
  }
  // Twice as usual: what kept a resource from being deleted may be gone with the others.
  const ways: DeleteStackInput[] = [
    { StackName },
    { StackName },
    { StackName, DeletionMode: 'FORCE_DELETE_STACK' },
  ];
  for (const [index, way] of ways.entries()) {
    // Force is for stacks in DELETE_FAILED alone, which this one may be already.
    if (index === 0 && stack.status === 'DELETE_FAILED') continue;
    await emptyBuckets(clients, StackName);
    await cloudFormation.send(new DeleteStackCommand(way));
    if ((await awaitDeleted(cloudFormation, StackName, options)) === 'DELETE_COMPLETE') return;
  }
  throw new HarnessError(`the stack ${StackName} cannot be deleted, not even with force`, {
    code: 'leftovers',
    fault: 'aws',
    hint: 'Look at its events in the console of CloudFormation.',
  });
}

/** CloudFormation deletes no bucket that holds something. */
async function emptyBuckets({ cloudFormation, s3 }: Clients, stackId: string): Promise<void> {
  const resources = await listResources(cloudFormation, stackId);
  const buckets = resources.flatMap(({ ResourceType, ResourceStatus, PhysicalResourceId }) =>
    ResourceType === 'AWS::S3::Bucket' && ResourceStatus !== 'DELETE_COMPLETE'
      ? (PhysicalResourceId ?? [])
      : [],
  );
  for (const bucket of buckets) if (bucket !== '') await emptyBucket(s3, bucket);
}
