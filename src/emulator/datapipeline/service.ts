import type { Service } from '../operation.ts';
import { getPipelineDefinition, putPipelineDefinition, validatePipelineDefinition } from './definitions.ts';
import {
  activatePipeline,
  addTags,
  createPipeline,
  deactivatePipeline,
  deletePipeline,
  describePipelines,
  listPipelines,
  removeTags,
} from './pipelines.ts';

export const dataPipelineService: Service = {
  id: 'datapipeline',
  actionPrefix: 'datapipeline',
  displayName: 'DataPipeline',
  refusalCode: 'AccessDeniedException',
  refusalStatus: 400,
  operations: [
    createPipeline,
    describePipelines,
    listPipelines,
    activatePipeline,
    deactivatePipeline,
    deletePipeline,
    putPipelineDefinition,
    validatePipelineDefinition,
    getPipelineDefinition,
    addTags,
    removeTags,
  ],
};
