import type { TagResourceRequest, UntagResourceRequest } from '@aws-sdk/client-secrets-manager';
import { defineOperation } from '../operation.ts';
import { requestTagContext } from '../tag-context.ts';
import { onSecret, tagRecord } from './requirements.ts';
import { getLivingSecret, secretsOf } from './store.ts';

export const tagResource = defineOperation<TagResourceRequest, object>({
  name: 'TagResource',
  requires: (input, call) => [
    onSecret('TagResource', input.SecretId, call, requestTagContext(tagRecord(input.Tags))),
  ],
  handle: (input, call) => {
    const secret = getLivingSecret(call, input.SecretId);
    secretsOf(call).set(secret.name, { ...secret, tags: { ...secret.tags, ...tagRecord(input.Tags) } });
    return {};
  },
});

export const untagResource = defineOperation<UntagResourceRequest, object>({
  name: 'UntagResource',
  requires: (input, call) => [
    onSecret('UntagResource', input.SecretId, call, { 'aws:TagKeys': input.TagKeys ?? [] }),
  ],
  handle: (input, call) => {
    const secret = getLivingSecret(call, input.SecretId);
    const kept = Object.entries(secret.tags).filter(([key]) => !input.TagKeys?.includes(key));
    secretsOf(call).set(secret.name, { ...secret, tags: Object.fromEntries(kept) });
    return {};
  },
});
