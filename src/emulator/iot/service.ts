import type { Service } from '../operation.ts';
import * as changes from './change-topic-rules.ts';
import * as policies from './policies.ts';
import * as versions from './policy-versions.ts';
import * as reads from './read-topic-rules.ts';
import { findTagged } from './store.ts';
import * as tags from './tags.ts';

export const iotService: Service = {
  id: 'iot',
  actionPrefix: 'iot',
  displayName: 'Iot',
  refusalCode: 'AccessDeniedException',
  tagsOf: (arn, call) => findTagged(arn, call)?.tags,
  operations: [
    ...Object.values(changes),
    ...Object.values(reads),
    ...Object.values(policies),
    ...Object.values(versions),
    ...Object.values(tags),
  ],
};
