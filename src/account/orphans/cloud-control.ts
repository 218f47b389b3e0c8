import {
  type CloudControlClient,
  DeleteResourceCommand,
  GetResourceCommand,
  GetResourceRequestStatusCommand,
  type ProgressEvent,
} from '@aws-sdk/client-cloudcontrol';
import { awaitUntil } from '../../await-until.ts';
import { HarnessError } from '../../errors.ts';
import { errorName, unless } from '../../to-harness-error.ts';
import type { AwaitOptions } from '../own-stack.ts';
import type { MadeResource } from '../stack-resources.ts';

/** Cloud Control has no handlers for the type, or none for what was asked. */
const unsupported = ['TypeNotFoundException', 'UnsupportedActionException'];

/**
 * Whether the thing is still there; true where AWS cannot tell.
 * cloudformation:GetResource and what the type's read handler needs
 */
export async function resourceExists(client: CloudControlClient, resource: MadeResource): Promise<boolean> {
  try {
    const found = await unless(['ResourceNotFoundException'], () =>
      client.send(new GetResourceCommand(identify(resource))),
    );
    return found !== undefined;
  } catch (error) {
    if (unsupported.includes(errorName(error))) return true;
    throw error;
  }
}

/**
 * Deletes a thing by its type, whatever the type is. What is gone already is no failure.
 * cloudformation:DeleteResource, cloudformation:GetResourceRequestStatus and what the type's delete handler needs
 * @returns whether the type can be deleted so
 */
export async function deleteResource(
  client: CloudControlClient,
  resource: MadeResource,
  options: AwaitOptions,
): Promise<boolean> {
  try {
    const started = await unless(['ResourceNotFoundException'], () =>
      client.send(new DeleteResourceCommand(identify(resource))),
    );
    if (started?.ProgressEvent === undefined) return true;
    const { ErrorCode, StatusMessage } = await awaitEnd(client, resource, started.ProgressEvent, options);
    if (ErrorCode === undefined || ErrorCode === 'NotFound') return true;
    throw new HarnessError(
      `${resource.type} ${resource.physicalId} cannot be deleted: ${StatusMessage ?? ErrorCode}`,
      { code: 'leftovers', fault: 'aws' },
    );
  } catch (error) {
    if (unsupported.includes(errorName(error))) return false;
    throw error;
  }
}

async function awaitEnd(
  client: CloudControlClient,
  { type, physicalId }: MadeResource,
  started: ProgressEvent,
  { timeoutMs, signal }: AwaitOptions,
): Promise<ProgressEvent> {
  let progress: ProgressEvent | undefined = started;
  return awaitUntil({
    what: `${type} ${physicalId} is deleted`,
    ask: async () => {
      const { RequestToken } = started;
      progress ??= (await client.send(new GetResourceRequestStatusCommand({ RequestToken }))).ProgressEvent;
      const ended = ['SUCCESS', 'FAILED', 'CANCEL_COMPLETE'].includes(progress?.OperationStatus ?? '');
      const answer = ended ? progress : undefined;
      progress = undefined;
      return answer;
    },
    firstMs: 200,
    longestMs: 5000,
    boundMs: timeoutMs,
    signal,
  });
}

/** Cloud Control asks for the primary identifier, which is the physical id of all but a few types. */
function identify({ type, physicalId, stackId }: MadeResource) {
  return {
    TypeName: type,
    Identifier: type === 'AWS::Events::Rule' ? ruleArn(physicalId, stackId) : physicalId,
  };
}

/**
 * A rule's physical id is its name, or `bus|name`; its primary identifier is its ARN.
 * Source: https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/aws-resource-events-rule.html
 */
function ruleArn(physicalId: string, stackId: string): string {
  const [, partition, , region, accountId] = stackId.split(':');
  return `arn:${partition}:events:${region}:${accountId}:rule/${physicalId.replace('|', '/')}`;
}
