import type { Service } from '../operation.ts';
import { createTable } from './create-table.ts';
import * as settings from './table-settings.ts';
import * as tables from './tables.ts';
import * as tags from './tags.ts';
import * as timeToLive from './time-to-live.ts';
import { updateTable } from './update-table.ts';
import { tagsOfTable } from './store.ts';

export const dynamoDbService: Service = {
  id: 'dynamodb',
  actionPrefix: 'dynamodb',
  displayName: 'DynamoDb',
  refusalCode: 'AccessDeniedException',
  refusalStatus: 400,
  tagsOf: tagsOfTable,
  operations: [
    createTable,
    updateTable,
    ...Object.values(tables),
    ...Object.values(timeToLive),
    ...Object.values(settings),
    ...Object.values(tags),
  ],
};
