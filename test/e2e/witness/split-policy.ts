import type { Policy } from './grant.ts';

/**
 * Characters, white space aside: of all inline policies of a user together, and of one managed policy.
 * Source: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html
 */
const mostInline = 2048;
const mostManaged = 6144;

export interface SplitPolicy {
  readonly inline: string | undefined;
  readonly managed: readonly string[];
}

/** The first statements inline, as many as fit, and the others in their order in managed policies. */
export function splitPolicy(policy: Policy): SplitPolicy {
  const parts: Policy[] = [{ ...policy, Statement: [] }];
  for (const statement of policy.Statement) {
    const last = parts.at(-1) ?? policy;
    const longer = { ...last, Statement: [...last.Statement, statement] };
    const most = parts.length === 1 ? mostInline : mostManaged;
    if (measure(longer) <= most) parts.splice(-1, 1, longer);
    else parts.push({ ...policy, Statement: [statement] });
  }
  const tooLong = parts.find((part) => measure(part) > mostManaged);
  if (tooLong) {
    throw new Error(
      `the statement of ${tooLong.Statement[0]?.Action.join(', ')} has ${measure(tooLong)} characters, expected ${mostManaged} at most`,
    );
  }
  const [inline, ...managed] = parts.map((part) =>
    part.Statement.length === 0 ? undefined : JSON.stringify(part),
  );
  return { inline, managed: managed.filter((text) => text !== undefined) };
}

function measure(policy: Policy): number {
  return JSON.stringify(policy).replaceAll(/\s/g, '').length;
}
