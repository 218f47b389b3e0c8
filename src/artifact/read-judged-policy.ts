import type { WrittenStatement } from '../policy/expand.ts';
import type { Parameters } from '../policy/grant.ts';
import { mapTexts, parameterise } from '../policy/parameters.ts';
import type { Baseline, BaselineGrant } from './baseline.ts';
import { parsePolicy } from './policy-file.ts';
import { readJson, unreadable } from './read-json.ts';

const about = {
  expected: 'an IAM policy',
  missing: 'Name a JSON file with the policy to judge.',
  broken: 'Mend it: aws iam create-policy would refuse it as well.',
};

/**
 * Reads a policy from anywhere as one to begin with. Where it names the account, the region or the stage that it was written for, those
 * of each life stand in; so do they for `${AccountId}`, `${Region}` and `${Stage}`.
 * @param of what it was written for
 * @throws usage for what cannot be read, and for what no list of grants can say: Deny, NotAction, NotResource
 */
export async function readJudgedPolicy(file: string, of: Parameters): Promise<Baseline> {
  const parsed = parsePolicy(await readJson(file, about));
  if (parsed.kind === 'not-a-policy') throw unreadable(file, parsed.why, about.expected, about.broken);
  const grants = parsed.statements.flatMap((statement, index) => toGrants(file, index, statement, of));
  if (grants.length === 0) throw unreadable(file, 'it allows nothing', about.expected, about.broken);
  return { file, grants };
}

function toGrants(
  file: string,
  index: number,
  { effect, actions, resources, condition }: WrittenStatement,
  of: Parameters,
): BaselineGrant[] {
  const refuse = (what: string) =>
    unreadable(
      file,
      `Statement.${index} has ${what}, which harness prove cannot judge`,
      'statements that allow actions on resources by name or wildcard',
      'Write what it allows as Action and Resource, or judge the rest of it alone.',
    );
  if (effect === 'Deny') throw refuse('Effect Deny');
  return actions.flatMap((action) => {
    if (action.kind === 'all-but') throw refuse('NotAction');
    return resources.map((resource): BaselineGrant => {
      if (resource.kind === 'all-but') throw refuse('NotResource');
      return {
        ...mapTexts(
          { action: action.pattern, resource: resource.pattern, ...(condition && { condition }) },
          (text) => parameterise(text, of),
        ),
        grantee: 'deployer',
        via: 'client',
        phases: [],
        askedBy: [],
        widenings: [],
      };
    });
  });
}
