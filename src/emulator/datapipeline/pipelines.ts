import { randomBytes } from 'node:crypto';
import type {
  ActivatePipelineInput,
  AddTagsInput,
  CreatePipelineInput,
  CreatePipelineOutput,
  DeactivatePipelineInput,
  DeletePipelineInput,
  DescribePipelinesInput,
  DescribePipelinesOutput,
  ListPipelinesInput,
  ListPipelinesOutput,
  RemoveTagsInput,
} from '@aws-sdk/client-data-pipeline';
import { defineOperation } from '../operation.ts';
import { cutPage } from '../page.ts';
import { requestTagContext } from '../tag-context.ts';
import { tagsByKey, withoutKeys } from '../tag-lists.ts';
import { getStored, invalidRequest, onPipeline, pipelinesOf, replace } from './store.ts';

/**
 * The same unique id makes one pipeline only.
 * Source: https://docs.aws.amazon.com/datapipeline/latest/APIReference/API_CreatePipeline.html
 */
export const createPipeline = defineOperation<CreatePipelineInput, CreatePipelineOutput>({
  name: 'CreatePipeline',
  requires: (input) => [
    {
      action: 'datapipeline:CreatePipeline',
      resource: '*',
      context: requestTagContext(tagsByKey(input.tags)),
    },
  ],
  handle: (input, call) => {
    const known = [...pipelinesOf(call).values()].find(({ uniqueId }) => uniqueId === input.uniqueId);
    if (known) return { pipelineId: known.id };
    const letters = randomBytes(12).toString('hex').toUpperCase();
    const id = `df-${letters.slice(0, 20)}`;
    replace(call, {
      id,
      name: input.name ?? '',
      uniqueId: input.uniqueId ?? '',
      description: input.description,
      state: 'PENDING',
      definition: { pipelineObjects: [], parameterObjects: [], parameterValues: [] },
      tags: tagsByKey(input.tags),
      createdAt: new Date(),
      creator: call.caller.principal.arn,
    });
    return { pipelineId: id };
  },
});

export const describePipelines = defineOperation<DescribePipelinesInput, DescribePipelinesOutput>({
  name: 'DescribePipelines',
  requires: (input, call) => (input.pipelineIds ?? []).map((id) => onPipeline('DescribePipelines', id, call)),
  handle: (input, call) => ({
    pipelineDescriptionList: (input.pipelineIds ?? []).map((pipelineId) => {
      const { id, name, uniqueId, description, state, createdAt, creator, tags } = getStored(
        call,
        pipelineId,
      );
      return {
        pipelineId: id,
        name,
        description,
        fields: Object.entries({
          '@pipelineState': state,
          '@creationTime': createdAt.toISOString().slice(0, 19),
          '@userId': creator,
          '@id': id,
          name,
          uniqueId,
        }).map(([key, stringValue]) => ({ key, stringValue })),
        tags: Object.entries(tags).map(([key, value]) => ({ key, value })),
      };
    }),
  }),
});

export const listPipelines = defineOperation<ListPipelinesInput, ListPipelinesOutput>({
  name: 'ListPipelines',
  requires: () => [{ action: 'datapipeline:ListPipelines', resource: '*' }],
  handle: (input, call) => {
    const all = [...pipelinesOf(call).values()];
    const { items, next } = cutPage(all, input.marker, call.pageSize ?? 50, () =>
      invalidRequest('The marker is not valid'),
    );
    return {
      pipelineIdList: items.map(({ id, name }) => ({ id, name })),
      marker: next,
      hasMoreResults: next !== undefined,
    };
  },
});

/** Nothing runs. */
export const activatePipeline = defineOperation<ActivatePipelineInput, object>({
  name: 'ActivatePipeline',
  requires: (input, call) => [onPipeline('ActivatePipeline', input.pipelineId, call)],
  handle: (input, call) => {
    const current = getStored(call, input.pipelineId);
    if (current.definition.pipelineObjects.length === 0) {
      throw invalidRequest('Pipeline definition is empty');
    }
    replace(call, { ...current, state: 'SCHEDULED' });
    return {};
  },
});

export const deactivatePipeline = defineOperation<DeactivatePipelineInput, object>({
  name: 'DeactivatePipeline',
  requires: (input, call) => [onPipeline('DeactivatePipeline', input.pipelineId, call)],
  handle: (input, call) => {
    replace(call, { ...getStored(call, input.pipelineId), state: 'INACTIVE' });
    return {};
  },
});

export const deletePipeline = defineOperation<DeletePipelineInput, object>({
  name: 'DeletePipeline',
  requires: (input, call) => [onPipeline('DeletePipeline', input.pipelineId, call)],
  handle: (input, call) => {
    pipelinesOf(call).delete(getStored(call, input.pipelineId).id);
    return {};
  },
});

export const addTags = defineOperation<AddTagsInput, object>({
  name: 'AddTags',
  requires: (input, call) => {
    const on = onPipeline('AddTags', input.pipelineId, call);
    return [{ ...on, context: { ...on.context, ...requestTagContext(tagsByKey(input.tags)) } }];
  },
  handle: (input, call) => {
    const current = getStored(call, input.pipelineId);
    replace(call, { ...current, tags: { ...current.tags, ...tagsByKey(input.tags) } });
    return {};
  },
});

export const removeTags = defineOperation<RemoveTagsInput, object>({
  name: 'RemoveTags',
  requires: (input, call) => {
    const on = onPipeline('RemoveTags', input.pipelineId, call);
    return [{ ...on, context: { ...on.context, 'aws:TagKeys': input.tagKeys ?? [] } }];
  },
  handle: (input, call) => {
    const current = getStored(call, input.pipelineId);
    replace(call, { ...current, tags: withoutKeys(current.tags, input.tagKeys) });
    return {};
  },
});
