import type { Service } from '../operation.ts';
import { describeElasticsearchDomainConfig } from './config.ts';
import {
  createElasticsearchDomain,
  deleteElasticsearchDomain,
  describeElasticsearchDomain,
  describeElasticsearchDomains,
  listDomainNames,
  updateElasticsearchDomainConfig,
} from './domains.ts';
import { domainsOf } from './store.ts';
import { addTags, listTags, removeTags } from './tags.ts';

export const elasticsearchService: Service = {
  id: 'es',
  actionPrefix: 'es',
  displayName: 'AWSElasticsearch',
  refusalCode: 'AccessDeniedException',
  tagsOf: (arn, call) => [...domainsOf(call).values()].find(({ shape }) => shape.ARN === arn)?.tags,
  operations: [
    createElasticsearchDomain,
    updateElasticsearchDomainConfig,
    deleteElasticsearchDomain,
    describeElasticsearchDomain,
    describeElasticsearchDomains,
    describeElasticsearchDomainConfig,
    listDomainNames,
    addTags,
    removeTags,
    listTags,
  ],
};
