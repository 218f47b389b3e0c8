import { DynamoDBClient, PutItemCommand } from '@aws-sdk/client-dynamodb';

const dynamodb = new DynamoDBClient();

export const handler = async ({ Records: records }) => {
  for (const { body } of records) {
    const { parcelId, place } = JSON.parse(body);
    await dynamodb.send(
      new PutItemCommand({
        TableName: process.env.PARCELS_TABLE,
        Item: { parcelId: { S: parcelId }, place: { S: place } },
      }),
    );
  }
};
