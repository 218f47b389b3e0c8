import type { Service } from '../operation.ts';
import { createPipeline, deletePipeline, getPipeline, listPipelines, updatePipeline } from './pipelines.ts';
import {
  disableStageTransition,
  enableStageTransition,
  getPipelineState,
  startPipelineExecution,
} from './state.ts';
import { tagsOf } from './store.ts';
import { listTagsForResource, tagResource, untagResource } from './tags.ts';

export const codePipelineService: Service = {
  id: 'codepipeline',
  actionPrefix: 'codepipeline',
  displayName: 'CodePipeline',
  refusalCode: 'AccessDeniedException',
  refusalStatus: 400,
  tagsOf,
  operations: [
    createPipeline,
    updatePipeline,
    getPipeline,
    deletePipeline,
    listPipelines,
    getPipelineState,
    disableStageTransition,
    enableStageTransition,
    startPipelineExecution,
    tagResource,
    untagResource,
    listTagsForResource,
  ],
};
