import type { CloudTrailClient } from '@aws-sdk/client-cloudtrail';
import { DecodeAuthorizationMessageCommand, type STSClient } from '@aws-sdk/client-sts';
import { leavesOpen, readAuthorizationDetails } from '../denial/attribution/authorization-details.ts';
import { readDecodedMessage } from '../denial/attribution/decoded-message.ts';
import type { ReadingContext } from '../denial/context.ts';
import type { Denial } from '../denial/denial.ts';
import { readRecord } from '../denial/trail/read-record.ts';
import { isRefusal } from '../denial/trail/trail-record.ts';
import { detailsBoundMs, readDetails, type DetailsSource } from './read-authorization-details.ts';
import { decodeRecord } from './decode-record.ts';
import { readTrail } from './read-trail.ts';

interface Clients {
  readonly sts: STSClient;
  readonly iamToolbox: DetailsSource;
  readonly cloudTrail: { readonly regional: CloudTrailClient };
}

/** How far back the event history is looked at for a request, and how many pages of it at most. */
const daysBack = 7;
const mostPages = 40;

/** Whose refusals have authorization ids, where they name no region. */
const regionOfIam = 'us-east-1';

/**
 * Asks AWS, as the operator, what refusals mean that do not say it all: their encoded messages are decoded, else it is asked what was
 * recorded of them, else the event history is looked through for the request that they name. What cannot be found out stays as it is.
 * sts:DecodeAuthorizationMessage, iam:GetRequestAuthorizationDetails, cloudtrail:LookupEvents
 */
export async function clarifyDenials(
  clients: Clients,
  denials: readonly Denial[],
  { now, ...context }: ReadingContext & { readonly now: Date },
): Promise<readonly Denial[]> {
  const clear: Denial[] = [];
  let source: DetailsSource | undefined = clients.iamToolbox;
  const startedAt = performance.now();
  for (const denial of denials) {
    const isVague = denial.action === undefined;
    const decoded = isVague ? await decodeDenial(clients.sts, denial, context) : undefined;
    if (decoded) {
      clear.push(decoded);
      continue;
    }
    const boundMs = Math.max(0, detailsBoundMs - (performance.now() - startedAt));
    const recorded = await lookUpDetails(source, denial, context, boundMs);
    if (recorded.isAbsent) source = undefined;
    if (recorded.denials.length > 0) clear.push(...recorded.denials);
    else clear.push((isVague ? await lookUp(clients, denial, context, now) : undefined) ?? denial);
  }
  return clear;
}

/** iam:GetRequestAuthorizationDetails */
async function lookUpDetails(
  source: DetailsSource | undefined,
  denial: Denial,
  context: ReadingContext,
  boundMs: number,
): Promise<{ readonly denials: readonly Denial[]; readonly isAbsent?: boolean }> {
  if (source === undefined || !leavesOpen(denial)) return { denials: [] };
  const reading = await readDetails(source, denial, { region: context.region ?? regionOfIam, boundMs });
  return reading.kind === 'read'
    ? { denials: readAuthorizationDetails(reading.details, denial, context) }
    : { denials: [], isAbsent: reading.kind === 'absent' };
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
  if (denial.encoded === undefined) return undefined;
  return readDecodedMessage((await decodeMessage(sts, denial.encoded)) ?? '', denial, context);
}

/**
 * Undefined where the operator may not know it.
 * sts:DecodeAuthorizationMessage
 */
export async function decodeMessage(sts: STSClient, encoded: string): Promise<string | undefined> {
  const answer = await sts
    .send(new DecodeAuthorizationMessageCommand({ EncodedMessage: encoded }))
    .catch(() => undefined);
  return answer?.DecodedMessage;
}

/** cloudtrail:LookupEvents */
async function lookUp(
  { cloudTrail, sts }: Clients,
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
    const decode = (encoded: string) => decodeMessage(sts, encoded);
    const told = record && readRecord(await decodeRecord(record, decode, context), context);
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
