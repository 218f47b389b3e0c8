import { DynamoDBClient, GetItemCommand } from '@aws-sdk/client-dynamodb';

const dynamodb = new DynamoDBClient();

export const handler = async (event) => {
  const { Item } = await dynamodb.send(
    new GetItemCommand({ TableName: process.env.ORDERS_TABLE, Key: { id: { S: event.pathParameters.id } } }),
  );
  if (!Item) return { statusCode: 404, body: JSON.stringify({ message: 'no such order' }) };
  return {
    statusCode: 200,
    body: JSON.stringify({ id: Item.id.S, item: Item.item.S, quantity: Number(Item.quantity.N) }),
  };
};
