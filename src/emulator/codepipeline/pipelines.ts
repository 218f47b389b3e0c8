import type {
  CreatePipelineInput,
  CreatePipelineOutput,
  DeletePipelineInput,
  GetPipelineInput,
  GetPipelineOutput,
  ListPipelinesInput,
  ListPipelinesOutput,
  UpdatePipelineInput,
  UpdatePipelineOutput,
} from '@aws-sdk/client-codepipeline';
import { AwsError, defineOperation } from '../operation.ts';
import { cutPage } from '../page.ts';
import { requestTagContext } from '../tag-context.ts';
import { tagsByKey } from '../tag-lists.ts';
import { onPipeline, toHandOn } from './requirements.ts';
import { getStored, pipelineArn, pipelinesOf, tagList } from './store.ts';
import { assertStructure, withoutSecrets } from './structure.ts';

/** Source: https://docs.aws.amazon.com/codepipeline/latest/APIReference/API_CreatePipeline.html */
export const createPipeline = defineOperation<CreatePipelineInput, CreatePipelineOutput>({
  name: 'CreatePipeline',
  requires: (input, call) => {
    const name = input.pipeline?.name;
    const context = requestTagContext(tagsByKey(input.tags));
    return [
      onPipeline('CreatePipeline', name, call, context),
      ...(input.tags?.length ? [onPipeline('TagResource', name, call, context)] : []),
      ...toHandOn(input.pipeline),
    ];
  },
  handle: (input, call) => {
    const name = input.pipeline?.name ?? '';
    if (!/^[A-Za-z0-9.@\-_]{1,100}$/.test(name)) {
      throw new AwsError('ValidationException', `The pipeline name ${name} is not valid`);
    }
    if (pipelinesOf(call).has(name)) {
      throw new AwsError(
        'PipelineNameInUseException',
        `A pipeline with the name '${name}' already exists in account '${call.account.accountId}'`,
      );
    }
    const declaration = {
      executionMode: 'SUPERSEDED' as const,
      pipelineType: 'V1' as const,
      roleArn: undefined,
      stages: undefined,
      ...input.pipeline,
      name,
      version: 1,
    };
    assertStructure(declaration, call);
    const now = new Date();
    const tags = tagsByKey(input.tags);
    pipelinesOf(call).set(name, { declaration, tags, createdAt: now, updatedAt: now, disabled: new Map() });
    return { pipeline: withoutSecrets(declaration), tags: tagList(tags) };
  },
});

/** The whole pipeline is given anew; its version goes up by one. */
export const updatePipeline = defineOperation<UpdatePipelineInput, UpdatePipelineOutput>({
  name: 'UpdatePipeline',
  requires: (input, call) => [
    onPipeline('UpdatePipeline', input.pipeline?.name, call),
    ...toHandOn(input.pipeline),
  ],
  handle: (input, call) => {
    const current = getStored(call, input.pipeline?.name);
    const declaration = {
      ...current.declaration,
      ...input.pipeline,
      name: current.declaration.name,
      version: current.declaration.version + 1,
    };
    assertStructure(declaration, call);
    pipelinesOf(call).set(declaration.name, { ...current, declaration, updatedAt: new Date() });
    return { pipeline: withoutSecrets(declaration) };
  },
});

export const getPipeline = defineOperation<GetPipelineInput, GetPipelineOutput>({
  name: 'GetPipeline',
  requires: (input, call) => [onPipeline('GetPipeline', input.name, call)],
  handle: (input, call) => {
    const { declaration, createdAt, updatedAt } = getStored(call, input.name);
    if (input.version !== undefined && input.version !== declaration.version) {
      throw new AwsError(
        'PipelineVersionNotFoundException',
        `The pipeline ${declaration.name} has no version ${input.version} here`,
      );
    }
    return {
      pipeline: withoutSecrets(declaration),
      metadata: { pipelineArn: pipelineArn(declaration.name, call), created: createdAt, updated: updatedAt },
    };
  },
});

/** One that is not there is no error. */
export const deletePipeline = defineOperation<DeletePipelineInput, object>({
  name: 'DeletePipeline',
  requires: (input, call) => [onPipeline('DeletePipeline', input.name, call)],
  handle: (input, call) => {
    pipelinesOf(call).delete(input.name ?? '');
    return {};
  },
});

export const listPipelines = defineOperation<ListPipelinesInput, ListPipelinesOutput>({
  name: 'ListPipelines',
  requires: () => [{ action: 'codepipeline:ListPipelines', resource: '*' }],
  handle: (input, call) => {
    const most = Math.min(input.maxResults ?? 1000, call.pageSize ?? 1000);
    const all = [...pipelinesOf(call).values()];
    const { items, next } = cutPage(
      all,
      input.nextToken,
      most,
      () => new AwsError('InvalidNextTokenException', 'The next token was specified in an invalid format.'),
    );
    return {
      pipelines: items.map(({ declaration, createdAt, updatedAt }) => ({
        name: declaration.name,
        version: declaration.version,
        pipelineType: declaration.pipelineType,
        executionMode: declaration.executionMode,
        created: createdAt,
        updated: updatedAt,
      })),
      nextToken: next,
    };
  },
});
