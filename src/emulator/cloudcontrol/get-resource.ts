import type { GetResourceInput, GetResourceOutput } from '@aws-sdk/client-cloudcontrol';

import { handlerErrorCode } from '../cloudformation/engine/failure-reason.ts';
import { throughCloudFormation } from '../cloudformation/engine/run.ts';
import type { Values } from '../cloudformation/resource-type.ts';
import { AwsError, type Call, defineOperation } from '../operation.ts';
import { findThing, type Thing } from './find-thing.ts';
import type { Read } from './read.ts';
import { reads } from './reads.ts';

export const getResource = defineOperation<GetResourceInput, GetResourceOutput>({
  name: 'GetResource',
  handle: async (input, call) => {
    const thing = await findThing(call, input, 'READ');
    const { type, identifier } = thing;
    const read = reads[type.type];
    if (!read) {
      throw new AwsError('NotImplemented', `cloudcontrol:GetResource of ${type.type} is not built`, 501);
    }
    if (!(await isThere(call, thing, read))) {
      throw new AwsError(
        'ResourceNotFoundException',
        `Resource of type '${type.type}' with identifier '${identifier}' was not found.`,
      );
    }
    return {
      TypeName: type.type,
      ResourceDescription: { Identifier: identifier, Properties: JSON.stringify(thing.view.properties) },
    };
  },
});

async function isThere(call: Call, { view }: Thing, read: Read): Promise<boolean> {
  const [serviceId = '', operation = ''] = read.call.split(':');
  const caller = throughCloudFormation(call.caller);
  try {
    const output = await call.account.invoke(serviceId, operation, read.input(view), caller, call.region);
    return read.finds?.((output ?? {}) as Values, view.physicalId) ?? true;
  } catch (error) {
    if (!(error instanceof AwsError)) throw error;
    if (error.code === 'NotImplemented') throw error;
    return explain(error);
  }
}

/** A handler's failure as Cloud Control's own error: an exception by the name of the handler's code. */
function explain(error: AwsError): false {
  const code = handlerErrorCode(error);
  if (code === 'NotFound') return false;
  // Assumed: a refusal keeps the name that services give it, the others are named in the API reference.
  throw new AwsError(code === 'AccessDenied' ? 'AccessDeniedException' : `${code}Exception`, error.message);
}
