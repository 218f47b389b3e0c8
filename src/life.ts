/** The phases of a service's life, in their order. */
export const phaseNames = ['deploy', 'update', 'info', 'rollback', 'remove'] as const;
export type PhaseName = (typeof phaseNames)[number];

/** One passage through the whole life, in its own stage, by its own deployer. */
export interface Life {
  /** Counted from 1; the first is the discovery. */
  readonly number: number;
  readonly purpose: 'discovery' | 'sufficiency';
  /** Random, lower case, starts with a letter: it stands for itself alone wherever it occurs in an ARN. */
  readonly stage: string;
}

/** The IAM user under test, without its secret: that stays with the secrets of the run. */
export interface Deployer {
  readonly userName: string;
  readonly arn: string;
  readonly accessKeyId: string;
}

/** The role that CloudFormation works as in a life, where the service names one: it stands in for that, and starts with nothing. */
export interface DeploymentRole {
  readonly roleName: string;
  readonly arn: string;
}

/** Whose policy a grant belongs to. */
export const granteeNames = ['deployer', 'deployment-role'] as const;
export type Grantee = (typeof granteeNames)[number];

/**
 * What a phase must achieve: the stack is up and as wanted, is left as it was, has rolled back an update that failed on
 * purpose, or is gone.
 */
export type Expectation = 'stack-up' | 'stack-unchanged' | 'update-fails' | 'stack-gone';
