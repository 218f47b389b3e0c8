import { existsSync, readFileSync } from 'node:fs';
import { z } from 'zod';

const statementSchema = z.strictObject({
  Sid: z.string(),
  Effect: z.literal('Allow'),
  Action: z.array(z.string()).min(1),
  Resource: z.array(z.string()).min(1),
  Condition: z.record(z.string(), z.record(z.string(), z.string())).optional(),
});

/** With `${AccountId}` where the account's id stands, as in `docs/operator-policy.json`. */
const policySchema = z.strictObject({
  Version: z.literal('2012-10-17'),
  Statement: z.array(statementSchema).readonly(),
});

export type OperatorPolicy = z.infer<typeof policySchema>;

/** One action of one statement: what a trial withholds. */
export interface Part {
  readonly sid: string;
  readonly action: string;
}

/**
 * The operator's own policy, with what cleaning up after the project needs where a file tells that.
 * @throws Error where a file is no such policy
 */
export function readPolicyFor(project: string, policyFile: string): OperatorPolicy {
  const cleanUp = `docs/examples/operator-clean-up-${project}.json`;
  return readPolicies([policyFile, ...(existsSync(cleanUp) ? [cleanUp] : [])]);
}

/** All that the files allow. @throws Error where one is no such policy */
export function readPolicies(files: readonly string[]): OperatorPolicy {
  const policies = files.map((file) => policySchema.parse(JSON.parse(readFileSync(file, 'utf8'))));
  return { Version: '2012-10-17', Statement: policies.flatMap(({ Statement }) => Statement) };
}

/** For one account. */
export function bindPolicy(policy: OperatorPolicy, accountId: string): OperatorPolicy {
  return policySchema.parse(JSON.parse(JSON.stringify(policy).replaceAll('${AccountId}', accountId)));
}

export function listParts({ Statement }: OperatorPolicy): Part[] {
  return Statement.flatMap(({ Sid: sid, Action }) => Action.map((action) => ({ sid, action })));
}

/** The policy with that part taken out of it. */
export function withhold({ Version, Statement }: OperatorPolicy, { sid, action }: Part): OperatorPolicy {
  return {
    Version,
    Statement: Statement.flatMap((statement) => {
      if (statement.Sid !== sid) return [statement];
      const Action = statement.Action.filter((one) => one !== action);
      return Action.length === 0 ? [] : [{ ...statement, Action }];
    }),
  };
}
