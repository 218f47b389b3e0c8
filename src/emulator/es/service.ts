import type { Service } from '../operation.ts';

export const elasticsearchService: Service = {
  id: 'es',
  actionPrefix: 'es',
  displayName: 'Elasticsearch',
  refusalCode: 'AccessDeniedException',
  operations: [],
};
