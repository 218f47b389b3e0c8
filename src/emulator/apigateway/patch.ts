import type { PatchOperation } from '@aws-sdk/client-api-gateway';

import { AwsError } from '../operation.ts';

type Fields = Record<string, unknown>;

/** Members that are no text; a patch gives every value as text. */
const booleans = new Set([
  'disableExecuteApiEndpoint',
  'tracingEnabled',
  'cacheClusterEnabled',
  'apiKeyRequired',
  'enabled',
  'validateRequestBody',
  'validateRequestParameters',
  'useStageCache',
]);
const numbers = new Set([
  'minimumCompressionSize',
  'timeoutInMillis',
  'authorizerResultTtlInSeconds',
  'burstLimit',
  'rateLimit',
  'limit',
  'offset',
  'percentTraffic',
]);

/**
 * Applies API Gateway's dialect of JSON Patch: `/` in a segment is `~1`, values are text, an element of a list is named by its value.
 * Source: https://docs.aws.amazon.com/apigateway/latest/api/patch-operations.html
 * @throws AwsError BadRequestException
 */
export function applyPatch(target: object, operations: readonly PatchOperation[] | undefined): void {
  for (const operation of operations ?? []) applyOne(target as Fields, operation);
}

/** `/a~1b/c` as `['a/b', 'c']`. */
export function segmentsOf(path: string | undefined): string[] {
  if (!path?.startsWith('/')) throw new AwsError('BadRequestException', `Invalid patch path ${path}`);
  return path
    .slice(1)
    .split('/')
    .map((segment) => segment.replaceAll('~1', '/').replaceAll('~0', '~'));
}

function applyOne(target: Fields, operation: PatchOperation): void {
  const segments = segmentsOf(operation.path);
  const last = segments.pop() ?? '';
  let container: unknown = target;
  for (const segment of segments) {
    const fields = container as Fields;
    fields[segment] ??= {};
    container = fields[segment];
  }
  if (Array.isArray(container)) patchList(container, last, operation);
  else patchField(container as Fields, last, operation);
}

function patchList(list: unknown[], element: string, operation: PatchOperation): void {
  const at = /^\d+$/u.test(element) ? Number(element) : list.indexOf(element);
  if (operation.op === 'add') {
    if (!list.includes(element)) list.push(element);
  } else if (operation.op === 'remove') {
    if (at >= 0) list.splice(at, 1);
  } else if (operation.op === 'replace') {
    list.splice(at < 0 ? list.length : at, 1, operation.value);
  } else {
    throw refuse(operation);
  }
}

function patchField(fields: Fields, name: string, operation: PatchOperation): void {
  if (operation.op === 'add' || operation.op === 'replace') {
    fields[name] = typed(name, operation.value);
  } else if (operation.op === 'remove') {
    delete fields[name];
  } else if (operation.op === 'copy') {
    fields[name] = fields[segmentsOf(operation.from).at(-1) ?? ''];
  } else {
    throw refuse(operation);
  }
}

function refuse(operation: PatchOperation): AwsError {
  return new AwsError('BadRequestException', `Invalid patch operation specified: ${operation.op}`);
}

function typed(name: string, value: string | undefined): unknown {
  if (value === undefined) return undefined;
  if (booleans.has(name)) return value === 'true';
  if (numbers.has(name)) return Number(value);
  return value;
}
