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
        ? ((await decodeDenial(clients.sts, denial, context)) ??
            (await lookUp(clients, denial, context, now)) ??
            denial)
        : denial,
    );
  }
  return clear;
}

/**
 * What the encoded message of a denial says; undefined where it has none, or one that was cut on its way.
 * sts:DecodeAuthorizationMessage
 */
export async function decodeDenial<Told extends Denial>(
  sts: STSClient,
  denial: Told,
  context: ReadingContext,
): Promise<Told | undefined> {
  const { encoded: EncodedMessage } = denial;
  if (EncodedMessage === undefined) return undefined;
  const answer = await sts
    .send(new DecodeAuthorizationMessageCommand({ EncodedMessage }))
    .catch(() => undefined);
  return readDecodedMessage(answer?.DecodedMessage ?? '', denial, context);
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
