import type { IAMClient } from '@aws-sdk/client-iam';
import { SignatureV4 } from '@smithy/signature-v4';
import type { HttpRequest } from '@smithy/types';
import { text } from 'node:stream/consumers';
import { z } from 'zod';
import { errorName } from '../to-harness-error.ts';

/** Which page of what is asked for. */
export interface DetailsRequest {
  readonly authorizationId: string;
  /** Where the refusal was: no other region knows of it. */
  readonly region: string;
  readonly nextToken?: string | undefined;
}

export type DetailsAnswer =
  | { readonly kind: 'answered'; readonly body: unknown }
  /** Not recorded yet, not any more, or not here. */
  | { readonly kind: 'not-found' }
  /** It may answer another time. */
  | { readonly kind: 'failed'; readonly why: string }
  /** It will not answer about this id. */
  | { readonly kind: 'invalid'; readonly why: string }
  /** Nobody is there, or not for this operator. */
  | { readonly kind: 'absent'; readonly why: string };

/**
 * IAM's toolbox, a public preview that the SDK has no client of yet.
 * Source: https://docs.aws.amazon.com/iam-toolbox/latest/APIReference/Welcome.html
 */
export interface IamToolbox {
  /** iam:GetRequestAuthorizationDetails; rejects only where the signal says so. */
  getRequestAuthorizationDetails(request: DetailsRequest, signal?: AbortSignal): Promise<DetailsAnswer>;
}

const requestTimeoutMs = 5000;
/** From the request to the end of the answer. */
const wholeTimeoutMs = 10_000;

/** Names of regions, so that what a text says of one cannot lead to another host. */
const regionPattern = /^[a-z]{2,5}(?:-[a-z]{2,12}){1,3}-\d{1,2}$/;

const errorSchema = z.object({ __type: z.string().optional(), code: z.string().optional() });

/**
 * Asks with the connections and the credentials of IAM's client, whose signing name it shares.
 * @param endpointUrl absent: AWS's own
 */
export function createIamToolbox(iam: IAMClient, endpointUrl: string | undefined): IamToolbox {
  return {
    async getRequestAuthorizationDetails(asked, signal) {
      if (!/^[0-9a-z]{1,256}$/.test(asked.authorizationId))
        return { kind: 'invalid', why: 'small letters and digits were expected' };
      if (!regionPattern.test(asked.region)) return { kind: 'invalid', why: `${asked.region} is no region` };
      try {
        const { status, errorType, body } = await send(
          iam,
          createRequest(asked, endpointUrl),
          asked.region,
          signal,
        );
        return status === 200
          ? { kind: 'answered', body: parseJson(body) }
          : judgeError(status, errorType, body);
      } catch (error) {
        signal?.throwIfAborted();
        const why = errorName(error);
        return passing.has(why) ? { kind: 'failed', why } : { kind: 'absent', why };
      }
    },
  };
}

/** Where the host is there, and its answer did not come whole or in time. */
const passing: ReadonlySet<string> = new Set([
  'AbortError',
  'TimeoutError',
  'ECONNRESET',
  'EPIPE',
  'ETIMEDOUT',
]);

function createRequest(
  { authorizationId, region, nextToken }: DetailsRequest,
  endpointUrl: string | undefined,
): HttpRequest {
  const { protocol, hostname, port, pathname } = new URL(endpointUrl ?? `https://${hostOf(region)}`);
  return {
    method: 'GET',
    protocol,
    hostname,
    ...(port !== '' && { port: Number(port) }),
    path: `${pathname.replace(/\/$/, '')}/authorization-details/${authorizationId}`,
    ...(nextToken !== undefined && { query: { nextToken } }),
    headers: { host: port === '' ? hostname : `${hostname}:${port}`, accept: 'application/json' },
  };
}

/** In other partitions than these the preview is not known to be: a name that does not resolve is an answer as well. */
function hostOf(region: string): string {
  return `iam-toolbox.${region}.amazonaws.com${region.startsWith('cn-') ? '.cn' : ''}`;
}

async function send(iam: IAMClient, request: HttpRequest, region: string, signal?: AbortSignal) {
  const { credentials, sha256, systemClockOffset, requestHandler } = iam.config;
  const signer = new SignatureV4({ service: 'iam', region, credentials, sha256 });
  const signed = await signer.sign(request, { signingDate: new Date(Date.now() + systemClockOffset) });
  const bound = AbortSignal.timeout(wholeTimeoutMs);
  const { response } = await requestHandler.handle(signed as never, {
    requestTimeout: requestTimeoutMs,
    abortSignal: signal ? AbortSignal.any([signal, bound]) : bound,
  });
  return {
    status: response.statusCode,
    errorType: response.headers['x-amzn-errortype'],
    body: await text(response.body as AsyncIterable<Uint8Array>),
  };
}

function judgeError(status: number, header: string | undefined, body: string): DetailsAnswer {
  const told = errorSchema.safeParse(parseJson(body));
  const named = header ?? told.data?.['__type'] ?? told.data?.code ?? '';
  const name = named.replace(/^.*#/, '').replace(/:.*$/, '');
  const why = `${name === '' ? 'an answer' : name} with status ${status}`;
  // Without its name a 404 is of a host that has no such path.
  if (status === 404 && name === 'ResourceNotFoundException') return { kind: 'not-found' };
  if (status >= 500 && status !== 501) return { kind: 'failed', why };
  if (status === 429 || /^(?:Throttl|TooManyRequests)/.test(name)) return { kind: 'failed', why };
  return name === 'ValidationException' ? { kind: 'invalid', why } : { kind: 'absent', why };
}

function parseJson(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    return undefined;
  }
}
