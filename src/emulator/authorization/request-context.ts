import type { Call, Principal, Requirement } from '../operation.ts';

/** Condition keys in lower case. A list marks a multivalued key. */
export type RequestContext = ReadonlyMap<string, string | readonly string[]>;

/** Services whose requests are signed for, and made in, us-east-1 whatever the caller's region. */
const globalPrefixes = new Set(['iam', 'cloudfront', 'route53']);

/**
 * The global keys of a request, and over them the requirement's own.
 * Source: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html
 */
export function buildRequestContext(
  requirement: Requirement,
  call: Call,
  principalTags: ReadonlyMap<string, string>,
): RequestContext {
  const { caller, account } = call;
  const now = new Date();
  const [prefix = ''] = requirement.action.split(':');
  const context = new Map<string, string | readonly string[]>([
    ['aws:currenttime', now.toISOString()],
    ['aws:epochtime', String(Math.floor(now.getTime() / 1000))],
    ['aws:principalaccount', caller.principal.accountId],
    ['aws:requestedregion', globalPrefixes.has(prefix.toLowerCase()) ? 'us-east-1' : call.region],
    ['aws:resourceaccount', requirement.resource.split(':')[4] || account.accountId],
    // The emulator speaks plain HTTP on loopback in the place of an endpoint that is always TLS.
    ['aws:securetransport', 'true'],
    ['aws:useragent', caller.userAgent],
    ['aws:viaawsservice', String(caller.calledVia.length > 0)],
    ...principalKeys(caller.principal),
  ]);
  for (const [key, value] of principalTags) context.set(`aws:principaltag/${key.toLowerCase()}`, value);
  const [first] = caller.calledVia;
  const last = caller.calledVia.at(-1);
  if (first === undefined || last === undefined) {
    context.set('aws:sourceip', caller.sourceIp);
  } else {
    context.set('aws:calledvia', caller.calledVia);
    context.set('aws:calledviafirst', first);
    context.set('aws:calledvialast', last);
  }
  for (const [key, value] of Object.entries(requirement.context ?? {})) context.set(key.toLowerCase(), value);
  return context;
}

function principalKeys(principal: Principal): readonly [string, string][] {
  switch (principal.kind) {
    case 'root':
      return [
        ['aws:principalarn', principal.arn],
        ['aws:principaltype', 'Account'],
        ['aws:userid', principal.accountId],
      ];
    case 'user':
      return [
        ['aws:principalarn', principal.arn],
        ['aws:principaltype', 'User'],
        ['aws:userid', principal.userId],
        ['aws:username', principal.userName],
      ];
    case 'assumed-role':
      return [
        ['aws:principalarn', principal.roleArn],
        ['aws:principaltype', 'AssumedRole'],
        ['aws:userid', `${principal.roleId}:${principal.sessionName}`],
      ];
  }
}
