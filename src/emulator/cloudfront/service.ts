import type { Service } from '../operation.ts';
import * as distributions from './distributions.ts';
import * as functions from './functions.ts';
import * as invalidations from './invalidations.ts';
import { kinds } from './kind-table.ts';
import { operationsOf } from './kinds.ts';
import * as reading from './read-distributions.ts';
import { listTagsForResource, tagResource, tagsOfArn, untagResource } from './tags.ts';

export const cloudFrontService: Service = {
  id: 'cloudfront',
  actionPrefix: 'cloudfront',
  displayName: 'CloudFront',
  refusalCode: 'AccessDenied',
  wordRefusal: (sentence) => sentence.replace(' on resource: *', ''),
  tagsOf: (arn, { account }) => tagsOfArn(account, arn),
  operations: [
    ...Object.values(distributions),
    reading.getDistribution,
    reading.getDistributionConfig,
    reading.listDistributions,
    ...Object.values(functions),
    ...Object.values(invalidations),
    ...kinds.flatMap(operationsOf),
    tagResource,
    untagResource,
    listTagsForResource,
  ],
};
