import type { Service } from '../operation.ts';
import * as attributes from './queue-attributes.ts';
import * as tags from './queue-tags.ts';
import * as queues from './queues.ts';
import { tagsOfQueue } from './store.ts';

export const sqsService: Service = {
  id: 'sqs',
  actionPrefix: 'sqs',
  displayName: 'Sqs',
  refusalCode: 'AccessDenied',
  tagsOf: tagsOfQueue,
  operations: [...Object.values(queues), ...Object.values(attributes), ...Object.values(tags)],
};
