import { actionNames } from '../action-names.generated.ts';

interface ActionName {
  /** In AWS's spelling. */
  readonly name: string;
  /** It can be allowed on `*` alone. */
  readonly isWildcardOnly: boolean;
}

/** By the name in lower case, for the services that were asked about. */
const read = new Map<string, ReadonlyMap<string, ActionName>>();

/**
 * An action in AWS's spelling, whatever its case: `SQS:createqueue` is `sqs:CreateQueue`. `undefined` where AWS's reference
 * lists none of that name: the reference is not complete, so that is no proof of anything.
 */
export function findActionName(printed: string): string | undefined {
  const { service, action } = look(printed);
  return action && `${service}:${action.name}`;
}

/** Whether AWS's reference lists the action as one that knows no resource. */
export function isWildcardOnly(action: string): boolean {
  return look(action).action?.isWildcardOnly ?? false;
}

/** The actions of AWS's reference that begin like what is printed, whatever its case. */
export function findActionsBeginning(printed: string): readonly string[] {
  const { service, name } = split(printed);
  return [...actionsOf(service)].flatMap(([key, action]) =>
    key.startsWith(name) ? [`${service}:${action.name}`] : [],
  );
}

/** Every action that AWS's reference lists, in AWS's spelling. */
export function listActionNames(): string[] {
  return Object.keys(actionNames).flatMap((service) =>
    [...actionsOf(service).values()].map(({ name }) => `${service}:${name}`),
  );
}

function look(printed: string): { readonly service: string; readonly action: ActionName | undefined } {
  const { service, name } = split(printed);
  return { service, action: actionsOf(service).get(name) };
}

/** In lower case. */
function split(printed: string): { readonly service: string; readonly name: string } {
  const colon = printed.indexOf(':');
  return {
    service: printed.slice(0, colon).toLowerCase(),
    name: printed.slice(colon + 1).toLowerCase(),
  };
}

function actionsOf(service: string): ReadonlyMap<string, ActionName> {
  const known = read.get(service);
  if (known !== undefined) return known;
  const listed = Object.hasOwn(actionNames, service) ? (actionNames[service] ?? '').split(' ') : [];
  // The reference lists API Gateway's newer actions by name; its management API is authorised by HTTP verb.
  if (service === 'apigateway') listed.push(...httpVerbs);
  const actions = new Map(
    listed.map((entry) => {
      const name = entry.replace('*', '');
      return [name.toLowerCase(), { name, isWildcardOnly: name !== entry }];
    }),
  );
  read.set(service, actions);
  return actions;
}

/** Source: https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-iam-policy-examples.html */
const httpVerbs = ['DELETE', 'GET', 'PATCH', 'POST', 'PUT', 'HEAD', 'OPTIONS'];
