import type {
  DescribeDeliveryStreamInput,
  DescribeDeliveryStreamOutput,
  ListDeliveryStreamsInput,
  ListDeliveryStreamsOutput,
  StartDeliveryStreamEncryptionInput,
  StopDeliveryStreamEncryptionInput,
  UpdateDestinationInput,
} from '@aws-sdk/client-firehose';
import { AwsError, defineOperation } from '../operation.ts';
import { statusOf } from '../passage.ts';
import { assertRoles } from './create-delivery-stream.ts';
import { describeDestination, destinationsIn } from './destinations.ts';
import { startEncryptionPassage } from './delivery-stream-states.ts';
import { onDeliveryStream, toPassRoles, toUseKey } from './requirements.ts';
import { assertActive, deliveryStreams, getDeliveryStream } from './store.ts';

export const describeDeliveryStream = defineOperation<
  DescribeDeliveryStreamInput,
  DescribeDeliveryStreamOutput
>({
  name: 'DescribeDeliveryStream',
  requires: (input, call) => [onDeliveryStream('DescribeDeliveryStream', input.DeliveryStreamName, call)],
  handle: (input, call) => {
    const stream = getDeliveryStream(input.DeliveryStreamName, call);
    const { description, encryption = { Status: 'DISABLED' as const } } = stream;
    return {
      DeliveryStreamDescription: {
        ...description,
        DeliveryStreamStatus: statusOf(stream.passage) ?? 'ACTIVE',
        ...(description.DeliveryStreamType === 'DirectPut' && {
          DeliveryStreamEncryptionConfiguration: {
            ...encryption,
            Status: statusOf(stream.encryptionPassage) ?? encryption.Status,
          },
        }),
      },
    };
  },
});

export const listDeliveryStreams = defineOperation<ListDeliveryStreamsInput, ListDeliveryStreamsOutput>({
  name: 'ListDeliveryStreams',
  requires: () => [{ action: 'firehose:ListDeliveryStreams', resource: '*' }],
  handle: (input, call) => {
    const { DeliveryStreamType: type, ExclusiveStartDeliveryStreamName: start = '' } = input;
    const after = [...deliveryStreams(call).values()]
      .filter(({ name, description }) => name > start && (!type || description.DeliveryStreamType === type))
      .map(({ name }) => name)
      .toSorted();
    const most = input.Limit ?? 10;
    return { DeliveryStreamNames: after.slice(0, most), HasMoreDeliveryStreams: after.length > most };
  },
});

/** Source: https://docs.aws.amazon.com/firehose/latest/APIReference/API_UpdateDestination.html */
export const updateDestination = defineOperation<UpdateDestinationInput, object>({
  name: 'UpdateDestination',
  requires: (input, call) => [
    onDeliveryStream('UpdateDestination', input.DeliveryStreamName, call),
    ...toPassRoles(input),
  ],
  handle: (input, call) => {
    const stream = getDeliveryStream(input.DeliveryStreamName, call);
    assertActive(stream, call);
    const { VersionId: version, Destinations: [before] = [] } = stream.description;
    if (input.CurrentDeliveryStreamVersionId !== version) {
      throw new AwsError(
        'ConcurrentModificationException',
        `Cannot update firehose: ${stream.name} since the current version id: ${version} and specified version id: ${input.CurrentDeliveryStreamVersionId} do not match`,
      );
    }
    assertRoles(input, call);
    const [destination] = destinationsIn(input, 'DestinationUpdate');
    stream.description = {
      ...stream.description,
      VersionId: String(Number(version) + 1),
      LastUpdateTimestamp: new Date(),
      ...(destination && {
        Destinations: [describeDestination(destination.kind, destination.settings, before)],
      }),
    };
    return {};
  },
});

export const startDeliveryStreamEncryption = defineOperation<StartDeliveryStreamEncryptionInput, object>({
  name: 'StartDeliveryStreamEncryption',
  requires: (input, call) => [
    onDeliveryStream('StartDeliveryStreamEncryption', input.DeliveryStreamName, call),
    ...toUseKey(input.DeliveryStreamEncryptionConfigurationInput, call),
  ],
  handle: (input, call) => {
    const stream = getDeliveryStream(input.DeliveryStreamName, call);
    assertActive(stream, call);
    const { KeyType: type = 'AWS_OWNED_CMK', ...key } =
      input.DeliveryStreamEncryptionConfigurationInput ?? {};
    stream.encryption = { ...key, KeyType: type, Status: 'ENABLED' };
    stream.encryptionPassage = startEncryptionPassage('ENABLING', call.account.clock);
    return {};
  },
});

export const stopDeliveryStreamEncryption = defineOperation<StopDeliveryStreamEncryptionInput, object>({
  name: 'StopDeliveryStreamEncryption',
  requires: (input, call) => [
    onDeliveryStream('StopDeliveryStreamEncryption', input.DeliveryStreamName, call),
  ],
  handle: (input, call) => {
    const stream = getDeliveryStream(input.DeliveryStreamName, call);
    assertActive(stream, call);
    stream.encryption = { Status: 'DISABLED' };
    stream.encryptionPassage = startEncryptionPassage('DISABLING', call.account.clock);
    return {};
  },
});
