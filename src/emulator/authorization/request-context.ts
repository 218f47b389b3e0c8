import { iamState } from '../iam/store.ts';
import type { Call, Principal, Requirement, ResourceTags } from '../operation.ts';

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
  identityTags: ReadonlyMap<string, string>,
): RequestContext {
  const { caller, account } = call;
  const now = new Date();
  const [prefix = ''] = requirement.action.split(':');
  const context = new Map<string, string | readonly string[]>([
    ['aws:currenttime', now.toISOString()],
    ['aws:epochtime', String(Math.floor(now.getTime() / 1000))],
    ['aws:principalisawsservice', 'false'],
    ['aws:requestedregion', globalPrefixes.has(prefix.toLowerCase()) ? 'us-east-1' : call.region],
    ['aws:resourceaccount', requirement.resource.split(':')[4] || account.accountId],
    // The emulator speaks plain HTTP on loopback in the place of an endpoint that is always TLS.
    ['aws:securetransport', 'true'],
    ['aws:useragent', caller.userAgent],
    ['aws:viaawsservice', String(caller.calledVia.length > 0)],
    ...principalContext(caller.principal, identityTags),
    ...credentialKeys(call),
    ...resourceTagKeys(requirement),
  ]);
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

/**
 * What conditions can ask about who calls. A session's own tags go over those of the role or user behind it.
 * Sources: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_variables.html#principaltable,
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/id_session-tags.html
 */
export function principalContext(
  principal: Principal,
  identityTags: ReadonlyMap<string, string>,
): readonly (readonly [string, string])[] {
  const sessionTags = 'sessionTags' in principal ? Object.entries(principal.sessionTags ?? {}) : [];
  return [
    ['aws:principalaccount', principal.accountId],
    ...principalKeys(principal),
    ...('sourceIdentity' in principal && principal.sourceIdentity !== undefined
      ? [['aws:sourceidentity', principal.sourceIdentity] as const]
      : []),
    ...[...identityTags, ...sessionTags].map(
      ([key, value]) => [`aws:principaltag/${key.toLowerCase()}`, value] as const,
    ),
  ];
}

/** Of temporary credentials; a service that calls for its caller uses some, too. Nobody here has a second factor. */
function credentialKeys({ account, caller }: Call): readonly (readonly [string, string])[] {
  const temporary = iamState(account).temporaryCredentials.get(caller.accessKeyId);
  if (!temporary && caller.calledVia.length === 0) return [];
  return [
    ['aws:multifactorauthpresent', 'false'],
    ...(temporary ? [['aws:tokenissuetime', temporary.issuedAt.toISOString()] as const] : []),
  ];
}

/** Where the resource is only about to be made, the tags it is made with stand for its own. */
function resourceTagKeys({
  resourceTags,
  context = {},
}: Requirement): readonly (readonly [string, string | readonly string[]])[] {
  const tags =
    resourceTags === undefined
      ? Object.entries(context).flatMap(([key, value]) =>
          /^aws:RequestTag\//i.test(key) ? [[key.slice('aws:RequestTag/'.length), value] as const] : [],
        )
      : entriesOf(resourceTags);
  return tags.map(([key, value]) => [`aws:resourcetag/${key.toLowerCase()}`, value]);
}

function entriesOf(tags: ResourceTags): readonly (readonly [string, string])[] {
  return tags instanceof Map ? [...tags] : Object.entries(tags);
}

function principalKeys(principal: Principal): readonly (readonly [string, string])[] {
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
    case 'federated-user':
      return [
        ['aws:principalarn', principal.arn],
        ['aws:principaltype', 'FederatedUser'],
        ['aws:userid', `${principal.accountId}:${principal.sessionName}`],
      ];
  }
}
