import { byteOf, digestOf } from '../../digest.ts';
import type { Parameters } from '../../policy/grant.ts';
import { parameterise } from '../../policy/parameters.ts';
import { cutVolatile } from '../../proof/fingerprint.ts';

/** What holds secrets most likely, and what is another in each packaging: only its names count. */
const unread =
  /secret|password|token|credential|variables|environment|value|s3key|sha256|compiled|template/iu;

/** Hexadecimal. Digests of an earlier version, in which each text counted whole, were longer: by its length one says of which kind it is. */
const digits = 12;

/**
 * Tells a later run whether a value of the service is another one, and nobody what it is: each text and number in it gives way to one byte
 * of its hash. The file is committed, and a secret may stand where no name tells of it: a short one could be guessed from a digest of its
 * own, or from those of several commits in which something beside it changed. So no digest depends on more of it than that
 * byte, wherever and however often it stands. A salt that is committed too would not hinder guessing; with a key that is not, nobody
 * else could compare. The price: of the changes of a single text one in 256 is not noticed.
 */
export function digestOfSettings(value: unknown, parameters: Parameters): string {
  return digestOf(JSON.stringify(normalise(value, parameters))).slice(0, digits);
}

function normalise(value: unknown, parameters: Parameters): unknown {
  if (Array.isArray(value)) return value.map((one) => normalise(one, parameters));
  if (typeof value === 'string') return byteOf(normaliseText(value, parameters));
  if (typeof value === 'number') return byteOf(String(value));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .toSorted(([a], [b]) => (a < b ? -1 : 1))
      .map(([name, one]) => [
        normaliseText(name, parameters),
        unread.test(name) ? outline(one) : normalise(one, parameters),
      ]),
  );
}

/** Which names it has, and else only of which type it is. */
function outline(value: unknown): unknown {
  return typeof value === 'object' && value !== null ? Object.keys(value).toSorted() : typeof value;
}

/** Without the stage of the life, and without hash and time in the name of what each packaging makes anew. */
function normaliseText(text: string, parameters: Parameters): string {
  return cutVolatile(parameterise(text, parameters)).replaceAll(/\d{13}-\d{4}-\d\d-\d\dT[\d:.]+Z/gu, '');
}
