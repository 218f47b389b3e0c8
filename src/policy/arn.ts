declare const brand: unique symbol;

/** Text that {@link parseArn} took for an ARN, an ARN pattern or the template of one. */
type Arn = string & { readonly [brand]: 'Arn' };

/** Twelve digits. */
type AccountId = string & { readonly [brand]: 'AccountId' };

/**
 * An ARN cut at its colons. A part may be empty, hold wildcards, or hold variables such as `${Stage}`.
 * Source: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference-arns.html
 */
export interface ArnParts {
  readonly kind: 'arn';
  readonly arn: Arn;
  readonly partition: string;
  readonly service: string;
  readonly region: string;
  readonly account: string;
  /** All that follows the fifth colon, further colons included: `function:orders:3`. */
  readonly resource: string;
}

export type ParsedArn = ArnParts | { readonly kind: 'not-an-arn'; readonly text: string };

export function parseArn(text: string): ParsedArn {
  const [head, partition, service, region, account, ...rest] = splitOutsideVariables(text, ':');
  const resource = rest.join(':');
  if (
    head !== 'arn' ||
    !partition ||
    !service ||
    region === undefined ||
    account === undefined ||
    !resource
  ) {
    return { kind: 'not-an-arn', text };
  }
  return { kind: 'arn', arn: text as Arn, partition, service, region, account, resource };
}

export type ParsedAccountId =
  | { readonly kind: 'account-id'; readonly accountId: AccountId }
  | { readonly kind: 'not-an-account-id' };

/** Source: https://docs.aws.amazon.com/accounts/latest/reference/manage-acct-identifiers.html */
export function parseAccountId(text: string): ParsedAccountId {
  return /^[0-9]{12}$/.test(text)
    ? { kind: 'account-id', accountId: text as AccountId }
    : { kind: 'not-an-account-id' };
}

/**
 * Cuts at each `separator` that is not inside a variable: the colon of `${aws:username}` is no part of the ARN.
 * Joining the pieces with the separator gives the text back.
 */
export function splitOutsideVariables(text: string, separator: string): string[] {
  const pieces: string[] = [];
  let start = 0;
  let at = 0;
  while (at < text.length) {
    const variableEnd = findVariableEnd(text, at);
    if (variableEnd !== undefined) {
      at = variableEnd;
    } else {
      if (text[at] === separator) {
        pieces.push(text.slice(start, at));
        start = at + 1;
      }
      at += 1;
    }
  }
  pieces.push(text.slice(start));
  return pieces;
}

/** Where the variable that starts at `at` ends (exclusive); `undefined` where none starts. */
export function findVariableEnd(text: string, at: number): number | undefined {
  if (text[at] !== '$' || text[at + 1] !== '{') return undefined;
  // The longest names are tag keys, at most 128 characters: the bound keeps a text of many `${` linear.
  const close = text.slice(at, at + 200).indexOf('}');
  return close === -1 ? undefined : at + close + 1;
}
