import { AwsError } from '../operation.ts';
import type { Target } from './identify.ts';
import { parseJsonBody } from './json-body.ts';
import { readJson } from './json-codec.ts';
import type { OperationModel, Protocol } from './model.ts';
import { ec2Names, queryNames, readQueryInput } from './query-reader.ts';
import { parseQuery, UnreadableRequest, type WireRequest } from './request.ts';
import { readRestInput } from './rest-input.ts';
import { findRoute, type Route } from './rest-routes.ts';
import { findS3Route } from './s3-routes.ts';

/** An operation and its input, as the SDK would name and type it. */
export interface WireCall {
  readonly operation: OperationModel;
  readonly input: Record<string, unknown>;
}

/** @throws AwsError the protocol's answer to an unknown operation or an unreadable input */
export function readCall(target: Target, request: WireRequest): WireCall {
  try {
    switch (target.protocol) {
      case 'query':
      case 'ec2-query':
        return readQueryCall(target, request);
      case 'json-1.0':
      case 'json-1.1':
        return readJsonCall(target, request);
      case 'rest-json':
      case 'rest-xml':
      case 's3-rest-xml':
        return readRestCall(target, request);
    }
  } catch (error) {
    if (error instanceof UnreadableRequest) throw unreadable(target, error);
    throw error;
  }
}

function readQueryCall({ service, protocol }: Target, request: WireRequest): WireCall {
  const form = parseQuery(Buffer.from(request.body).toString('utf8'));
  const fields = request.method === 'GET' ? request.query : [...request.query, ...form];
  const field = (name: string) => fields.find(([key]) => key === name)?.[1];
  const [action, version] = [field('Action'), field('Version')];
  if (action === undefined)
    throw new AwsError('MissingAction', 'The request must contain the parameter Action.');
  const operation = service.operations.get(action);
  if (!operation || (version !== undefined && version !== service.apiVersion && protocol !== 'ec2-query'))
    throw unknownAction(protocol, action, version);
  const names = protocol === 'ec2-query' ? ec2Names : queryNames;
  return { operation, input: operation.input ? readQueryInput(operation.input, fields, names) : {} };
}

/** EC2 takes any of its versions, and has words of its own. */
function unknownAction(protocol: Target['protocol'], action: string, version: string | undefined): AwsError {
  return new AwsError(
    'InvalidAction',
    protocol === 'ec2-query'
      ? `The action ${action} is not valid for this web service.`
      : `Could not find operation ${action} for version ${version ?? 'NO_VERSION_SPECIFIED'}`,
  );
}

function readJsonCall({ service }: Target, request: WireRequest): WireCall {
  const named = request.headers['x-amz-target'] ?? '';
  const at = named.lastIndexOf('.');
  // Python's SDK names CloudTrail as `com.amazonaws.cloudtrail.v20131101.CloudTrail_20131101`.
  const prefix = `.${named.slice(0, Math.max(at, 0))}`;
  const operation = prefix.endsWith(`.${service.targetPrefix}`)
    ? service.operations.get(named.slice(at + 1))
    : undefined;
  if (!operation)
    throw new AwsError('UnknownOperationException', `the operation ${named || '(none)'} is not known`);
  const json = parseJsonBody(request.body);
  const input = operation.input ? readJson(operation.input, json, { jsonNames: false }) : {};
  return { operation, input: input as Record<string, unknown> };
}

function readRestCall({ service, protocol }: Target, request: WireRequest): WireCall {
  const route: Route | undefined =
    protocol === 's3-rest-xml' ? findS3Route(service, request) : findRoute(service, request);
  if (!route) throw unknownRoute(protocol, request);
  return {
    operation: route.operation,
    input: readRestInput(protocol, route.operation, request, route.labels),
  };
}

function unknownRoute(protocol: Protocol, { method, path }: WireRequest): AwsError {
  if (protocol === 's3-rest-xml')
    return new AwsError(
      'MethodNotAllowed',
      'The specified method is not allowed against this resource.',
      405,
      { Method: method },
    );
  return protocol === 'rest-xml'
    ? new AwsError('UnknownOperationException', `${method} ${path} is no operation`, 404)
    : new AwsError(
        'AccessDeniedException',
        'Unable to determine service/operation name to be authorized',
        403,
      );
}

function unreadable({ protocol }: Target, cause: UnreadableRequest): AwsError {
  switch (protocol) {
    case 'query':
      return new AwsError('MalformedInput', cause.message);
    case 'ec2-query':
      return new AwsError('InvalidParameterValue', cause.message);
    case 'json-1.0':
    case 'json-1.1':
    case 'rest-json':
      return new AwsError('SerializationException', cause.message);
    case 'rest-xml':
      return new AwsError('MalformedInput', cause.message);
    case 's3-rest-xml':
      return new AwsError(
        'MalformedXML',
        'The XML you provided was not well-formed or did not validate against our published schema',
        400,
        { Reason: cause.message },
      );
  }
}
