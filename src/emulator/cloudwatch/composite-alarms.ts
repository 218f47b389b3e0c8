import type { PutCompositeAlarmInput } from '@aws-sdk/client-cloudwatch';
import { AwsError, defineOperation } from '../operation.ts';
import { requestTagContext } from '../tag-context.ts';
import { tagsByKey } from '../tag-lists.ts';
import { alarmArn, onAlarm } from './alarms.ts';
import { cloudWatchState } from './store.ts';

/** Source: https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_PutCompositeAlarm.html */
export const putCompositeAlarm = defineOperation<PutCompositeAlarmInput, object>({
  name: 'PutCompositeAlarm',
  requires: (input, call) => {
    const context = requestTagContext(tagsByKey(input.Tags));
    return [
      onAlarm('PutCompositeAlarm', input.AlarmName, call, {
        ...context,
        ...(input.AlarmActions && { 'cloudwatch:AlarmActions': input.AlarmActions }),
      }),
      ...(input.Tags?.length ? [onAlarm('TagResource', input.AlarmName, call, context)] : []),
    ];
  },
  handle: (input, call) => {
    const { alarms, compositeAlarms } = cloudWatchState(call);
    const { Tags: tags, AlarmName: name = '', AlarmRule: rule = '', ...settings } = input;
    const missing = alarmsIn(rule).filter((named) => !alarms.has(named) && !compositeAlarms.has(named));
    if (missing.length > 0) {
      throw new AwsError(
        'ValidationError',
        `Could not save the composite alarm as alarms [${missing.join(', ')}] in the alarm rule do not exist`,
      );
    }
    if (alarms.has(name)) {
      // The words are assumed.
      throw new AwsError('ValidationError', `There is already a metric alarm named ${name}.`);
    }
    const now = new Date();
    const existing = compositeAlarms.get(name);
    compositeAlarms.set(name, {
      ActionsEnabled: true,
      OKActions: [],
      AlarmActions: [],
      InsufficientDataActions: [],
      ...settings,
      AlarmName: name,
      AlarmRule: rule,
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

/** `ALARM("a") AND NOT OK(arn:…:alarm:b)`. */
function alarmsIn(rule: string): readonly string[] {
  const named = rule.matchAll(/\b(?:ALARM|OK|INSUFFICIENT_DATA)\s*\(\s*["']?(.*?)["']?\s*\)/g);
  return [...named].map(([, name = '']) => name.split(':alarm:').at(-1) ?? name);
}
