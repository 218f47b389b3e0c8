import type { IncomingMessage, Server } from 'node:http';
import type { Duplex } from 'node:stream';
import { isAwsHost, wordForeignHost } from './aws-host.ts';

export interface ConnectTargets {
  /** Serves AWS's hosts on port 80. */
  readonly plain: Server;
  /** Serves AWS's hosts on port 443. */
  readonly secure: Server;
  /** What serves under the account's own `host:port`. */
  readonly own: ReadonlyMap<string, Server>;
}

export interface Tunnels {
  /** Ends them at once. */
  close(): void;
}

/**
 * Makes a server answer CONNECT: a tunnel ends in one of the account's own servers, never anywhere else, so that nothing
 * that is led through this proxy reaches a foreign host.
 */
export function answerConnect(server: Server, targets: ConnectTargets): Tunnels {
  const open = new Set<Duplex>();
  server.on('connect', (request: IncomingMessage, socket: Duplex, head: Buffer) => {
    open.add(socket);
    socket.once('close', () => open.delete(socket));
    // A client that goes away in the middle is nobody's fault.
    socket.on('error', () => socket.destroy());
    const asked = request.url ?? '';
    const target = findTarget(asked, targets);
    if (!target) return refuse(socket, asked);
    socket.write('HTTP/1.1 200 Connection Established\r\n\r\n');
    if (head.length > 0) socket.unshift(head);
    target.emit('connection', socket);
  });
  return {
    close() {
      for (const socket of open) socket.destroy();
    },
  };
}

function findTarget(asked: string, { plain, secure, own }: ConnectTargets): Server | undefined {
  const known = own.get(asked.replace(/^localhost:/, '127.0.0.1:'));
  if (known) return known;
  const [, host = '', port = ''] = /^([^:]+):(\d+)$/.exec(asked) ?? [];
  if (!isAwsHost(host)) return undefined;
  return { '80': plain, '443': secure }[port];
}

function refuse(socket: Duplex, asked: string): void {
  const text = `${wordForeignHost(asked)}\n`;
  socket.end(
    [
      'HTTP/1.1 403 Forbidden',
      'content-type: text/plain; charset=utf-8',
      `content-length: ${Buffer.byteLength(text)}`,
      'connection: close',
      '',
      text,
    ].join('\r\n'),
  );
}
