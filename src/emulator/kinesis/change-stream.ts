import type {
  DecreaseStreamRetentionPeriodInput,
  DisableEnhancedMonitoringInput,
  EnableEnhancedMonitoringInput,
  EnhancedMonitoringOutput,
  IncreaseStreamRetentionPeriodInput,
  MetricsName,
  StartStreamEncryptionInput,
  StopStreamEncryptionInput,
  UpdateMaxRecordSizeInput,
  UpdateShardCountInput,
  UpdateShardCountOutput,
  UpdateStreamModeInput,
  UpdateStreamWarmThroughputInput,
  UpdateStreamWarmThroughputOutput,
} from '@aws-sdk/client-kinesis';
import { findKey } from '../kms/store.ts';
import { AwsError, defineOperation, type Call } from '../operation.ts';
import { onStream } from './requirements.ts';
import { getStream, type NamedStream, type Stream } from './store.ts';
import { assertActive, startPassage } from './stream-states.ts';

/** The stream as something of it is changed, which it has to be ACTIVE for. */
function startChange(named: NamedStream, call: Call): Stream {
  const stream = getStream(named, call);
  assertActive(stream, call.account.accountId);
  return stream;
}

function update(stream: Stream, call: Call): void {
  stream.passage = startPassage('UPDATING', call.account.clock);
}

const invalid = (message: string) => new AwsError('InvalidArgumentException', message);

/** Hours: https://docs.aws.amazon.com/kinesis/latest/APIReference/API_IncreaseStreamRetentionPeriod.html; words: https://github.com/mhart/kinesalite */
export const increaseStreamRetentionPeriod = defineOperation<IncreaseStreamRetentionPeriodInput, object>({
  name: 'IncreaseStreamRetentionPeriod',
  requires: (input, call) => [onStream('IncreaseStreamRetentionPeriod', input, call)],
  handle: (input, call) => {
    const hours = readHours(input.RetentionPeriodHours);
    const stream = startChange(input, call);
    if (hours < stream.retentionHours) {
      throw invalid(
        `Requested retention period (${hours} hours) for stream ${stream.name} can not be shorter than existing retention period (${stream.retentionHours} hours). Use DecreaseRetentionPeriod API.`,
      );
    }
    stream.retentionHours = hours;
    update(stream, call);
    return {};
  },
});

export const decreaseStreamRetentionPeriod = defineOperation<DecreaseStreamRetentionPeriodInput, object>({
  name: 'DecreaseStreamRetentionPeriod',
  requires: (input, call) => [onStream('DecreaseStreamRetentionPeriod', input, call)],
  handle: (input, call) => {
    const hours = readHours(input.RetentionPeriodHours);
    const stream = startChange(input, call);
    if (hours > stream.retentionHours) {
      throw invalid(
        `Requested retention period (${hours} hours) for stream ${stream.name} can not be longer than existing retention period (${stream.retentionHours} hours). Use IncreaseRetentionPeriod API.`,
      );
    }
    stream.retentionHours = hours;
    update(stream, call);
    return {};
  },
});

function readHours(hours = 0): number {
  if (hours >= 24 && hours <= 8760) return hours;
  const [bound, fault] = hours < 24 ? ['Minimum', 'short'] : ['Maximum', 'long'];
  throw invalid(
    `${bound} allowed retention period is ${hours < 24 ? 24 : 8760} hours. Requested retention period (${hours} hours) is too ${fault}.`,
  );
}

export const startStreamEncryption = defineOperation<StartStreamEncryptionInput, object>({
  name: 'StartStreamEncryption',
  requires: (input, call) => [onStream('StartStreamEncryption', input, call)],
  handle: (input, call) => {
    const stream = startChange(input, call);
    if (!findKey(call, input.KeyId)) {
      throw new AwsError('KMSNotFoundException', `Key '${input.KeyId ?? ''}' does not exist`);
    }
    stream.keyId = input.KeyId;
    update(stream, call);
    return {};
  },
});

export const stopStreamEncryption = defineOperation<StopStreamEncryptionInput, object>({
  name: 'StopStreamEncryption',
  requires: (input, call) => [onStream('StopStreamEncryption', input, call)],
  handle: (input, call) => {
    const stream = startChange(input, call);
    stream.keyId = undefined;
    update(stream, call);
    return {};
  },
});

const metricNames: readonly MetricsName[] = [
  'IncomingBytes',
  'IncomingRecords',
  'OutgoingBytes',
  'OutgoingRecords',
  'WriteProvisionedThroughputExceeded',
  'ReadProvisionedThroughputExceeded',
  'IteratorAgeMilliseconds',
];

/** ALL stands for each of them. */
const spellOut = (names: readonly MetricsName[] = []) => (names.includes('ALL') ? metricNames : names);

function monitor(stream: Stream, desired: readonly MetricsName[], call: Call): EnhancedMonitoringOutput {
  const before = [...stream.shardLevelMetrics];
  stream.shardLevelMetrics = desired;
  update(stream, call);
  return {
    StreamName: stream.name,
    StreamARN: stream.arn,
    CurrentShardLevelMetrics: before,
    DesiredShardLevelMetrics: [...desired],
  };
}

/** The service authorization reference names no resource for what follows but the last two. */
const onAll = (operation: string) => () => [{ action: `kinesis:${operation}`, resource: '*' }];

export const enableEnhancedMonitoring = defineOperation<
  EnableEnhancedMonitoringInput,
  EnhancedMonitoringOutput
>({
  name: 'EnableEnhancedMonitoring',
  requires: onAll('EnableEnhancedMonitoring'),
  handle: (input, call) => {
    const stream = startChange(input, call);
    const added = spellOut(input.ShardLevelMetrics);
    return monitor(stream, [...new Set([...stream.shardLevelMetrics, ...added])], call);
  },
});

export const disableEnhancedMonitoring = defineOperation<
  DisableEnhancedMonitoringInput,
  EnhancedMonitoringOutput
>({
  name: 'DisableEnhancedMonitoring',
  requires: onAll('DisableEnhancedMonitoring'),
  handle: (input, call) => {
    const stream = startChange(input, call);
    const removed = spellOut(input.ShardLevelMetrics);
    return monitor(
      stream,
      stream.shardLevelMetrics.filter((name) => !removed.includes(name)),
      call,
    );
  },
});

/** How far a count may go: https://docs.aws.amazon.com/kinesis/latest/APIReference/API_UpdateShardCount.html; the words are assumed. */
export const updateShardCount = defineOperation<UpdateShardCountInput, UpdateShardCountOutput>({
  name: 'UpdateShardCount',
  requires: onAll('UpdateShardCount'),
  handle: (input, call) => {
    const stream = startChange(input, call);
    const { shardCount: before } = stream;
    const target = input.TargetShardCount ?? before;
    if (stream.mode === 'ON_DEMAND') {
      throw new AwsError(
        'ValidationException',
        `Request is invalid. Stream ${stream.name} under account ${call.account.accountId} is in On-Demand mode.`,
      );
    }
    if (target > before * 2 || target < before / 2) {
      throw invalid(
        `UpdateShardCount cannot scale ${target > before ? 'up over double' : 'down below half'} your current open shard count. Current open shard count: ${before} Target shard count: ${target}`,
      );
    }
    stream.firstShard += before;
    stream.shardCount = target;
    update(stream, call);
    return {
      StreamName: stream.name,
      StreamARN: stream.arn,
      CurrentShardCount: before,
      TargetShardCount: target,
    };
  },
});

export const updateStreamMode = defineOperation<UpdateStreamModeInput, object>({
  name: 'UpdateStreamMode',
  requires: onAll('UpdateStreamMode'),
  handle: (input, call) => {
    const stream = startChange(input, call);
    stream.mode = input.StreamModeDetails?.StreamMode ?? stream.mode;
    update(stream, call);
    return {};
  },
});

export const updateMaxRecordSize = defineOperation<UpdateMaxRecordSizeInput, object>({
  name: 'UpdateMaxRecordSize',
  requires: (input, call) => [onStream('UpdateMaxRecordSize', input, call)],
  handle: (input, call) => {
    const stream = startChange(input, call);
    stream.maxRecordSizeInKiB = input.MaxRecordSizeInKiB ?? stream.maxRecordSizeInKiB;
    update(stream, call);
    return {};
  },
});

export const updateStreamWarmThroughput = defineOperation<
  UpdateStreamWarmThroughputInput,
  UpdateStreamWarmThroughputOutput
>({
  name: 'UpdateStreamWarmThroughput',
  requires: (input, call) => [onStream('UpdateStreamWarmThroughput', input, call)],
  handle: (input, call) => {
    const stream = startChange(input, call);
    stream.warmThroughputMiBps = input.WarmThroughputMiBps;
    update(stream, call);
    return {
      StreamName: stream.name,
      StreamARN: stream.arn,
      WarmThroughput: { TargetMiBps: input.WarmThroughputMiBps, CurrentMiBps: input.WarmThroughputMiBps },
    };
  },
});
