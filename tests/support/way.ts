import { once } from 'node:events';
import { connect, createServer, type AddressInfo, type Socket } from 'node:net';
import { afterThisFile } from './after-file.ts';

/** What becomes of what the two ends of a connection say to each other. */
export type Passing = { toServer: (bytes: Buffer) => void; toClient: (bytes: Buffer) => void };

/**
 * A way to a server on which a test can hold back what passes. Closed after the file's tests.
 *
 * @param passing asked once for each connection
 * @returns its port, on 127.0.0.1
 */
export async function openWay(
  to: { host: string; port: number },
  passing: (client: Socket, server: Socket) => Passing,
): Promise<number> {
  const sockets = new Set<Socket>();
  const way = createServer({ noDelay: true }, (client) => {
    const server = connect({ ...to, noDelay: true });
    const { toServer, toClient } = passing(client, server);
    client.on('data', toServer);
    server.on('data', toClient);
    for (const [one, other] of [
      [client, server],
      [server, client],
    ] as const) {
      sockets.add(one);
      one.on('error', () => other.destroy());
      one.on('close', () => {
        sockets.delete(one);
        other.destroy();
      });
    }
  });
  way.listen(0, '127.0.0.1');
  await once(way, 'listening');
  afterThisFile(() => {
    way.close();
    for (const socket of sockets) socket.destroy();
  });
  return (way.address() as AddressInfo).port;
}
