import { once } from 'node:events';
import net, { type AddressInfo } from 'node:net';

/** A server that accepts every connection and never answers: `await using endpoint = await startSilentEndpoint()`. */
export async function startSilentEndpoint() {
  const sockets = new Set<net.Socket>();
  const server = net.createServer((socket) => {
    sockets.add(socket.on('error', () => undefined));
    socket.resume();
  });
  await once(server.listen(0, '127.0.0.1'), 'listening');
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    /** Resolves when somebody has connected. */
    connected: once(server, 'connection'),
    async [Symbol.asyncDispose]() {
      for (const socket of sockets) socket.destroy();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
