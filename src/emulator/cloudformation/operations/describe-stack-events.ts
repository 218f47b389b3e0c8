import type { DescribeStackEventsInput, DescribeStackEventsOutput } from '@aws-sdk/client-cloudformation';

import { disorder, visibleEvents } from '../../hostility/late-events.ts';
import { defineOperation } from '../../operation.ts';
import { requireStack } from './find-stack.ts';
import { cutPage } from './page.ts';
import { onStack } from './requirements.ts';

/** Newest first. */
export const describeStackEvents = defineOperation<DescribeStackEventsInput, DescribeStackEventsOutput>({
  name: 'DescribeStackEvents',
  requires: onStack('DescribeStackEvents'),
  handle: (input, call) => {
    const stack = requireStack(call, input.StackName, 'brackets');
    const events = visibleEvents(call.account, stack.events);
    const { page, next } = cutPage(events.toReversed(), input.NextToken, call);
    return { StackEvents: disorder(call.account, page), ...next };
  },
});
