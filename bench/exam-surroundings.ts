import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { startChild, type Child } from '../dev/child-process.ts';
import { root } from '../dev/paths.ts';
import { freePorts } from '../dev/ports.ts';
import { startPostgres } from '../dev/postgres.ts';
import { openPool } from '../platform/database.ts';
import { openLogger } from '../platform/logger.ts';
import { applyMigrations } from '../platform/migrations.ts';
import { createSchoolAccount } from '../store/accounts.ts';
import { addSchool } from '../store/schools.ts';
import { closeStore, openStore, type Store } from '../store/store.ts';
import { addStudyField } from '../store/study-fields.ts';

/** PostgreSQL with its durable settings, one API process as in real use, and the floor: each a process of its own. */
export type Surroundings = {
  store: Store;
  ownerId: string;
  api: { url: string; child: Child };
  floor: { url: string; child: Child };
  stop(): Promise<void>;
};

const poolSize = '10';

export async function startSurroundings(): Promise<Surroundings> {
  const folder = mkdtempSync(join(tmpdir(), 'teletoets-bench-'));
  const [postgresPort = 0, apiPort = 0, floorPort = 0, nothing = 0] = await freePorts(4);
  const postgres = await startPostgres({
    folder: join(folder, 'postgres'),
    port: postgresPort,
    password: 'bench',
    logFile: join(folder, 'postgres.log'),
    durable: true,
  });
  await postgres.ensureDatabase('bench');
  const databaseUrl = postgres.url('bench');
  await applyMigrations(databaseUrl);
  const store = openStore(
    openPool(databaseUrl, 4, openLogger('bench', 'silent')),
    'a secret of the bench, long enough',
  );
  await store.pool.query(
    'CREATE TABLE floor_answer (attempt_id uuid, item_id text, value jsonb, PRIMARY KEY (attempt_id, item_id))',
  );
  const occasion = { at: new Date(), correlationId: null };
  await addSchool(store, occasion, { name: 'ROC De Proef', kind: 'roc', brin: '99ZZ' });
  await addStudyField(store, { code: 'T1', name: 'Verzorgende', groupName: 'Zorg', position: 1 });
  const email = 'bench@roc-deproef.example';
  await createSchoolAccount(store, occasion, {
    ...{ name: 'Noor van den Berg', email, passwordHash: 'none', brin: '99ZZ', location: 'Noord' },
    studyFieldCodes: ['T1'],
  });
  const { id: ownerId } = await store.prisma.account.findUniqueOrThrow({ where: { email } });

  const program = (name: string, file: string, port: number, env: Record<string, string>) =>
    startChild(
      name,
      {
        command: process.execPath,
        args: ['--disable-warning=ExperimentalWarning', '--max-semi-space-size=12', join(root, file)],
        cwd: root,
        env: {
          PATH: process.env['PATH'],
          MALLOC_ARENA_MAX: '2', // as the API is started in real use
          DATABASE_URL: databaseUrl,
          DATABASE_POOL_SIZE: poolSize,
          HOST: '127.0.0.1',
          PORT: String(port),
          ...env,
        },
      },
      join(folder, `${name}.log`),
    );
  const url = (port: number): string => `http://127.0.0.1:${port}`;
  const [api, floor] = await Promise.all([
    program('api', 'api/main.ts', apiPort, {
      // An exam runs without Temporal: nothing listens at this address.
      TEMPORAL_ADDRESS: `127.0.0.1:${nothing}`,
      TEMPORAL_NAMESPACE: 'default',
      PUBLIC_URL: url(apiPort),
      LINK_SECRET: store.linkSecret.padEnd(40, '.'),
      SESSION_SECRET: 'another secret of the bench, long enough for a secret',
      TWO_FACTOR: 'off',
      CLIENT_ADDRESS_HEADER: '',
      LOG_LEVEL: 'info',
    }),
    program('floor', 'bench/floor-server.ts', floorPort, {}),
  ]);
  await Promise.all([answers(`${url(apiPort)}/health/live`), answers(url(floorPort))]);
  return {
    store,
    ownerId,
    api: { url: url(apiPort), child: api },
    floor: { url: url(floorPort), child: floor },
    async stop() {
      await Promise.all([api, floor].map((child) => child.stop({ graceMs: 5_000 })));
      await closeStore(store);
      await postgres.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

async function answers(address: string): Promise<void> {
  for (let attempt = 0; attempt < 300; attempt += 1) {
    const answer = await fetch(address).catch(() => null);
    if (answer) return;
    await pause(100);
  }
  throw new Error(`${address} does not answer`);
}

/** The resident memory of a process, in MB. */
export function residentMb(pid: number): number {
  const kilobytes = /VmRSS:\s+(\d+) kB/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1];
  return Number(kilobytes) / 1024;
}
