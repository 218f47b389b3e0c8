import type {
  DeleteObjectTaggingRequest,
  GetObjectTaggingOutput,
  GetObjectTaggingRequest,
  PutObjectTaggingRequest,
} from '@aws-sdk/client-s3';

import { defineOperation } from '../operation.ts';
import { getStored } from './objects-read.ts';
import { onObject } from './requirements.ts';
import type { ObjectTag } from './store.ts';

export const putObjectTagging = defineOperation({
  name: 'PutObjectTagging',
  requires: (input: PutObjectTaggingRequest, call) => [onObject('s3:PutObjectTagging', input, call)],
  handle: (input: PutObjectTaggingRequest, call): object => {
    getStored(input, call).tags = input.Tagging?.TagSet ?? [];
    return {};
  },
});

export const getObjectTagging = defineOperation({
  name: 'GetObjectTagging',
  requires: (input: GetObjectTaggingRequest, call) => [onObject('s3:GetObjectTagging', input, call)],
  handle: (input: GetObjectTaggingRequest, call): GetObjectTaggingOutput => ({
    TagSet: [...getStored(input, call).tags],
  }),
});

export const deleteObjectTagging = defineOperation({
  name: 'DeleteObjectTagging',
  requires: (input: DeleteObjectTaggingRequest, call) => [onObject('s3:DeleteObjectTagging', input, call)],
  handle: (input: DeleteObjectTaggingRequest, call): object => {
    getStored(input, call).tags = [];
    return {};
  },
});

/** `x-amz-tagging` is written like a query string. */
export function parseTagHeader(header: string | undefined): readonly ObjectTag[] {
  return [...new URLSearchParams(header ?? '')].map(([Key, Value]) => ({ Key, Value }));
}
