import type {
  DeleteAlarmsInput,
  DescribeAlarmsInput,
  DescribeAlarmsOutput,
  ListTagsForResourceInput,
  ListTagsForResourceOutput,
  PutMetricAlarmInput,
  Tag,
  TagResourceInput,
  UntagResourceInput,
} from '@aws-sdk/client-cloudwatch';
import { AwsError, defineOperation, type Call, type Requirement } from '../operation.ts';
import { requestTagContext } from '../tag-context.ts';
import { pageOf } from './paging.ts';
import { cloudWatchState, type Alarm } from './store.ts';

/** Source: https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_PutMetricAlarm.html */
export const putMetricAlarm = defineOperation<PutMetricAlarmInput, object>({
  name: 'PutMetricAlarm',
  requires: (input, call) => {
    const context = requestTagContext(tagRecord(input.Tags));
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
      tags: existing?.tags ?? tagRecord(tags),
    });
    return {};
  },
});

export const describeAlarms = defineOperation<DescribeAlarmsInput, DescribeAlarmsOutput>({
  name: 'DescribeAlarms',
  requires: (_input, call) => [{ action: 'cloudwatch:DescribeAlarms', resource: alarmArn('*', call) }],
  handle: (input, call) => {
    const found = [...cloudWatchState(call).alarms.values()].filter(
      ({ AlarmName, StateValue }) =>
        (input.AlarmNames?.includes(AlarmName) ?? true) &&
        AlarmName.startsWith(input.AlarmNamePrefix ?? '') &&
        (input.StateValue === undefined || StateValue === input.StateValue),
    );
    const { items, next } = pageOf(found, input.NextToken, input.MaxRecords ?? 50);
    return {
      MetricAlarms: items.map(({ tags: _tags, ...alarm }) => alarm),
      CompositeAlarms: [],
      ...next,
    };
  },
});

export const deleteAlarms = defineOperation<DeleteAlarmsInput, object>({
  name: 'DeleteAlarms',
  requires: (input, call) => (input.AlarmNames ?? []).map((name) => onAlarm('DeleteAlarms', name, call)),
  handle: (input, call) => {
    const { alarms } = cloudWatchState(call);
    const missing = (input.AlarmNames ?? []).filter((name) => !alarms.has(name));
    if (missing.length > 0) {
      throw new AwsError('ResourceNotFound', `Alarms [${missing.join(', ')}] do not exist`, 404);
    }
    for (const name of input.AlarmNames ?? []) alarms.delete(name);
    return {};
  },
});

export const tagResource = defineOperation<TagResourceInput, object>({
  name: 'TagResource',
  requires: (input, call) => [
    onAlarm('TagResource', nameIn(input.ResourceARN), call, requestTagContext(tagRecord(input.Tags))),
  ],
  handle: (input, call) => {
    const alarm = getAlarm(input.ResourceARN, call);
    const tags = { ...alarm.tags, ...tagRecord(input.Tags) };
    cloudWatchState(call).alarms.set(alarm.AlarmName, { ...alarm, tags });
    return {};
  },
});

export const untagResource = defineOperation<UntagResourceInput, object>({
  name: 'UntagResource',
  requires: (input, call) => [
    onAlarm('UntagResource', nameIn(input.ResourceARN), call, { 'aws:TagKeys': input.TagKeys ?? [] }),
  ],
  handle: (input, call) => {
    const alarm = getAlarm(input.ResourceARN, call);
    const kept = Object.entries(alarm.tags).filter(([key]) => !input.TagKeys?.includes(key));
    cloudWatchState(call).alarms.set(alarm.AlarmName, { ...alarm, tags: Object.fromEntries(kept) });
    return {};
  },
});

export const listTagsForResource = defineOperation<ListTagsForResourceInput, ListTagsForResourceOutput>({
  name: 'ListTagsForResource',
  requires: (input, call) => [onAlarm('ListTagsForResource', nameIn(input.ResourceARN), call)],
  handle: (input, call) => ({
    Tags: Object.entries(getAlarm(input.ResourceARN, call).tags).map(([Key, Value]) => ({ Key, Value })),
  }),
});

function onAlarm(
  operation: string,
  name: string | undefined,
  call: Call,
  context: NonNullable<Requirement['context']> = {},
): Requirement {
  return {
    action: `cloudwatch:${operation}`,
    resource: alarmArn(name ?? '*', call),
    resourceTags: cloudWatchState(call).alarms.get(name ?? '')?.tags,
    context,
  };
}

function getAlarm(arn: string | undefined, call: Call): Alarm {
  const alarm = cloudWatchState(call).alarms.get(nameIn(arn) ?? '');
  if (!alarm) throw new AwsError('ResourceNotFoundException', `Unknown: ${arn ?? ''}`, 404);
  return alarm;
}

function alarmArn(name: string, { account, region }: Call): string {
  return `arn:aws:cloudwatch:${region}:${account.accountId}:alarm:${name}`;
}

function nameIn(arn: string | undefined): string | undefined {
  return arn?.split(':alarm:')[1];
}

function tagRecord(tags: readonly Tag[] | undefined): Record<string, string> {
  return Object.fromEntries((tags ?? []).map(({ Key, Value }) => [Key ?? '', Value ?? '']));
}
