import { DescribeStacksCommand, type StackEvent } from '@aws-sdk/client-cloudformation';
import { awaitUntil } from '../../await-until.ts';
import { HarnessError } from '../../errors.ts';
import { doing } from '../../to-harness-error.ts';
import type { OperatorClients } from '../clients.ts';
import { readEvents } from '../orphans/read-events.ts';
import type { AwaitOptions } from '../own-stack.ts';

type Clients = Pick<OperatorClients, 'cloudFormation'>;

/** The cause comes first; what follows is often nothing but its consequence. */
const shownFailures = 3;
/** Events can come later than the end that they tell of. */
const lateEventsMs = 10_000;

/**
 * Resolves when CloudFormation has made the stack.
 * cloudformation:DescribeStacks, cloudformation:DescribeStackEvents
 * @throws HarnessError `prerequisite-failed` with the first failures, `timed-out`
 */
export async function awaitCreated(
  clients: Clients,
  { stackId, file }: { readonly stackId: string; readonly file: string },
  { timeoutMs, signal }: AwaitOptions,
): Promise<void> {
  const stackName = stackId.split('/')[1] ?? stackId;
  await doing(`waiting for the stack ${stackName}`, async () => {
    const { status, reason } = await awaitUntil({
      what: `the stack ${stackName} of ${file} is made`,
      ask: () => readEnd(clients, stackId),
      firstMs: 100,
      longestMs: 5000,
      boundMs: timeoutMs,
      signal,
    });
    if (status === 'CREATE_COMPLETE') return;
    const failures = await readFailures(clients, stackId, signal);
    const why = failures.length > 0 ? failures : [reason ?? 'CloudFormation does not say why'];
    throw new HarnessError(
      [`the stack ${stackName} of ${file} ended as ${status}`, ...why.map((line) => `  ${line}`)].join('\n'),
      {
        code: 'prerequisite-failed',
        fault: 'user',
        hint: 'Mend the template; whether it works shows faster with aws cloudformation deploy.',
      },
    );
  });
}

async function readEnd(
  { cloudFormation }: Clients,
  stackId: string,
): Promise<{ readonly status: string; readonly reason: string | undefined } | undefined> {
  const { Stacks } = await cloudFormation.send(new DescribeStacksCommand({ StackName: stackId }));
  const { StackStatus: status = 'CREATE_IN_PROGRESS', StackStatusReason: reason } = Stacks?.[0] ?? {};
  return status.endsWith('_IN_PROGRESS') ? undefined : { status, reason };
}

/** Oldest first; empty where none is told. */
async function readFailures(
  { cloudFormation }: Clients,
  stackId: string,
  signal: AbortSignal | undefined,
): Promise<string[]> {
  const told = await awaitUntil({
    what: `the events of ${stackId} tell of a failure`,
    ask: async () => {
      const failed = (await readEvents(cloudFormation, [stackId], {})).filter(tellsOfCause);
      return failed.length > 0 ? failed : undefined;
    },
    firstMs: 200,
    longestMs: 2000,
    boundMs: lateEventsMs,
    signal,
  }).catch((error: unknown) => {
    if (error instanceof HarnessError && error.code === 'timed-out') return [];
    throw error;
  });
  return told
    .slice(0, shownFailures)
    .map(
      ({ LogicalResourceId, ResourceType, ResourceStatus, ResourceStatusReason }) =>
        `${LogicalResourceId} (${ResourceType}) ${ResourceStatus}: ${ResourceStatusReason ?? 'no reason is given'}`,
    );
}

/** A resource that was only given up when another one failed is no cause. */
function tellsOfCause(event: StackEvent): boolean {
  return (
    event.ResourceStatus?.endsWith('_FAILED') === true &&
    event.PhysicalResourceId !== event.StackId &&
    event.ResourceStatusReason !== 'Resource creation cancelled'
  );
}
