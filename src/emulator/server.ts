import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { isAwsHost, wordForeignHost } from './proxy/aws-host.ts';
import { parseQuery, UnreadableRequest, type WireRequest } from './wire/request.ts';
import type { WireResponse } from './wire/response.ts';

export interface EmulatorServer {
  /** `http://127.0.0.1:49152`. */
  readonly endpoint: string;
  /** What serves it, for connections that come another way. */
  readonly http: Server;
  /** Ends idle and busy connections at once. */
  readonly close: () => Promise<void>;
}

/** Largest body taken: far above any deployment package, far below what would exhaust the process. */
const maxBodyBytes = 512 * 1024 * 1024;

/** Answers one request; never rejects. */
export type Handle = (request: WireRequest) => Promise<WireResponse>;

/** Serves on 127.0.0.1; `port` 0 takes a free one. */
export async function startServer(port: number, handle: Handle): Promise<EmulatorServer> {
  const http = createServer(createListener(handle));
  const endpoint = `http://127.0.0.1:${await listenOnLoopback(http, port)}`;
  return { endpoint, http, close: () => closeServer(http) };
}

/** What a server of either scheme does with a request. */
export function createListener(
  handle: Handle,
): (incoming: IncomingMessage, outgoing: ServerResponse) => void {
  return (incoming, outgoing) => void serve(incoming, outgoing, handle);
}

/** The port it was given. */
export async function listenOnLoopback(server: Server, port: number): Promise<number> {
  // SDK clients keep connections open between calls; the default of 5 s makes a slow one meet a closed socket.
  server.keepAliveTimeout = 120_000;
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', () => {
      server.off('error', reject);
      resolve();
    });
  });
  return (server.address() as AddressInfo).port;
}

export function closeServer(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections();
  });
}

async function serve(incoming: IncomingMessage, outgoing: ServerResponse, handle: Handle): Promise<void> {
  try {
    const request = await readRequest(incoming);
    if (request.kind === 'refused') return respond(incoming, outgoing, request.response);
    respond(incoming, outgoing, await handle(request.request));
  } catch {
    // The client is gone, or headers cannot be sent: nobody is left to tell.
    outgoing.destroy();
  }
}

type RequestReading =
  | { readonly kind: 'request'; readonly request: WireRequest }
  | { readonly kind: 'refused'; readonly response: WireResponse };

async function readRequest(incoming: IncomingMessage): Promise<RequestReading> {
  const target = incoming.url ?? '/';
  // A client behind a proxy may send the whole URL.
  const [origin = '', host = ''] = /^https?:\/\/([^/?]*)/.exec(target) ?? [];
  if (origin !== '' && !isOwnHost(host, incoming.socket.localPort))
    return { kind: 'refused', response: plainText(403, wordForeignHost(host)) };
  const local = target.slice(origin.length);
  const at = local.indexOf('?');
  const body = await readBody(incoming);
  if (!body) return { kind: 'refused', response: plainText(413, 'Request body is too large') };
  try {
    return {
      kind: 'request',
      request: {
        method: incoming.method ?? 'GET',
        path: (at < 0 ? local : local.slice(0, at)) || '/',
        query: at < 0 ? [] : parseQuery(local.slice(at + 1)),
        headers: Object.fromEntries(
          Object.entries(incoming.headers).map(([name, value]) => [
            name,
            Array.isArray(value) ? value.join(',') : (value ?? ''),
          ]),
        ),
        body,
        sourceIp: incoming.socket.remoteAddress ?? '127.0.0.1',
      },
    };
  } catch (error) {
    if (error instanceof UnreadableRequest)
      return { kind: 'refused', response: plainText(400, error.message) };
    throw error;
  }
}

async function readBody(incoming: IncomingMessage): Promise<Uint8Array | undefined> {
  const chunks: Uint8Array[] = [];
  let sizeBytes = 0;
  for await (const chunk of incoming as AsyncIterable<Uint8Array>) {
    sizeBytes += chunk.length;
    if (sizeBytes > maxBodyBytes) return undefined;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

function respond(incoming: IncomingMessage, outgoing: ServerResponse, response: WireResponse): void {
  const isHead = incoming.method === 'HEAD';
  // HEAD answers the length of what GET would send, which the operation knows.
  const length = isHead ? response.headers['content-length'] : String(response.body.length);
  const bodiless = response.status === 204 || response.status === 304;
  const headers = Object.entries({
    ...response.headers,
    ...(length === undefined || bodiless ? {} : { 'content-length': length }),
    date: new Date().toUTCString(),
    // Header text is sent as bytes of UTF-8, as S3 does with metadata.
  }).map(([name, value]) => [name, Buffer.from(value, 'utf8').toString('latin1')] as const);
  outgoing.writeHead(response.status, Object.fromEntries(headers));
  outgoing.end(isHead || bodiless ? undefined : response.body);
}

function isOwnHost(host: string, port: number | undefined): boolean {
  return isAwsHost(host.replace(/:80$/, '')) || [`127.0.0.1:${port}`, `localhost:${port}`].includes(host);
}

function plainText(status: number, message: string): WireResponse {
  return {
    status,
    headers: { 'content-type': 'text/plain', connection: 'close' },
    body: Buffer.from(`${message}\n`),
  };
}
