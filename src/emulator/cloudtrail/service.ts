import type { Service } from '../operation.ts';
import * as changes from './change-trails.ts';
import { lookupEvents } from './lookup-events.ts';
import * as reads from './read-trails.ts';
import * as selectors from './trail-selectors.ts';
import { findTrail } from './trail-store.ts';
import * as tags from './trail-tags.ts';

export const cloudTrailService: Service = {
  id: 'cloudtrail',
  actionPrefix: 'cloudtrail',
  displayName: 'CloudTrail',
  refusalCode: 'AccessDeniedException',
  refusalStatus: 400,
  tagsOf: (arn, call) => findTrail(arn, call)?.tags,
  operations: [
    lookupEvents,
    ...Object.values(changes),
    ...Object.values(reads),
    ...Object.values(selectors),
    ...Object.values(tags),
  ],
};
