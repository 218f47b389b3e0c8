import type {
  DeleteAlarmsInput,
  DescribeAlarmsInput,
  DescribeAlarmsOutput,
  PutMetricAlarmInput,
} from '@aws-sdk/client-cloudwatch';
import { AwsError, defineOperation, type Call, type Requirement } from '../operation.ts';
import { requestTagContext } from '../tag-context.ts';
import { tagsByKey } from '../tag-lists.ts';
import { pageOf } from './paging.ts';
import { cloudWatchState } from './store.ts';

/** Source: https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_PutMetricAlarm.html */
export const putMetricAlarm = defineOperation<PutMetricAlarmInput, object>({
  name: 'PutMetricAlarm',
  requires: (input, call) => {
    const context = requestTagContext(tagsByKey(input.Tags));
    return [
      onAlarm('PutMetricAlarm', input.AlarmName, call, {
        ...context,
        ...(input.AlarmActions && { 'cloudwatch:AlarmActions': input.AlarmActions }),
      }),
      ...(input.Tags?.length ? [onAlarm('TagResource', input.AlarmName, call, context)] : []),
    ];
  },
  handle: (input, call) => {
    const { alarms } = cloudWatchState(call);
    const name = input.AlarmName ?? '';
    const { Tags: tags, ...settings } = input;
    if (!settings.Metrics && (settings.MetricName === undefined || settings.Namespace === undefined)) {
      throw new AwsError('ValidationError', 'Exactly one of MetricName or Metrics must be specified.');
    }
    const now = new Date();
    const existing = alarms.get(name);
    alarms.set(name, {
      ActionsEnabled: true,
      OKActions: [],
      AlarmActions: [],
      InsufficientDataActions: [],
      Dimensions: [],
      ...settings,
      AlarmName: name,
      AlarmArn: alarmArn(name, call),
      AlarmConfigurationUpdatedTimestamp: now,
      StateValue: existing?.StateValue ?? 'INSUFFICIENT_DATA',
      StateReason: existing?.StateReason ?? 'Unchecked: Initial alarm creation',
      StateUpdatedTimestamp: existing?.StateUpdatedTimestamp ?? now,
      // Tags of an alarm that is there already are left as they are.
      tags: existing?.tags ?? tagsByKey(tags),
    });
    return {};
  },
});

/** Only alarms on metrics, unless other types are asked for. */
export const describeAlarms = defineOperation<DescribeAlarmsInput, DescribeAlarmsOutput>({
  name: 'DescribeAlarms',
  requires: (_input, call) => [{ action: 'cloudwatch:DescribeAlarms', resource: alarmArn('*', call) }],
  handle: (input, call) => {
    const { alarms, compositeAlarms } = cloudWatchState(call);
    const types = input.AlarmTypes ?? ['MetricAlarm'];
    const all = [
      ...(types.includes('CompositeAlarm') ? compositeAlarms.values() : []),
      ...(types.includes('MetricAlarm') ? alarms.values() : []),
    ];
    const found = all.filter(
      ({ AlarmName, StateValue }) =>
        (input.AlarmNames?.includes(AlarmName) ?? true) &&
        AlarmName.startsWith(input.AlarmNamePrefix ?? '') &&
        (input.StateValue === undefined || StateValue === input.StateValue),
    );
    const { items, next } = pageOf(found, input.NextToken, input.MaxRecords ?? 50);
    const told = items.map(({ tags: _tags, ...alarm }) => alarm);
    return {
      MetricAlarms: told.filter((alarm) => !('AlarmRule' in alarm)),
      CompositeAlarms: told.filter((alarm) => 'AlarmRule' in alarm),
      ...next,
    };
  },
});

export const deleteAlarms = defineOperation<DeleteAlarmsInput, object>({
  name: 'DeleteAlarms',
  requires: (input, call) => (input.AlarmNames ?? []).map((name) => onAlarm('DeleteAlarms', name, call)),
  handle: (input, call) => {
    const { alarms, compositeAlarms } = cloudWatchState(call);
    const missing = (input.AlarmNames ?? []).filter(
      (name) => !alarms.has(name) && !compositeAlarms.has(name),
    );
    if (missing.length > 0) {
      throw new AwsError('ResourceNotFound', `Alarms [${missing.join(', ')}] do not exist`, 404);
    }
    for (const name of input.AlarmNames ?? []) {
      alarms.delete(name);
      compositeAlarms.delete(name);
    }
    return {};
  },
});

export function onAlarm(
  operation: string,
  name: string | undefined,
  call: Call,
  context: NonNullable<Requirement['context']> = {},
): Requirement {
  const { alarms, compositeAlarms } = cloudWatchState(call);
  return {
    action: `cloudwatch:${operation}`,
    resource: alarmArn(name ?? '*', call),
    resourceTags: (alarms.get(name ?? '') ?? compositeAlarms.get(name ?? ''))?.tags,
    context,
  };
}

export function alarmArn(name: string, { account, region }: Call): string {
  return `arn:aws:cloudwatch:${region}:${account.accountId}:alarm:${name}`;
}
