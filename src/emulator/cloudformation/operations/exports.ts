import type {
  ListExportsInput,
  ListExportsOutput,
  ListImportsInput,
  ListImportsOutput,
} from '@aws-sdk/client-cloudformation';

import { defineOperation } from '../../operation.ts';
import { listExports as listAll } from '../engine/exports.ts';
import { listImporters } from '../engine/imports.ts';
import { cloudFormationStore } from '../store.ts';
import { validationError } from '../template/validation-error.ts';
import { cutPage } from './page.ts';

export const listExports = defineOperation<ListExportsInput, ListExportsOutput>({
  name: 'ListExports',
  handle: (input, call) => {
    const state = call.account.store(cloudFormationStore);
    const { page, next } = cutPage(listAll(state, call.region), input.NextToken, call);
    return {
      Exports: page.map(({ name, value, stack }) => ({
        ExportingStackId: stack.stackId,
        Name: name,
        Value: value,
      })),
      ...next,
    };
  },
});

export const listImports = defineOperation<ListImportsInput, ListImportsOutput>({
  name: 'ListImports',
  handle: (input, call) => {
    const importers = listImporters(call.account, call.region, input.ExportName ?? '');
    if (importers.length === 0) {
      throw validationError(`Export '${input.ExportName ?? ''}' is not imported by any stack.`);
    }
    const { page, next } = cutPage(
      importers.map(({ name }) => name),
      input.NextToken,
      call,
    );
    return { Imports: page, ...next };
  },
});
