import type { OperationModel, ServiceModel } from './model.ts';
import { decodePercent, findQuery, type WireRequest } from './request.ts';
import { hasQuery, type Route } from './rest-routes.ts';

/**
 * The S3 operation of a request. S3 tells its operations apart by bucket and key, by a marker in the query
 * (`?acl`, `?list-type=2`) and by headers that only one of them needs (`x-amz-copy-source`); new SDKs also name it: `?x-id=GetObject`.
 */
export function findS3Route(service: ServiceModel, request: WireRequest): Route | undefined {
  const { bucket, key } = locate(request);
  const named = findQuery(request, 'x-id');
  const fitting = [...service.operations.values()]
    .filter((operation) => fits(operation, request, bucket !== undefined, key !== undefined))
    .filter(({ name }) => named === undefined || named === name || !service.operations.has(named));
  const [operation] = fitting.toSorted((first, second) => rank(second) - rank(first));
  if (!operation) return undefined;
  return {
    operation,
    labels: {
      ...(bucket === undefined ? {} : { Bucket: bucket }),
      ...(key === undefined ? {} : { Key: key }),
    },
  };
}

/** Bucket and key, from a virtual host (`bucket.s3.us-east-1.amazonaws.com`, `bucket.localhost`) or the path. */
function locate(request: WireRequest): { bucket?: string; key?: string } {
  const host = (request.headers['host'] ?? '').replace(/:\d+$/, '');
  const virtual = /^(.+?)\.(?:s3[.-].*amazonaws\.com(?:\.cn)?|(?:s3\.)?localhost)$/.exec(host)?.[1];
  const path = request.path.replace(/^\//, '');
  if (virtual !== undefined && virtual !== 's3')
    return { bucket: virtual, ...(path === '' ? {} : { key: decodePercent(path) }) };
  const slash = path.indexOf('/');
  const bucket = decodePercent(slash < 0 ? path : path.slice(0, slash));
  const key = slash < 0 ? '' : decodePercent(path.slice(slash + 1));
  return { ...(bucket === '' ? {} : { bucket }), ...(key === '' ? {} : { key }) };
}

function fits(operation: OperationModel, request: WireRequest, hasBucket: boolean, hasKey: boolean): boolean {
  const { http, input } = operation;
  if (!http || http.method !== request.method) return false;
  const takesKey = http.path.includes('{Key+}');
  const takesBucket =
    input?.members.some(({ name, traits }) => name === 'Bucket' && traits.httpLabel) ?? false;
  if (takesKey !== hasKey || takesBucket !== hasBucket) return false;
  const { 'x-id': _, ...markers } = http.query;
  if (!hasQuery(request, markers)) return false;
  return needed(operation).every(({ traits }) =>
    traits.httpQuery
      ? findQuery(request, traits.httpQuery) !== undefined
      : request.headers[traits.httpHeader?.toLowerCase() ?? ''] !== undefined,
  );
}

/** The more a request must bring for an operation, the surer it is meant. */
function rank(operation: OperationModel): number {
  const markers = Object.keys(operation.http?.query ?? {}).filter((key) => key !== 'x-id');
  return markers.length * 10 + needed(operation).length;
}

function needed({ input }: OperationModel) {
  return (input?.members ?? []).filter(
    ({ required, traits }) => required && (traits.httpQuery !== undefined || traits.httpHeader !== undefined),
  );
}
