import type { ListStacksInput, ListStacksOutput } from '@aws-sdk/client-cloudformation';

import { defineOperation } from '../../operation.ts';
import { cloudFormationStore } from '../store.ts';
import { cutPage } from './page.ts';
import { stackArn } from './requirements.ts';

export const listStacks = defineOperation<ListStacksInput, ListStacksOutput>({
  name: 'ListStacks',
  requires: (_input, call) => [{ action: 'cloudformation:ListStacks', resource: stackArn(call, undefined) }],
  handle: (input, call) => {
    const { stacks } = call.account.store(cloudFormationStore);
    const filter = input.StackStatusFilter ?? [];
    const listed = [...stacks.values()]
      .filter(
        ({ region, status }) => region === call.region && (filter.length === 0 || filter.includes(status)),
      )
      .toReversed();
    const { page, next } = cutPage(listed, input.NextToken, call);
    return {
      StackSummaries: page.map((stack) => ({
        StackId: stack.stackId,
        StackName: stack.name,
        ParentId: stack.parentId,
        RootId: stack.rootId,
        TemplateDescription: stack.desired?.template.description,
        CreationTime: stack.createdAt,
        LastUpdatedTime: stack.updatedAt,
        DeletionTime: stack.deletedAt,
        StackStatus: stack.status,
        StackStatusReason: stack.statusReason,
        DriftInformation: { StackDriftStatus: 'NOT_CHECKED' },
      })),
      ...next,
    };
  },
});
