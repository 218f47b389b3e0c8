import { expect, it } from 'vitest';
import { Account } from '../../../../../src/emulator/account.ts';
import { cloudWatchService } from '../../../../../src/emulator/cloudwatch/service.ts';
import { publishMetrics } from '../../../../../src/emulator/lambda/run/publish-metrics.ts';
import { accountId, createDirectService, region } from '../../../../support/direct-service.ts';

it.each([
  ['Invocations', 2],
  ['Errors', 1],
  ['Throttles', 0],
  ['Duration', 30],
])('measures %s', async (MetricName, Sum) => {
  const account = new Account({ accountId, propagationMs: 0 });
  publishMetrics({ account, region }, { functionName: 'app', durationMs: 10, hasFailed: false });
  publishMetrics({ account, region }, { functionName: 'app', durationMs: 20, hasFailed: true });
  const dayMs = 86_400_000;
  const { Datapoints } = await createDirectService(cloudWatchService, account).call('GetMetricStatistics', {
    Namespace: 'AWS/Lambda',
    MetricName,
    Dimensions: [{ Name: 'FunctionName', Value: 'app' }],
    StartTime: new Date(Date.now() - dayMs),
    EndTime: new Date(Date.now() + dayMs),
    Period: 30 * 86_400,
    Statistics: ['Sum'],
  });
  expect(Datapoints).toMatchObject([{ Sum }]);
});
