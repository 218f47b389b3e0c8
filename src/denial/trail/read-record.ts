import type { ReadingContext } from '../context.ts';
import { createDenial } from '../create-denial.ts';
import type { Denial } from '../denial.ts';
import { parseDenials } from '../parse-denials.ts';
import { actionOf, operationOf, servicePrefixOf } from './recorded-call.ts';
import { resourceOf } from './recorded-resource.ts';
import type { TrailRecord } from './trail-record.ts';

/**
 * The refusal that a record of one tells of: by its sentence where it has one, else by the operation and what that asked for.
 * Undefined where neither names an action.
 */
export function readRecord(record: TrailRecord, context: ReadingContext): Denial | undefined {
  const message = record.errorMessage ?? '';
  const told = parseDenials(message, context).denials.find(({ action }) => action !== undefined);
  if (told !== undefined) return told;
  const inferredAction = actionOf(record);
  if (inferredAction === undefined) return undefined;
  const service = servicePrefixOf(record);
  const api = operationOf(record);
  return createDenial(
    {
      inferredAction,
      inferredResource: resourceOf(record, context),
      principal: record.userArn,
      service,
      api,
      raw: `${service}:${api} ${record.errorCode ?? ''}: ${message}`.trim(),
    },
    context,
  );
}
