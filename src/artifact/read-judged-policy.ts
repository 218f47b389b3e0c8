import type { WrittenStatement } from '../policy/expand.ts';
import type { Parameters } from '../policy/grant.ts';
import { type KeptStatement, mapStatement, partsOf } from '../policy/kept-statement.ts';
import { bind, parameterise } from '../policy/parameters.ts';
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
 * @throws usage for what cannot be read, or allows nothing
 */
export async function readJudgedPolicy(file: string, of: Parameters): Promise<Baseline> {
  const parsed = parsePolicy(await readJson(file, about));
  if (parsed.kind === 'not-a-policy') throw unreadable(file, parsed.why, about.expected, about.broken);
  if (!parsed.statements.some(({ effect }) => effect === 'Allow')) {
    throw unreadable(file, 'it allows nothing', about.expected, about.broken);
  }
  const grants: BaselineGrant[] = [];
  const statements: KeptStatement[] = [];
  for (const [index, { sid, version, ...written }] of parsed.statements.entries()) {
    const variable = findVariable(written);
    if (variable !== undefined && version !== '2012-10-17') throw textInVariable(file, index, variable);
    const template = mapStatement(written, (text) => parameterise(text, of));
    if (isGrantable(written)) grants.push(...toGrants(template));
    else statements.push({ ...template, index, ...(sid !== undefined && { sid }) });
  }
  return { file, grants, ...(statements.length > 0 && { statements }) };
}

/** Whether grants say the same: actions and resources by name or wildcard. */
function isGrantable({ effect, actions, resources }: WrittenStatement): boolean {
  return (
    effect === 'Allow' &&
    [...actions, ...resources].every(
      (one) => one.kind === 'matching' && variablesIn(one.pattern).length === 0,
    )
  );
}

function toGrants(statement: WrittenStatement): BaselineGrant[] {
  return partsOf(statement).flatMap(({ action, resource, condition }) =>
    action.kind === 'matching' && resource.kind === 'matching'
      ? [
          {
            action: action.pattern,
            resource: resource.pattern,
            ...(condition && { condition }),
            grantee: 'deployer',
            via: 'client',
            phases: [],
            askedBy: [],
            widenings: [],
          },
        ]
      : [],
  );
}

/** A policy variable of the resources or the condition. */
function findVariable(statement: WrittenStatement): string | undefined {
  const found: string[] = [];
  mapStatement(statement, (text) => {
    found.push(...variablesIn(text));
    return text;
  });
  return found[0];
}

/** Without those that stand for what a life has of its own. */
function variablesIn(text: string): readonly string[] {
  const own = { accountId: '', region: '', stage: '', deploymentRoleArn: '' };
  return bind(text, own).match(/\$\{[^}]*\}/g) ?? [];
}

/** Source: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_variables.html#policy-vars-intro */
function textInVariable(file: string, index: number, variable: string) {
  return unreadable(
    file,
    `Statement.${index} has ${variable}, which only Version 2012-10-17 takes for more than text`,
    'that Version where a policy variable is meant',
    'Write "Version": "2012-10-17" into the policy, or what the variable is to stand for.',
  );
}
