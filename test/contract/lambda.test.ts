import { CreateRoleCommand, DeleteRoleCommand, IAMClient } from '@aws-sdk/client-iam';
import {
  CreateFunctionCommand,
  DeleteFunctionCommand,
  GetFunctionCommand,
  GetFunctionConfigurationCommand,
  LambdaClient,
  ListVersionsByFunctionCommand,
  PublishVersionCommand,
  UpdateFunctionCodeCommand,
  UpdateFunctionConfigurationCommand,
} from '@aws-sdk/client-lambda';
import { expect, test } from 'vitest';
import { openTarget } from '../support/contract-target.ts';
import { failureOf } from '../support/failure-of.ts';
import { storedZip } from '../support/stored-zip.ts';

async function openLambda() {
  const target = await openTarget();
  const iam = target.client(IAMClient);
  const lambda = target.client(LambdaClient);
  const RoleName = target.unique('role');
  const trust = { Effect: 'Allow', Principal: { Service: 'lambda.amazonaws.com' }, Action: 'sts:AssumeRole' };
  const AssumeRolePolicyDocument = JSON.stringify({ Version: '2012-10-17', Statement: [trust] });
  const { Role: role } = await iam.send(new CreateRoleCommand({ RoleName, AssumeRolePolicyDocument }));
  target.removing(() => iam.send(new DeleteRoleCommand({ RoleName })));
  const FunctionName = target.unique('function');
  const input = {
    FunctionName,
    Runtime: 'nodejs22.x',
    Handler: 'index.handler',
    Role: role?.Arn,
    Code: { ZipFile: storedZip('index.js', 'exports.handler = async () => 1;') },
  } as const;
  return { target, lambda, FunctionName, input, [Symbol.asyncDispose]: () => target[Symbol.asyncDispose]() };
}

test('a function is created, updated, published and deleted', async () => {
  await using opened = await openLambda();
  const { target, lambda, FunctionName, input } = opened;
  // A role that was just made is not known to Lambda at once.
  const created = await target.until(() =>
    lambda.send(new CreateFunctionCommand(input)).catch((error: Error): undefined => {
      if (!error.message.includes('cannot be assumed by Lambda')) throw error;
    }),
  );
  target.removing(() => lambda.send(new DeleteFunctionCommand({ FunctionName })));
  const FunctionArn = `arn:aws:lambda:${target.region}:${target.accountId}:function:${FunctionName}`;
  expect(created).toMatchObject({
    FunctionName,
    FunctionArn,
    Version: '$LATEST',
    MemorySize: 128,
    Timeout: 3,
    PackageType: 'Zip',
    Architectures: ['x86_64'],
    CodeSize: input.Code.ZipFile.length,
    State: target.expected('Pending', 'a new function is pending'),
  });
  const rests = () =>
    target.until(async () => {
      const found = await lambda.send(new GetFunctionConfigurationCommand({ FunctionName }));
      return found.State === 'Active' && found.LastUpdateStatus === 'Successful' ? found : undefined;
    });
  await rests();
  expect(await failureOf(lambda.send(new CreateFunctionCommand(input)))).toBe(
    'ResourceConflictException 409',
  );
  await lambda.send(new UpdateFunctionConfigurationCommand({ FunctionName, MemorySize: 256 }));
  expect((await rests()).MemorySize).toBe(256);
  const ZipFile = storedZip('index.js', 'exports.handler = async () => 2;');
  const updated = await lambda.send(new UpdateFunctionCodeCommand({ FunctionName, ZipFile }));
  expect(updated.CodeSha256).not.toBe(created.CodeSha256);
  await rests();
  const published = await lambda.send(new PublishVersionCommand({ FunctionName }));
  expect(published).toMatchObject({ Version: '1', FunctionArn: `${FunctionArn}:1` });
  const { Versions: versions } = await lambda.send(new ListVersionsByFunctionCommand({ FunctionName }));
  expect(versions?.map(({ Version }) => Version)).toEqual(['$LATEST', '1']);
  const again = await lambda.send(new PublishVersionCommand({ FunctionName }));
  expect(again.Version).toBe(target.expected('1', 'publishing what is published'));
  await lambda.send(new DeleteFunctionCommand({ FunctionName }));
  expect(await failureOf(lambda.send(new GetFunctionCommand({ FunctionName })))).toBe(
    'ResourceNotFoundException 404',
  );
});

test('what is asked of no function is ResourceNotFoundException', async () => {
  await using opened = await openLambda();
  const { lambda, FunctionName } = opened;
  const calls = {
    get: () => lambda.send(new GetFunctionCommand({ FunctionName })),
    configure: () => lambda.send(new UpdateFunctionConfigurationCommand({ FunctionName, Timeout: 5 })),
    publish: () => lambda.send(new PublishVersionCommand({ FunctionName })),
    delete: () => lambda.send(new DeleteFunctionCommand({ FunctionName })),
  };
  for (const [name, call] of Object.entries(calls)) {
    expect([name, await failureOf(call())]).toEqual([name, 'ResourceNotFoundException 404']);
  }
});

test('a function needs a role that is there', async () => {
  await using opened = await openLambda();
  const { lambda, input, target } = opened;
  const Role = `arn:aws:iam::${target.accountId}:role/${target.unique('nobody')}`;
  expect(await failureOf(lambda.send(new CreateFunctionCommand({ ...input, Role })))).toBe(
    'InvalidParameterValueException 400',
  );
});
