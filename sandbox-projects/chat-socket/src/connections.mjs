import { DeleteItemCommand, DynamoDBClient, PutItemCommand } from '@aws-sdk/client-dynamodb';

const dynamodb = new DynamoDBClient();
const TableName = process.env.CONNECTIONS_TABLE;
const dayInSeconds = 24 * 60 * 60;

export const connect = async ({ requestContext: { connectionId, connectedAt } }) => {
  const expiresAt = Math.floor(connectedAt / 1000) + dayInSeconds;
  const Item = { connectionId: { S: connectionId }, expiresAt: { N: String(expiresAt) } };
  await dynamodb.send(new PutItemCommand({ TableName, Item }));
  return { statusCode: 200 };
};

export const disconnect = async ({ requestContext: { connectionId } }) => {
  await dynamodb.send(new DeleteItemCommand({ TableName, Key: { connectionId: { S: connectionId } } }));
  return { statusCode: 200 };
};
