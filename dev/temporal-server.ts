import { setTimeout as pause } from 'node:timers/promises';
import { logTail, startChild, type Child } from './child-process.ts';

export type TemporalOptions = {
  /** The path of the `temporal` program: see temporal-binary.ts. */
  program: string;
  ports: { grpc: number; http: number; ui?: number };
  logFile: string;
  /** Where the workflows are kept; without it they are in memory and end with the server. */
  databaseFile?: string;
  watch?: (child: Child) => void;
};

export type TemporalServer = {
  readonly child: Child;
  /** host:port for clients and workers. */
  readonly address: string;
  /** Shuts down in order. */
  stop(): Promise<void>;
};

/**
 * Starts Temporal's development server with the namespace `default`, on 127.0.0.1.
 * @throws {Error} with the last lines of its log when it does not come up
 */
export async function startTemporal({
  program,
  ports,
  logFile,
  databaseFile,
  watch,
}: TemporalOptions): Promise<TemporalServer> {
  const args = ['server', 'start-dev', '--ip', '127.0.0.1', '--log-level', 'warn'];
  args.push('--port', String(ports.grpc), '--http-port', String(ports.http));
  if (ports.ui === undefined) args.push('--headless');
  else args.push('--ui-port', String(ports.ui), '--ui-disable-news-fetch');
  if (databaseFile !== undefined) {
    // a write-ahead log makes it a third faster than the default journal
    args.push(
      '--db-filename',
      databaseFile,
      '--sqlite-pragma',
      'journal_mode=wal',
      '--sqlite-pragma',
      'synchronous=normal',
    );
  }
  const child = await startChild('Temporal', { command: program, args }, logFile);
  watch?.(child);
  try {
    await untilNamespaceAnswers(ports.http, child);
  } catch (error) {
    await child.stop();
    throw error;
  }
  return { child, address: `127.0.0.1:${ports.grpc}`, stop: () => child.stop({ graceMs: 4000 }) };
}

async function untilNamespaceAnswers(httpPort: number, child: Child): Promise<void> {
  const end = Date.now() + 60_000;
  let exited = false;
  void child.exited.then(() => (exited = true));
  while (!exited && Date.now() < end) {
    try {
      const answer = await fetch(`http://127.0.0.1:${httpPort}/api/v1/namespaces/default`, {
        signal: AbortSignal.timeout(2000),
      });
      await answer.arrayBuffer();
      if (answer.ok) return;
    } catch {
      // it does not listen yet
    }
    await pause(50);
  }
  throw new Error(`Temporal did not ${exited ? 'start' : 'answer within 60 s'}:\n${logTail(child.logFile)}`);
}
