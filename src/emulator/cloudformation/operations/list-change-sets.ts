import type { ListChangeSetsInput, ListChangeSetsOutput } from '@aws-sdk/client-cloudformation';

import { defineOperation } from '../../operation.ts';
import { requireStack } from './find-stack.ts';
import { cutPage } from './page.ts';
import { onStack } from './requirements.ts';

export const listChangeSets = defineOperation<ListChangeSetsInput, ListChangeSetsOutput>({
  name: 'ListChangeSets',
  requires: onStack('ListChangeSets'),
  handle: (input, call) => {
    const stack = requireStack(call, input.StackName, 'brackets');
    const listed = [...stack.changeSets.values()].filter(
      ({ executionStatus }) => !executionStatus.startsWith('EXECUTE_'),
    );
    const { page, next } = cutPage(listed, input.NextToken, call);
    return {
      Summaries: page.map((changeSet) => ({
        StackId: stack.stackId,
        StackName: stack.name,
        ChangeSetId: changeSet.changeSetId,
        ChangeSetName: changeSet.name,
        ExecutionStatus: changeSet.executionStatus,
        Status: changeSet.status,
        StatusReason: changeSet.statusReason,
        CreationTime: changeSet.createdAt,
        Description: changeSet.description,
      })),
      ...next,
    };
  },
});
