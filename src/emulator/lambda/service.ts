import type { Service } from '../operation.ts';
import {
  createCodeSigningConfig,
  deleteCodeSigningConfig,
  getCodeSigningConfig,
  listCodeSigningConfigs,
  listFunctionsByCodeSigningConfig,
  updateCodeSigningConfig,
} from './code-signing-configs.ts';
import { createAlias, deleteAlias, getAlias, listAliases, updateAlias } from './aliases.ts';
import {
  deleteFunctionConcurrency,
  getFunctionCodeSigningConfig,
  getFunctionConcurrency,
  getFunctionRecursionConfig,
  putFunctionConcurrency,
  putFunctionRecursionConfig,
} from './concurrency.ts';
import { createFunction } from './create-function.ts';
import { deleteFunction } from './delete-function.ts';
import {
  deleteFunctionEventInvokeConfig,
  getFunctionEventInvokeConfig,
  listFunctionEventInvokeConfigs,
  putFunctionEventInvokeConfig,
  updateFunctionEventInvokeConfig,
} from './event-invoke-configs.ts';
import {
  createEventSourceMapping,
  deleteEventSourceMapping,
  getEventSourceMapping,
  listEventSourceMappings,
  updateEventSourceMapping,
} from './event-source-mappings.ts';
import {
  createFunctionUrlConfig,
  deleteFunctionUrlConfig,
  getFunctionUrlConfig,
  listFunctionUrlConfigs,
  updateFunctionUrlConfig,
} from './function-urls.ts';
import { invoke } from './invoke.ts';
import {
  addLayerVersionPermission,
  getLayerVersionPolicy,
  removeLayerVersionPermission,
} from './layer-permissions.ts';
import {
  deleteLayerVersion,
  getLayerVersion,
  getLayerVersionByArn,
  listLayers,
  listLayerVersions,
  publishLayerVersion,
} from './layers.ts';
import { addPermission, getPolicy, removePermission } from './permissions.ts';
import {
  deleteProvisionedConcurrencyConfig,
  getProvisionedConcurrencyConfig,
  putProvisionedConcurrencyConfig,
} from './provisioned-concurrency.ts';
import { publishVersion } from './publish.ts';
import {
  getFunction,
  getFunctionConfiguration,
  listFunctions,
  listVersionsByFunction,
} from './read-functions.ts';
import { endInvocations } from './run/invocations.ts';
import { listTags, tagResource, untagResource } from './tags.ts';
import { updateFunctionCode, updateFunctionConfiguration } from './update-function.ts';
import { codeSigning } from './code-signing-store.ts';
import { tagsOfLambda } from './store.ts';

export const lambdaService: Service = {
  id: 'lambda',
  actionPrefix: 'lambda',
  displayName: 'Lambda',
  refusalCode: 'AccessDeniedException',
  end: endInvocations,
  tagsOf: (arn, call) => {
    const config = codeSigning(call).configs.get(arn.split(':code-signing-config:')[1] ?? '');
    return config ? config.tags : tagsOfLambda(arn, call);
  },
  operations: [
    createFunction,
    getFunction,
    getFunctionConfiguration,
    updateFunctionCode,
    updateFunctionConfiguration,
    deleteFunction,
    listFunctions,
    listVersionsByFunction,
    publishVersion,
    invoke,
    createAlias,
    getAlias,
    updateAlias,
    deleteAlias,
    listAliases,
    addPermission,
    removePermission,
    getPolicy,
    createEventSourceMapping,
    getEventSourceMapping,
    updateEventSourceMapping,
    deleteEventSourceMapping,
    listEventSourceMappings,
    tagResource,
    untagResource,
    listTags,
    putFunctionConcurrency,
    deleteFunctionConcurrency,
    getFunctionConcurrency,
    putProvisionedConcurrencyConfig,
    getProvisionedConcurrencyConfig,
    deleteProvisionedConcurrencyConfig,
    putFunctionRecursionConfig,
    getFunctionRecursionConfig,
    createCodeSigningConfig,
    getCodeSigningConfig,
    updateCodeSigningConfig,
    deleteCodeSigningConfig,
    listCodeSigningConfigs,
    listFunctionsByCodeSigningConfig,
    getFunctionCodeSigningConfig,
    putFunctionEventInvokeConfig,
    updateFunctionEventInvokeConfig,
    getFunctionEventInvokeConfig,
    deleteFunctionEventInvokeConfig,
    listFunctionEventInvokeConfigs,
    createFunctionUrlConfig,
    getFunctionUrlConfig,
    updateFunctionUrlConfig,
    deleteFunctionUrlConfig,
    listFunctionUrlConfigs,
    publishLayerVersion,
    getLayerVersion,
    getLayerVersionByArn,
    deleteLayerVersion,
    listLayerVersions,
    listLayers,
    addLayerVersionPermission,
    getLayerVersionPolicy,
    removeLayerVersionPermission,
  ],
};
