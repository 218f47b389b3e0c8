import { createHmac } from 'node:crypto';
import { DynamoDBClient, GetItemCommand } from '@aws-sdk/client-dynamodb';
import { GetParameterCommand, SSMClient } from '@aws-sdk/client-ssm';

const dynamodb = new DynamoDBClient();
const ssm = new SSMClient();

/** Partners can tell by the signature that a record is ours. */
export const handler = async ({ pathParameters: { id } }) => {
  const { Item } = await dynamodb.send(
    new GetItemCommand({ TableName: process.env.RECORDS_TABLE, Key: { id: { S: id } } }),
  );
  if (!Item) return { statusCode: 404, body: JSON.stringify({ message: 'no such record' }) };
  const { Parameter: secret } = await ssm.send(
    new GetParameterCommand({ Name: process.env.SIGNING_SECRET, WithDecryption: true }),
  );
  const body = JSON.stringify({ id, text: Item.text.S });
  const signature = createHmac('sha256', secret.Value).update(body).digest('base64');
  return { statusCode: 200, headers: { 'X-Signature': signature }, body };
};
