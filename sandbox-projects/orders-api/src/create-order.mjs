import { randomUUID } from 'node:crypto';
import { DynamoDBClient, PutItemCommand } from '@aws-sdk/client-dynamodb';

const dynamodb = new DynamoDBClient();

export const handler = async (event) => {
  const { item, quantity } = JSON.parse(event.body ?? '{}');
  const id = randomUUID();
  await dynamodb.send(
    new PutItemCommand({
      TableName: process.env.ORDERS_TABLE,
      Item: {
        id: { S: id },
        item: { S: String(item) },
        quantity: { N: String(quantity) },
        currency: { S: process.env.CURRENCY },
      },
    }),
  );
  return { statusCode: 201, body: JSON.stringify({ id }) };
};
