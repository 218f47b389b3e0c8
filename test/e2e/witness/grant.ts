import { z } from 'zod';

const condition = z.record(z.string(), z.record(z.string(), z.union([z.string(), z.array(z.string())])));
const statement = z.strictObject({
  Effect: z.literal('Allow'),
  Action: z.array(z.string()).min(1),
  Resource: z.array(z.string()).min(1),
  Condition: condition.optional(),
});
const policySchema = z.strictObject({
  Version: z.literal('2012-10-17'),
  Statement: z.array(statement).min(1),
});

export type Policy = z.infer<typeof policySchema>;
type Statement = Policy['Statement'][number];

/** One action on one resource pattern under one condition, as a statement that allows nothing else. */
export interface Grant {
  readonly action: string;
  readonly resource: string;
  readonly condition?: z.infer<typeof condition> | undefined;
}

/** @throws ZodError where it is no policy that allows */
export function parsePolicy(text: string): Policy {
  return policySchema.parse(JSON.parse(text));
}

/** Everything that a policy allows, one by one. */
export function expandPolicy({ Statement }: Policy): readonly Grant[] {
  const all = Statement.flatMap(({ Action, Resource, Condition }) =>
    Action.flatMap((action) => Resource.map((resource) => ({ action, resource, condition: Condition }))),
  );
  return all.filter((grant, index) => all.findIndex((other) => isSame(other, grant)) === index);
}

/** The policy, but for this grant. */
export function withoutGrant(policy: Policy, { action, resource, condition }: Grant): Policy {
  return {
    ...policy,
    Statement: policy.Statement.flatMap((statement): readonly Statement[] => {
      const { Action, Resource, Condition } = statement;
      const holds =
        Action.includes(action) &&
        Resource.includes(resource) &&
        JSON.stringify(Condition) === JSON.stringify(condition);
      if (!holds) return [statement];
      const others = { ...statement, Action: Action.filter((one) => one !== action) };
      const elsewhere = {
        ...statement,
        Action: [action],
        Resource: Resource.filter((one) => one !== resource),
      };
      return [others, elsewhere].filter(({ Action, Resource }) => Action.length > 0 && Resource.length > 0);
    }),
  };
}

/** A text with the values of `${Stage}` and its like; other variables stay, since IAM has some of its own. */
export function fillIn(text: string, parameters: Readonly<Record<string, string>>): string {
  return text.replaceAll(/\$\{(\w+)\}/g, (whole, name: string) => parameters[name] ?? whole);
}

function isSame(one: Grant, other: Grant): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}

export function renderGrant({ action, resource, condition }: Grant): string {
  return [action, 'on', resource, ...(condition ? ['if', JSON.stringify(condition)] : [])].join(' ');
}
