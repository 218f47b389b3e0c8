import type { Service } from '../operation.ts';
import * as apiAssociations from './api-associations.ts';
import * as apiKeys from './api-keys.ts';
import * as apis from './apis.ts';
import * as caches from './caches.ts';
import * as dataSources from './data-sources.ts';
import * as domainNames from './domain-names.ts';
import * as functions from './functions.ts';
import * as resolvers from './resolvers.ts';
import * as schemas from './schemas.ts';
import { tagsOfArn } from './tagged.ts';
import * as tags from './tags.ts';

export const appSyncService: Service = {
  id: 'appsync',
  actionPrefix: 'appsync',
  displayName: 'AppSync',
  olderName: 'AWSAppSync',
  refusalCode: 'AccessDeniedException',
  // It does not say why: https://github.com/aws-samples/iam-identity-center-team/issues/145
  wordRefusal: (sentence) =>
    sentence.replace(/ because no .*$/, '').replace(/( with an explicit deny) in .*$/, '$1'),
  tagsOf: tagsOfArn,
  operations: [
    ...Object.values(apis),
    ...Object.values(schemas),
    ...Object.values(apiKeys),
    ...Object.values(dataSources),
    ...Object.values(functions),
    ...Object.values(resolvers),
    ...Object.values(caches),
    ...Object.values(domainNames),
    ...Object.values(apiAssociations),
    ...Object.values(tags),
  ],
};
