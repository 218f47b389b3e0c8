import type {
  AddTagsToCertificateRequest,
  ListTagsForCertificateRequest,
  ListTagsForCertificateResponse,
  RemoveTagsFromCertificateRequest,
} from '@aws-sdk/client-acm';
import { defineOperation } from '../operation.ts';
import { requestTagContext } from '../tag-context.ts';
import { tagsByKey } from '../tag-lists.ts';
import { onCertificate } from './requirements.ts';
import { getCertificate } from './store.ts';

export const addTagsToCertificate = defineOperation<AddTagsToCertificateRequest, object>({
  name: 'AddTagsToCertificate',
  requires: (input) => [
    onCertificate('AddTagsToCertificate', input.CertificateArn, requestTagContext(tagsByKey(input.Tags))),
  ],
  handle: (input, call) => {
    const { tags } = getCertificate(call, input.CertificateArn);
    for (const [key, value] of Object.entries(tagsByKey(input.Tags))) tags.set(key, value);
    return {};
  },
});

export const removeTagsFromCertificate = defineOperation<RemoveTagsFromCertificateRequest, object>({
  name: 'RemoveTagsFromCertificate',
  requires: (input) => [
    onCertificate(
      'RemoveTagsFromCertificate',
      input.CertificateArn,
      requestTagContext(tagsByKey(input.Tags)),
    ),
  ],
  handle: (input, call) => {
    const { tags } = getCertificate(call, input.CertificateArn);
    for (const { Key = '', Value } of input.Tags ?? [])
      // A tag that is named with its value goes only where it has that value.
      if (Value === undefined || tags.get(Key) === Value) tags.delete(Key);
    return {};
  },
});

export const listTagsForCertificate = defineOperation<
  ListTagsForCertificateRequest,
  ListTagsForCertificateResponse
>({
  name: 'ListTagsForCertificate',
  requires: (input) => [onCertificate('ListTagsForCertificate', input.CertificateArn)],
  handle: (input, call) => ({
    Tags: [...getCertificate(call, input.CertificateArn).tags].map(([Key, Value]) => ({ Key, Value })),
  }),
});
