import type { Service } from '../operation.ts';
import { deleteParameter, deleteParameters } from './delete-parameters.ts';
import { describeParameters } from './describe-parameters.ts';
import { getParameter, getParameters, getParametersByPath } from './get-parameters.ts';
import { putParameter } from './put-parameter.ts';
import { addTagsToResource, listTagsForResource, removeTagsFromResource } from './tags.ts';
import { tagsOfParameter } from './store.ts';

export const ssmService: Service = {
  id: 'ssm',
  actionPrefix: 'ssm',
  displayName: 'Ssm',
  refusalCode: 'AccessDeniedException',
  refusalStatus: 400,
  tagsOf: tagsOfParameter,
  operations: [
    putParameter,
    getParameter,
    getParameters,
    getParametersByPath,
    describeParameters,
    deleteParameter,
    deleteParameters,
    addTagsToResource,
    removeTagsFromResource,
    listTagsForResource,
  ],
};
