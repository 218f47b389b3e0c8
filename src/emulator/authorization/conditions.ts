import { operators, type Operator } from './condition-operators.ts';
import type { RequestContext } from './request-context.ts';
import { parseTemplate, plainText, type Lookup, type Template } from './template.ts';

/** One `"Operator": { "key": values }` of a Condition block. All clauses must hold. */
export interface ConditionClause {
  readonly operator: Operator | 'null';
  readonly quantifier: 'all' | 'any' | undefined;
  readonly ifExists: boolean;
  /** In lower case. */
  readonly key: string;
  readonly values: readonly Template[];
}

const operatorName = /^(?:(ForAllValues|ForAnyValue):)?([A-Za-z]+?)(IfExists)?$/;

/** Undefined for an operator that IAM does not know. */
export function parseOperatorName(
  name: string,
): Pick<ConditionClause, 'operator' | 'quantifier' | 'ifExists'> | undefined {
  const [, quantifier, base = '', suffix] = operatorName.exec(name) ?? [];
  const operator = base === 'Null' ? 'null' : operators.get(base);
  if (!operator) return undefined;
  return {
    operator,
    quantifier: quantifier === undefined ? undefined : quantifier === 'ForAllValues' ? 'all' : 'any',
    ifExists: suffix !== undefined,
  };
}

/** The clauses of a Condition block that has passed {@link parseOperatorName} for each operator. */
export function parseConditions(
  block: Readonly<Record<string, Readonly<Record<string, unknown>>>>,
  withVariables: boolean,
): readonly ConditionClause[] {
  return Object.entries(block).flatMap(([name, keys]) => {
    const parsed = parseOperatorName(name);
    if (!parsed) return [];
    return Object.entries(keys).map(([key, values]) => ({
      ...parsed,
      key: key.toLowerCase(),
      values: (Array.isArray(values) ? values : [values]).map((value) =>
        parseTemplate(String(value), withVariables),
      ),
    }));
  });
}

/**
 * Sources: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition.html,
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_multi-value-conditions.html
 */
export function satisfiesCondition(
  clause: ConditionClause,
  context: RequestContext,
  lookup: Lookup,
): boolean {
  const found = context.get(clause.key);
  const values = found === undefined ? [] : typeof found === 'string' ? [found] : found;
  // To the set operators an empty text is a null data set.
  const requested = clause.quantifier === undefined ? values : values.filter((value) => value !== '');
  if (clause.operator === 'null') {
    const isMissing = String(requested.length === 0);
    return clause.values.some((value) => plainText(value).toLowerCase() === isMissing);
  }
  const { compare, negated } = clause.operator;
  if (requested.length === 0) {
    if (clause.ifExists) return true;
    return clause.quantifier === undefined ? negated : clause.quantifier === 'all';
  }
  const compares = (value: string): boolean =>
    clause.values.some((wanted) => compare(value, wanted, lookup)) !== negated;
  // Without a quantifier a negated operator holds only if no value compares.
  if (clause.quantifier === 'all' || (clause.quantifier === undefined && negated))
    return requested.every(compares);
  return requested.some(compares);
}
