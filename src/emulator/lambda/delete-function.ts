import type { DeleteFunctionRequest } from '@aws-sdk/client-lambda';

import { interfacesOf } from '../ec2/interfaces.ts';
import { defineOperation } from '../operation.ts';
import {
  conflict,
  functionArn,
  getFunctionOf,
  invalid,
  notFound,
  parseFunctionName,
} from './function-name.ts';
import { onFunction } from './requirements.ts';
import { dropUnusedArchives, lambdaState } from './store.ts';

/** With a qualifier one version goes, without it the function with all its versions, aliases and settings. */
export const deleteFunction = defineOperation({
  name: 'DeleteFunction',
  requires: (input: DeleteFunctionRequest, call) => [onFunction('lambda:DeleteFunction', input, call)],
  handle: (input: DeleteFunctionRequest, call): object => {
    const named = parseFunctionName(input);
    const found = getFunctionOf(input, call);
    // The network has to know what was there: its interfaces outlive the function.
    interfacesOf(call);
    if (named.qualifier === undefined) {
      lambdaState(call).functions.delete(found.name);
      return { StatusCode: 204 };
    }
    if (named.qualifier === '$LATEST') {
      throw invalid('$LATEST version cannot be deleted without deleting the function.');
    }
    if (!found.versions.has(named.qualifier)) {
      throw notFound(`Function not found: ${functionArn(named, call)}`);
    }
    const pointing = [...found.aliases.values()].filter((alias) => alias.FunctionVersion === named.qualifier);
    if (pointing.length > 0) {
      const names = pointing.map((alias) => alias.Name).join(', ');
      throw conflict(`Unable to delete version because the following aliases reference it: [${names}]`);
    }
    found.versions.delete(named.qualifier);
    found.policies.delete(named.qualifier);
    dropUnusedArchives(found);
    return { StatusCode: 204 };
  },
});
