import type { Service } from '../operation.ts';
import * as subscriptions from './subscriptions.ts';
import * as tags from './tags.ts';
import { topicAttributeOperations } from './topic-attributes.ts';
import * as topics from './topics.ts';

export const snsService: Service = {
  id: 'sns',
  actionPrefix: 'sns',
  displayName: 'Sns',
  refusalCode: 'AuthorizationError',
  operations: [
    ...Object.values(topics),
    ...topicAttributeOperations,
    ...Object.values(subscriptions),
    ...Object.values(tags),
  ],
};
