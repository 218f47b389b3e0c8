import { findActionsOfOperation } from '../quirks/operations.ts';
import { findServicePrefix } from '../quirks/service-names.ts';
import type { Reading } from '../reading.ts';

/** What a tool says it was doing: the service, and the operation where its words can only be of one. */
export interface ToldCall {
  readonly api?: string;
  readonly service?: string;
}

/**
 * The verbs of tools, and those of operations for the same. What they call reading is many calls, whichever of them failed.
 * Source: the error texts of Terraform's and Pulumi's AWS providers,
 * https://github.com/hashicorp/terraform-provider-aws/blob/main/docs/error-handling.md
 */
const verbs: Readonly<Record<string, string | undefined>> = {
  creating: 'Create',
  updating: 'Update',
  deleting: 'Delete',
  listing: 'List',
  putting: 'Put',
  describing: 'Describe',
  reading: undefined,
  getting: undefined,
  retrieving: undefined,
};

/** How much of the line above a code may tell it. */
const reach = 240;

/**
 * `Error: creating Lambda Function (shop): `, `error reading EC2 VPC (vpc-1): ` before `at`. Undefined where it names none.
 */
export function callToldBefore(reading: Reading, at: number): ToldCall | undefined {
  const position = reading.positions[at] ?? 0;
  const line =
    reading.text
      .slice(Math.max(0, position - reach), position)
      .split('\n')
      .at(-1) ?? '';
  if (/\bupload \S{1,200} to bucket [a-z0-9.-]{3,63}: $/.test(line))
    return { api: 'PutObject', service: 's3' };
  const found =
    /(?:^|[\s*:])([a-z]{3,12}ing) (?:the |AWS |Amazon )?([A-Z][A-Za-z0-9]{1,30}(?: [A-Za-z0-9-]{2,30}){0,5})((?: ?\([^()]{0,120}\)| "[^"]{0,120}"| [A-Z][a-z]{2,20}){0,3}):\s?(?:[A-Z][A-Za-z.]{3,50}:\s?)?$/i.exec(
      line,
    );
  if (!found) return undefined;
  const [, verb = '', thing = '', rest = ''] = found;
  if (!Object.hasOwn(verbs, verb.toLowerCase())) return undefined;
  const words = `${thing} ${rest.replaceAll(/\([^()]*\)|"[^"]*"/g, ' ')}`
    .split(' ')
    .filter((word) => word !== '');
  return findCall(verbs[verb.toLowerCase()], words);
}

/** The first words may name the service, and the rest then the thing. */
function findCall(verb: string | undefined, words: readonly string[]): ToldCall | undefined {
  for (const count of [3, 2, 1]) {
    const service = findServicePrefix(words.slice(0, count).join(' '));
    if (service === undefined || words.length <= count) continue;
    const api =
      findOperation(verb, service, words.slice(count)) ?? findOperation(verb, undefined, words.slice(count));
    return api === undefined ? { service } : { api, ...(belongs(service, api) && { service }) };
  }
  const api = findOperation(verb, undefined, words);
  return api === undefined ? undefined : { api };
}

function findOperation(
  verb: string | undefined,
  service: string | undefined,
  words: readonly string[],
): string | undefined {
  const noun = words.map((word) => `${word.charAt(0).toUpperCase()}${word.slice(1)}`).join('');
  if (verb === undefined || noun === '' || noun.length > 60) return undefined;
  const api = `${verb}${noun}`;
  return findActionsOfOperation(service, api).length === 1 ? api : undefined;
}

/** `CloudWatch Log Group` is of the service for logs. */
function belongs(service: string, api: string): boolean {
  return findActionsOfOperation(service, api).length === 1;
}
