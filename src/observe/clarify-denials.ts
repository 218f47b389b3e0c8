import type { CloudTrailClient } from '@aws-sdk/client-cloudtrail';
import { DecodeAuthorizationMessageCommand, type STSClient } from '@aws-sdk/client-sts';
import { readDecodedMessage } from '../denial/attribution/decoded-message.ts';
import type { ReadingContext } from '../denial/context.ts';
import type { Denial } from '../denial/denial.ts';
import { readRecord } from '../denial/trail/read-record.ts';
import { isRefusal } from '../denial/trail/trail-record.ts';
import { readTrail } from './read-trail.ts';

interface Clients {
  readonly sts: STSClient;
  readonly cloudTrail: { readonly regional: CloudTrailClient };
}

/** How far back the event history is looked at for a request, and how many pages of it at most. */
const daysBack = 7;
const mostPages = 40;

/**
 * Asks AWS, as the operator, what refusals mean that do not say it: their encoded messages are decoded, else the event history is
 * looked through for the request that they name. What cannot be found out stays as it is.
 * sts:DecodeAuthorizationMessage, cloudtrail:LookupEvents
 */
export async function clarifyDenials(
  clients: Clients,
  denials: readonly Denial[],
  { now, ...context }: ReadingContext & { readonly now: Date },
): Promise<readonly Denial[]> {
  const clear: Denial[] = [];
  for (const denial of denials) {
    clear.push(
      denial.action === undefined
        ? ((await decode(clients, denial, context)) ??
            (await lookUp(clients, denial, context, now)) ??
            denial)
        : denial,
    );
  }
  return clear;
}

/** sts:DecodeAuthorizationMessage */
async function decode(
  { sts }: Clients,
  denial: Denial,
  context: ReadingContext,
): Promise<Denial | undefined> {
  const decoded = await decodeMessage(sts, denial);
  return decoded === undefined ? undefined : readDecodedMessage(decoded, denial, context);
}

/** What an encoded message says; undefined where there is none, or where it was cut on its way. */
export async function decodeMessage(
  sts: STSClient,
  { encoded: EncodedMessage }: Denial,
): Promise<string | undefined> {
  if (EncodedMessage === undefined) return undefined;
  const answer = await sts
    .send(new DecodeAuthorizationMessageCommand({ EncodedMessage }))
    .catch(() => undefined);
  return answer?.DecodedMessage;
}

/** cloudtrail:LookupEvents */
async function lookUp(
  { cloudTrail }: Clients,
  denial: Denial,
  context: ReadingContext,
  now: Date,
): Promise<Denial | undefined> {
  if (denial.requestId === undefined) return undefined;
  const from = new Date(now.getTime() - daysBack * 24 * 3600 * 1000).toISOString();
  const userName = denial.principal?.startsWith('arn:') ? denial.principal.split('/').at(-1) : undefined;
  let pages = 0;
  for await (const records of readTrail(cloudTrail.regional, {
    from,
    ...(userName !== undefined && { userName }),
  })) {
    const record = records.find((one) => one.requestId === denial.requestId && isRefusal(one));
    const told = record && readRecord(record, context);
    if (told)
      return {
        ...told,
        raw: denial.raw,
        ...(denial.span && { span: denial.span }),
        requestId: denial.requestId,
      };
    pages += 1;
    if (pages === mostPages) return undefined;
  }
  return undefined;
}
