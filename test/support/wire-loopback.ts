import { Readable } from 'node:stream';
import { identifyService, type Target } from '../../src/emulator/wire/identify.ts';
import { readCall, type WireCall } from '../../src/emulator/wire/read-call.ts';
import type { WireRequest } from '../../src/emulator/wire/request.ts';
import type { WireResponse } from '../../src/emulator/wire/response.ts';
import { readClaim } from '../../src/emulator/sigv4/signature-claim.ts';

/** What an SDK client hands to its HTTP layer. */
export interface SdkRequest {
  readonly method: string;
  readonly path: string;
  readonly query: Readonly<Record<string, string | readonly string[] | null>>;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: unknown;
}

/** An HTTP layer for SDK clients without a network: requests are read by the emulator's wire, `answer` replies. */
export function createLoopback(answer: (call: WireCall, target: Target) => WireResponse) {
  const calls: WireCall[] = [];
  return {
    /** As the wire read them. */
    calls,
    requestHandler: {
      async handle(sent: SdkRequest) {
        const request = await toWireRequest(sent);
        const reading = readClaim(request);
        const target = identifyService(request, reading.kind === 'claim' ? reading.claim.service : undefined);
        if (!target) throw new Error('the service was not recognised');
        const call = readCall(target, request);
        calls.push(call);
        const { status, headers, body } = answer(call, target);
        return {
          response: {
            statusCode: status,
            headers: { ...headers },
            body: Readable.from([body], { objectMode: false }),
          },
        };
      },
    },
  };
}

export async function toWireRequest(sent: SdkRequest): Promise<WireRequest> {
  return {
    method: sent.method,
    path: sent.path,
    query: Object.entries(sent.query).flatMap(([key, value]) =>
      (Array.isArray(value) ? (value as readonly string[]) : [value]).map(
        (each) => [key, String(each ?? '')] as const,
      ),
    ),
    headers: Object.fromEntries(
      Object.entries(sent.headers).map(([name, value]) => [name.toLowerCase(), value]),
    ),
    body: await readBody(sent.body),
    sourceIp: '127.0.0.1',
  };
}

async function readBody(body: unknown): Promise<Uint8Array> {
  if (body === undefined || body === null) return new Uint8Array();
  if (typeof body === 'string') return Buffer.from(body);
  if (body instanceof Uint8Array) return body;
  const chunks: Uint8Array[] = [];
  for await (const chunk of body as AsyncIterable<Uint8Array>) chunks.push(Buffer.from(chunk));
  return Buffer.concat(chunks);
}
