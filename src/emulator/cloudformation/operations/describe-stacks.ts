import type { DescribeStacksInput, DescribeStacksOutput } from '@aws-sdk/client-cloudformation';

import { defineOperation } from '../../operation.ts';
import { cloudFormationStore } from '../store.ts';
import { requireStack } from './find-stack.ts';
import { cutPage } from './page.ts';
import { renderStack } from './render-stack.ts';
import { onStack } from './requirements.ts';

export const describeStacks = defineOperation<DescribeStacksInput, DescribeStacksOutput>({
  name: 'DescribeStacks',
  requires: onStack('DescribeStacks'),
  handle: (input, call) => {
    if (input.StackName !== undefined) {
      return { Stacks: [renderStack(requireStack(call, input.StackName, 'withId'))] };
    }
    const { stacks } = call.account.store(cloudFormationStore);
    const there = [...stacks.values()].filter(
      ({ region, status }) => region === call.region && status !== 'DELETE_COMPLETE',
    );
    const { page, next } = cutPage(there, input.NextToken, call);
    return { Stacks: page.map(renderStack), ...next };
  },
});
