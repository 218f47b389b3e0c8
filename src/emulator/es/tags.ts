import type {
  AddTagsRequest,
  ListTagsRequest,
  ListTagsResponse,
  RemoveTagsRequest,
} from '@aws-sdk/client-elasticsearch-service';
import { AwsError, defineOperation, type Call } from '../operation.ts';
import { requestTagContext } from '../tag-context.ts';
import { tagsByKey, withoutKeys } from '../tag-lists.ts';
import { domainsOf, type Domain } from './store.ts';

/** @throws AwsError ValidationException */
function getByArn(arn: string | undefined, call: Call): Domain {
  const found = [...domainsOf(call).values()].find(({ shape }) => shape.ARN === arn);
  if (!found) throw new AwsError('ValidationException', `Invalid ARN. Domain not found. ${arn ?? ''}`);
  return found;
}

const keep = (domain: Domain, tags: Readonly<Record<string, string>>, call: Call): void =>
  void domainsOf(call).set(domain.shape.DomainName ?? '', { ...domain, tags });

export const addTags = defineOperation<AddTagsRequest, object>({
  name: 'AddTags',
  requires: (input) => [
    {
      action: 'es:AddTags',
      resource: input.ARN ?? '*',
      context: requestTagContext(tagsByKey(input.TagList)),
    },
  ],
  handle: (input, call) => {
    const domain = getByArn(input.ARN, call);
    keep(domain, { ...domain.tags, ...tagsByKey(input.TagList) }, call);
    return {};
  },
});

export const removeTags = defineOperation<RemoveTagsRequest, object>({
  name: 'RemoveTags',
  requires: (input) => [
    { action: 'es:RemoveTags', resource: input.ARN ?? '*', context: { 'aws:TagKeys': input.TagKeys ?? [] } },
  ],
  handle: (input, call) => {
    const domain = getByArn(input.ARN, call);
    keep(domain, withoutKeys(domain.tags, input.TagKeys), call);
    return {};
  },
});

export const listTags = defineOperation<ListTagsRequest, ListTagsResponse>({
  name: 'ListTags',
  requires: (input) => [{ action: 'es:ListTags', resource: input.ARN ?? '*' }],
  handle: (input, call) => ({
    TagList: Object.entries(getByArn(input.ARN, call).tags).map(([Key, Value]) => ({ Key, Value })),
  }),
});
