import type { ReadingContext } from '../context.ts';
import { readDecodedMessage } from '../attribution/decoded-message.ts';
import { createDenial } from '../create-denial.ts';
import type { Denial } from '../denial.ts';
import { parseDenials } from '../parse-denials.ts';
import { actionOf, operationOf, servicePrefixOf } from './recorded-call.ts';
import { resourceOf } from './recorded-resource.ts';
import type { TrailRecord } from './trail-record.ts';

/**
 * The refusal that a record of one tells of: by its message, decoded or in words, else by the operation and what that asked for. EC2
 * asks for tags that are given with a new thing as for a call of their own, and its records name the call that makes the thing.
 * Undefined where neither names an action.
 */
export function readRecord(record: TrailRecord, context: ReadingContext): Denial | undefined {
  const message = record.errorMessage ?? '';
  const { denials } = parseDenials(message, context);
  const decoded = denials.flatMap(
    (denial) => readDecodedMessage(record.decoded ?? '', denial, context) ?? [],
  )[0];
  const told = decoded ?? denials.find(({ action }) => action !== undefined);
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
