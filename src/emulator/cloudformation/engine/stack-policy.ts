import type { Values } from '../resource-type.ts';
import type { Stack, StackResource } from '../store.ts';
import { validationError } from '../template/validation-error.ts';

export type UpdateAction = 'Update:Delete' | 'Update:Modify' | 'Update:Replace';

interface Statement {
  readonly allows: boolean;
  readonly actions: readonly string[];
  readonly exceptActions: boolean;
  readonly resources: readonly string[];
  readonly exceptResources: boolean;
  /** Patterns of resource types; undefined: every type. */
  readonly types: readonly string[] | undefined;
}

/** Source: https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/protect-stack-resources.html */
const knownActions = new Set(['Update:*', 'Update:Delete', 'Update:Modify', 'Update:Replace']);

function invalid(): never {
  throw validationError('Error validating stack policy: Invalid stack policy');
}

function readTexts(value: unknown): readonly string[] {
  const texts = Array.isArray(value) ? (value as unknown[]) : [value];
  if (texts.length === 0) invalid();
  return texts.map((text) => (typeof text === 'string' ? text : invalid()));
}

function readEither(raw: Values, name: string): { readonly texts: readonly string[]; readonly not: boolean } {
  const positive = raw[name];
  const negative = raw[`Not${name}`];
  if ((positive === undefined) === (negative === undefined)) invalid();
  return { texts: readTexts(positive ?? negative), not: positive === undefined };
}

function readTypes(condition: unknown): readonly string[] | undefined {
  if (condition === undefined) return undefined;
  if (typeof condition !== 'object' || condition === null) invalid();
  return Object.entries(condition as Values).flatMap(([operator, keys]) => {
    if (operator !== 'StringEquals' && operator !== 'StringLike') invalid();
    return readTexts((keys as Values | null)?.['ResourceType']);
  });
}

function readStatement(raw: unknown): Statement {
  if (typeof raw !== 'object' || raw === null) invalid();
  const statement = raw as Values;
  const effect = statement['Effect'];
  if (effect !== 'Allow' && effect !== 'Deny') invalid();
  if (statement['Principal'] !== '*') invalid();
  const actions = readEither(statement, 'Action');
  if (actions.texts.some((action) => !knownActions.has(action))) invalid();
  const resources = readEither(statement, 'Resource');
  return {
    allows: effect === 'Allow',
    actions: actions.texts,
    exceptActions: actions.not,
    resources: resources.texts,
    exceptResources: resources.not,
    types: readTypes(statement['Condition']),
  };
}

/**
 * The statements of a stack policy; an empty object has none and allows everything.
 * @throws AwsError ValidationError
 */
function readStackPolicy(body: string): readonly Statement[] {
  let policy: unknown;
  try {
    policy = JSON.parse(body);
  } catch {
    invalid();
  }
  if (typeof policy !== 'object' || policy === null || Array.isArray(policy)) invalid();
  const statements = (policy as Values)['Statement'];
  if (statements === undefined) return [];
  return (Array.isArray(statements) ? statements : [statements]).map(readStatement);
}

/** @throws AwsError ValidationError */
export function assertStackPolicy(body: string): void {
  readStackPolicy(body);
}

function matches(pattern: string, text: string): boolean {
  const source = pattern.replaceAll(/[.+?^${}()|[\]\\]/g, String.raw`\$&`).replaceAll('*', '.*');
  return new RegExp(`^${source}$`).test(text);
}

function applies(statement: Statement, resource: StackResource, action: UpdateAction): boolean {
  const named = `LogicalResourceId/${resource.logicalId}`;
  const byAction = statement.actions.some((pattern) => matches(pattern, action));
  const byResource = statement.resources.some((pattern) => matches(pattern, named));
  return (
    byAction !== statement.exceptActions &&
    byResource !== statement.exceptResources &&
    (statement.types?.some((pattern) => matches(pattern, resource.type)) ?? true)
  );
}

/** Why the stack's policy keeps a resource as it is; undefined where it does not. */
export function judgeByStackPolicy(
  stack: Pick<Stack, 'policyBody' | 'policyDuringUpdate'>,
  resource: StackResource,
  action: UpdateAction,
): string | undefined {
  const body = stack.policyDuringUpdate ?? stack.policyBody;
  const statements = body === undefined ? [] : readStackPolicy(body);
  if (statements.length === 0) return undefined;
  const refusing = statements.findIndex((one) => !one.allows && applies(one, resource, action));
  const statement = statements[refusing];
  if (statement) {
    return `Action denied by stack policy: Statement [#${refusing + 1}] does not allow [${statement.actions.join(', ')}] for resource [${statement.resources.join(', ')}]`;
  }
  return statements.some((one) => one.allows && applies(one, resource, action))
    ? undefined
    : 'Action not allowed by stack policy';
}
