import type {
  DeleteMetricStreamInput,
  GetMetricStreamInput,
  GetMetricStreamOutput,
  ListMetricStreamsInput,
  ListMetricStreamsOutput,
  PutMetricStreamInput,
  PutMetricStreamOutput,
  StartMetricStreamsInput,
  StopMetricStreamsInput,
} from '@aws-sdk/client-cloudwatch';
import { toPassRole } from '../iam/pass-role.ts';
import { AwsError, defineOperation, type Call, type Requirement } from '../operation.ts';
import { requestTagContext } from '../tag-context.ts';
import { tagsByKey } from '../tag-lists.ts';
import { pageOf } from './paging.ts';
import { cloudWatchState, type MetricStream } from './store.ts';

function metricStreamArn(name: string | undefined, { account, region }: Call): string {
  return `arn:aws:cloudwatch:${region}:${account.accountId}:metric-stream/${name ?? ''}`;
}

function onMetricStream(
  operation: string,
  name: string | undefined,
  call: Call,
  context: NonNullable<Requirement['context']> = {},
): Requirement {
  return { action: `cloudwatch:${operation}`, resource: metricStreamArn(name, call), context };
}

/** The role is passed: https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_PutMetricStream.html */
export const putMetricStream = defineOperation<PutMetricStreamInput, PutMetricStreamOutput>({
  name: 'PutMetricStream',
  requires: (input, call) => {
    const context = requestTagContext(tagsByKey(input.Tags));
    return [
      onMetricStream('PutMetricStream', input.Name, call, context),
      ...(input.Tags?.length ? [onMetricStream('TagResource', input.Name, call, context)] : []),
      ...toPassRole(input.RoleArn, 'streams.metrics.cloudwatch.amazonaws.com'),
    ];
  },
  handle: (input, call) => {
    const { metricStreams } = cloudWatchState(call);
    if (input.IncludeFilters && input.ExcludeFilters) {
      throw new AwsError(
        'InvalidParameterCombination',
        'IncludeFilters and ExcludeFilters cannot be specified together.',
      );
    }
    const { Tags: tags, Name: name = '', ...settings } = input;
    const arn = metricStreamArn(name, call);
    const now = new Date();
    const existing = metricStreams.get(name);
    metricStreams.set(name, {
      name,
      arn,
      description: {
        ...settings,
        Name: name,
        Arn: arn,
        State: existing?.description.State ?? 'running',
        CreationDate: existing?.description.CreationDate ?? now,
        LastUpdateDate: now,
      },
      // Tags of a stream that is there already are left as they are.
      tags: existing?.tags ?? tagsByKey(tags),
    });
    return { Arn: arn };
  },
});

/** The words are assumed. */
function getStream(name: string | undefined, call: Call): MetricStream {
  const stream = cloudWatchState(call).metricStreams.get(name ?? '');
  if (stream) return stream;
  throw new AwsError('ResourceNotFoundException', `The metric stream ${name ?? ''} does not exist.`, 404);
}

export const getMetricStream = defineOperation<GetMetricStreamInput, GetMetricStreamOutput>({
  name: 'GetMetricStream',
  requires: (input, call) => [onMetricStream('GetMetricStream', input.Name, call)],
  handle: (input, call) => getStream(input.Name, call).description,
});

/** No error where there is none. */
export const deleteMetricStream = defineOperation<DeleteMetricStreamInput, object>({
  name: 'DeleteMetricStream',
  requires: (input, call) => [onMetricStream('DeleteMetricStream', input.Name, call)],
  handle: (input, call) => {
    cloudWatchState(call).metricStreams.delete(input.Name ?? '');
    return {};
  },
});

export const listMetricStreams = defineOperation<ListMetricStreamsInput, ListMetricStreamsOutput>({
  name: 'ListMetricStreams',
  requires: () => [{ action: 'cloudwatch:ListMetricStreams', resource: '*' }],
  handle: (input, call) => {
    const all = [...cloudWatchState(call).metricStreams.values()];
    const { items, next } = pageOf(all, input.NextToken, input.MaxResults ?? 500);
    return {
      Entries: items.map(({ description }) => ({
        Arn: description.Arn,
        Name: description.Name,
        CreationDate: description.CreationDate,
        LastUpdateDate: description.LastUpdateDate,
        FirehoseArn: description.FirehoseArn,
        State: description.State,
        OutputFormat: description.OutputFormat,
      })),
      ...next,
    };
  },
});

function setStates(names: readonly string[] | undefined, State: string, call: Call): object {
  for (const stream of (names ?? []).map((name) => getStream(name, call))) {
    const description = { ...stream.description, State };
    cloudWatchState(call).metricStreams.set(stream.name, { ...stream, description });
  }
  return {};
}

export const startMetricStreams = defineOperation<StartMetricStreamsInput, object>({
  name: 'StartMetricStreams',
  requires: (input, call) =>
    (input.Names ?? []).map((name) => onMetricStream('StartMetricStreams', name, call)),
  handle: (input, call) => setStates(input.Names, 'running', call),
});

export const stopMetricStreams = defineOperation<StopMetricStreamsInput, object>({
  name: 'StopMetricStreams',
  requires: (input, call) =>
    (input.Names ?? []).map((name) => onMetricStream('StopMetricStreams', name, call)),
  handle: (input, call) => setStates(input.Names, 'stopped', call),
});
