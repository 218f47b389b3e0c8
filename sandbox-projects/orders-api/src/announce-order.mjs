import { SendMessageCommand, SQSClient } from '@aws-sdk/client-sqs';

const sqs = new SQSClient();

export const handler = async (event) => {
  const inserted = event.Records.filter((record) => record.eventName === 'INSERT');
  for (const { dynamodb } of inserted) {
    await sqs.send(
      new SendMessageCommand({ QueueUrl: process.env.SHIPPING_QUEUE_URL, MessageBody: dynamodb.Keys.id.S }),
    );
  }
};
