import type {
  ConsumerDescription,
  DeregisterStreamConsumerInput,
  DescribeStreamConsumerInput,
  DescribeStreamConsumerOutput,
  ListStreamConsumersInput,
  ListStreamConsumersOutput,
  RegisterStreamConsumerInput,
  RegisterStreamConsumerOutput,
} from '@aws-sdk/client-kinesis';
import { AwsError, defineOperation, type Call } from '../operation.ts';
import { cutPage } from '../page.ts';
import { statusOf } from '../passage.ts';
import { requestTagContext } from '../tag-context.ts';
import { expired } from './describe-streams.ts';
import { onArn, onStream } from './requirements.ts';
import { consumersOf, getStream, lookUpConsumer, lookUpStream, type Consumer } from './store.ts';
import { assertActive, startConsumerPassage } from './stream-states.ts';

/** Source: https://docs.aws.amazon.com/streams/latest/dev/service-sizes-and-limits.html */
const mostConsumers = 20;

/** Source: https://docs.aws.amazon.com/kinesis/latest/APIReference/API_RegisterStreamConsumer.html, also of the permission that tags need. */
export const registerStreamConsumer = defineOperation<
  RegisterStreamConsumerInput,
  RegisterStreamConsumerOutput
>({
  name: 'RegisterStreamConsumer',
  requires: (input, call) => {
    const context = requestTagContext(input.Tags);
    return [
      onStream('RegisterStreamConsumer', input, call, context),
      ...(Object.keys(input.Tags ?? {}).length > 0
        ? [onArn('TagResource', `${input.StreamARN}/consumer/${input.ConsumerName}:*`, context)]
        : []),
    ];
  },
  handle: (input, call) => {
    const stream = getStream(input, call);
    assertActive(stream, call.account.accountId);
    const consumers = consumersOf(stream, call);
    const name = input.ConsumerName ?? '';
    if (consumers.some((consumer) => consumer.name === name)) {
      // The words are assumed.
      throw new AwsError(
        'ResourceInUseException',
        `Consumer ${name} under stream ${stream.name} already exists.`,
      );
    }
    if (consumers.length >= mostConsumers) {
      throw new AwsError('LimitExceededException', `Stream ${stream.name} has ${mostConsumers} consumers.`);
    }
    const createdAt = new Date();
    const consumer: Consumer = {
      name,
      arn: `${stream.arn}/consumer/${name}:${Math.floor(createdAt.getTime() / 1000)}`,
      createdAt,
      tags: { ...input.Tags },
      passage: startConsumerPassage('CREATING', call.account.clock),
    };
    stream.consumers.set(name, consumer);
    return { Consumer: { ...describe(consumer), ConsumerStatus: 'CREATING' } };
  },
});

interface NamedConsumer {
  readonly StreamARN?: string | undefined;
  readonly ConsumerName?: string | undefined;
  readonly ConsumerARN?: string | undefined;
}

/** What a consumer is asked about as: one that is not there by the beginning of its ARN. */
function consumerArn(
  { ConsumerARN: arn, StreamARN: ofStream, ConsumerName: name }: NamedConsumer,
  call: Call,
) {
  const known = lookUpStream(call, ofStream ?? '')?.consumers.get(name ?? '');
  return arn ?? known?.arn ?? `${ofStream}/consumer/${name}:*`;
}

function getConsumer(named: NamedConsumer, call: Call): Consumer {
  const arn = consumerArn(named, call);
  const consumer = lookUpConsumer(call, arn);
  if (consumer) return consumer;
  throw new AwsError(
    'ResourceNotFoundException',
    `Consumer ${named.ConsumerARN ?? named.ConsumerName}, account ${call.account.accountId} not found.`,
  );
}

export const describeStreamConsumer = defineOperation<
  DescribeStreamConsumerInput,
  DescribeStreamConsumerOutput
>({
  name: 'DescribeStreamConsumer',
  requires: (input, call) => [onArn('DescribeStreamConsumer', consumerArn(input, call))],
  handle: (input, call) => ({ ConsumerDescription: describe(getConsumer(input, call)) }),
});

export const listStreamConsumers = defineOperation<ListStreamConsumersInput, ListStreamConsumersOutput>({
  name: 'ListStreamConsumers',
  requires: (input, call) => [onStream('ListStreamConsumers', input, call)],
  handle: (input, call) => {
    const all = consumersOf(getStream(input, call), call);
    const { items, next } = cutPage(all, input.NextToken, input.MaxResults ?? 100, expired);
    return { Consumers: items.map(describe), NextToken: next };
  },
});

export const deregisterStreamConsumer = defineOperation<DeregisterStreamConsumerInput, object>({
  name: 'DeregisterStreamConsumer',
  requires: (input, call) => [onArn('DeregisterStreamConsumer', consumerArn(input, call))],
  handle: (input, call) => {
    getConsumer(input, call).passage = startConsumerPassage('DELETING', call.account.clock);
    return {};
  },
});

function describe({ name, arn, createdAt, passage }: Consumer): ConsumerDescription {
  return {
    ConsumerName: name,
    ConsumerARN: arn,
    ConsumerStatus: statusOf(passage) ?? 'ACTIVE',
    ConsumerCreationTimestamp: createdAt,
    StreamARN: arn.split('/consumer/')[0],
  };
}
