import { parseConditions, type ConditionClause } from './conditions.ts';
import { compilePattern, type Pattern } from './pattern.ts';
import { parseTemplate, type Template } from './template.ts';

/** A list of patterns of which one must match, or with `negated` none. */
interface Choice<Item> {
  readonly negated: boolean;
  readonly items: readonly Item[];
}

type PrincipalKind = 'AWS' | 'Service' | 'Federated' | 'CanonicalUser';

export interface PrincipalItem {
  readonly kind: PrincipalKind | 'anyone';
  readonly value: string;
}

export interface Statement {
  readonly sid: string | undefined;
  readonly effect: 'Allow' | 'Deny';
  /** In lower case. */
  readonly actions: Choice<Pattern>;
  /** Absent in role trust policies. */
  readonly resources: Choice<Template> | undefined;
  /** Absent in identity policies. */
  readonly principals: Choice<PrincipalItem> | undefined;
  readonly conditions: readonly ConditionClause[];
}

/** A policy made ready for evaluation. */
export interface PolicyDocument {
  readonly statements: readonly Statement[];
}

type Json = Readonly<Record<string, unknown>>;

/** The compiled form of a document that has been found valid; throws SyntaxError for text that is no JSON. */
export function compilePolicyDocument(text: string): PolicyDocument {
  const document = JSON.parse(text) as Json;
  const withVariables = document['Version'] === '2012-10-17';
  return {
    statements: listOf(document['Statement']).map((statement) =>
      compileStatement(statement as Json, withVariables),
    ),
  };
}

function compileStatement(statement: Json, withVariables: boolean): Statement {
  const sid = statement['Sid'];
  return {
    sid: typeof sid === 'string' ? sid : undefined,
    effect: statement['Effect'] === 'Allow' ? 'Allow' : 'Deny',
    actions: chooseFrom(statement, 'Action', (action) =>
      compilePattern([{ text: action.toLowerCase(), literal: false }]),
    ) ?? { negated: false, items: [] },
    resources: chooseFrom(statement, 'Resource', (resource) => parseTemplate(resource, withVariables)),
    principals: choosePrincipals(statement),
    conditions: parseConditions((statement['Condition'] ?? {}) as Record<string, Json>, withVariables),
  };
}

function chooseFrom<Item>(
  statement: Json,
  element: 'Action' | 'Resource',
  compile: (text: string) => Item,
): Choice<Item> | undefined {
  const negated = statement[element] === undefined;
  const written = negated ? statement[`Not${element}`] : statement[element];
  if (written === undefined) return undefined;
  return { negated, items: listOf(written).map((text) => compile(String(text))) };
}

function choosePrincipals(statement: Json): Choice<PrincipalItem> | undefined {
  const negated = statement['Principal'] === undefined;
  const written = negated ? statement['NotPrincipal'] : statement['Principal'];
  if (written === undefined) return undefined;
  if (typeof written === 'string') return { negated, items: [{ kind: 'anyone', value: written }] };
  const items = Object.entries(written as Json).flatMap(([kind, values]) =>
    listOf(values).map((value): PrincipalItem =>
      kind === 'AWS' && value === '*'
        ? { kind: 'anyone', value: '*' }
        : { kind: kind as PrincipalKind, value: String(value) },
    ),
  );
  return { negated, items };
}

function listOf(value: unknown): readonly unknown[] {
  if (value === undefined) return [];
  return Array.isArray(value) ? value : [value];
}
