/**
 * A second evaluator, which shares nothing with the emulator's: it reads policy documents as they are written and follows the
 * documentation step by step, as slowly as that may be.
 * Sources: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic_policy-eval-denyallow.html,
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html
 */

type Texts = string | readonly string[];
type Keys = Readonly<Record<string, Texts>>;

export interface WrittenStatement {
  readonly Effect: 'Allow' | 'Deny';
  readonly Action?: Texts;
  readonly NotAction?: Texts;
  readonly Resource?: Texts;
  readonly NotResource?: Texts;
  readonly Principal?: '*' | { readonly AWS: Texts };
  readonly NotPrincipal?: { readonly AWS: Texts };
  readonly Condition?: Readonly<Record<string, Readonly<Record<string, Texts>>>>;
}

export interface NaiveCase {
  readonly identity: readonly WrittenStatement[];
  readonly boundary?: readonly WrittenStatement[] | undefined;
  readonly session?: readonly WrittenStatement[] | undefined;
  readonly resourcePolicy?: readonly WrittenStatement[] | undefined;
  /** Role trust policies and key policies. */
  readonly resourceMustAllow: boolean;
  /** The ARN of who asks; of the role behind it, if it is a session; the account of both. */
  readonly caller: { readonly arn: string; readonly role?: string | undefined; readonly account: string };
  readonly action: string;
  readonly resource: string;
  readonly keys: Keys;
}

export function naiveVerdict(asked: NaiveCase): 'allowed' | 'explicit deny' | 'implicit deny' {
  const { identity, boundary, session, resourcePolicy = [] } = asked;
  const says = (statements: readonly WrittenStatement[], effect: string): boolean =>
    statements.some((statement) => statement.Effect === effect && speaksOf(statement, asked));

  // 1. Deny evaluation: in all policies.
  if ([identity, boundary ?? [], session ?? []].some((policy) => says(policy, 'Deny')))
    return 'explicit deny';
  const naming = resourcePolicy.filter((statement) => speaksOf(statement, asked));
  if (naming.some(({ Effect, ...by }) => Effect === 'Deny' && calls(by, asked.caller) !== 'nobody')) {
    return 'explicit deny';
  }

  // 2. Resource-based policies: whom do they allow?
  const allowed = naming.filter(({ Effect }) => Effect === 'Allow').map((by) => calls(by, asked.caller));
  if (asked.resourceMustAllow && allowed.every((who) => who === 'nobody')) return 'implicit deny';
  if (allowed.includes('the caller')) return 'allowed';

  // 3. Identity-based policies; what a role is allowed by the resource comes on top.
  if (!allowed.includes('the role') && !says(identity, 'Allow')) return 'implicit deny';

  // 4. and 5. Permissions boundaries and session policies.
  if (boundary && !says(boundary, 'Allow')) return 'implicit deny';
  if (session && !says(session, 'Allow')) return 'implicit deny';
  return 'allowed';
}

type Called = 'nobody' | 'the account' | 'the role' | 'the caller';

/** Whom of the caller's identities a statement of a resource policy is about. */
function calls(
  { Principal, NotPrincipal }: Pick<WrittenStatement, 'Principal' | 'NotPrincipal'>,
  { arn, role, account }: NaiveCase['caller'],
): Called {
  if (NotPrincipal) return list(NotPrincipal.AWS).includes(arn) ? 'nobody' : 'the caller';
  const names = Principal === '*' ? ['*'] : list(Principal?.AWS);
  if (names.includes('*') || names.includes(arn)) return 'the caller';
  if (role !== undefined && names.includes(role)) return 'the role';
  return names.includes(account) || names.includes(`arn:aws:iam::${account}:root`) ? 'the account' : 'nobody';
}

function speaksOf(statement: WrittenStatement, { action, resource, keys }: NaiveCase): boolean {
  const isAction = (one: string): boolean => glob(one, 'is').test(action);
  const isResource = (one: string): boolean => globWithVariables(one, keys)?.test(resource) ?? false;
  if (statement.Action && !list(statement.Action).some(isAction)) return false;
  if (statement.NotAction && list(statement.NotAction).some(isAction)) return false;
  if (statement.Resource && !list(statement.Resource).some(isResource)) return false;
  if (statement.NotResource && list(statement.NotResource).some(isResource)) return false;
  return Object.entries(statement.Condition ?? {}).every(([operator, block]) =>
    Object.entries(block).every(([key, wanted]) => isMet(operator, key, list(wanted), keys)),
  );
}

function isMet(operator: string, key: string, wanted: readonly string[], keys: Keys): boolean {
  const [set, rest] = operator.includes(':') ? operator.split(':') : ['', operator];
  const name = (rest ?? '').replace(/IfExists$/, '');
  const given = lookUp(key, keys);
  const present = set === '' ? given : given.filter((value) => value !== '');
  if (name === 'Null') return wanted.includes(present.length === 0 ? 'true' : 'false');
  const isNegated = name.includes('Not');
  if (present.length === 0) {
    if (operator.endsWith('IfExists')) return true;
    if (set === 'ForAllValues') return true;
    return set === '' && isNegated;
  }
  const fits = (value: string): boolean =>
    wanted.some((one) => compare(name.replace('Not', ''), value, one, keys)) !== isNegated;
  if (set === 'ForAllValues') return present.every(fits);
  if (set === 'ForAnyValue') return present.some(fits);
  return isNegated ? present.every(fits) : present.some(fits);
}

function compare(operator: string, value: string, wanted: string, keys: Keys): boolean {
  const hasVariable = /\$\{[^*?$}]/.test(wanted);
  switch (operator) {
    case 'StringEquals':
      return value === expand(wanted, keys);
    case 'StringEqualsIgnoreCase':
      return value.toLowerCase() === expand(wanted, keys)?.toLowerCase();
    case 'StringLike':
      return globWithVariables(wanted, keys)?.test(value) ?? false;
    case 'Bool':
      return value.toLowerCase() === expand(wanted, keys)?.toLowerCase();
    case 'NumericEquals':
      return !hasVariable && Number(value) === Number(wanted);
    case 'NumericLessThan':
      return !hasVariable && Number(value) < Number(wanted);
    case 'NumericGreaterThanEquals':
      return !hasVariable && Number(value) >= Number(wanted);
    case 'DateGreaterThan':
      return new Date(value) > new Date(wanted);
    case 'IpAddress':
      return inRange(value, wanted);
    case 'ArnLike':
    case 'ArnEquals': {
      const [asked, pattern] = [value.split(':'), wanted.split(':')];
      return (
        asked.length === 6 &&
        pattern.length === 6 &&
        pattern.every((part, index) => glob(part, 's').test(asked[index] ?? ''))
      );
    }
    default:
      throw new Error(operator);
  }
}

/** Version 4 only, bit by bit. */
function inRange(address: string, range: string): boolean {
  const bits = (text: string): string =>
    text
      .split('.')
      .map((part) => Number(part).toString(2).padStart(8, '0'))
      .join('');
  const [network = '', length = '32'] = range.split('/');
  return bits(address).slice(0, Number(length)) === bits(network).slice(0, Number(length));
}

function glob(pattern: string, flags: string): RegExp {
  const parts = pattern.split(/([*?])/);
  return new RegExp(
    `^${parts.map((part) => (part === '*' ? '.*' : part === '?' ? '.' : literally(part))).join('')}$`,
    flags,
  );
}

/** Undefined where a variable has neither a value nor a default. */
function globWithVariables(pattern: string, keys: Keys): RegExp | undefined {
  const parts = pattern.split(/(\$\{[^}]*\})/);
  const expressions = parts.map((part) => {
    if (!part.startsWith('${')) return glob(part, 's').source.slice(1, -1);
    const value = valueOf(part, keys);
    return value === undefined ? undefined : literally(value);
  });
  return expressions.includes(undefined) ? undefined : new RegExp(`^${expressions.join('')}$`, 's');
}

function expand(text: string, keys: Keys): string | undefined {
  const parts = text
    .split(/(\$\{[^}]*\})/)
    .map((part) => (part.startsWith('${') ? valueOf(part, keys) : part));
  return parts.includes(undefined) ? undefined : parts.join('');
}

/** Of `${key}`, `${key, 'default'}`, `${*}`, `${?}` or `${$}`. */
function valueOf(variable: string, keys: Keys): string | undefined {
  const [key = '', fallback] = variable.slice(2, -1).split(/,\s*/);
  if (['*', '?', '$'].includes(key)) return key;
  const entry = Object.entries(keys).find(([name]) => name.toLowerCase() === key.trim().toLowerCase());
  return typeof entry?.[1] === 'string' ? entry[1] : fallback?.slice(1, -1);
}

function lookUp(key: string, keys: Keys): readonly string[] {
  return Object.entries(keys)
    .filter(([name]) => name.toLowerCase() === key.toLowerCase())
    .flatMap(([, value]) => list(value));
}

function literally(text: string): string {
  return text.replaceAll(/[\\^$.*+?()[\]{}|/-]/g, String.raw`\$&`);
}

function list(value: Texts | undefined): readonly string[] {
  if (value === undefined) return [];
  return typeof value === 'string' ? [value] : value;
}
