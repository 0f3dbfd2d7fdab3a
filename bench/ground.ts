import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { startChild, type Child } from '../dev/child-process.ts';
import { root } from '../dev/paths.ts';
import { startPostgres } from '../dev/postgres.ts';
import { runtimeEnvironment, runtimeOptions } from '../dev/runtime-options.ts';
import { openPool } from '../platform/database.ts';
import { openLogger } from '../platform/logger.ts';
import { applyMigrations } from '../platform/migrations.ts';
import { addSchool } from '../store/schools.ts';
import { closeStore, openStore } from '../store/store.ts';
import { addStudyField } from '../store/study-fields.ts';

/** What every bench stands on: PostgreSQL with its durable settings, one school, and programs in processes of their own. */

export type Ground = Awaited<ReturnType<typeof openGround>>;

export const url = (port: number): string => `http://127.0.0.1:${port}`;

export async function openGround(postgresPort: number) {
  const folder = mkdtempSync(join(tmpdir(), 'teletoets-bench-'));
  const logFile = (name: string): string => join(folder, `${name}.log`);
  const postgres = await startPostgres({
    folder: join(folder, 'postgres'),
    port: postgresPort,
    password: 'bench',
    logFile: logFile('postgres'),
    durable: true,
  });
  await postgres.ensureDatabase('bench');
  const databaseUrl = postgres.url('bench');
  await applyMigrations(databaseUrl);
  const pool = openPool(databaseUrl, 4, openLogger('bench', 'silent'));
  const store = openStore(pool, 'a secret of the bench, long enough for a secret');
  const occasion = { at: new Date(), correlationId: null };
  await addSchool(store, occasion, { name: 'ROC De Proef', kind: 'roc', brin: '99ZZ' });
  await addStudyField(store, { code: 'T1', name: 'Verzorgende', groupName: 'Zorg', position: 1 });

  const children: Child[] = [];
  /** Starts a file of ours as in real use, and answers when its address does. */
  async function program(file: string, env: Record<string, string>, address: string) {
    const name = file.replaceAll(/[/.]/g, '-');
    const child = await startChild(
      name,
      {
        command: process.execPath,
        args: ['--disable-warning=ExperimentalWarning', ...runtimeOptions, join(root, file)],
        cwd: root,
        env: {
          ...runtimeEnvironment,
          PATH: process.env['PATH'],
          DATABASE_URL: databaseUrl,
          DATABASE_POOL_SIZE: '10',
          ...env,
        },
      },
      logFile(name),
    );
    children.push(child);
    await untilItAnswers(address);
    return child;
  }

  return {
    ...{ folder, logFile, databaseUrl, store, postgres, occasion, program },
    async stop() {
      await Promise.all(children.map((child) => child.stop({ graceMs: 5_000 })));
      await closeStore(store);
      await postgres.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

async function untilItAnswers(address: string): Promise<void> {
  for (let attempt = 0; attempt < 300; attempt += 1) {
    const answer = await fetch(address).catch(() => null);
    if (answer?.ok) return;
    await pause(100);
  }
  throw new Error(`${address} does not answer`);
}

/** The resident memory of a process, in MB: as it is now, or the most that it ever was. */
export function residentMb(pid: number, when: 'now' | 'peak' = 'now'): number {
  const name = when === 'now' ? 'VmRSS' : 'VmHWM';
  const kilobytes = new RegExp(`${name}:\\s+(\\d+) kB`).exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1];
  return Number(kilobytes) / 1024;
}

/** Linux counts the time of a process in hundredths of a second. */
const tickMs = 10;

/** What a process, and those that it started, have taken of the processors until now, in milliseconds. */
export function cpuMs(pid: number): number {
  const own = statOf(pid);
  if (!own) return 0;
  const children = readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map(Number)
    .filter((one) => statOf(one)?.parent === pid);
  return own.ticks * tickMs + children.reduce((sum, child) => sum + cpuMs(child), 0);
}

function statOf(pid: number): { parent: number; ticks: number } | null {
  try {
    const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ').at(-1)?.split(' ') ?? [];
    // After the name: state, parent, … and from the twelfth on: own time as user and system, that of ended children.
    const [user, system, childUser, childSystem] = fields.slice(11, 15).map(Number);
    return {
      parent: Number(fields[1]),
      ticks: (user ?? 0) + (system ?? 0) + (childUser ?? 0) + (childSystem ?? 0),
    };
  } catch {
    return null; // it ended meanwhile
  }
}
