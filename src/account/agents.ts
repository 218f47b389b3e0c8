import { readFileSync } from 'node:fs';
import { request as requestPlain } from 'node:http';
import { Agent, request as requestSecure, type RequestOptions } from 'node:https';
import type { Duplex } from 'node:stream';
import { connect, rootCertificates } from 'node:tls';

interface Way {
  readonly endpointUrl?: string | undefined;
  readonly proxyUrl?: string | undefined;
  readonly caFile?: string | undefined;
}

/** What the SDK takes of its own accord where nothing is said. */
const connections = { keepAlive: true, maxSockets: 50 };

/** How clients connect, where that is not how the SDK does it by itself. Ended with the client that has them. */
export function createAgents({ endpointUrl, proxyUrl, caFile }: Way): { httpsAgent?: Agent } {
  const trusted = caFile === undefined ? {} : { ca: [...rootCertificates, readFileSync(caFile, 'utf8')] };
  if (proxyUrl !== undefined && endpointUrl === undefined) {
    return { httpsAgent: new TunnelAgent(new URL(proxyUrl), trusted) };
  }
  return caFile === undefined ? {} : { httpsAgent: new Agent({ ...connections, ...trusted }) };
}

/**
 * Reaches every host through a tunnel of an HTTP proxy.
 * Source: https://www.rfc-editor.org/rfc/rfc9110#name-connect
 */
class TunnelAgent extends Agent {
  readonly #proxy: URL;
  readonly #trusted: { readonly ca?: string[] };

  constructor(proxy: URL, trusted: { readonly ca?: string[] }) {
    super(connections);
    this.#proxy = proxy;
    this.#trusted = trusted;
  }

  override createConnection(
    options: RequestOptions,
    callback?: (error: Error | null, stream: Duplex) => void,
  ): undefined {
    const fail = (error: Error): void => callback?.(error, undefined as never);
    const host = options.host ?? 'localhost';
    const target = `${host}:${options.port ?? 443}`;
    const { protocol, hostname, port, username, password } = this.#proxy;
    const request = protocol === 'https:' ? requestSecure : requestPlain;
    const user = `${decodeURIComponent(username)}:${decodeURIComponent(password)}`;
    const asking = request({
      host: hostname.replace(/^\[|\]$/g, ''),
      port: port || (protocol === 'https:' ? 443 : 80),
      method: 'CONNECT',
      path: target,
      headers: {
        host: target,
        ...(username !== '' && {
          'proxy-authorization': `Basic ${Buffer.from(user).toString('base64')}`,
        }),
      },
      agent: false,
      // A tunnel to nowhere must not hold up the run.
      timeout: options.timeout,
    });
    asking.once('error', fail);
    asking.once('timeout', () => asking.destroy(new Error(`the proxy ${hostname} does not answer`)));
    asking.once('connect', ({ statusCode }, socket) => {
      if (statusCode === 200) {
        callback?.(null, connect({ ...this.#trusted, socket, servername: host }));
        return;
      }
      socket.destroy();
      fail(new Error(`the proxy ${hostname} answers ${statusCode} to a tunnel to ${target}`));
    });
    asking.end();
  }
}
