import type { DescribeChangeSetInput, DescribeChangeSetOutput } from '@aws-sdk/client-cloudformation';

import { defineOperation } from '../../operation.ts';
import { requireChangeSet } from './find-change-set.ts';
import { cutPage } from './page.ts';
import { renderParameters } from './render-stack.ts';
import { onChangeSet } from './requirements.ts';

export const describeChangeSet = defineOperation<DescribeChangeSetInput, DescribeChangeSetOutput>({
  name: 'DescribeChangeSet',
  requires: onChangeSet('DescribeChangeSet'),
  handle: (input, call) => {
    const { stack, changeSet } = requireChangeSet(call, input);
    const { desired } = changeSet;
    const { page, next } = cutPage(changeSet.changes, input.NextToken, call);
    return {
      ChangeSetName: changeSet.name,
      ChangeSetId: changeSet.changeSetId,
      StackId: stack.stackId,
      StackName: stack.name,
      Description: changeSet.description,
      Parameters: renderParameters(desired),
      CreationTime: changeSet.createdAt,
      ExecutionStatus: changeSet.executionStatus,
      Status: changeSet.status,
      StatusReason: changeSet.statusReason,
      NotificationARNs: [...desired.notificationArns],
      RollbackConfiguration: {},
      Capabilities: [...desired.capabilities],
      Tags: [...desired.tags],
      Changes: page,
      IncludeNestedStacks: false,
      OnStackFailure: changeSet.onStackFailure,
      ...next,
    };
  },
});
