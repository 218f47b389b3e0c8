import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:https';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { TlsPlace } from '../account.ts';
import {
  closeServer,
  createListener,
  listenOnLoopback,
  type EmulatorServer,
  type Handle,
} from '../server.ts';
import { isAwsHost } from './aws-host.ts';
import { createCertificateAuthority, type CertificateAuthority } from './certificate-authority.ts';
import { answerConnect } from './connect-proxy.ts';

/** An account under the names of AWS's hosts. */
export interface AwsHosts {
  readonly tls: TlsPlace;
  /** Ends every tunnel at once and removes the file; may be called twice. */
  readonly close: () => Promise<void>;
}

/** What clients that know no other name for this machine ask for. */
const loopback = '127.0.0.1';

/**
 * Serves the account over TLS as whatever AWS host a client asks for, and lets the plain server answer CONNECT, so that clients which
 * can only be led by `HTTPS_PROXY` find the account too.
 */
export async function serveAwsHosts(
  plain: EmulatorServer,
  handle: Handle,
  accountId: string,
): Promise<AwsHosts> {
  const authority = createCertificateAuthority(accountId);
  const directory = await mkdtemp(path.join(tmpdir(), 'harness-emulator-'));
  const caFile = path.join(directory, 'ca.pem');
  await writeFile(caFile, authority.certificate, { mode: 0o600 });
  const secure = createTlsServer(authority, handle);
  const port = await listenOnLoopback(secure, 0);
  const tunnels = answerConnect(plain.http, {
    plain: plain.http,
    secure,
    own: new Map([
      [new URL(plain.endpoint).host, plain.http],
      [`${loopback}:${port}`, secure],
    ]),
  });
  return {
    tls: { host: loopback, port, caFile },
    async close() {
      tunnels.close();
      await closeServer(secure);
      await rm(directory, { recursive: true, force: true });
    },
  };
}

function createTlsServer(authority: CertificateAuthority, handle: Handle): Server {
  // For clients that name no host, as those do that were given an address.
  const { key, cert } = authority.identityFor(loopback);
  return createServer(
    {
      key,
      cert,
      ALPNProtocols: ['http/1.1'],
      SNICallback(host, answer) {
        if (isAwsHost(host) || host === 'localhost')
          answer(null, authority.identityFor(host.toLowerCase()).context);
        else answer(new Error(`${host} is no host of AWS`));
      },
    },
    createListener(handle),
  );
}
