import {
  findServiceByMark,
  findServiceModel,
  modelledServices,
  type Protocol,
  type ServiceModel,
} from './model.ts';
import { findQuery, type WireRequest } from './request.ts';

/** The service a request is for, and the protocol it speaks. */
export interface Target {
  readonly service: ServiceModel;
  /** Not always the model's: old clients of SQS speak Query. */
  readonly protocol: Protocol;
}

/**
 * The service of a request: by the name it is signed for, else by its host, else by what only one service's requests look like.
 * Undefined: none that this account has.
 */
export function identifyService(request: WireRequest, signingName: string | undefined): Target | undefined {
  const name = signingName ?? nameInHost(request.headers['host'] ?? '') ?? nameInContent(request);
  const id = modelOf(name, request);
  const service = findServiceModel(id);
  return service && { service, protocol: protocolOf(service, request) };
}

/** API Gateway's two generations share a signing name and a host; IAM's toolbox shares IAM's signing name. */
function modelOf(name: string, request: WireRequest): string {
  if (name === 'apigateway' && /^\/v2(\/|$)/.test(request.path)) return 'apigatewayv2';
  if (name === 'iam' && request.path.startsWith('/authorization-details/')) return 'iam-toolbox';
  if (modelledServices.includes(name)) return name;
  return findServiceByMark('signingName', name) ?? name;
}

function protocolOf(service: ServiceModel, request: WireRequest): Protocol {
  const isJson = service.protocol === 'json-1.0' || service.protocol === 'json-1.1';
  return isJson && request.headers['x-amz-target'] === undefined && isForm(request)
    ? 'query'
    : service.protocol;
}

export function isForm(request: WireRequest): boolean {
  const type = request.headers['content-type'] ?? '';
  return type.startsWith('application/x-www-form-urlencoded') || findQuery(request, 'Action') !== undefined;
}

/** Hosts that are named as their service signs, not as it is called here. */
const otherHostNames: readonly string[] = ['monitoring'];

/** `lambda.us-east-1.amazonaws.com`, `bucket.s3.amazonaws.com`, `lambda.localhost`. */
function nameInHost(host: string): string | undefined {
  const labels = host
    .replace(/:\d+$/, '')
    .replace(/\.(amazonaws\.com(\.cn)?|api\.aws|localhost)$/, '\n')
    .split('.');
  if (!labels.at(-1)?.endsWith('\n')) return undefined;
  return labels
    .map((label) => label.trim().replace(/^s3-.*/, 's3'))
    .toReversed()
    .find((label) => modelledServices.includes(label) || otherHostNames.includes(label));
}

const versionedPaths = /^\/(\d{4}-\d\d-\d\d)\//;

function nameInContent(request: WireRequest): string {
  const prefix = request.headers['x-amz-target']?.split('.')[0];
  if (prefix !== undefined) return findServiceByMark('targetPrefix', prefix) ?? prefix;
  if (isForm(request)) {
    const version = new URLSearchParams(Buffer.from(request.body).toString('utf8')).get('Version');
    const asked = version ?? findQuery(request, 'Version');
    return findServiceByMark('apiVersion', asked) ?? 'sts';
  }
  const [, version] = versionedPaths.exec(request.path) ?? [];
  // The parts of Lambda's API have versions of their own; CloudFront and Route 53 have one each.
  if (version !== undefined) return findServiceByMark('apiVersion', version) ?? 'lambda';
  if (/^\/(v2|restapis|apikeys|usageplans|account|domainnames|tags)(\/|$)/.test(request.path))
    return 'apigateway';
  return 's3';
}
