import type { Service } from '../operation.ts';
import { createChangeSet } from './operations/create-change-set.ts';
import { createStack } from './operations/create-stack.ts';
import { deleteChangeSet } from './operations/delete-change-set.ts';
import { deleteStack } from './operations/delete-stack.ts';
import { describeChangeSet } from './operations/describe-change-set.ts';
import { describeEvents } from './operations/describe-events.ts';
import { describeStackEvents } from './operations/describe-stack-events.ts';
import { describeStacks } from './operations/describe-stacks.ts';
import { describeType } from './operations/describe-type.ts';
import { executeChangeSet } from './operations/execute-change-set.ts';
import { listExports, listImports } from './operations/exports.ts';
import { listChangeSets } from './operations/list-change-sets.ts';
import { listStacks } from './operations/list-stacks.ts';
import {
  describeStackResource,
  describeStackResources,
  listStackResources,
} from './operations/stack-resources.ts';
import { getStackPolicy, setStackPolicy, updateTerminationProtection } from './operations/stack-settings.ts';
import { getTemplate, getTemplateSummary, validateTemplateOperation } from './operations/templates.ts';
import { cancelUpdateStack, continueUpdateRollback, rollbackStack } from './operations/update-control.ts';
import { updateStack } from './operations/update-stack.ts';
import { tagsOfStack } from './operations/find-stack.ts';

export const cloudFormationService: Service = {
  id: 'cloudformation',
  actionPrefix: 'cloudformation',
  displayName: 'CloudFormation',
  refusalCode: 'AccessDenied',
  tagsOf: tagsOfStack,
  operations: [
    cancelUpdateStack,
    continueUpdateRollback,
    createChangeSet,
    createStack,
    deleteChangeSet,
    deleteStack,
    describeChangeSet,
    describeEvents,
    describeStackEvents,
    describeStackResource,
    describeStackResources,
    describeStacks,
    describeType,
    executeChangeSet,
    getStackPolicy,
    getTemplate,
    getTemplateSummary,
    listChangeSets,
    listExports,
    listImports,
    listStackResources,
    listStacks,
    rollbackStack,
    setStackPolicy,
    updateStack,
    updateTerminationProtection,
    validateTemplateOperation,
  ],
};
