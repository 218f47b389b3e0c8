import type {
  DescribeTimeToLiveInput,
  DescribeTimeToLiveOutput,
  UpdateTimeToLiveInput,
  UpdateTimeToLiveOutput,
} from '@aws-sdk/client-dynamodb';

import { AwsError, defineOperation } from '../operation.ts';
import { requireOnTable } from './requirement.ts';
import { findTable } from './store.ts';
import { assertThere } from './table-states.ts';

/** Source: https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_UpdateTimeToLive.html */
const betweenChangesMs = 3_600_000;

export const describeTimeToLive = defineOperation<DescribeTimeToLiveInput, DescribeTimeToLiveOutput>({
  name: 'DescribeTimeToLive',
  requires: (input, call) => [requireOnTable(call, 'DescribeTimeToLive', input.TableName)],
  handle: (input, call) => {
    const { timeToLive, passage } = findTable(call, input.TableName);
    if (passage && passage.status !== 'UPDATING') {
      throw new AwsError(
        'ValidationException',
        `Cannot describe time to live while table is in ${passage.status} state`,
      );
    }
    return {
      TimeToLiveDescription: timeToLive?.enabled
        ? { TimeToLiveStatus: 'ENABLED', AttributeName: timeToLive.attribute }
        : { TimeToLiveStatus: 'DISABLED' },
    };
  },
});

export const updateTimeToLive = defineOperation<UpdateTimeToLiveInput, UpdateTimeToLiveOutput>({
  name: 'UpdateTimeToLive',
  requires: (input, call) => [requireOnTable(call, 'UpdateTimeToLive', input.TableName)],
  handle: (input, call) => {
    const table = findTable(call, input.TableName);
    assertThere(table);
    const wanted = input.TimeToLiveSpecification;
    const { attribute, enabled = false, changeable } = table.timeToLive ?? {};
    if (enabled && wanted?.AttributeName !== attribute) {
      throw new AwsError(
        'ValidationException',
        `TimeToLive is active on a different AttributeName: current AttributeName is ${attribute}`,
      );
    }
    if (wanted?.Enabled === enabled) {
      throw new AwsError('ValidationException', `TimeToLive is already ${enabled ? 'enabled' : 'disabled'}`);
    }
    if (changeable?.hasPassed === false) {
      throw new AwsError(
        'ValidationException',
        'Time to live has been modified multiple times within a fixed interval',
      );
    }
    table.timeToLive = {
      attribute: wanted?.AttributeName ?? '',
      enabled: wanted?.Enabled === true,
      changeable: call.account.clock.after(betweenChangesMs),
    };
    return { TimeToLiveSpecification: wanted };
  },
});
