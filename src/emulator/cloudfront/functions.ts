import type {
  CreateFunctionRequest,
  CreateFunctionResult,
  DeleteFunctionRequest,
  DescribeFunctionRequest,
  DescribeFunctionResult,
  FunctionStage,
  FunctionSummary,
  GetFunctionRequest,
  GetFunctionResult,
  ListFunctionsRequest,
  ListFunctionsResult,
  PublishFunctionRequest,
  PublishFunctionResult,
  UpdateFunctionRequest,
  UpdateFunctionResult,
} from '@aws-sdk/client-cloudfront';
import { AwsError, type Call, defineOperation } from '../operation.ts';
import { requestTagContext } from '../tag-context.ts';
import { tagsByKey } from '../tag-lists.ts';
import { cloudFrontArn, onThing, toCreate } from './requirements.ts';
import { cloudFrontState, type EdgeFunction } from './store.ts';
import { assertVersion, makeCode, pageAfter } from './versions.ts';

/** Source: https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/cloudfront-limits.html#limits-functions */
const mostCodeBytes = 10_240;

const path = (name: string | undefined): string => `function/${name}`;

function find({ account }: Call, name: string | undefined): EdgeFunction {
  const found = cloudFrontState(account).functions.get(name ?? '');
  if (found) return found;
  throw new AwsError('NoSuchFunctionExists', 'The specified function does not exist.', 404);
}

function usersOf({ account }: Call, arn: string): number {
  return [...cloudFrontState(account).distributions.values()].filter(({ config }) =>
    JSON.stringify(config).includes(`"${arn}"`),
  ).length;
}

function versionOf(one: EdgeFunction, stage: FunctionStage | undefined) {
  const version = stage === 'LIVE' ? one.live : one.development;
  if (version) return version;
  throw new AwsError('NoSuchFunctionExists', 'The specified function does not exist.', 404);
}

function render(call: Call, one: EdgeFunction, stage: FunctionStage = 'DEVELOPMENT'): FunctionSummary {
  const version = versionOf(one, stage);
  const status = usersOf(call, one.arn) > 0 ? 'ASSOCIATED' : 'UNASSOCIATED';
  return {
    Name: one.name,
    Status: stage === 'LIVE' ? status : 'UNPUBLISHED',
    FunctionConfig: version.config,
    FunctionMetadata: {
      FunctionARN: one.arn,
      Stage: stage,
      CreatedTime: one.createdAt,
      LastModifiedTime: version.modifiedAt,
    },
  };
}

function makeVersion({ FunctionCode, FunctionConfig }: Partial<CreateFunctionRequest>) {
  const code = FunctionCode ?? new Uint8Array();
  if (code.length > mostCodeBytes)
    throw new AwsError('FunctionSizeLimitExceeded', 'The function is too large.', 413);
  const config = { Comment: '', Runtime: undefined, ...FunctionConfig };
  return { code, config, eTag: makeCode(), modifiedAt: new Date() };
}

export const createFunction = defineOperation<CreateFunctionRequest, CreateFunctionResult>({
  name: 'CreateFunction',
  requires: (input, call) => {
    const context = requestTagContext(tagsByKey(input.Tags?.Items));
    return [
      toCreate('CreateFunction', context),
      ...(input.Tags?.Items?.length ? [onThing('TagResource', path(input.Name), call, context)] : []),
    ];
  },
  handle: (input, call) => {
    const { functions } = cloudFrontState(call.account);
    const name = input.Name ?? '';
    if (functions.has(name))
      throw new AwsError(
        'FunctionAlreadyExists',
        'A function with the same name already exists in this account.',
        409,
      );
    const one: EdgeFunction = {
      name,
      arn: cloudFrontArn(call, path(name)),
      createdAt: new Date(),
      development: makeVersion(input),
      live: undefined,
      tags: new Map(Object.entries(tagsByKey(input.Tags?.Items))),
    };
    functions.set(name, one);
    return {
      FunctionSummary: render(call, one),
      ETag: one.development.eTag,
      Location: `https://cloudfront.amazonaws.com/2020-05-31/function/${one.arn}`,
    };
  },
});

export const describeFunction = defineOperation<DescribeFunctionRequest, DescribeFunctionResult>({
  name: 'DescribeFunction',
  requires: (input, call) => [onThing('DescribeFunction', path(input.Name), call)],
  handle: (input, call) => {
    const one = find(call, input.Name);
    return { FunctionSummary: render(call, one, input.Stage), ETag: versionOf(one, input.Stage).eTag };
  },
});

export const getFunction = defineOperation<GetFunctionRequest, GetFunctionResult>({
  name: 'GetFunction',
  requires: (input, call) => [onThing('GetFunction', path(input.Name), call)],
  handle: (input, call) => {
    const { code, eTag } = versionOf(find(call, input.Name), input.Stage);
    return { FunctionCode: code, ETag: eTag, ContentType: 'application/octet-stream' };
  },
});

export const updateFunction = defineOperation<UpdateFunctionRequest, UpdateFunctionResult>({
  name: 'UpdateFunction',
  requires: (input, call) => [onThing('UpdateFunction', path(input.Name), call)],
  handle: (input, call) => {
    const one = find(call, input.Name);
    assertVersion(one.development, input.IfMatch);
    one.development = makeVersion(input);
    return { FunctionSummary: render(call, one), ETag: one.development.eTag };
  },
});

export const publishFunction = defineOperation<PublishFunctionRequest, PublishFunctionResult>({
  name: 'PublishFunction',
  requires: (input, call) => [onThing('PublishFunction', path(input.Name), call)],
  handle: (input, call) => {
    const one = find(call, input.Name);
    assertVersion(one.development, input.IfMatch);
    one.live = { ...one.development, eTag: makeCode() };
    return { FunctionSummary: render(call, one, 'LIVE') };
  },
});

export const deleteFunction = defineOperation<DeleteFunctionRequest, void>({
  name: 'DeleteFunction',
  requires: (input, call) => [onThing('DeleteFunction', path(input.Name), call)],
  handle: (input, call) => {
    const one = find(call, input.Name);
    assertVersion(one.development, input.IfMatch);
    const users = usersOf(call, one.arn);
    if (users > 0)
      throw new AwsError(
        'FunctionInUse',
        `Cannot delete function, it is in use by ${users} distributions.`,
        409,
      );
    cloudFrontState(call.account).functions.delete(one.name);
  },
});

export const listFunctions = defineOperation<ListFunctionsRequest, ListFunctionsResult>({
  name: 'ListFunctions',
  handle: (input, call) => {
    const all = [...cloudFrontState(call.account).functions.values()]
      .filter(({ live }) => input.Stage !== 'LIVE' || live)
      .map((one) => ({ id: one.name, one }));
    const { items, rest } = pageAfter(all, input.Marker, input.MaxItems);
    return {
      FunctionList: { ...rest, Items: items.map(({ one }) => render(call, one, input.Stage)) },
    };
  },
});
