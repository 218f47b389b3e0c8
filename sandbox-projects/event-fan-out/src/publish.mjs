import { EventBridgeClient, PutEventsCommand } from '@aws-sdk/client-eventbridge';
import { KinesisClient, PutRecordCommand } from '@aws-sdk/client-kinesis';
import { PublishCommand, SNSClient } from '@aws-sdk/client-sns';
import { SendMessageCommand, SQSClient } from '@aws-sdk/client-sqs';

const eventBridge = new EventBridgeClient();
const kinesis = new KinesisClient();
const sns = new SNSClient();
const sqs = new SQSClient();

export const placeOrder = async (order) => {
  const QueueUrl = process.env.PICKING_QUEUE_URL;
  await sqs.send(new SendMessageCommand({ QueueUrl, MessageBody: JSON.stringify(order) }));
};

export const changePrice = async (price) => {
  const TopicArn = process.env.PRICES_TOPIC_ARN;
  await sns.send(new PublishCommand({ TopicArn, Message: JSON.stringify(price) }));
};

export const trackClick = async (click) => {
  const Data = Buffer.from(JSON.stringify(click));
  await kinesis.send(
    new PutRecordCommand({ StreamName: process.env.CLICKS_STREAM, PartitionKey: click.visitor, Data }),
  );
};

export const closeAccount = async ({ customer }) => {
  const entry = {
    EventBusName: process.env.EVENT_BUS,
    Source: 'shop.accounts',
    DetailType: 'AccountClosed',
    Detail: JSON.stringify({ customer }),
  };
  await eventBridge.send(new PutEventsCommand({ Entries: [entry] }));
};
