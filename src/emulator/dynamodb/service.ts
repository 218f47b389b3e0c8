import type { Service } from '../operation.ts';

export const dynamoDbService: Service = {
  id: 'dynamodb',
  actionPrefix: 'dynamodb',
  displayName: 'DynamoDb',
  refusalCode: 'AccessDeniedException',
  operations: [],
};
