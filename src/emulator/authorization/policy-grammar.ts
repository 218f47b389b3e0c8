import { parseOperatorName } from './conditions.ts';
import { findActionFault, findResourceFault } from './statement-grammar.ts';

/**
 * `repository`: ECR's, which say no Resource (https://docs.aws.amazon.com/AmazonECR/latest/userguide/repository-policies.html).
 * `api`: API Gateway's, which may begin a Resource with `execute-api:/`
 * (https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-resource-policies-examples.html).
 */
export type PolicyKind = 'identity' | 'managed' | 'role-trust' | 'resource' | 'repository' | 'api';

type Json = Readonly<Record<string, unknown>>;

const topElements = new Set(['Version', 'Id', 'Statement']);
const statementElements = new Set([
  'Sid',
  'Effect',
  'Principal',
  'NotPrincipal',
  'Action',
  'NotAction',
  'Resource',
  'NotResource',
  'Condition',
]);
const versions: readonly unknown[] = ['2012-10-17', '2008-10-17'];
/**
 * What AWS says is wrong with a policy document; undefined for a good one.
 * Grammar: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_grammar.html.
 * Wording as reported by users of the API.
 */
export function findPolicyFault(text: string, kind: PolicyKind): string | undefined {
  const document = parseJson(text);
  if (!document)
    return kind === 'role-trust' ? 'This policy contains invalid Json' : 'Syntax errors in policy.';
  const statements = statementsOf(document);
  if (!statements || Object.keys(document).some((element) => !topElements.has(element))) {
    return 'Syntax errors in policy.';
  }
  const version = document['Version'];
  if (version !== undefined && !versions.includes(version)) return 'Syntax errors in policy.';
  if (kind === 'managed' && version !== '2012-10-17') {
    return 'Policy document must be version 2012-10-17 or greater.';
  }
  for (const statement of statements) {
    const fault = findStatementFault(statement, kind);
    if (fault) return fault;
  }
  const sids = statements.flatMap(({ Sid }) => (Sid === undefined || Sid === '' ? [] : [Sid]));
  if (new Set(sids).size < sids.length) return 'Statement IDs (SID) in a single policy must be unique.';
  return undefined;
}

function parseJson(text: string): Json | undefined {
  try {
    const parsed: unknown = JSON.parse(text);
    return isObject(parsed) ? parsed : undefined;
  } catch {
    return undefined;
  }
}

function statementsOf(document: Json): readonly Json[] | undefined {
  const written = document['Statement'];
  const statements: readonly unknown[] = Array.isArray(written) ? written : [written];
  return statements.length > 0 && statements.every(isObject) ? statements : undefined;
}

function findStatementFault(statement: Json, kind: PolicyKind): string | undefined {
  const has = (element: string): boolean => statement[element] !== undefined;
  const unknown = Object.keys(statement).find((element) => !statementElements.has(element));
  if (unknown !== undefined) {
    return kind === 'role-trust' ? `Unknown field ${unknown}` : 'Syntax errors in policy.';
  }
  if (!isWellFormed(statement)) return 'Syntax errors in policy.';
  const hasPrincipal = has('Principal') || has('NotPrincipal');
  const isIdentity = kind === 'identity' || kind === 'managed';
  if (isIdentity && hasPrincipal) return 'Policy document should not specify a principal.';
  if (!isIdentity && !hasPrincipal) return 'Missing required field Principal';
  const isOfItsHolder = kind === 'role-trust' || kind === 'repository';
  if (isOfItsHolder && has('Resource')) return 'Has prohibited field Resource';
  const actions = listOf(statement['Action'] ?? statement['NotAction']);
  if (actions.length === 0) return 'Policy statement must contain actions.';
  const resources = listOf(statement['Resource'] ?? statement['NotResource']);
  if (!isOfItsHolder && resources.length === 0) return 'Policy statement must contain resources.';
  for (const resource of resources) {
    if (kind === 'api' && resource.startsWith('execute-api:/')) continue;
    const fault = findResourceFault(resource);
    if (fault) return fault;
  }
  for (const action of actions) {
    const fault = findActionFault(action, kind);
    if (fault) return fault;
  }
  return undefined;
}

function isWellFormed(statement: Json): boolean {
  return (
    (statement['Effect'] === 'Allow' || statement['Effect'] === 'Deny') &&
    ['Action', 'NotAction', 'Resource', 'NotResource'].every((element) => isTexts(statement[element])) &&
    ['Action', 'Resource', 'Principal'].every(
      (element) => statement[element] === undefined || statement[`Not${element}`] === undefined,
    ) &&
    (statement['Sid'] === undefined || isText(statement['Sid'])) &&
    isConditionBlock(statement['Condition']) &&
    [statement['Principal'], statement['NotPrincipal']].every(
      (principal) =>
        principal === undefined ||
        principal === '*' ||
        (isObject(principal) && Object.values(principal).every(isTexts)),
    )
  );
}

function isText(value: unknown): boolean {
  return typeof value === 'string';
}

function isTexts(value: unknown): boolean {
  return value === undefined || isText(value) || (Array.isArray(value) && value.every(isText));
}

function isConditionBlock(block: unknown): boolean {
  if (block === undefined) return true;
  return (
    isObject(block) &&
    Object.entries(block).every(
      ([operator, keys]) =>
        isObject(keys) &&
        (parseOperatorName(operator) !== undefined || Object.keys(keys).length === 0) &&
        Object.values(keys).every((value) => listOf(value).every((item) => !isObject(item) && item !== null)),
    )
  );
}

function isObject(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function listOf(value: unknown): readonly string[] {
  if (value === undefined) return [];
  return (Array.isArray(value) ? value : [value]) as readonly string[];
}
