import type { Service } from '../operation.ts';
import {
  createConnection,
  deleteConnection,
  getConnection,
  getConnections,
  updateConnection,
} from './connections.ts';
import {
  createCrawler,
  deleteCrawler,
  getCrawler,
  getCrawlers,
  listCrawlers,
  stopCrawler,
  updateCrawler,
} from './crawlers.ts';
import { createDatabase, deleteDatabase, getDatabase, getDatabases, updateDatabase } from './databases.ts';
import { getTags, tagResource, tagsOf, untagResource } from './tags.ts';

export const glueService: Service = {
  id: 'glue',
  actionPrefix: 'glue',
  displayName: 'Glue',
  refusalCode: 'AccessDeniedException',
  refusalStatus: 400,
  tagsOf,
  operations: [
    createDatabase,
    getDatabase,
    getDatabases,
    updateDatabase,
    deleteDatabase,
    createConnection,
    getConnection,
    getConnections,
    updateConnection,
    deleteConnection,
    createCrawler,
    getCrawler,
    getCrawlers,
    listCrawlers,
    updateCrawler,
    stopCrawler,
    deleteCrawler,
    tagResource,
    untagResource,
    getTags,
  ],
};
