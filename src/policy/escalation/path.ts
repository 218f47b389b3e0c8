/** A collection in which each way has a file of its own, with the permissions that it takes. */
export const collected = 'https://github.com/DataDog/pathfinding.cloud/blob/main/data/paths';

/** Grants that a way to more rights asks for: any one of these actions. */
export interface Need {
  readonly anyOf: readonly string[];
  /** What the actions of several needs have to name together: passing one role and writing another one is no way. */
  readonly thing?: Thing;
  /** Counts for iam:PassRole only where the role may be passed to this service. */
  readonly passedTo?: string;
  /** Counts only where the resource is not held to names: each service deploys stacks of its own. */
  readonly onlyUnnamed?: boolean;
}

/** What decides how much is won: the policy's resources say which of them can be taken. */
export type Thing =
  | 'role'
  | 'user'
  | 'group'
  | 'policy'
  | 'function'
  | 'state machine'
  | 'stack'
  | 'instance'
  | 'launch template'
  | 'build project'
  | 'endpoint'
  | 'notebook'
  | 'web service'
  | 'code interpreter';

/** A documented way from some actions to more than a policy lists. */
export interface EscalationPath {
  /** kebab-case. */
  readonly id: string;
  readonly title: string;
  /** One sentence or more, without what the resources limit. */
  readonly how: string;
  readonly needs: readonly Need[];
  /**
   * What names in the resources limit. `passed`: the role decides, unless the policy may write that role too. `named`: what the named
   * thing has or may do decides. `nothing`: whoever makes the thing decides what it may do.
   */
  readonly limit: 'passed' | 'named' | 'nothing';
  readonly source: string;
}
