import { parseOperatorName } from './conditions.ts';

export type Json = Readonly<Record<string, unknown>>;

const elements = new Set([
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
const effects: readonly unknown[] = ['allow', 'deny'];
/** Each stands for a pair of which a statement may have one. */
const eitherOr = ['Action', 'Resource', 'Principal'];

/** What is wrong with the form of one statement, before anybody looks at what it says. */
export function findSyntaxFault(statement: Json, isTrust: boolean): string | undefined {
  const unknown = Object.keys(statement).find((element) => !elements.has(element));
  if (unknown !== undefined && isTrust) return `Unknown field ${unknown}`;
  return unknown === undefined && isWellFormed(statement) ? undefined : 'Syntax errors in policy.';
}

export function isObject(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

export function listOf(value: unknown): readonly unknown[] {
  if (value === undefined) return [];
  return Array.isArray(value) ? value : [value];
}

function isWellFormed(statement: Json): boolean {
  const effect = statement['Effect'];
  return (
    typeof effect === 'string' &&
    effects.includes(effect.toLowerCase()) &&
    ['Action', 'NotAction', 'Resource', 'NotResource'].every((element) => isTexts(statement[element])) &&
    eitherOr.every(
      (element) => statement[element] === undefined || statement[`Not${element}`] === undefined,
    ) &&
    (statement['Sid'] === undefined || typeof statement['Sid'] === 'string') &&
    isConditionBlock(statement['Condition']) &&
    [statement['Principal'], statement['NotPrincipal']].every(isPrincipal)
  );
}

function isTexts(value: unknown): boolean {
  return listOf(value).every((item) => typeof item === 'string');
}

function isPrincipal(principal: unknown): boolean {
  return (
    principal === undefined ||
    principal === '*' ||
    (isObject(principal) && Object.values(principal).every(isTexts))
  );
}

/** An operator that IAM does not know is let pass while it stands above nothing. */
function isConditionBlock(block: unknown): boolean {
  if (block === undefined) return true;
  return (
    isObject(block) &&
    Object.entries(block).every(
      ([operator, keys]) =>
        isObject(keys) &&
        (parseOperatorName(operator) !== undefined || Object.keys(keys).length === 0) &&
        Object.values(keys).every((value) => listOf(value).every(isPlain)),
    )
  );
}

function isPlain(value: unknown): boolean {
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean';
}
