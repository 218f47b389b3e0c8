import type {
  ListTagsForResourceRequest,
  ListTagsForResourceResponse,
  TagResourceRequest,
  UntagResourceRequest,
} from '@aws-sdk/client-appsync';
import { defineOperation, type Call, type Requirement } from '../operation.ts';
import { requestTagContext } from '../tag-context.ts';
import { withoutKeys } from '../tag-lists.ts';
import { appSync, getApi, notFound } from './store.ts';

export const tagResource = defineOperation<TagResourceRequest, object>({
  name: 'TagResource',
  requires: (input) => [onTagged('TagResource', input.resourceArn, requestTagContext(input.tags))],
  handle: (input, call) => {
    changeTags(input.resourceArn, call, (tags) => ({ ...tags, ...input.tags }));
    return {};
  },
});

export const untagResource = defineOperation<UntagResourceRequest, object>({
  name: 'UntagResource',
  requires: (input) => [onTagged('UntagResource', input.resourceArn, { 'aws:TagKeys': input.tagKeys ?? [] })],
  handle: (input, call) => {
    changeTags(input.resourceArn, call, (tags) => withoutKeys(tags, input.tagKeys));
    return {};
  },
});

export const listTagsForResource = defineOperation<ListTagsForResourceRequest, ListTagsForResourceResponse>({
  name: 'ListTagsForResource',
  requires: (input) => [onTagged('ListTagsForResource', input.resourceArn)],
  handle: (input, call) => ({ tags: changeTags(input.resourceArn, call, (tags) => tags) }),
});

function onTagged(
  operation: string,
  arn: string | undefined,
  context: Requirement['context'] = {},
): Requirement {
  return { action: `appsync:${operation}`, resource: arn ?? '*', context };
}

type Tags = Record<string, string>;

/** The tags as they are then. @throws AwsError NotFoundException */
function changeTags(arn: string | undefined, call: Call, change: (tags: Tags) => Tags): Tags {
  const { domains } = appSync(call);
  const [, name] = /:domainnames\/(.+)$/.exec(arn ?? '') ?? [];
  if (name !== undefined) {
    const domain = domains.get(name);
    if (!domain) throw notFound(`Domain name ${name} not found.`);
    const tags = change(domain.config.tags ?? {});
    domains.set(name, { ...domain, config: { ...domain.config, tags } });
    return tags;
  }
  const record = getApi(call, /:apis\/([^/]+)$/.exec(arn ?? '')?.[1]);
  const tags = change(record.api.tags ?? {});
  record.api = { ...record.api, tags };
  return tags;
}
