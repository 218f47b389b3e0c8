/** The phases of a service's life, in their order. */
export const phaseNames = ['deploy', 'update', 'info', 'rollback', 'remove'] as const;
export type PhaseName = (typeof phaseNames)[number];

/** What a life is lived for: to find what is refused, to find what is not missed, to show that the policy suffices. */
export const lifePurposes = ['discovery', 'removal', 'sufficiency'] as const;
export type LifePurpose = (typeof lifePurposes)[number];

/** How far a proof goes: that the policy suffices; that what discovery leaves in doubt is needed; that each grant is missed. */
export const proofDepths = ['sufficient', 'doubtful', 'full'] as const;
export type ProofDepth = (typeof proofDepths)[number];

/**
 * What a run is for: to find and prove a policy; to tell whether a proven one still holds; to judge one that comes from elsewhere.
 */
export const goals = ['run', 'check', 'prove'] as const;
export type Goal = (typeof goals)[number];

/**
 * What shows that a grant is needed: the refusal that asked for it failed the attempt by itself, or did so again in a life in which the
 * grant was withheld.
 */
export const necessityProofs = ['refusal', 'removal'] as const;
export type NecessityProof = (typeof necessityProofs)[number];

/** One passage through the whole life, in its own stage, by its own deployer. */
export interface Life {
  /** Counted from 1; the first is the discovery. */
  readonly number: number;
  readonly purpose: LifePurpose;
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
