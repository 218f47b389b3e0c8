/**
 * IAM's condition block: operator → key → value(s).
 * Source: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition.html
 */
export type Condition = Readonly<Record<string, Readonly<Record<string, string | readonly string[]>>>>;

/**
 * What one line of a policy allows: one action on one resource pattern, under at most one condition block.
 * `resource` is an ARN pattern or `*`; in a template it may hold `${AccountId}`, `${Region}`, `${Stage}`, `${DeploymentRole}` and `${Boundary}`.
 */
export interface Grant {
  /** As AWS names it, service prefix in lower case: `lambda:CreateFunction`. */
  readonly action: string;
  readonly resource: string;
  readonly condition?: Condition;
}

/** What stands in for a parameter in one life of the service. */
export interface Parameters {
  /** 12 digits. */
  readonly accountId: string;
  readonly region: string;
  readonly stage: string;
  /** ARN of the role that CloudFormation works as, where the service names one. */
  readonly deploymentRoleArn?: string | undefined;
  /** ARN of the managed policy that is the boundary of the service's roles. */
  readonly boundaryArn?: string | undefined;
}
