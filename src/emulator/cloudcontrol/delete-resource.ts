import type {
  DeleteResourceInput,
  DeleteResourceOutput,
  HandlerErrorCode,
  ProgressEvent,
} from '@aws-sdk/client-cloudcontrol';

import { forgetMade } from '../cloudformation/engine/made-things.ts';
import { unframe } from '../cloudformation/engine/read-attributes.ts';
import { throughCloudFormation } from '../cloudformation/engine/run.ts';
import { isReading, runSteps } from '../cloudformation/engine/run-steps.ts';
import type { Step } from '../cloudformation/resource-type.ts';
import { cloudFormationStore } from '../cloudformation/store.ts';
import { AwsError, type Call, defineOperation } from '../operation.ts';
import { findThing, type Thing } from './find-thing.ts';
import { cloudControlStore, type ResourceRequest } from './store.ts';

/** Requests that can still be asked about. */
const mostRequests = 1000;

export const deleteResource = defineOperation<DeleteResourceInput, DeleteResourceOutput>({
  name: 'DeleteResource',
  handle: async (input, call) => {
    const thing = await findThing(call, input, 'DELETE');
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
    const [oldest] = requests.size > mostRequests ? requests.keys() : [];
    if (oldest !== undefined) requests.delete(oldest);
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
  const state = call.account.store(cloudFormationStore);
  const { runtime } = state;
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
    forgetMade(state, instance);
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
