import { randomUUID } from 'node:crypto';
import { DynamoDBClient, GetItemCommand, PutItemCommand, ScanCommand } from '@aws-sdk/client-dynamodb';

const dynamodb = new DynamoDBClient();
const TableName = process.env.PRODUCTS_TABLE;

const answer = (statusCode, body) => ({ statusCode, body: JSON.stringify(body) });
const toProduct = ({ id, name }) => ({ id: id.S, name: name.S });

export const list = async () => {
  const { Items = [] } = await dynamodb.send(new ScanCommand({ TableName }));
  return answer(200, Items.map(toProduct));
};

export const show = async ({ pathParameters: { id } }) => {
  const { Item } = await dynamodb.send(new GetItemCommand({ TableName, Key: { id: { S: id } } }));
  return Item ? answer(200, toProduct(Item)) : answer(404, { message: 'no such product' });
};

export const add = async ({ body }) => {
  const id = randomUUID();
  const Item = { id: { S: id }, name: { S: JSON.parse(body).name } };
  await dynamodb.send(new PutItemCommand({ TableName, Item }));
  return answer(201, toProduct(Item));
};
