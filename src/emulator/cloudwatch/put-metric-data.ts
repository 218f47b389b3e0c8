import type { MetricDatum, PutMetricDataInput } from '@aws-sdk/client-cloudwatch';
import { AwsError, defineOperation, type Call } from '../operation.ts';
import { dimensionRecord } from './read-metrics.ts';
import { addToBucket, recordMetric } from './store.ts';

/** Source: https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_PutMetricData.html */
export const putMetricData = defineOperation<PutMetricDataInput, object>({
  name: 'PutMetricData',
  requires: (input) => [
    {
      action: 'cloudwatch:PutMetricData',
      resource: '*',
      context: { 'cloudwatch:namespace': input.Namespace ?? '' },
    },
  ],
  handle: (input, call) => {
    const namespace = input.Namespace ?? '';
    if (namespace.startsWith('AWS/')) {
      throw new AwsError(
        'InvalidParameterValue',
        "The value AWS/ for parameter Namespace is invalid. Namespace must not start with 'AWS/'.",
      );
    }
    for (const datum of input.MetricData ?? []) keep(namespace, datum, call);
    return {};
  },
});

function keep(namespace: string, datum: MetricDatum, call: Call): void {
  const { MetricName: name = '', Value: value, Values: values, StatisticValues: summed } = datum;
  const { Unit: unit = 'None', Timestamp: at = new Date() } = datum;
  const metric = { namespace, name, dimensions: dimensionRecord(datum.Dimensions) };
  if (summed) {
    const { Sum: sum = 0, SampleCount: count = 0, Minimum: min = 0, Maximum: max = 0 } = summed;
    addToBucket(call, metric, at, unit, { sum, count, min, max, samples: [] });
    return;
  }
  const measured = values ?? (value === undefined ? [] : [value]);
  if (measured.length === 0) {
    throw new AwsError(
      'MissingParameter',
      'The parameter MetricData.member.1.Value or StatisticValues is required.',
    );
  }
  for (const [index, one] of measured.entries()) {
    recordMetric(call, { ...metric, value: one, count: datum.Counts?.[index] ?? 1, unit, at });
  }
}
