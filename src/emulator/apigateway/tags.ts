import type {
  GetTagsRequest,
  TagResourceRequest,
  Tags,
  UntagResourceRequest,
} from '@aws-sdk/client-api-gateway';

import { AwsError, type Call, defineOperation } from '../operation.ts';
import { apiGatewayParts, findVpcLink } from './parts.ts';
import { findDomain } from './domain-store.ts';
import { requireOnTags, requireUntagging } from './permission.ts';
import { findApiKey, findChild, findRestApi, findUsagePlan } from './store.ts';

export const getTags = defineOperation<GetTagsRequest, Tags>({
  name: 'GetTags',
  requires: (input, call) => [requireOnTags('GET', call.region, input.resourceArn ?? '')],
  handle: (input, call) => ({ tags: tagsOf(call, input.resourceArn) }),
});

export const tagResource = defineOperation<TagResourceRequest, void>({
  name: 'TagResource',
  requires: (input, call) => [requireOnTags('PUT', call.region, input.resourceArn ?? '', input.tags)],
  handle: (input, call) => {
    Object.assign(tagsOf(call, input.resourceArn), input.tags);
  },
});

export const untagResource = defineOperation<UntagResourceRequest, void>({
  name: 'UntagResource',
  requires: (input, call) => [requireUntagging(call.region, input.resourceArn ?? '', input.tagKeys)],
  handle: (input, call) => {
    const tags = tagsOf(call, input.resourceArn);
    for (const key of input.tagKeys ?? []) delete tags[key];
  },
});

/** The tags of whatever an ARN names, for reading and changing. */
function tagsOf(call: Call, arn: string | undefined): Record<string, string> {
  const [collection, id, under, name] = (arn?.split('::/')[1] ?? '').split('/');
  const tagged = find(call, collection, id, under, name);
  if (!tagged) throw new AwsError('BadRequestException', `Invalid ARN specified: ${arn}`);
  tagged.tags ??= {};
  return tagged.tags;
}

function find(call: Call, collection?: string, id?: string, under?: string, name?: string) {
  if (collection === 'apikeys') return findApiKey(call, id);
  if (collection === 'domainnames') return findDomain(call, id).domain;
  if (collection === 'usageplans') return findUsagePlan(call, id).plan;
  if (collection === 'clientcertificates') {
    return findChild(apiGatewayParts(call).clientCertificates, id, 'Client certificate');
  }
  if (collection === 'vpclinks') return findVpcLink(call, id).link;
  if (collection !== 'restapis') return undefined;
  const record = findRestApi(call, id);
  return under === 'stages' ? findChild(record.stages, name, 'stage') : record.api;
}
