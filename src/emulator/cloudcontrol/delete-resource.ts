import type {
  DeleteResourceInput,
  DeleteResourceOutput,
  HandlerErrorCode,
  ProgressEvent,
} from '@aws-sdk/client-cloudcontrol';

import { throughCloudFormation } from '../cloudformation/engine/run.ts';
import { isReading, runSteps } from '../cloudformation/engine/run-steps.ts';
import type { Step } from '../cloudformation/resource-type.ts';
import { cloudFormationStore } from '../cloudformation/store.ts';
import { AwsError, type Call, defineOperation } from '../operation.ts';
import { findThing, type Thing } from './find-thing.ts';
import { cloudControlStore, type ResourceRequest } from './store.ts';

export const deleteResource = defineOperation<DeleteResourceInput, DeleteResourceOutput>({
  name: 'DeleteResource',
  handle: (input, call) => {
    const thing = findThing(call, input, 'DELETE');
    const { requests } = call.account.store(cloudControlStore);
    const same = [...requests.values()].find(
      ({ clientToken }) => clientToken !== undefined && clientToken === input.ClientToken,
    );
    if (same) return { ProgressEvent: repeated(same, thing) };
    const { runtime } = call.account.store(cloudFormationStore);
    const token = runtime.uuid();
    const request: ResourceRequest = {
      clientToken: input.ClientToken,
      event: {
        TypeName: thing.type.type,
        Identifier: thing.identifier,
        RequestToken: token,
        Operation: 'DELETE',
        OperationStatus: 'IN_PROGRESS',
        EventTime: runtime.now(),
      },
    };
    requests.set(token, request);
    void work(call, thing, request);
    return { ProgressEvent: { ...request.event } };
  },
});

function repeated({ event }: ResourceRequest, { type, identifier }: Thing): ProgressEvent {
  if (event.TypeName === type.type && event.Identifier === identifier) return event;
  throw new AwsError(
    'ClientTokenConflictException',
    'The specified client token has already been used in another resource request.',
  );
}

/** Runs the delete handler beside the request. Never rejects. */
async function work(call: Call, thing: Thing, request: ResourceRequest): Promise<void> {
  const { runtime, made } = call.account.store(cloudFormationStore);
  const { type, view, instance } = thing;
  const end = (event: ProgressEvent): void => {
    request.event = { ...request.event, EventTime: runtime.now(), ...event };
  };
  try {
    await runtime.pause(0);
    const context = {
      account: call.account,
      runtime,
      caller: throughCloudFormation(call.caller),
      stack: { region: call.region },
    };
    const ended = await runSteps({ run: context, type, view, instance }, mindAbsence(type.delete));
    if (ended.kind === 'failed') {
      const { errorCode = 'InternalFailure', reason } = ended;
      end({
        OperationStatus: 'FAILED',
        ErrorCode: errorCode as HandlerErrorCode,
        StatusMessage: unframe(reason),
      });
      return;
    }
    for (const known of made) if (known.instance === instance) made.delete(known);
    end({ OperationStatus: 'SUCCESS' });
  } catch (error) {
    end({ OperationStatus: 'FAILED', ErrorCode: 'InternalFailure', StatusMessage: String(error) });
  }
}

/** What is not there cannot be deleted: CloudFormation forgives that, a request for one resource is told so. */
function mindAbsence(steps: readonly Step[]): readonly Step[] {
  const last = steps.findLastIndex(({ call }) => !isReading(call));
  return steps.map((step, index) => {
    if (index !== last) return step;
    const { ignoring: _, ...strict } = step;
    return strict;
  });
}

/** The handler's own message, without the frame that CloudFormation puts around it in its events. */
function unframe(reason: string): string {
  return /Resource handler returned message: "(.*)" \(RequestToken/s.exec(reason)?.[1] ?? reason;
}
