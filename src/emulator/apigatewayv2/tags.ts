import type {
  GetTagsRequest,
  GetTagsResponse,
  TagResourceRequest,
  TagResourceResponse,
  UntagResourceRequest,
} from '@aws-sdk/client-apigatewayv2';

import { requireOnTags, requireUntagging } from '../apigateway/permission.ts';
import { AwsError, type Call, defineOperation } from '../operation.ts';
import { findApi, findChild } from './store.ts';

/** IAM sees the tags of an API under `/v2/apis`, whichever way the caller wrote the ARN. See behaviour.md. */
function checkedArn(resourceArn: string | undefined): string {
  return (resourceArn ?? '').replace(/::\/apis\//u, '::/v2/apis/');
}

/** The tags of the API or stage behind an ARN, for reading and changing. */
function tagsOf(call: Call, resourceArn: string | undefined): Record<string, string> {
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
