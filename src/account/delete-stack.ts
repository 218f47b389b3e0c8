import {
  DeleteStackCommand,
  type DeleteStackInput,
  UpdateTerminationProtectionCommand,
} from '@aws-sdk/client-cloudformation';
import { HarnessError } from '../errors.ts';
import type { OperatorClients } from './clients.ts';
import { emptyResource } from './empty-resource.ts';
import { awaitDeleted, type AwaitOptions, type OwnStack } from './own-stack.ts';
import { listResources } from './stack-resources.ts';

/** CloudFormation deletes none of these while it holds something. */
const holders = ['AWS::S3::Bucket', 'AWS::Route53::HostedZone'];

type Clients = Pick<OperatorClients, 'cloudFormation' | 's3' | 'route53'>;

/**
 * Deletes a stack as the operator, whatever state it is in: first as usual, then with force, which leaves
 * behind what cannot be deleted.
 * cloudformation:UpdateTerminationProtection, cloudformation:ListStackResources,
 * cloudformation:DeleteStack, cloudformation:DescribeStacks and what the stack's resources need; iam:PassRole where it has a role
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
  const RoleARN = stack.recoverAs;
  const ways: DeleteStackInput[] = [
    { StackName, RoleARN },
    { StackName, RoleARN },
    { StackName, RoleARN, DeletionMode: 'FORCE_DELETE_STACK' },
  ];
  for (const [index, way] of ways.entries()) {
    // Force is for stacks in DELETE_FAILED alone, which this one may be already.
    if (index === 0 && stack.status === 'DELETE_FAILED') continue;
    // A stack's own records go by themselves first, with the values that it knows.
    await emptyResources(clients, StackName, index === 0 ? ['AWS::S3::Bucket'] : holders);
    await cloudFormation.send(new DeleteStackCommand(way));
    if ((await awaitDeleted(cloudFormation, StackName, options)) === 'DELETE_COMPLETE') return;
  }
  throw new HarnessError(`the stack ${StackName} cannot be deleted, not even with force`, {
    code: 'leftovers',
    fault: 'aws',
    hint: 'Look at its events in the console of CloudFormation.',
  });
}

async function emptyResources(clients: Clients, stackId: string, types: readonly string[]): Promise<void> {
  for (const resource of await listResources(clients.cloudFormation, stackId)) {
    const { ResourceType = '', ResourceStatus, PhysicalResourceId = '' } = resource;
    if (!types.includes(ResourceType)) continue;
    if (ResourceStatus === 'DELETE_COMPLETE' || PhysicalResourceId === '') continue;
    await emptyResource(clients, ResourceType, PhysicalResourceId);
  }
}
