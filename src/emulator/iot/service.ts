import type { Service } from '../operation.ts';
import * as changes from './change-topic-rules.ts';
import * as reads from './read-topic-rules.ts';
import { topicRules } from './store.ts';
import * as tags from './tags.ts';

export const iotService: Service = {
  id: 'iot',
  actionPrefix: 'iot',
  displayName: 'Iot',
  refusalCode: 'AccessDeniedException',
  tagsOf: (arn, call) => topicRules(call).get(arn.split(':rule/')[1] ?? '')?.tags,
  operations: [...Object.values(changes), ...Object.values(reads), ...Object.values(tags)],
};
