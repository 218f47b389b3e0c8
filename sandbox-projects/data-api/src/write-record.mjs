import { DynamoDBClient, PutItemCommand } from '@aws-sdk/client-dynamodb';

const dynamodb = new DynamoDBClient();

export const handler = async ({ body, pathParameters: { id }, requestContext: { authorizer } }) => {
  const { text } = JSON.parse(body);
  const Item = { id: { S: id }, text: { S: text }, writtenBy: { S: authorizer.claims.sub } };
  await dynamodb.send(new PutItemCommand({ TableName: process.env.RECORDS_TABLE, Item }));
  return { statusCode: 204, headers: { 'Access-Control-Allow-Origin': '*' } };
};
