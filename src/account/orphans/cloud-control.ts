import {
  type CloudControlClient,
  DeleteResourceCommand,
  GetResourceCommand,
  GetResourceRequestStatusCommand,
  type ProgressEvent,
} from '@aws-sdk/client-cloudcontrol';
import { awaitUntil } from '../../await-until.ts';
import { type ErrorCode, HarnessError } from '../../errors.ts';
import { errorName, toHarnessError, unless } from '../../to-harness-error.ts';
import type { AwaitOptions } from '../own-stack.ts';
import type { MadeResource } from './history.ts';
import { identifierOf } from './identifiers.ts';

/** Cloud Control has no handlers for the type, or none for what was asked. */
const unsupported = ['TypeNotFoundException', 'UnsupportedActionException'];

/** Without these nothing else can be asked either. */
const hopeless: readonly ErrorCode[] = ['credentials', 'endpoint-unreachable'];

export type Presence =
  | { readonly kind: 'there' }
  | { readonly kind: 'gone' }
  | { readonly kind: 'unknown'; readonly why: string };

/**
 * Whether the thing is still there. That its type, its identifier or its handler does not let anybody tell is an answer.
 * cloudformation:GetResource and what the type's read handler needs
 * @throws the error of the client where the operator has no credentials or the endpoint does not answer
 */
export async function readPresence(client: CloudControlClient, resource: MadeResource): Promise<Presence> {
  try {
    const found = await unless(['ResourceNotFoundException'], () =>
      client.send(new GetResourceCommand(identify(resource))),
    );
    return { kind: found === undefined ? 'gone' : 'there' };
  } catch (error) {
    if (errorName(error) === 'AbortError') throw error;
    const { code, message } = toHarnessError(error, 'reading it through Cloud Control');
    if (hopeless.includes(code)) throw error;
    return { kind: 'unknown', why: message };
  }
}

export type Deletion = 'deleted' | 'gone already' | 'unsupported';

/**
 * Deletes a thing by its type, whatever the type is. What is gone already is no failure.
 * cloudformation:DeleteResource, cloudformation:GetResourceRequestStatus and what the type's delete handler needs
 * @throws HarnessError `leftovers`, `timed-out`; the error of the client
 */
export async function deleteResource(
  client: CloudControlClient,
  resource: MadeResource,
  options: AwaitOptions,
): Promise<Deletion> {
  try {
    const started = await unless(['ResourceNotFoundException'], () =>
      client.send(new DeleteResourceCommand(identify(resource))),
    );
    if (started?.ProgressEvent === undefined) return 'gone already';
    const { ErrorCode, StatusMessage } = await awaitEnd(client, resource, started.ProgressEvent, options);
    if (ErrorCode === undefined) return 'deleted';
    if (ErrorCode === 'NotFound') return 'gone already';
    throw new HarnessError(
      `${resource.type} ${resource.physicalId} cannot be deleted: ${StatusMessage ?? ErrorCode}`,
      { code: 'leftovers', fault: 'aws' },
    );
  } catch (error) {
    if (unsupported.includes(errorName(error))) return 'unsupported';
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

function identify(resource: MadeResource) {
  return { TypeName: resource.type, Identifier: identifierOf(resource) };
}
