import type { Condition } from '../grant.ts';
import type { BoundaryStatement, Remark } from './boundary.ts';
import { resolveTexts } from './resolve-texts.ts';
import { isRecord, listOf, type Resolved, type TemplateScope } from './template-scope.ts';

export interface ReadStatements {
  readonly statements: readonly BoundaryStatement[];
  readonly unread: readonly (Remark & { readonly why: string })[];
  readonly open: readonly Remark[];
}

/** These compare with wildcards, so that a `*` in the place of what is not known allows more, never less. */
const patternOperator = /^(?:For(?:All|Any)Values?:)?(?:StringLike|ArnLike|ArnEquals)(?:IfExists)?$/;

/**
 * What the Allow statements of a policy document in a template allow. Deny statements are left out: they hold in the role all the same,
 * and elsewhere they would cost what another role may do.
 * @param role whom a remark is about
 */
export function readStatements(document: unknown, role: string, scope: TemplateScope): ReadStatements {
  const raw = isRecord(document) ? flatten(document['Statement']) : [document];
  return joinRead(raw.map((one) => readStatement(one, role, scope)));
}

/** All that was read, one after the other. */
export function joinRead(all: readonly ReadStatements[]): ReadStatements {
  return {
    statements: all.flatMap(({ statements }) => statements),
    unread: all.flatMap(({ unread }) => unread),
    open: all.flatMap(({ open }) => open),
  };
}

/** The items of a list, whichever way a condition of the template decides. */
export function flatten(value: unknown): readonly unknown[] {
  return listOf(value).flatMap((one): readonly unknown[] => {
    if (Array.isArray(one)) return flatten(one);
    if (!isRecord(one)) return [one];
    if (Array.isArray(one['Fn::If'])) return flatten(one['Fn::If'].slice(1));
    return one['Ref'] === 'AWS::NoValue' ? [] : [one];
  });
}

function readStatement(raw: unknown, role: string, scope: TemplateScope): ReadStatements {
  if (!isRecord(raw) || (raw['Effect'] !== 'Allow' && raw['Effect'] !== 'Deny')) {
    return unreadable(role, raw, 'it is no statement that the template spells out');
  }
  if (raw['Effect'] === 'Deny') return joinRead([]);
  const actions = resolveTexts(raw['Action'] ?? raw['NotAction'], scope);
  if (actions.open.length > 0) {
    return unreadable(role, raw, 'its actions are known in a deployed stack alone');
  }
  const { condition, dropped } = readCondition(raw['Condition'], scope);
  const resources = readResources(raw, scope);
  const open = [...resources.open, ...dropped].map((what) => ({
    role,
    what: `${what} in what allows ${actions.texts.join(', ')}`,
  }));
  const statement: BoundaryStatement = {
    Effect: 'Allow',
    ...(raw['Action'] === undefined ? { NotAction: actions.texts } : { Action: actions.texts }),
    ...resources.of,
    ...(condition && { Condition: condition }),
  };
  return { statements: [statement], unread: [], open };
}

function readResources(
  raw: Readonly<Record<string, unknown>>,
  scope: TemplateScope,
): { readonly of: Pick<BoundaryStatement, 'Resource' | 'NotResource'>; readonly open: readonly string[] } {
  if (raw['NotResource'] === undefined) {
    const { texts, open } = resolveTexts(raw['Resource'], scope);
    return { of: { Resource: texts }, open };
  }
  const { texts, isPattern, open } = resolveTexts(raw['NotResource'], scope);
  // A wider exception would allow less than the role does.
  return isPattern
    ? { of: { Resource: ['*'] }, open: open.length > 0 ? open : ['NotResource'] }
    : { of: { NotResource: texts }, open };
}

/** Without the keys whose values are not known well enough: under fewer of them more is allowed, never less. */
function readCondition(
  raw: unknown,
  scope: TemplateScope,
): { readonly condition?: Condition; readonly dropped: readonly string[] } {
  if (raw === undefined) return { dropped: [] };
  if (!isRecord(raw)) return { dropped: ['Condition'] };
  const dropped: string[] = [];
  const operators = Object.entries(raw).map(([operator, keys]) => {
    const read = Object.entries(isRecord(keys) ? keys : {}).flatMap(([key, value]) => {
      const name = scope.parameterise(key);
      const values: Resolved = resolveTexts(value, scope);
      if (!values.isPattern || (patternOperator.test(operator) && values.open.length === 0)) {
        return [[name, values.texts] as const];
      }
      dropped.push(`Condition ${operator} ${name}`);
      return [];
    });
    if (!isRecord(keys)) dropped.push(`Condition ${operator}`);
    return [operator, Object.fromEntries(read)] as const;
  });
  const kept = operators.filter(([, keys]) => Object.keys(keys).length > 0);
  return { ...(kept.length > 0 && { condition: Object.fromEntries(kept) }), dropped };
}

function unreadable(role: string, raw: unknown, why: string): ReadStatements {
  return {
    statements: [],
    unread: [{ role, what: JSON.stringify(raw ?? null).slice(0, 160), why }],
    open: [],
  };
}
