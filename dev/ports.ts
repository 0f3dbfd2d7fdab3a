import { createServer, type Server } from 'node:net';

export type PortName =
  'web' | 'mail' | 'smtp' | 'imap' | 'temporal' | 'temporalUi' | 'temporalHttp' | 'postgres' | 'workerHealth';
export type Ports = Record<PortName, number>;

/** Where each port lies from the web port on: 3000 gives 3025 for SMTP, 3080 for the mail page, 3432 for PostgreSQL. */
const offsets: Record<Exclude<PortName, 'web'>, number> = {
  smtp: 25,
  imap: 43,
  mail: 80,
  workerHealth: 90,
  temporal: 233,
  temporalUi: 234,
  temporalHttp: 243,
  postgres: 432,
};

/** Ports that browsers refuse to open, of those above 1024. */
const refusedByBrowsers = new Set([
  1719, 1720, 1723, 2049, 3659, 4045, 4190, 5060, 5061, 6000, 6566, 6665, 6666, 6667, 6668, 6669, 6679, 6697, 10080,
]);

export class PortTaken extends Error {
  override name = 'PortTaken';
  readonly port: number;

  constructor(port: number) {
    super(`Port ${port} is taken by another program. Stop that program, or choose another port: PORT=4000 npm start`);
    this.port = port;
  }
}

/**
 * The ports for one run, all on 127.0.0.1. The web port is the one asked for; the others lie at a fixed distance from it
 * where that port is free, and are any free port otherwise.
 * @throws {PortTaken} when the web port is in use
 */
export async function choosePorts(web: number): Promise<Ports> {
  const held: Server[] = []; // kept open until all are chosen, so that no port is chosen twice
  try {
    const server = await hold(web);
    if (!server) throw new PortTaken(web);
    held.push(server);
    const ports = { web } as Ports;
    for (const [name, offset] of Object.entries(offsets) as [Exclude<PortName, 'web'>, number][]) {
      const wanted = web + offset;
      const preferred = wanted <= 65535 && !refusedByBrowsers.has(wanted) ? await hold(wanted) : undefined;
      const chosen = preferred ?? (await holdAny());
      held.push(chosen);
      ports[name] = portOf(chosen);
    }
    return ports;
  } finally {
    await Promise.all(held.map(release));
  }
}

/** As many different free ports on 127.0.0.1 as asked for. */
export async function freePorts(count: number): Promise<number[]> {
  const held = await Promise.all(Array.from({ length: count }, holdAny));
  const ports = held.map(portOf);
  await Promise.all(held.map(release));
  return ports;
}

/** @throws {Error} when PORT is not a port number from 1 to 65535 */
export function readWebPort(text: string | undefined): number {
  if (text === undefined || text === '') return 3000;
  const port = Number(text);
  if (/^\d+$/.test(text) && port >= 1 && port <= 65535) return port;
  throw new Error(`PORT must be a number from 1 to 65535, not "${text}".`);
}

function hold(port: number): Promise<Server | undefined> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', (error: NodeJS.ErrnoException) => {
      if (error.code === 'EADDRINUSE') resolve(undefined);
      else if (error.code === 'EACCES')
        reject(new Error(`Port ${port} may not be used by this user: choose one above 1023.`));
      else reject(error);
    });
    server.listen(port, '127.0.0.1', () => resolve(server));
  });
}

async function holdAny(): Promise<Server> {
  const server = await hold(0);
  if (!server) throw new Error('This machine has no free port on 127.0.0.1.');
  return server;
}

function portOf(server: Server): number {
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('This server listens on no port.');
  return address.port;
}

const release = (server: Server) => new Promise<void>((done) => server.close(() => done()));
