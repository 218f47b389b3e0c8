import { isSoundDate } from './date-grammar.ts';
import { failsLegacyParsing, findActionFault, findResourceFault } from './statement-grammar.ts';
import { findSyntaxFault, isObject, listOf, type Json } from './statement-syntax.ts';

/**
 * `repository`: ECR's, which say no Resource (https://docs.aws.amazon.com/AmazonECR/latest/userguide/repository-policies.html).
 * `api`: API Gateway's, which may begin a Resource with `execute-api:/`
 * (https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-resource-policies-examples.html).
 */
export type PolicyKind = 'identity' | 'managed' | 'role-trust' | 'resource' | 'repository' | 'api';

type Check = (statements: readonly Json[], kind: PolicyKind) => string | undefined;

const versions: readonly unknown[] = [undefined, '2012-10-17', '2008-10-17'];
const topElements = new Set(['Version', 'Id', 'Statement']);

/** In AWS's order: of a document with several faults, that which is looked for first is told. */
const checks: readonly Check[] = [
  inEach((statement, kind) => findSyntaxFault(statement, kind === 'role-trust')),
  inEach(findPrincipalFault),
  inEach(findLegacyFault),
  findSidFault,
  inEach(findMissing),
  inEach(findFaultyResource),
  inEach(findFaultyAction),
];

/**
 * What AWS says is wrong with a policy document; undefined for a good one.
 * Grammar: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_grammar.html.
 * Texts and their order: https://github.com/getmoto/moto/blob/master/tests/test_iam/test_iam_policies.py, taken from the real API,
 * and reports by users of it.
 */
export function findPolicyFault(text: string, kind: PolicyKind): string | undefined {
  const document = parseJson(text);
  if (!document)
    return kind === 'role-trust' ? 'This policy contains invalid Json' : 'Syntax errors in policy.';
  const statements = statementsOf(document);
  if (!statements || !isSoundTop(document)) return 'Syntax errors in policy.';
  const [syntax, ...others] = checks;
  const versionFault: Check = () =>
    kind === 'managed' && document['Version'] !== '2012-10-17'
      ? 'Policy document must be version 2012-10-17 or greater.'
      : undefined;
  for (const check of [syntax, versionFault, ...others]) {
    const fault = check?.(statements, kind);
    if (fault !== undefined) return fault;
  }
  return undefined;
}

function inEach(check: (statement: Json, kind: PolicyKind) => string | undefined): Check {
  return (statements, kind) => {
    for (const statement of statements) {
      const fault = check(statement, kind);
      if (fault !== undefined) return fault;
    }
    return undefined;
  };
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

function isSoundTop(document: Json): boolean {
  return (
    Object.keys(document).every((element) => topElements.has(element)) &&
    versions.includes(document['Version']) &&
    (document['Id'] === undefined || typeof document['Id'] === 'string')
  );
}

function findPrincipalFault(statement: Json, kind: PolicyKind): string | undefined {
  const has = (element: string): boolean => statement[element] !== undefined;
  const hasPrincipal = has('Principal') || has('NotPrincipal');
  if (isOfIdentity(kind)) return hasPrincipal ? 'Policy document should not specify a principal.' : undefined;
  if (!hasPrincipal) return 'Missing required field Principal';
  // https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_notprincipal.html; the text is assumed.
  if (kind === 'role-trust' && has('NotPrincipal')) return 'Has prohibited field NotPrincipal';
  if (!isOfItsHolder(kind)) return undefined;
  const prohibited = ['Resource', 'NotResource'].find(has);
  return prohibited === undefined ? undefined : `Has prohibited field ${prohibited}`;
}

/** What an older parser of AWS's stumbles over, which reads what is attached to identities. */
function findLegacyFault(statement: Json, kind: PolicyKind): string | undefined {
  const { Effect: effect, Condition: conditions } = statement;
  const isExactEffect = effect === 'Allow' || effect === 'Deny';
  if (!isOfIdentity(kind)) return isExactEffect ? undefined : 'Syntax errors in policy.';
  const dates = Object.entries((conditions ?? {}) as Readonly<Record<string, Json>>)
    .filter(([operator]) => /^(?:For(?:All|Any)Values?:)?Date/.test(operator))
    .flatMap(([, keys]) => Object.values(keys).flatMap(listOf));
  const isSound =
    isExactEffect &&
    dates.every((date) => isSoundDate(String(date))) &&
    !failsLegacyParsing(resourcesOf(statement));
  return isSound ? undefined : 'The policy failed legacy parsing';
}

function findSidFault(statements: readonly Json[], kind: PolicyKind): string | undefined {
  const sids = statements.flatMap(({ Sid }) => (typeof Sid === 'string' && Sid !== '' ? [Sid] : []));
  if (new Set(sids).size < sids.length) return 'Statement IDs (SID) in a single policy must be unique.';
  if (isOfIdentity(kind) && sids.some((sid) => !/^[0-9A-Za-z]*$/.test(sid))) {
    return 'Statement IDs (SID) must be alpha-numeric. Check that your input satisfies the regular expression [0-9A-Za-z]*';
  }
  return undefined;
}

function findMissing(statement: Json, kind: PolicyKind): string | undefined {
  if (actionsOf(statement).length === 0) return 'Policy statement must contain actions.';
  if (!isOfItsHolder(kind) && resourcesOf(statement).length === 0) {
    return 'Policy statement must contain resources.';
  }
  return undefined;
}

function findFaultyResource(statement: Json, kind: PolicyKind): string | undefined {
  return resourcesOf(statement)
    .filter((resource) => kind !== 'api' || !resource.startsWith('execute-api:/'))
    .map(findResourceFault)
    .find((fault) => fault !== undefined);
}

function findFaultyAction(statement: Json, kind: PolicyKind): string | undefined {
  return actionsOf(statement)
    .map((action) => findActionFault(action, kind === 'role-trust'))
    .find((fault) => fault !== undefined);
}

function actionsOf(statement: Json): readonly string[] {
  return listOf(statement['Action'] ?? statement['NotAction']) as readonly string[];
}

function resourcesOf(statement: Json): readonly string[] {
  return listOf(statement['Resource'] ?? statement['NotResource']) as readonly string[];
}

function isOfIdentity(kind: PolicyKind): boolean {
  return kind === 'identity' || kind === 'managed';
}

/** Policies about what they are attached to, which name no resource. */
function isOfItsHolder(kind: PolicyKind): boolean {
  return kind === 'role-trust' || kind === 'repository';
}
