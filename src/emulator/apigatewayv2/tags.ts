import type {
  GetTagsRequest,
  GetTagsResponse,
  TagResourceRequest,
  TagResourceResponse,
  UntagResourceRequest,
} from '@aws-sdk/client-apigatewayv2';

import { findDomain } from '../apigateway/domain-store.ts';
import { requireOnTags, requireUntagging } from '../apigateway/permission.ts';
import { AwsError, type Call, defineOperation } from '../operation.ts';
import { findVpcLink } from './parts.ts';
import { findApi, findChild } from './store.ts';

/** IAM sees the tags of an API under `/v2/apis`, of a link under `/v2/vpclinks` (assumed), whichever way the caller wrote the ARN. See behaviour.md. */
function checkedArn(resourceArn: string | undefined): string {
  return (resourceArn ?? '').replace(/::\/(apis|domainnames)\//u, '::/v2/$1/');
}

/** The tags of the API, stage or link behind an ARN, for reading and changing. */
function tagsOf(call: Call, resourceArn: string | undefined): Record<string, string> {
  const [, domain] = /::\/(?:v2\/)?domainnames\/([^/]+)$/u.exec(resourceArn ?? '') ?? [];
  if (domain !== undefined) {
    const tagged = findDomain(call, domain).domain;
    tagged.tags ??= {};
    return tagged.tags;
  }
  const link = /::\/(?:v2\/)?vpclinks\/([^/]+)$/u.exec(resourceArn ?? '');
  if (link) {
    const found = findVpcLink(call, link[1]).link;
    found.Tags ??= {};
    return found.Tags;
  }
  const match = /::\/(?:v2\/)?apis\/([^/]+)(?:\/stages\/(.+))?$/u.exec(resourceArn ?? '');
  if (!match) throw new AwsError('BadRequestException', `Invalid resource ARN specified: ${resourceArn}`);
  const record = findApi(call, match[1]);
  const tagged = match[2] === undefined ? record.api : findChild(record.stages, match[2], 'stage');
  tagged.Tags ??= {};
  return tagged.Tags;
}

export const getTags = defineOperation<GetTagsRequest, GetTagsResponse>({
  name: 'GetTags',
  requires: (input, call) => [requireOnTags('GET', call.region, checkedArn(input.ResourceArn))],
  handle: (input, call) => ({ Tags: tagsOf(call, input.ResourceArn) }),
});

export const tagResource = defineOperation<TagResourceRequest, TagResourceResponse>({
  name: 'TagResource',
  requires: (input, call) => [requireOnTags('POST', call.region, checkedArn(input.ResourceArn), input.Tags)],
  handle: (input, call) => {
    Object.assign(tagsOf(call, input.ResourceArn), input.Tags);
    return {};
  },
});

export const untagResource = defineOperation<UntagResourceRequest, void>({
  name: 'UntagResource',
  requires: (input, call) => [requireUntagging(call.region, checkedArn(input.ResourceArn), input.TagKeys)],
  handle: (input, call) => {
    const tags = tagsOf(call, input.ResourceArn);
    for (const key of input.TagKeys ?? []) delete tags[key];
  },
});
