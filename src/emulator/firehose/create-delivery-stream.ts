import type {
  CreateDeliveryStreamInput,
  CreateDeliveryStreamOutput,
  DeleteDeliveryStreamInput,
  SourceDescription,
  UpdateDestinationInput,
} from '@aws-sdk/client-firehose';
import { isAssumableBy } from '../iam/pass-role.ts';
import { roleMay } from '../lambda/execution-role.ts';
import { AwsError, defineOperation, type Call } from '../operation.ts';
import { requestTagContext } from '../tag-context.ts';
import { tagsByKey } from '../tag-lists.ts';
import { describeDestination, destinationsIn } from './destinations.ts';
import { startEncryptionPassage, startPassage } from './delivery-stream-states.ts';
import { onDeliveryStream, rolesIn, toPassRoles, toUseKey } from './requirements.ts';
import { deliveryStreamArn, deliveryStreams, getDeliveryStream } from './store.ts';

const invalid = (message: string) => new AwsError('InvalidArgumentException', message);

/** Source: https://docs.aws.amazon.com/firehose/latest/APIReference/API_CreateDeliveryStream.html */
export const createDeliveryStream = defineOperation<CreateDeliveryStreamInput, CreateDeliveryStreamOutput>({
  name: 'CreateDeliveryStream',
  requires: (input, call) => {
    const context = requestTagContext(tagsByKey(input.Tags));
    return [
      onDeliveryStream('CreateDeliveryStream', input.DeliveryStreamName, call, context),
      ...(input.Tags?.length
        ? [onDeliveryStream('TagDeliveryStream', input.DeliveryStreamName, call, context)]
        : []),
      ...toPassRoles(input),
      ...toUseKey(input.DeliveryStreamEncryptionConfigurationInput, call),
    ];
  },
  handle: (input, call) => {
    const { accountId, clock } = call.account;
    const name = input.DeliveryStreamName ?? '';
    const streams = deliveryStreams(call);
    if (streams.has(name)) {
      throw new AwsError(
        'ResourceInUseException',
        `Firehose ${name} under accountId ${accountId} already exists`,
      );
    }
    const [destination, ...others] = destinationsIn(input, 'DestinationConfiguration');
    if (!destination || others.length > 0) {
      throw invalid('Exactly one destination configuration is supported for a Firehose');
    }
    assertRoles(input, call);
    const now = new Date();
    const arn = deliveryStreamArn(name, call);
    const asked = input.DeliveryStreamEncryptionConfigurationInput;
    streams.set(name, {
      name,
      description: {
        DeliveryStreamName: name,
        DeliveryStreamARN: arn,
        DeliveryStreamStatus: 'ACTIVE',
        DeliveryStreamType: input.DeliveryStreamType ?? 'DirectPut',
        VersionId: '1',
        CreateTimestamp: now,
        ...describeSource(input, now),
        Destinations: [describeDestination(destination.kind, destination.settings)],
        HasMoreDestinations: false,
      },
      encryption: asked && { ...asked, Status: 'ENABLED' },
      tags: tagsByKey(input.Tags),
      passage: startPassage('CREATING', clock),
      encryptionPassage: asked && startEncryptionPassage('ENABLING', clock),
    });
    return { DeliveryStreamARN: arn };
  },
});

function describeSource(
  { KinesisStreamSourceConfiguration: kinesis, MSKSourceConfiguration: kafka }: CreateDeliveryStreamInput,
  now: Date,
): { readonly Source?: SourceDescription } {
  if (kinesis) {
    return { Source: { KinesisStreamSourceDescription: { ...kinesis, DeliveryStartTimestamp: now } } };
  }
  return kafka ? { Source: { MSKSourceDescription: { ...kafka, DeliveryStartTimestamp: now } } } : {};
}

/**
 * Firehose takes on each role before it takes the stream, and looks for the stream it is to read. Words of the first:
 * https://github.com/hashicorp/terraform-provider-aws (internal/service/firehose waits for it to end); of the second:
 * https://github.com/aws/aws-cdk/issues/5221. Roles of other accounts are taken on trust. The account is the external id:
https://docs.aws.amazon.com/firehose/latest/dev/controlling-access.html, "Allow Firehose to assume an IAM role".
 * @throws AwsError InvalidArgumentException
 */
export function assertRoles(
  input: Partial<CreateDeliveryStreamInput> | UpdateDestinationInput,
  { account }: Call,
): void {
  const { accountId } = account;
  const stranger = rolesIn(input).find(
    (role) =>
      role.split(':')[4] === accountId &&
      !isAssumableBy('firehose.amazonaws.com', role, account, { 'sts:ExternalId': accountId }),
  );
  if (stranger !== undefined) {
    throw invalid(`Firehose is unable to assume role ${stranger}. Please check the role provided.`);
  }
  const { RoleARN: role, KinesisStreamARN: source } =
    ('KinesisStreamSourceConfiguration' in input && input.KinesisStreamSourceConfiguration) || {};
  const action = 'kinesis:DescribeStream';
  if (role === undefined || source === undefined || roleMay(role, action, source, account)) return;
  throw invalid(`Role ${role} is not authorized to perform: ${action} on resource ${source}.`);
}

export const deleteDeliveryStream = defineOperation<DeleteDeliveryStreamInput, object>({
  name: 'DeleteDeliveryStream',
  requires: (input, call) => [onDeliveryStream('DeleteDeliveryStream', input.DeliveryStreamName, call)],
  handle: (input, call) => {
    const stream = getDeliveryStream(input.DeliveryStreamName, call);
    stream.passage = startPassage('DELETING', call.account.clock);
    return {};
  },
});
