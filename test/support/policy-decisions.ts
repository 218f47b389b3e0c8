import { evaluate, type Decision } from '../../src/emulator/authorization/evaluate.ts';
import { compilePolicyDocument } from '../../src/emulator/authorization/policy-document.ts';
import type { Principal } from '../../src/emulator/operation.ts';

export const accountId = '123456789012';
export const user = {
  kind: 'user' as const,
  accountId,
  arn: `arn:aws:iam::${accountId}:user/carlos`,
  userName: 'carlos',
  userId: 'AIDAEXAMPLE',
} satisfies Principal;
export const session = {
  kind: 'assumed-role' as const,
  accountId,
  arn: `arn:aws:sts::${accountId}:assumed-role/app/one`,
  roleArn: `arn:aws:iam::${accountId}:role/app`,
  roleName: 'app',
  roleId: 'AROAEXAMPLE',
  sessionName: 'one',
  sessionPolicies: [] as readonly string[],
} satisfies Principal;

type Statements = readonly object[];
type Context = Readonly<Record<string, string | readonly string[]>>;

/** What is asked, under which policies. Absent kinds do not exist; identity policies are empty. */
export interface Case {
  readonly identity?: Statements;
  readonly boundary?: Statements;
  readonly session?: Statements;
  readonly resourcePolicy?: Statements;
  readonly trust?: true;
  /** The resource's policy is a key's. */
  readonly key?: true;
  readonly version?: string;
  readonly principal?: Principal;
  readonly ask: readonly [action: string, resource: string];
  readonly context?: Context;
}

const compile = (statements: Statements, version = '2012-10-17') => [
  { document: compilePolicyDocument(JSON.stringify({ Version: version, Statement: statements })) },
];

/** `allowed`, or how and by which kind of policy it is not. */
export function decide(given: Case): string {
  const decision = evaluate(
    {
      identity: compile(given.identity ?? [], given.version),
      boundary: given.boundary && compile(given.boundary),
      session: given.session && compile(given.session),
      resource: given.resourcePolicy && compile(given.resourcePolicy)[0]?.document,
      resourceKind: given.trust ? 'role-trust' : given.key && 'key-policy',
    },
    {
      action: given.ask[0],
      resource: given.ask[1],
      context: new Map(Object.entries(given.context ?? {}).map(([key, value]) => [key.toLowerCase(), value])),
      principal: given.principal ?? user,
    },
  );
  return tell(decision);
}

function tell(decision: Decision): string {
  return decision.kind === 'allowed'
    ? 'allowed'
    : `${decision.explicit ? 'denied' : 'not allowed'} by ${decision.by}`;
}

export const allow = (Action: unknown, Resource: unknown = '*', more: object = {}) => ({
  Effect: 'Allow',
  Action,
  Resource,
  ...more,
});
export const deny = (Action: unknown, Resource: unknown = '*', more: object = {}) => ({
  Effect: 'Deny',
  Action,
  Resource,
  ...more,
});
