import type { Call } from '../operation.ts';
import { findServiceModel } from '../wire/model.ts';
import type { Member } from '../wire/shape.ts';

const mostEntries = 3;

/** What listings of AWS call the most entries that a page may have. */
const limitNames = /^(?:max(?:Results|Items|Keys|Uploads|Parts|Records)|limit)$/i;

/** Lists that are not cut into pages unless the client asks for a size. */
const wholeUnlessAsked: ReadonlySet<string> = new Set([
  // https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_ListQueues.html
  'sqs:ListQueues',
  'sqs:ListDeadLetterSourceQueues',
]);

/** From 1 to 3 entries for this page; undefined: as many as ever. */
export function drawPageSize(call: Call, serviceId: string, operation: string): number | undefined {
  const { hostility } = call.account;
  if (!call.attempt || !hostility.has('small-pages')) return undefined;
  if (!/^(?:List|Describe|Get|Lookup|Filter)/.test(operation)) return undefined;
  return 1 + Math.floor(hostility.draw('small-pages', `${serviceId}:${operation}`) * mostEntries);
}

/** The input of a listing as if its client had asked for pages of that size at most. */
export function limitPage<Input extends object>(
  input: Input,
  serviceId: string,
  operation: string,
  pageSize: number,
): Input {
  // EC2 lists everything unless asked, and pages of less than five entries are refused.
  if (serviceId === 'ec2') return input;
  const shape = findServiceModel(serviceId)?.operations.get(operation)?.input;
  const limit = shape?.members.find(({ name }) => limitNames.test(name));
  if (!limit) return input;
  const asked = (input as Readonly<Record<string, unknown>>)[limit.name];
  if (asked === undefined && wholeUnlessAsked.has(`${serviceId}:${operation}`)) return input;
  if (asked === undefined && namesItsEntries(input)) return input;
  if (asked !== undefined && Number(asked) <= pageSize) return input;
  return { ...input, [limit.name]: sizeIn(limit, pageSize) };
}

/** Entries asked for by name come in one answer, and a limit beside the names is refused. */
function namesItsEntries(input: object): boolean {
  return Object.entries(input).some(([name, value]) => /(?:Ids|Names)$/.test(name) && Array.isArray(value));
}

/** API Gateway's second generation counts in text. */
function sizeIn({ shape }: Member, pageSize: number): number | string {
  return shape.kind === 'string' ? String(pageSize) : pageSize;
}
