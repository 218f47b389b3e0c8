import type {
  FunctionConfiguration,
  UpdateFunctionCodeRequest,
  UpdateFunctionConfigurationRequest,
} from '@aws-sdk/client-lambda';

import { defineOperation } from '../operation.ts';
import { readCode, toReadCode } from './code-source.ts';
import { checkDeadLetters } from './destinations.ts';
import { toUseEnvironmentKey } from './environment-key.ts';
import { checkAssumable } from './execution-role.ts';
import { assertSigned } from './code-signing-configs.ts';
import { codeSigning } from './code-signing-store.ts';
import { getFunctionOf } from './function-name.ts';
import { renewed, toConfiguration } from './function-settings.ts';
import { assertSettled, settlesAt, whileUpdating } from './function-states.ts';
import { toReadLayers } from './layers.ts';
import { checkRevision, publish } from './publish.ts';
import { onWholeFunction, toPassRole } from './requirements.ts';
import { checkRuntime } from './runtimes.ts';
import { dropUnusedArchives } from './store.ts';
import { readNetwork, toUseNetwork } from './vpc-access.ts';

export const updateFunctionCode = defineOperation({
  name: 'UpdateFunctionCode',
  requires: (input: UpdateFunctionCodeRequest, call) => [
    onWholeFunction('lambda:UpdateFunctionCode', input, call),
    ...toReadCode(input, call),
  ],
  handle: (input: UpdateFunctionCodeRequest, call): FunctionConfiguration => {
    const found = getFunctionOf(input, call);
    assertSettled(found);
    checkRevision(input.RevisionId, found.latest);
    const code = readCode(input, call);
    assertSigned(codeSigning(call).ofFunctions.get(found.arn), call);
    const updated: FunctionConfiguration = {
      ...found.latest,
      CodeSha256: code.sha256,
      CodeSize: code.sizeBytes,
      ...(input.Architectures && { Architectures: input.Architectures }),
      ...renewed(),
    };
    if (input.DryRun) return updated;
    found.latest = updated;
    found.imageUri = input.ImageUri;
    found.ready = settlesAt('update', undefined, call.account.clock);
    found.isNew = false;
    if (code.archive) found.archives.set(code.sha256, code.archive);
    dropUnusedArchives(found);
    return whileUpdating(input.Publish ? publish(found) : updated);
  },
});

export const updateFunctionConfiguration = defineOperation({
  name: 'UpdateFunctionConfiguration',
  requires: (input: UpdateFunctionConfigurationRequest, call) => {
    const layers = input.Layers?.length ? { 'lambda:Layer': input.Layers } : {};
    const updating = onWholeFunction('lambda:UpdateFunctionConfiguration', input, call, layers);
    return [
      updating,
      ...toPassRole(input.Role, updating.resource),
      ...toReadLayers(input.Layers),
      ...toUseNetwork(input.VpcConfig, call),
      ...toUseEnvironmentKey(input.KMSKeyArn, call),
    ];
  },
  handle: (input: UpdateFunctionConfigurationRequest, call): FunctionConfiguration => {
    const found = getFunctionOf(input, call);
    assertSettled(found);
    checkRevision(input.RevisionId, found.latest);
    if (input.Runtime !== found.latest.Runtime) checkRuntime(input.Runtime);
    const role = input.Role ?? found.latest.Role;
    if (input.Role !== undefined) checkAssumable(input.Role, call);
    checkDeadLetters(input.DeadLetterConfig, role, call);
    const network = readNetwork(input.VpcConfig, role, call);
    found.latest = { ...found.latest, ...toConfiguration(input), ...network, ...renewed() };
    found.ready = settlesAt('update', network.VpcConfig, call.account.clock);
    found.isNew = false;
    return whileUpdating(found.latest);
  },
});
