import type {
  DeleteParameterRequest,
  DeleteParametersRequest,
  DeleteParametersResult,
} from '@aws-sdk/client-ssm';

import { AwsError, defineOperation } from '../operation.ts';
import { onParameter } from './requirements.ts';
import { parametersOf } from './store.ts';

export const deleteParameter = defineOperation({
  name: 'DeleteParameter',
  requires: (input: DeleteParameterRequest, call) => [onParameter('ssm:DeleteParameter', input.Name, call)],
  handle: (input: DeleteParameterRequest, call): object => {
    if (!parametersOf(call).delete(input.Name ?? '')) throw new AwsError('ParameterNotFound', '');
    return {};
  },
});

export const deleteParameters = defineOperation({
  name: 'DeleteParameters',
  requires: (input: DeleteParametersRequest, call) =>
    (input.Names ?? []).map((name) => onParameter('ssm:DeleteParameters', name, call)),
  handle: (input: DeleteParametersRequest, call): DeleteParametersResult => {
    const names = input.Names ?? [];
    const parameters = parametersOf(call);
    const there = names.filter((name) => parameters.delete(name));
    return { DeletedParameters: there, InvalidParameters: names.filter((name) => !there.includes(name)) };
  },
});
