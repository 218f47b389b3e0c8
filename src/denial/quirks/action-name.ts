import { actionNames } from '../action-names.generated.ts';

/** Lower-case name to AWS's spelling, for the services that were asked about. */
const spellings = new Map<string, ReadonlyMap<string, string>>();

/**
 * An action in AWS's spelling, whatever its case: `SQS:createqueue` is `sqs:CreateQueue`. `undefined` where AWS's reference
 * lists none of that name: the reference is not complete, so that is no proof of anything.
 */
export function findActionName(printed: string): string | undefined {
  const colon = printed.indexOf(':');
  const service = printed.slice(0, colon).toLowerCase();
  const name = namesOf(service).get(printed.slice(colon + 1).toLowerCase());
  return name === undefined ? undefined : `${service}:${name}`;
}

function namesOf(service: string): ReadonlyMap<string, string> {
  const known = spellings.get(service);
  if (known !== undefined) return known;
  const listed = Object.hasOwn(actionNames, service) ? (actionNames[service] ?? '') : '';
  const names = new Map(listed.split(' ').map((name) => [name.toLowerCase(), name]));
  // The reference lists API Gateway's newer actions by name; its management API is authorised by HTTP verb.
  if (service === 'apigateway') for (const verb of httpVerbs) names.set(verb.toLowerCase(), verb);
  names.delete('');
  spellings.set(service, names);
  return names;
}

/** Source: https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-iam-policy-examples.html */
const httpVerbs = ['DELETE', 'GET', 'PATCH', 'POST', 'PUT', 'HEAD', 'OPTIONS'];
