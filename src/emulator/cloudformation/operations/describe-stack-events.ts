import type { DescribeStackEventsInput, DescribeStackEventsOutput } from '@aws-sdk/client-cloudformation';

import { defineOperation } from '../../operation.ts';
import { cloudFormationStore } from '../store.ts';
import { requireStack } from './find-stack.ts';
import { cutPage } from './page.ts';
import { onStack } from './requirements.ts';

/** Newest first. */
export const describeStackEvents = defineOperation<DescribeStackEventsInput, DescribeStackEventsOutput>({
  name: 'DescribeStackEvents',
  requires: onStack('DescribeStackEvents'),
  handle: (input, call) => {
    const stack = requireStack(call, input.StackName, 'brackets');
    const { pageSize } = call.account.store(cloudFormationStore);
    const { page, next } = cutPage(stack.events.toReversed(), input.NextToken, pageSize);
    return { StackEvents: page, ...next };
  },
});
