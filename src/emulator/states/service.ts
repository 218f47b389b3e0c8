import type { Service } from '../operation.ts';
import { createActivity, deleteActivity, describeActivity, listActivities } from './activities.ts';
import { createStateMachine } from './create-state-machine.ts';
import {
  deleteStateMachine,
  describeStateMachine,
  listStateMachines,
  updateStateMachine,
  validateStateMachineDefinition,
} from './state-machines.ts';
import { findTagged } from './store.ts';
import { listTagsForResource, tagResource, untagResource } from './tags.ts';

export const statesService: Service = {
  id: 'states',
  actionPrefix: 'states',
  displayName: 'AWSStepFunctions',
  refusalCode: 'AccessDeniedException',
  refusalStatus: 400,
  tagsOf: (arn, call) => findTagged(arn, call)?.tags,
  operations: [
    createStateMachine,
    describeStateMachine,
    updateStateMachine,
    deleteStateMachine,
    listStateMachines,
    validateStateMachineDefinition,
    createActivity,
    describeActivity,
    deleteActivity,
    listActivities,
    tagResource,
    untagResource,
    listTagsForResource,
  ],
};
