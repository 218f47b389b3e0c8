import { recordMetric } from '../../cloudwatch/store.ts';
import type { Place } from '../../regional-store.ts';

interface Run {
  readonly functionName: string;
  readonly durationMs: number;
  readonly hasFailed: boolean;
}

/**
 * What Lambda measures of each invocation, once for the function and once for the resource that was invoked.
 * Source: https://docs.aws.amazon.com/lambda/latest/dg/monitoring-metrics-types.html
 */
export function publishMetrics(place: Place, { functionName, durationMs, hasFailed }: Run): void {
  const measured = [
    { name: 'Invocations', value: 1, unit: 'Count' },
    { name: 'Errors', value: hasFailed ? 1 : 0, unit: 'Count' },
    { name: 'Throttles', value: 0, unit: 'Count' },
    { name: 'Duration', value: durationMs, unit: 'Milliseconds' },
  ];
  for (const metric of measured) {
    for (const dimensions of [
      { FunctionName: functionName },
      { FunctionName: functionName, Resource: functionName },
    ]) {
      recordMetric(place, { namespace: 'AWS/Lambda', dimensions, ...metric });
    }
  }
}
