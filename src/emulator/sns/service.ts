import type { Service } from '../operation.ts';
import * as subscriptions from './subscriptions.ts';
import * as tags from './tags.ts';
import { topicAttributeOperations } from './topic-attributes.ts';
import * as topics from './topics.ts';
import { tagsOfTopic } from './store.ts';

export const snsService: Service = {
  id: 'sns',
  actionPrefix: 'sns',
  displayName: 'Sns',
  refusalCode: 'AuthorizationError',
  tagsOf: tagsOfTopic,
  operations: [
    ...Object.values(topics),
    ...topicAttributeOperations,
    ...Object.values(subscriptions),
    ...Object.values(tags),
  ],
};
