import { SendMessageCommand, SQSClient } from '@aws-sdk/client-sqs';

const sqs = new SQSClient();

export const splitImport = async ({ Records: [{ messageId, body }] }) => {
  for (const row of JSON.parse(body).rows) {
    await sqs.send(
      new SendMessageCommand({ QueueUrl: process.env.ROWS_QUEUE_URL, MessageBody: JSON.stringify(row) }),
    );
  }
  await sqs.send(
    new SendMessageCommand({
      QueueUrl: process.env.RECEIPTS_QUEUE_URL,
      MessageGroupId: messageId,
      MessageBody: JSON.stringify({ id: messageId }),
    }),
  );
};

export const storeRows = async ({ Records: records }) => {
  console.log(`${records.length} rows`);
};

export const sendReceipt = async ({ Records: records }) => {
  for (const { body } of records) console.log(`split: ${JSON.parse(body).id}`);
};
