import type { CreateStreamInput, DeleteStreamInput } from '@aws-sdk/client-kinesis';
import { AwsError, defineOperation } from '../operation.ts';
import { requestTagContext } from '../tag-context.ts';
import { onStream } from './requirements.ts';
import { addStream, consumersOf, getStream, lookUpStream, streamArn } from './store.ts';
import { assertActive, startPassage } from './stream-states.ts';

/** An on-demand stream begins with this many. Source: https://docs.aws.amazon.com/streams/latest/dev/how-do-i-size-a-stream.html */
const onDemandShards = 4;
const pattern = /^[a-zA-Z0-9_.-]{1,128}$/;

/** Source: https://docs.aws.amazon.com/kinesis/latest/APIReference/API_CreateStream.html, also of the permission that tags need. */
export const createStream = defineOperation<CreateStreamInput, object>({
  name: 'CreateStream',
  requires: (input, call) => {
    const named = { StreamName: input.StreamName };
    const context = requestTagContext(input.Tags);
    return [
      onStream('CreateStream', named, call, context),
      ...(Object.keys(input.Tags ?? {}).length > 0
        ? [onStream('AddTagsToStream', named, call, context)]
        : []),
    ];
  },
  handle: (input, call) => {
    const { accountId, clock } = call.account;
    const name = input.StreamName ?? '';
    if (!pattern.test(name)) {
      throw new AwsError(
        'ValidationException',
        `1 validation error detected: Value '${name}' at 'streamName' failed to satisfy constraint: Member must satisfy regular expression pattern: [a-zA-Z0-9_.-]+`,
      );
    }
    const mode = input.StreamModeDetails?.StreamMode ?? 'PROVISIONED';
    if (mode === 'ON_DEMAND' ? input.ShardCount !== undefined : input.ShardCount === undefined) {
      // The words are assumed.
      throw new AwsError(
        'ValidationException',
        mode === 'ON_DEMAND'
          ? 'ShardCount must not be provided in On-Demand mode.'
          : 'ShardCount must be provided in Provisioned mode.',
      );
    }
    const arn = streamArn({ StreamName: name }, call);
    if (lookUpStream(call, arn)) {
      throw new AwsError(
        'ResourceInUseException',
        `Stream ${name} under account ${accountId} already exists.`,
      );
    }
    addStream(call, {
      name,
      arn,
      createdAt: new Date(),
      mode,
      firstShard: 0,
      shardCount: input.ShardCount ?? onDemandShards,
      retentionHours: 24,
      keyId: undefined,
      shardLevelMetrics: [],
      maxRecordSizeInKiB: input.MaxRecordSizeInKiB ?? 1024,
      warmThroughputMiBps: input.WarmThroughputMiBps,
      tags: { ...input.Tags },
      consumers: new Map(),
      passage: startPassage('CREATING', clock),
    });
    return {};
  },
});

/** Source: https://docs.aws.amazon.com/kinesis/latest/APIReference/API_DeleteStream.html */
export const deleteStream = defineOperation<DeleteStreamInput, object>({
  name: 'DeleteStream',
  requires: (input, call) => [onStream('DeleteStream', input, call)],
  handle: (input, call) => {
    const stream = getStream(input, call);
    assertActive(stream, call.account.accountId);
    if (consumersOf(stream, call).length > 0 && !input.EnforceConsumerDeletion) {
      // The words are assumed.
      throw new AwsError(
        'ResourceInUseException',
        `Stream ${stream.name} under account ${call.account.accountId} has consumers registered. Delete the consumers or set EnforceConsumerDeletion.`,
      );
    }
    stream.passage = startPassage('DELETING', call.account.clock);
    return {};
  },
});
