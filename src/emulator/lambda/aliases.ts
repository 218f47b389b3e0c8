import { randomUUID } from 'node:crypto';

import type {
  AliasConfiguration,
  CreateAliasRequest,
  DeleteAliasRequest,
  GetAliasRequest,
  ListAliasesRequest,
  ListAliasesResponse,
  UpdateAliasRequest,
} from '@aws-sdk/client-lambda';

import { defineOperation } from '../operation.ts';
import type { Call } from '../operation.ts';
import { conflict, functionArn, getFunctionOf, notFound, parseFunctionName } from './function-name.ts';
import { pageOf } from './paging.ts';
import { checkRevision } from './publish.ts';
import { onWholeFunction } from './requirements.ts';
import type { LambdaFunction } from './store.ts';

export const createAlias = defineOperation({
  name: 'CreateAlias',
  requires: (input: CreateAliasRequest, call) => [onWholeFunction('lambda:CreateAlias', input, call)],
  handle: (input: CreateAliasRequest, call): AliasConfiguration => {
    const found = getFunctionOf(input, call);
    const name = input.Name ?? '';
    const arn = `${found.arn}:${name}`;
    if (found.aliases.has(name)) throw conflict(`Alias already exists: ${arn}`);
    checkVersion(found, input.FunctionVersion, call);
    const alias: AliasConfiguration = {
      AliasArn: arn,
      Name: name,
      FunctionVersion: input.FunctionVersion,
      Description: input.Description ?? '',
      ...(input.RoutingConfig && { RoutingConfig: input.RoutingConfig }),
      RevisionId: randomUUID(),
    };
    found.aliases.set(name, alias);
    return alias;
  },
});

export const getAlias = defineOperation({
  name: 'GetAlias',
  requires: (input: GetAliasRequest, call) => [onWholeFunction('lambda:GetAlias', input, call)],
  handle: (input: GetAliasRequest, call): AliasConfiguration => getStoredAlias(input, call),
});

export const updateAlias = defineOperation({
  name: 'UpdateAlias',
  requires: (input: UpdateAliasRequest, call) => [onWholeFunction('lambda:UpdateAlias', input, call)],
  handle: (input: UpdateAliasRequest, call): AliasConfiguration => {
    const current = getStoredAlias(input, call);
    const found = getFunctionOf(input, call);
    checkRevision(input.RevisionId, current);
    if (input.FunctionVersion !== undefined) checkVersion(found, input.FunctionVersion, call);
    const updated: AliasConfiguration = {
      ...current,
      ...(input.FunctionVersion !== undefined && { FunctionVersion: input.FunctionVersion }),
      ...(input.Description !== undefined && { Description: input.Description }),
      ...(input.RoutingConfig && { RoutingConfig: input.RoutingConfig }),
      RevisionId: randomUUID(),
    };
    found.aliases.set(input.Name ?? '', updated);
    return updated;
  },
});

/** Answers success for an alias that is not there. Source: observed; the API reference lists no such error for aliases. */
export const deleteAlias = defineOperation({
  name: 'DeleteAlias',
  requires: (input: DeleteAliasRequest, call) => [onWholeFunction('lambda:DeleteAlias', input, call)],
  handle: (input: DeleteAliasRequest, call): object => {
    getFunctionOf(input, call).aliases.delete(input.Name ?? '');
    return {};
  },
});

export const listAliases = defineOperation({
  name: 'ListAliases',
  requires: (input: ListAliasesRequest, call) => [onWholeFunction('lambda:ListAliases', input, call)],
  handle: (input: ListAliasesRequest, call): ListAliasesResponse => {
    const all = [...getFunctionOf(input, call).aliases.values()].filter(
      (alias) => input.FunctionVersion === undefined || alias.FunctionVersion === input.FunctionVersion,
    );
    const { items, next } = pageOf(all, input);
    return { Aliases: [...items], ...next };
  },
});

function getStoredAlias(input: GetAliasRequest, call: Call): AliasConfiguration {
  const found = getFunctionOf(input, call);
  const alias = found.aliases.get(input.Name ?? '');
  if (!alias) throw notFound(`Cannot find alias arn: ${found.arn}:${input.Name}`);
  return alias;
}

function checkVersion(found: LambdaFunction, version: string | undefined, call: Call): void {
  if (version === '$LATEST' || found.versions.has(version ?? '')) return;
  const { name } = parseFunctionName({ FunctionName: found.name });
  throw notFound(`Function not found: ${functionArn({ name, qualifier: version }, call)}`);
}
