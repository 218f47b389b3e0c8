import type { Service } from '../operation.ts';
import {
  associateWebAcl,
  disassociateWebAcl,
  getWebAclForResource,
  listResourcesForWebAcl,
} from './associations.ts';
import * as ipSets from './ip-sets.ts';
import * as logging from './logging.ts';
import { listTagsForResource, tagResource, tagsOfArn, untagResource } from './tags.ts';
import * as webAcls from './web-acls.ts';

export const wafV2Service: Service = {
  id: 'wafv2',
  actionPrefix: 'wafv2',
  displayName: 'Wafv2',
  refusalCode: 'AccessDeniedException',
  refusalStatus: 400,
  tagsOf: (arn, call) => tagsOfArn(call, arn),
  operations: [
    ...Object.values(webAcls),
    ...Object.values(ipSets),
    ...Object.values(logging),
    associateWebAcl,
    disassociateWebAcl,
    getWebAclForResource,
    listResourcesForWebAcl,
    tagResource,
    untagResource,
    listTagsForResource,
  ],
};
