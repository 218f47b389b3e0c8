import { BlockList, isIP } from 'node:net';
import { matchesPattern, splitPattern } from './pattern.ts';
import { expandToPattern, expandToText, plainText, type Lookup, type Template } from './template.ts';

/** Whether one value of the request satisfies one value of the policy. */
type Comparison = (requested: string, wanted: Template, lookup: Lookup) => boolean;

export interface Operator {
  readonly compare: Comparison;
  /** `…NotEquals` and its like: true for what does not compare, and for a missing key. */
  readonly negated: boolean;
}

/**
 * The condition operators but `Null`, by name.
 * Source: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html
 */
export const operators: ReadonlyMap<string, Operator> = new Map(
  Object.entries({
    StringEquals: when(string((requested, wanted) => requested === wanted)),
    StringNotEquals: unless(string((requested, wanted) => requested === wanted)),
    StringEqualsIgnoreCase: when(string(equalIgnoringCase)),
    StringNotEqualsIgnoreCase: unless(string(equalIgnoringCase)),
    StringLike: when(like),
    StringNotLike: unless(like),
    NumericEquals: when(numeric((requested, wanted) => requested === wanted)),
    NumericNotEquals: unless(numeric((requested, wanted) => requested === wanted)),
    NumericLessThan: when(numeric((requested, wanted) => requested < wanted)),
    NumericLessThanEquals: when(numeric((requested, wanted) => requested <= wanted)),
    NumericGreaterThan: when(numeric((requested, wanted) => requested > wanted)),
    NumericGreaterThanEquals: when(numeric((requested, wanted) => requested >= wanted)),
    DateEquals: when(date((requested, wanted) => requested === wanted)),
    DateNotEquals: unless(date((requested, wanted) => requested === wanted)),
    DateLessThan: when(date((requested, wanted) => requested < wanted)),
    DateLessThanEquals: when(date((requested, wanted) => requested <= wanted)),
    DateGreaterThan: when(date((requested, wanted) => requested > wanted)),
    DateGreaterThanEquals: when(date((requested, wanted) => requested >= wanted)),
    Bool: when(string(equalIgnoringCase)),
    BinaryEquals: when(plain(equalAsBinary)),
    IpAddress: when(plain(isWithin)),
    NotIpAddress: unless(plain(isWithin)),
    ArnEquals: when(arnLike),
    ArnLike: when(arnLike),
    ArnNotEquals: unless(arnLike),
    ArnNotLike: unless(arnLike),
  }),
);

function when(compare: Comparison): Operator {
  return { compare, negated: false };
}

function unless(compare: Comparison): Operator {
  return { compare, negated: true };
}

function string(compare: (requested: string, wanted: string) => boolean): Comparison {
  return (requested, template, lookup) => {
    const wanted = expandToText(template, lookup);
    return wanted !== undefined && compare(requested, wanted);
  };
}

/**
 * Operators that know no policy variables: a value that holds one compares with nothing.
 * Source: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_variables.html#policy-vars-conditionelement
 */
function plain(compare: (requested: string, wanted: string) => boolean): Comparison {
  return (requested, template) => template.pattern !== undefined && compare(requested, plainText(template));
}

function equalIgnoringCase(requested: string, wanted: string): boolean {
  return requested.toLowerCase() === wanted.toLowerCase();
}

function like(requested: string, template: Template, lookup: Lookup): boolean {
  const pattern = expandToPattern(template, lookup);
  return pattern !== undefined && matchesPattern(pattern, requested);
}

function numeric(compare: (requested: number, wanted: number) => boolean): Comparison {
  return plain((requested, wanted) => {
    const [left, right] = [toNumber(requested), toNumber(wanted)];
    return left !== undefined && right !== undefined && compare(left, right);
  });
}

function toNumber(text: string): number | undefined {
  return /^[+-]?\d+(\.\d+)?$/.test(text.trim()) ? Number(text) : undefined;
}

function date(compare: (requested: number, wanted: number) => boolean): Comparison {
  return plain((requested, wanted) => {
    const [left, right] = [toEpochMs(requested), toEpochMs(wanted)];
    return left !== undefined && right !== undefined && compare(left, right);
  });
}

/** ISO 8601 or seconds since 1970. */
function toEpochMs(text: string): number | undefined {
  const seconds = toNumber(text);
  const epochMs = seconds !== undefined && seconds > 9999 ? seconds * 1000 : Date.parse(text);
  return Number.isNaN(epochMs) ? undefined : epochMs;
}

function equalAsBinary(requested: string, wanted: string): boolean {
  return Buffer.from(requested, 'base64').equals(Buffer.from(wanted, 'base64'));
}

function isWithin(address: string, range: string): boolean {
  const [network = '', prefix] = range.split('/');
  const [family, networkFamily] = [isIP(address), isIP(network)];
  if (family === 0 || family !== networkFamily) return false;
  const bits = prefix === undefined ? (family === 4 ? 32 : 128) : Number(prefix);
  if (!Number.isInteger(bits) || bits < 0 || bits > (family === 4 ? 32 : 128)) return false;
  const name = family === 4 ? 'ipv4' : 'ipv6';
  const list = new BlockList();
  list.addSubnet(network, bits, name);
  return list.check(address, name);
}

const partsOfArn = 6;

/** Each of the six parts of an ARN is compared by itself, so a `*` does not cross the first five colons. */
function arnLike(requested: string, template: Template, lookup: Lookup): boolean {
  const wanted = expandToPattern(template, lookup);
  if (wanted === undefined) return false;
  const parts = splitPattern(wanted, ':', partsOfArn);
  const asked = requested.split(':');
  if (parts.length < partsOfArn || asked.length < partsOfArn) {
    return plainText(template) === '*' || wanted.exact === requested;
  }
  const askedParts = [...asked.slice(0, partsOfArn - 1), asked.slice(partsOfArn - 1).join(':')];
  return parts.every((part, index) => matchesPattern(part, askedParts[index] ?? ''));
}
