import type {
  DescribeTimeToLiveInput,
  DescribeTimeToLiveOutput,
  UpdateTimeToLiveInput,
  UpdateTimeToLiveOutput,
} from '@aws-sdk/client-dynamodb';

import { AwsError, defineOperation } from '../operation.ts';
import { requireOnTable } from './requirement.ts';
import { findTable } from './store.ts';

export const describeTimeToLive = defineOperation<DescribeTimeToLiveInput, DescribeTimeToLiveOutput>({
  name: 'DescribeTimeToLive',
  requires: (input, call) => [requireOnTable(call, 'DescribeTimeToLive', input.TableName)],
  handle: (input, call) => {
    const attribute = findTable(call, input.TableName).timeToLiveAttribute;
    return {
      TimeToLiveDescription:
        attribute === undefined
          ? { TimeToLiveStatus: 'DISABLED' }
          : { TimeToLiveStatus: 'ENABLED', AttributeName: attribute },
    };
  },
});

export const updateTimeToLive = defineOperation<UpdateTimeToLiveInput, UpdateTimeToLiveOutput>({
  name: 'UpdateTimeToLive',
  requires: (input, call) => [requireOnTable(call, 'UpdateTimeToLive', input.TableName)],
  handle: (input, call) => {
    const table = findTable(call, input.TableName);
    const wanted = input.TimeToLiveSpecification;
    const enabled = table.timeToLiveAttribute !== undefined;
    if (wanted?.Enabled === enabled) {
      throw new AwsError('ValidationException', `TimeToLive is already ${enabled ? 'enabled' : 'disabled'}`);
    }
    if (!wanted?.Enabled && wanted?.AttributeName !== table.timeToLiveAttribute) {
      throw new AwsError(
        'ValidationException',
        `TimeToLive is active on a different AttributeName: current AttributeName is ${table.timeToLiveAttribute}`,
      );
    }
    table.timeToLiveAttribute = wanted?.Enabled ? wanted.AttributeName : undefined;
    return { TimeToLiveSpecification: wanted };
  },
});
