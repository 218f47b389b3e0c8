import type { Quotas } from '../operator.ts';

/** Whom a policy is to be given, and under which names. */
export interface ApplyTarget {
  readonly kind: 'user' | 'role';
  readonly name: string;
  /** The account that was named; the credentials have to belong to it. */
  readonly accountId: string;
  /** Of the inline policy, and what the names of the managed ones begin with. */
  readonly policyName: string;
}

/** A managed policy of one of the target's names. Documents are JSON. */
export interface OwnPolicy {
  readonly name: string;
  readonly arn: string;
  readonly document: string;
  readonly isAttached: boolean;
  /** How many others it is attached to. */
  readonly attachedElsewhere: number;
}

/** A policy that the user or role has besides. */
export interface OtherPolicy {
  /** The ARN of a managed one, the name of an inline one. */
  readonly name: string;
  readonly via: 'managed' | 'inline';
  /** Where the user has it as a member. */
  readonly group?: string;
  readonly document: string;
}

/** All that a user or role has. */
export interface HeldPolicies {
  readonly holderArn: string;
  /** ARN of the permissions boundary. */
  readonly boundary?: string;
  /** Of the inline policy of the target's name. */
  readonly inline?: string;
  readonly managed: readonly OwnPolicy[];
  readonly others: readonly OtherPolicy[];
  readonly quotas: Quotas;
}
