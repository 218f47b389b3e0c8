import { leavesOpen } from './attribution/authorization-details.ts';
import type { Denial, LookAlike } from './denial.ts';

/** A statement of a policy that allows what was refused. */
interface Statement {
  readonly Effect: 'Allow';
  readonly Action: string;
  readonly Resource: string;
}

/** What to do about a refusal. */
export interface Advice {
  /**
   * `grant`: the statement, in a policy of whoever was refused; `grant-elsewhere`: the statement, in the policy of somebody else than
   * the deployer; `no-grant`: no policy of whoever was refused mends it; `unclear`: what was refused is not known yet.
   */
  readonly kind: 'grant' | 'grant-elsewhere' | 'no-grant' | 'unclear';
  readonly statement?: Statement;
  readonly text: string;
}

/** Why no grant helps, by the policy that refused, and what does. */
const closed: Readonly<Record<Exclude<Denial['deniedBy'], 'identity' | 'unknown'>, string>> = {
  'explicit-identity':
    'A policy of the caller denies it explicitly, and a deny wins over every grant: change or detach that policy.',
  resource:
    'The policy of the resource itself (bucket, queue, topic, key, secret, function) must allow the caller; or the resource is not there.',
  boundary: "The caller's permissions boundary does not allow it: the boundary must, besides the policy.",
  scp: 'A service control policy of the organisation does not allow it in this account: whoever runs the organisation can.',
  rcp: 'A resource control policy of the organisation denies it: whoever runs the organisation can change that.',
  session:
    'The policy that was given when the session was made does not allow it: make the session with a wider one, or without.',
  vpce: 'The policy of the VPC endpoint that the call went through does not allow it: change that, or take another way.',
  'role-trust':
    'The trust policy of the role does not let the caller take it on: add the caller to it as a principal.',
};

/** Whose policy it belongs into, where that is not the deployer's. */
const elsewhere: Readonly<Record<Exclude<Denial['lacking'], 'deployer' | 'unknown'>, string>> = {
  'service-role': "the role that CloudFormation works as (the stack's service role), not the deployer",
  'execution-role': "the function's execution role, not the deployer",
  'custom-resource': 'the role of the custom resource, not the deployer',
  other: 'whoever the sentence names, who is not the deployer',
};

export function adviseOnDenial(denial: Denial): Advice {
  const { action, deniedBy, lacking, resource, soft } = denial;
  if (deniedBy !== 'identity' && deniedBy !== 'unknown') return { kind: 'no-grant', text: closed[deniedBy] };
  if (action === undefined) return { kind: 'unclear', text: adviseOnUnclear(denial) };
  const statement = { Effect: 'Allow', Action: action, Resource: resource ?? '*' } as const;
  const notes = [
    ...(soft ? ['The work went on without it: grant it only if what it does is wanted.'] : []),
    ...(denial.certainty === 'inferred' ? ['AWS did not print the action: this is the likely one.'] : []),
    ...(resource === undefined ? ['AWS did not name the resource: put a narrower one if you know it.'] : []),
    ...(leavesOpen(denial) ? ['AWS recorded more of it than it says here: --operator asks for that.'] : []),
  ];
  const isDeployers = lacking === 'deployer' || lacking === 'unknown';
  return {
    kind: isDeployers ? 'grant' : 'grant-elsewhere',
    statement,
    text: [
      isDeployers ? 'Add this to a policy of the caller.' : `Add this to a policy of ${elsewhere[lacking]}.`,
      ...notes,
    ].join(' '),
  };
}

function adviseOnUnclear(denial: Denial): string {
  const { encoded, authorizationId, alternatives, api, service, requestId } = denial;
  if (encoded !== undefined) {
    return 'What was refused stands in the encoded message: --operator decodes it, or aws sts decode-authorization-message.';
  }
  if (authorizationId !== undefined)
    return `AWS recorded what was refused as ${authorizationId}: --operator asks for it, or aws iam-toolbox get-request-authorization-details.`;
  if (alternatives !== undefined)
    return `It is ${alternatives.length > 1 ? 'one of ' : 'probably '}${alternatives.join(', ')}.`;
  const call = [service, api].filter((name) => name !== undefined).join(' ');
  const said = `AWS does not say which action was refused${call === '' ? '' : ` (${call})`}: its record in CloudTrail does`;
  return requestId === undefined
    ? `${said}. Look for calls of the caller that were refused at that time.`
    : `${said}. --operator looks for that of request ${requestId}.`;
}

/** What a look-alike is, and what to do about it. */
export const adviceOnLookAlikes: Readonly<
  Record<LookAlike['kind'], { readonly what: string; readonly text: string }>
> = {
  credentials: {
    what: 'the credentials were not accepted',
    text: 'Sign in again or replace the key; look at the clock and the region. No permission is missing.',
  },
  throttling: { what: 'AWS was asked too often', text: 'Try again later, or ask less at a time.' },
  'service-failure': { what: 'AWS failed', text: 'Try again later.' },
  unexplained: {
    what: 'a failure without a reason',
    text: "Look at the stack's events and at CloudTrail for what was refused at that time.",
  },
  quota: {
    what: 'a quota is used up',
    text: 'Have it raised in Service Quotas, or remove what is not needed.',
  },
  'not-found': { what: 'something is not there', text: 'Look at its name, the region and the account.' },
  'already-exists': {
    what: 'something of that name is there already',
    text: 'Give it another name, or remove or import what is there.',
  },
  collateral: {
    what: 'the consequence of another failure',
    text: 'Look for the first failure of the stack: this one goes away with it.',
  },
  'trust-policy': {
    what: 'a role may not be taken on',
    text: 'The trust policy of that role must name who takes it on (and the role must be of this account).',
  },
  'account-standing': {
    what: 'the account itself may not do this yet',
    text: 'Have the account verified, subscribed or unblocked: AWS support does that.',
  },
  'public-access-block': {
    what: 'Block Public Access of S3 prevents it',
    text: 'Leave the bucket private, or change its Block Public Access settings (and those of the account).',
  },
  runtime: {
    what: 'a refusal while the service runs, not while it is deployed',
    text: "Look at the API's authorizer, the API key or the function's own role.",
  },
  hook: {
    what: 'a CloudFormation hook refused it',
    text: 'Mend what the hook complains about, or ask who owns it.',
  },
  capability: {
    what: 'CloudFormation was not told that it may make IAM resources',
    text: 'Give the capability that it names (CAPABILITY_IAM, CAPABILITY_NAMED_IAM, CAPABILITY_AUTO_EXPAND).',
  },
  local: {
    what: 'refused by this machine, a registry or a repository, not by AWS',
    text: 'Look at file permissions, the docker socket, keys, tokens and proxies of this machine.',
  },
  'other-cloud': {
    what: 'refused by another provider than AWS',
    text: 'Its own access management decides: no policy of AWS helps.',
  },
};
