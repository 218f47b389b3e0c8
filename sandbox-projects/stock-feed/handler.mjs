import { DynamoDBClient, PutItemCommand } from '@aws-sdk/client-dynamodb';

const dynamodb = new DynamoDBClient();

export async function readFeed() {
  const articles = [{ article: 'chair', count: 12 }];
  for (const { article, count } of articles) {
    const Item = { article: { S: article }, count: { N: String(count) } };
    await dynamodb.send(new PutItemCommand({ TableName: process.env.STOCK_TABLE, Item }));
  }
}
