/** A way in which a policy leads to more than it says. */
export interface Escalation {
  readonly id: string;
  readonly title: string;
  /** What somebody who holds the policy would do. */
  readonly how: string;
  /** Of the policy, that it takes. */
  readonly actions: readonly string[];
  /** Where it is described. */
  readonly source: string;
}
