import type { Call } from '../operation.ts';
import { validationError } from './iam-errors.ts';

/** The constraint sentence of AWS's generated checks. */
function constraint(member: string, value: string, must: string): string {
  return `1 validation error detected: Value ${value} at '${member}' failed to satisfy constraint: ${must}`;
}

export function required<Value>(value: Value | undefined, member: string): Value {
  if (value === undefined || value === '') {
    throw validationError(constraint(member, 'null', 'Member must not be null'));
  }
  return value;
}

/** Source: the limits of the Name members in https://docs.aws.amazon.com/IAM/latest/APIReference/API_CreateUser.html */
export function requiredName(value: string | undefined, member: string, maxLength = 128): string {
  const name = required(value, member);
  if (name.length > maxLength) {
    throw validationError(
      constraint(member, `'${name}'`, `Member must have length less than or equal to ${maxLength}`),
    );
  }
  if (!/^[\w+=,.@-]+$/.test(name)) {
    throw validationError(
      `The specified value for ${member} is invalid. It must contain only alphanumeric characters and/or the following: +=,.@_-`,
    );
  }
  return name;
}

export function readPath(value: string | undefined, member = 'path'): string {
  const path = value ?? '/';
  if (!/^\/(?:[\u0021-\u007E]+\/)?$/.test(path) || path.length > 512) {
    throw validationError(
      `The specified value for ${member} is invalid. It must begin and end with / and contain only alphanumeric characters and/or / characters.`,
    );
  }
  return path;
}

/** Operations on "yourself" take the caller's own name when none is given. */
export function userNameOf(value: string | undefined, call: Call): string {
  if (value !== undefined) return value;
  const { principal } = call.caller;
  if (principal.kind === 'user') return principal.userName;
  return required<string>(undefined, 'userName');
}

interface Page<Item> {
  readonly items: readonly Item[];
  readonly IsTruncated: boolean;
  readonly Marker?: string;
}

/** Source: MaxItems and Marker in https://docs.aws.amazon.com/IAM/latest/APIReference/API_ListUsers.html */
export function paginate<Item>(
  all: readonly Item[],
  input: { readonly Marker?: string | undefined; readonly MaxItems?: number | undefined },
): Page<Item> {
  const start = input.Marker === undefined ? 0 : readMarker(input.Marker);
  const end = start + (input.MaxItems ?? 100);
  const page = { items: all.slice(start, end), IsTruncated: end < all.length };
  return page.IsTruncated ? { ...page, Marker: Buffer.from(String(end)).toString('base64') } : page;
}

function readMarker(marker: string): number {
  const text = Buffer.from(marker, 'base64').toString();
  if (!/^\d+$/.test(text)) throw validationError('Invalid Marker.');
  return Number(text);
}
