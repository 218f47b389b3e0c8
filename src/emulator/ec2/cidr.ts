import { AwsError } from '../operation.ts';

/** A block of IPv4 addresses. */
export interface Cidr {
  /** The first address as a number. */
  readonly first: number;
  /** Length of the prefix. */
  readonly bits: number;
}

/** Undefined for what is no block; bits that lie in the host part are dropped, as EC2 does. */
export function parseCidr(text: string): Cidr | undefined {
  const parts = /^(\d{1,3})\.(\d{1,3})\.(\d{1,3})\.(\d{1,3})\/(\d{1,2})$/.exec(text);
  if (!parts) return undefined;
  const [a = 0, b = 0, c = 0, d = 0, bits = 0] = parts.slice(1).map(Number);
  if ([a, b, c, d].some((part) => part > 255) || bits > 32) return undefined;
  const address = a * 2 ** 24 + b * 2 ** 16 + c * 2 ** 8 + d;
  return { first: address - (address % sizeOf({ bits })), bits };
}

/** Of a block that was checked when it was taken in. */
export function blockOf(text: string): Cidr {
  const cidr = parseCidr(text);
  if (!cidr) throw new Error(`${text} is no block of IPv4 addresses`);
  return cidr;
}

export function sizeOf({ bits }: Pick<Cidr, 'bits'>): number {
  return 2 ** (32 - bits);
}

export function isWithin(inner: Cidr, outer: Cidr): boolean {
  return inner.first >= outer.first && inner.first + sizeOf(inner) <= outer.first + sizeOf(outer);
}

/** Blocks overlap only where one lies within the other. */
export function overlaps(one: Cidr, other: Cidr): boolean {
  return isWithin(one, other) || isWithin(other, one);
}

export function renderAddress(address: number): string {
  return [24, 16, 8, 0].map((shift) => Math.floor(address / 2 ** shift) % 256).join('.');
}

export function renderCidr(cidr: Cidr): string {
  return `${renderAddress(cidr.first)}/${cidr.bits}`;
}

/**
 * A block that a request names.
 * @throws AwsError MissingParameter, InvalidParameterValue
 */
export function readCidr(text: string | undefined, parameter: string): Cidr {
  if (text === undefined || text === '') {
    throw new AwsError('MissingParameter', `The request must contain the parameter ${parameter}`);
  }
  const cidr = parseCidr(text);
  if (cidr) return cidr;
  throw new AwsError(
    'InvalidParameterValue',
    `Value (${text}) for parameter ${parameter} is invalid. This is not a valid CIDR block.`,
  );
}
