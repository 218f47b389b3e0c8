import {
  ApiGatewayManagementApiClient,
  PostToConnectionCommand,
} from '@aws-sdk/client-apigatewaymanagementapi';
import { DynamoDBClient, PutItemCommand, ScanCommand } from '@aws-sdk/client-dynamodb';

const dynamodb = new DynamoDBClient();

export const say = async ({ body, requestContext: { requestTimeEpoch } }) => {
  const { room, text } = JSON.parse(body);
  const sentAt = new Date(requestTimeEpoch).toISOString();
  await dynamodb.send(
    new PutItemCommand({
      TableName: process.env.MESSAGES_TABLE,
      Item: { room: { S: room }, sentAt: { S: sentAt }, text: { S: text } },
    }),
  );
  return { statusCode: 200, body: JSON.stringify({ sentAt }) };
};

export const broadcast = async ({ Records: records }) => {
  const sockets = new ApiGatewayManagementApiClient({ endpoint: process.env.SOCKETS_ENDPOINT });
  const { Items: connections = [] } = await dynamodb.send(
    new ScanCommand({ TableName: process.env.CONNECTIONS_TABLE }),
  );
  for (const { dynamodb: change } of records) {
    const Data = JSON.stringify({ room: change.NewImage.room.S, text: change.NewImage.text.S });
    await Promise.allSettled(
      connections.map(({ connectionId }) =>
        sockets.send(new PostToConnectionCommand({ ConnectionId: connectionId.S, Data })),
      ),
    );
  }
};
