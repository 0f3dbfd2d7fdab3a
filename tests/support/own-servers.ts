import { mkdtempSync, rmSync } from 'node:fs';
import type { Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePorts } from '../../dev/ports.ts';
import { startPostgres } from '../../dev/postgres.ts';
import { temporalServer } from '../../dev/temporal-binary.ts';
import { startTemporal } from '../../dev/temporal-server.ts';
import { applyMigrations } from '../../platform/migrations.ts';
import { afterThisFile } from './after-file.ts';
import { openWay } from './way.ts';

/** Servers of one test file's own, so that it can stop them without taking them from others. Ended after its tests. */

/**
 * A Temporal server that keeps its workflows over a stop and a new start. A file with worker programs needs one in any
 * case: they send mail by one workflow for the whole server.
 */
export async function ownTemporal() {
  const folder = ownFolder('temporal');
  const program = await temporalServer();
  const databaseFile = join(folder, 'temporal.db');
  const startOn = ([grpc = 0, http = 0]: number[]) =>
    startTemporal({ program, ports: { grpc, http }, databaseFile, logFile: join(folder, 'log') });
  let ports = await freePorts(2);
  let server = await startOn(ports).catch(async () => {
    // A port that was free is taken by another file's server by now; Temporal chooses some more by itself.
    ports = await freePorts(2);
    return await startOn(ports);
  });
  afterThisFile(() => server.stop());
  return {
    address: server.address,
    stop: () => server.stop(),
    async startAgain() {
      server = await startOn(ports);
    },
  };
}

/** A PostgreSQL that keeps what it promised, with one database with all migrations. */
export async function ownPostgres() {
  const folder = ownFolder('postgres');
  const [port = 0] = await freePorts(1);
  const start = () =>
    startPostgres({
      folder: join(folder, 'data'),
      port,
      password: 'test',
      logFile: join(folder, 'log'),
      durable: true,
    });
  let server = await start();
  afterThisFile(() => server.stop());
  await server.ensureDatabase('teletoets');
  const url = server.url('teletoets');
  await applyMigrations(url);
  return {
    url,
    /** Stops at once, as if the machine failed: it has to recover from its journal afterwards. */
    crash: () => server.child.stop({ signal: 'SIGQUIT', graceMs: 6_000 }),
    async startAgain() {
      server = await start();
    },
  };
}

/** A way to a server that can be shut: then it still takes everything in, and nothing comes through until it opens. */
export async function gateTo(address: string) {
  const [host = '', port = ''] = address.split(':');
  let open = true;
  let held: (() => void)[] = [];
  const through = (end: Socket) => (bytes: Buffer) => {
    const pass = () => end.write(bytes);
    if (open) pass();
    else held.push(pass);
  };
  const own = await openWay({ host, port: Number(port) }, (client, server) => ({
    toServer: through(server),
    toClient: through(client),
  }));
  return {
    address: `127.0.0.1:${own}`,
    shut() {
      open = false;
    },
    open() {
      open = true;
      for (const pass of held) pass();
      held = [];
    },
  };
}

function ownFolder(name: string): string {
  const folder = mkdtempSync(join(tmpdir(), `teletoets-own-${name}-`));
  // registered before the server's stop, so that it happens after it
  afterThisFile(() => {
    rmSync(folder, { recursive: true, force: true });
  });
  return folder;
}
