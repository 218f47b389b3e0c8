import type { Baseline } from '../artifact/baseline.ts';
import type { Config } from '../config/config.ts';
import { mapTexts } from '../policy/parameters.ts';
import type { BoundaryPlan } from './types.ts';

/**
 * The boundary that the roles of the service are to have: the one that was asked for, else the one of the policy that the run begins with.
 * Undefined: none.
 */
export function planBoundary(
  { boundary: asked }: Pick<Config, 'boundary'>,
  of: { readonly service: string; readonly partition: string; readonly start: Baseline | undefined },
): BoundaryPlan | undefined {
  const before = of.start?.boundary;
  if (asked === undefined && before === undefined) return undefined;
  const name = asked?.name ?? `${of.service}-boundary-\${Stage}`;
  const isNamed = asked?.name !== undefined || before === undefined;
  return {
    arn: isNamed ? `arn:${of.partition}:iam::\${AccountId}:policy/${name.replace(/^\//, '')}` : before.arn,
    ...(before && { before: before.document }),
  };
}

/** The policy with what stands in for its boundary in each life, where it names that. */
export function nameStandIn({ boundary, grants, ...rest }: Baseline): Baseline {
  if (boundary === undefined) return { ...rest, grants };
  const named = grants.map((grant) => ({
    ...grant,
    ...mapTexts(grant, (text) => text.replaceAll(boundary.arn, () => '${Boundary}')),
  }));
  return { ...rest, boundary, grants: named };
}
