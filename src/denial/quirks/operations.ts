import { actionNames } from '../action-names.generated.ts';
import { findActionName } from './action-name.ts';
import { operationExceptions as exceptions } from './operation-exceptions.ts';

/** The service prefixes that a bare operation name is looked for in, those of a deployment first. */
const likelyServices = [
  'cloudformation',
  's3',
  'lambda',
  'iam',
  'logs',
  'sts',
  'ssm',
  'dynamodb',
  'sqs',
  'sns',
  'events',
  'ecr',
  'kms',
  'ec2',
  'states',
  'cognito-idp',
  'cloudfront',
  'route53',
  'acm',
  'cloudwatch',
  'secretsmanager',
  'kinesis',
];

/** The action that IAM asks for when an operation is called. `undefined` where the service has none of that name, or several. */
export function findActionOfOperation(service: string, operation: string): string | undefined {
  const actions = findActions(service, operation);
  return actions.length === 1 ? actions[0] : undefined;
}

/** More than these that a text fits tell nothing. */
export const mostAlternatives = 6;

/** The same where the service may not be known: the actions of all likely services that have such an operation, else of any. */
export function findActionsOfOperation(service: string | undefined, operation: string): readonly string[] {
  if (service !== undefined) return findActions(service, operation);
  const likely = likelyServices.flatMap((one) => findActions(one, operation));
  if (likely.length > 0) return likely;
  const any = [
    ...servicesOf(operation).flatMap((one) => findActions(one, operation)),
    ...findByVerb(operation),
  ];
  return any.length > mostAlternatives ? [] : any;
}

/** By the name of an action in lower case, the prefixes of the services that have one; made when it is first asked for. */
let services: ReadonlyMap<string, readonly string[]> | undefined;

function servicesOf(operation: string): readonly string[] {
  services ??= indexServices();
  return services.get(operation.toLowerCase()) ?? [];
}

function indexServices(): ReadonlyMap<string, readonly string[]> {
  const index = new Map<string, string[]>();
  const add = (name: string, service: string): void => {
    const known = index.get(name);
    if (known === undefined) index.set(name, [service]);
    else if (!known.includes(service)) known.push(service);
  };
  for (const [service, names] of Object.entries(actionNames))
    for (const name of names.split(' ')) add(name.replace('*', '').toLowerCase(), service);
  for (const [service, names] of Object.entries(exceptions))
    for (const name of Object.keys(names)) add(name, service);
  return index;
}

function findActions(service: string, operation: string): readonly string[] {
  const exception = findException(service, operation);
  if (exception !== undefined) return exception;
  const verb = service === 'apigateway' ? verbs.find(([pattern]) => pattern.test(operation))?.[1] : undefined;
  const named = verb === undefined ? findActionName(`${service}:${operation}`) : `apigateway:${verb}`;
  return named === undefined ? [] : [named];
}

/**
 * API Gateway authorises by the verb of the request.
 * Source: https://docs.aws.amazon.com/apigateway/latest/api/API_Operations.html and
 * https://docs.aws.amazon.com/apigatewayv2/latest/api-reference/resources.html
 */
const verbs: readonly (readonly [RegExp, string])[] = [
  [/^Get/, 'GET'],
  [/^(?:Delete|Untag|Flush|Reset)/, 'DELETE'],
  [/^Update/, 'PATCH'],
  [/^(?:Put|Reimport)/, 'PUT'],
  [/^(?:Create|Import|TestInvoke|Generate)/, 'POST'],
];

/** Operations that no other service has. */
function findByVerb(operation: string): readonly string[] {
  const isItsOwn =
    /(?:RestApis?|BasePathMappings?|UsagePlans?|UsagePlanKeys?|GatewayResponses?|IntegrationResponses?|MethodResponses?|DocumentationParts?)$/;
  return isItsOwn.test(operation) ? findActions('apigateway', operation) : [];
}

function findException(service: string, operation: string): readonly string[] | undefined {
  const names = Object.hasOwn(exceptions, service) ? exceptions[service] : undefined;
  const key = operation.toLowerCase();
  return names !== undefined && Object.hasOwn(names, key)
    ? names[key]?.split(' ').map((name) => `${service}:${name}`)
    : undefined;
}

/** Whether what is printed for an action is an operation of another name than its action: `s3:ListObjectsV2`. */
export function isActionOfOperation(printed: string): boolean {
  const colon = printed.indexOf(':');
  return findException(printed.slice(0, colon).toLowerCase(), printed.slice(colon + 1)) !== undefined;
}

/**
 * An action as printed, as IAM names it: its case mended, the name of an API replaced by its action. What AWS's reference does
 * not list stays as it was printed: the reference never outvotes AWS.
 */
export function normaliseAction(printed: string): string {
  const colon = printed.indexOf(':');
  const service = printed.slice(0, colon).toLowerCase();
  const name = printed.slice(colon + 1);
  return findActionName(printed) ?? findException(service, name)?.[0] ?? `${service}:${name}`;
}
