import type { Grant } from '../../../src/policy/grant.ts';

/**
 * As much of aws-cdk-lib and constructs as an export uses, with the types that they declare it with.
 * Sources: https://docs.aws.amazon.com/cdk/api/v2/docs/aws-cdk-lib.aws_iam.ManagedPolicy.html,
 * https://docs.aws.amazon.com/cdk/api/v2/docs/aws-cdk-lib.aws_iam.PolicyStatement.html
 */
export const cdkStub: Readonly<Record<string, string>> = {
  'node_modules/constructs/package.json': '{"name":"constructs","main":"index.js","types":"index.d.ts"}',
  'node_modules/constructs/index.js':
    'exports.Construct = class { constructor(scope, id) { this.path = id; } };',
  'node_modules/constructs/index.d.ts': `
export interface IConstruct { readonly node: unknown }
export declare class Construct implements IConstruct {
  readonly node: unknown;
  constructor(scope: Construct, id: string);
}
`,
  'node_modules/aws-cdk-lib/package.json': `{
  "name": "aws-cdk-lib",
  "exports": { ".": "./index.js", "./aws-iam": "./aws-iam.js" }
}`,
  'node_modules/aws-cdk-lib/index.js': `
exports.Stack = { of: () => ({ account: '444455556666', region: 'eu-central-1' }) };
exports.Token = { isUnresolved: () => false };
`,
  'node_modules/aws-cdk-lib/index.d.ts': `
import type { IConstruct } from 'constructs';
export declare class Stack {
  static of(construct: IConstruct): Stack;
  get account(): string;
  get region(): string;
}
export declare class Token {
  static isUnresolved(obj: any): boolean;
}
`,
  'node_modules/aws-cdk-lib/aws-iam.js': `
exports.Effect = { ALLOW: 'Allow', DENY: 'Deny' };
exports.PolicyStatement = class { constructor(props) { Object.assign(this, props); } };
exports.ManagedPolicy = class { constructor(scope, id, props) { this.statements = props.statements; } };
`,
  'node_modules/aws-cdk-lib/aws-iam.d.ts': `
import { Construct } from 'constructs';
export declare enum Effect { ALLOW = 'Allow', DENY = 'Deny' }
export type Condition = unknown;
export type Conditions = Record<string, Condition>;
export interface PolicyStatementProps {
  readonly actions?: string[];
  readonly resources?: string[];
  readonly conditions?: { [key: string]: any };
  readonly effect?: Effect;
}
export declare class PolicyStatement { constructor(props?: PolicyStatementProps); }
export interface ManagedPolicyProps { readonly statements?: PolicyStatement[] }
export declare class ManagedPolicy extends Construct {
  readonly managedPolicyArn: string;
  constructor(scope: Construct, id: string, props?: ManagedPolicyProps);
}
`,
};

export interface StubbedPolicies {
  readonly policies: readonly {
    readonly statements: readonly {
      readonly actions: readonly string[];
      readonly resources: readonly string[];
      readonly conditions?: NonNullable<Grant['condition']>;
    }[];
  }[];
}

/** What the constructs of the stub allow. */
export function expandConstructs({ policies }: StubbedPolicies): Grant[] {
  return policies.flatMap(({ statements }) =>
    statements.flatMap(({ actions, resources, conditions }) =>
      actions.flatMap((action) =>
        resources.map((resource) => ({
          action,
          resource,
          ...(conditions !== undefined && { condition: conditions }),
        })),
      ),
    ),
  );
}
