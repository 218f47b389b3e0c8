import type { ListAccountAliasesResponse } from '@aws-sdk/client-iam';
import { defineOperation } from '../../operation.ts';

/** The emulated account has no alias. */
export const listAccountAliases = defineOperation<object, ListAccountAliasesResponse>({
  name: 'ListAccountAliases',
  handle: () => ({ AccountAliases: [], IsTruncated: false }),
});
