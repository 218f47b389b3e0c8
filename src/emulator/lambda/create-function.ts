import type { CreateFunctionRequest, FunctionConfiguration } from '@aws-sdk/client-lambda';

import { assertSigned } from './code-signing-configs.ts';
import { codeSigning } from './code-signing-store.ts';
import { defineOperation } from '../operation.ts';
import { requestTagContext } from '../tag-context.ts';
import { readCode, toReadCode } from './code-source.ts';
import { checkDeadLetters } from './destinations.ts';
import { toUseEnvironmentKey } from './environment-key.ts';
import { checkAssumable } from './execution-role.ts';
import { conflict, functionArn, invalid, parseFunctionName } from './function-name.ts';
import { defaults, renewed, toConfiguration } from './function-settings.ts';
import { settlesAt, whileCreating } from './function-states.ts';
import { toReadLayers } from './layers.ts';
import { publish } from './publish.ts';
import { onWholeFunction, toPassRole, toTag } from './requirements.ts';
import { checkRuntime } from './runtimes.ts';
import { lambdaState } from './store.ts';
import type { LambdaFunction } from './store.ts';
import { readNetwork, toUseNetwork } from './vpc-access.ts';

export const createFunction = defineOperation({
  name: 'CreateFunction',
  requires: (input: CreateFunctionRequest, call) => {
    const { name } = parseFunctionName(input);
    const arn = functionArn({ name, qualifier: undefined }, call);
    const layers = input.Layers?.length ? { 'lambda:Layer': input.Layers } : {};
    return [
      onWholeFunction('lambda:CreateFunction', input, call, { ...requestTagContext(input.Tags), ...layers }),
      ...toPassRole(input.Role, arn),
      ...toTag(arn, input.Tags),
      ...toReadCode(input.Code, call),
      ...toReadLayers(input.Layers),
      ...toUseNetwork(input.VpcConfig, call),
      ...toUseEnvironmentKey(input.KMSKeyArn, call),
    ];
  },
  handle: (input: CreateFunctionRequest, call): FunctionConfiguration => {
    const { name } = parseFunctionName(input);
    const { functions } = lambdaState(call);
    checkRuntime(input.Runtime);
    const packageType = input.PackageType ?? 'Zip';
    if (packageType === 'Zip' && (!input.Runtime || !input.Handler)) {
      throw invalid(
        'Runtime and Handler are mandatory parameters for functions created with deployment packages.',
      );
    }
    if (functions.has(name)) throw conflict(`Function already exist: ${name}`);
    const code = readCode(input.Code, call);
    checkAssumable(input.Role, call);
    assertSigned(input.CodeSigningConfigArn, call);
    checkDeadLetters(input.DeadLetterConfig, input.Role, call);
    const network = readNetwork(input.VpcConfig, input.Role, call);
    const arn = functionArn({ name, qualifier: undefined }, call);
    const created: LambdaFunction = {
      name,
      arn,
      latest: {
        ...defaults,
        LoggingConfig: { LogFormat: 'Text', LogGroup: `/aws/lambda/${name}` },
        ...toConfiguration(input),
        ...network,
        FunctionName: name,
        FunctionArn: arn,
        Version: '$LATEST',
        PackageType: packageType,
        Architectures: input.Architectures ?? ['x86_64'],
        CodeSha256: code.sha256,
        CodeSize: code.sizeBytes,
        State: 'Active',
        LastUpdateStatus: 'Successful',
        ...renewed(),
      },
      imageUri: input.Code?.ImageUri,
      archives: new Map(code.archive ? [[code.sha256, code.archive]] : []),
      ready: settlesAt('creation', network.VpcConfig, call.account.clock),
      isNew: true,
      running: 0,
      versions: new Map(),
      lastVersion: 0,
      aliases: new Map(),
      policies: new Map(),
      urls: new Map(),
      eventInvokeConfigs: new Map(),
      provisionedConcurrency: new Map(),
      tags: input.Tags ?? {},
      reservedConcurrency: undefined,
      recursiveLoop: 'Terminate',
    };
    functions.set(name, created);
    const { ofFunctions } = codeSigning(call);
    if (input.CodeSigningConfigArn === undefined) ofFunctions.delete(arn);
    else ofFunctions.set(arn, input.CodeSigningConfigArn);
    const answered = input.Publish ? publish(created) : created.latest;
    return whileCreating(answered);
  },
});
