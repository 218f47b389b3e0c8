import { GetQueueAttributesCommand, SendMessageCommand, SQSClient } from '@aws-sdk/client-sqs';

const sqs = new SQSClient();
const QueueUrl = process.env.IMPORTS_QUEUE_URL;

export const submitImport = async ({ body }) => {
  const { MessageId } = await sqs.send(new SendMessageCommand({ QueueUrl, MessageBody: body }));
  return { statusCode: 202, body: JSON.stringify({ id: MessageId }) };
};

export const readBacklog = async () => {
  const { Attributes } = await sqs.send(
    new GetQueueAttributesCommand({ QueueUrl, AttributeNames: ['ApproximateNumberOfMessages'] }),
  );
  return {
    statusCode: 200,
    body: JSON.stringify({ waiting: Number(Attributes.ApproximateNumberOfMessages) }),
  };
};
