import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { inject } from 'vitest';
import { logTail, startChild, type Child } from '../../dev/child-process.ts';
import { root } from '../../dev/paths.ts';
import { freePorts } from '../../dev/ports.ts';
import { runtimeEnvironment } from '../../dev/runtime-options.ts';
import { afterThisFile } from './after-file.ts';
import { asForm, type House } from './house.ts';
import type {} from './provided.ts';

/** A program of ours in a process of its own, that can be ended as a power cut would end it. */
export type Program = {
  /** http://127.0.0.1:port: the pages and routes of the API, the health of the worker. */
  url: string;
  /** Whether the process lives. */
  lives(): boolean;
  /** SIGKILL, without a word; answers when the process has gone. */
  kill(): Promise<void>;
};

const clockFile = new URL('clock-behind.ts', import.meta.url).href;

export type Surroundings = {
  temporalAddress: string;
  smtpUrl: string;
  /** The mailbox that the workers read, every five seconds; without it none. */
  imapUrl?: string;
  /** The workers' own way to the house's database, and how many connections each makes at most. */
  workerDatabase?: { url: string; connections: number };
  /** How far the workers' clock is behind, in milliseconds. */
  clockBehind?: number;
};

/**
 * Starts the real api/main.ts and worker/main.ts on a house's database, with its secrets and its task queue. What still
 * runs after the file's tests is ended then.
 */
export function programsOf(house: House, surroundings: Surroundings) {
  const folder = mkdtempSync(join(tmpdir(), 'teletoets-programs-'));
  const children: Child[] = [];
  afterThisFile(async () => {
    await Promise.all(children.map((child) => child.stop({ graceMs: 4_000 })));
    rmSync(folder, { recursive: true, force: true });
  });

  async function start(name: 'api' | 'worker', port: number, env: Record<string, string>): Promise<Program> {
    const child = await startChild(
      name,
      {
        command: process.execPath,
        args: [join(root, name, 'main.ts')],
        cwd: root,
        env: {
          ...runtimeEnvironment,
          PATH: process.env['PATH'],
          DATABASE_URL: house.databaseUrl,
          TEMPORAL_ADDRESS: surroundings.temporalAddress,
          TEMPORAL_TASK_QUEUE: house.taskQueue,
          PUBLIC_URL: house.origin,
          LINK_SECRET: house.store.linkSecret,
          ...env,
        },
      },
      join(folder, `${children.length + 1}-${name}.log`),
    );
    children.push(child);
    let gone = false;
    void child.exited.then(() => (gone = true));
    const url = `http://127.0.0.1:${port}`;
    await untilReady(url, child, () => gone);
    return {
      url,
      lives: () => !gone,
      async kill() {
        child.kill();
        await child.exited;
      },
    };
  }

  return {
    /** @param temporalAddress another way to Temporal than the house's other programs have */
    async startApi({ temporalAddress = surroundings.temporalAddress } = {}): Promise<Program> {
      const [port = 0] = await freePorts(1);
      return await start('api', port, {
        TEMPORAL_ADDRESS: temporalAddress,
        PORT: String(port),
        SESSION_SECRET: house.config.SESSION_SECRET,
        TWO_FACTOR: 'off',
        CLIENT_ADDRESS_HEADER: 'x-real-ip',
      });
    },
    async startWorker(): Promise<Program> {
      const [port = 0] = await freePorts(1);
      const { workerDatabase: own, clockBehind } = surroundings;
      return await start('worker', port, {
        ...(own ? { DATABASE_URL: own.url, DATABASE_POOL_SIZE: String(own.connections) } : {}),
        ...(clockBehind ? { NODE_OPTIONS: `--import=${clockFile}`, CLOCK_BEHIND: String(clockBehind) } : {}),
        WORKER_HEALTH_PORT: String(port),
        WORKFLOW_BUNDLE: inject('services').workflowBundle,
        SMTP_URL: surroundings.smtpUrl,
        IMAP_URL: surroundings.imapUrl ?? '',
        MAILBOX_SECONDS: '5',
        MAIL_FROM: 'TeleToets <helpdesk@examenwerk.example>',
      });
    },
  };
}

/** A house whose people come in by an API in a process of its own: journeyOf() takes them through it. */
export function through(house: House, api: Program) {
  const { origin } = house;
  const ask = (method: string, path: string, headers: Record<string, string>, body?: BodyInit) =>
    fetch(api.url + path, { method, redirect: 'manual', headers: { origin, ...headers }, body: body ?? null });
  return {
    ...house,
    get: (path: string, headers: Record<string, string> = {}) => ask('GET', path, headers),
    post: (path: string, fields: Record<string, string | string[]>, headers: Record<string, string> = {}) =>
      ask('POST', path, headers, asForm(fields)),
    send: (method: string, path: string, cookie: string, body?: unknown, headers: Record<string, string> = {}) =>
      body === undefined
        ? ask(method, path, { cookie, ...headers })
        : ask(method, path, { cookie, 'content-type': 'application/json', ...headers }, JSON.stringify(body)),
  };
}

async function untilReady(url: string, child: Child, gone: () => boolean): Promise<void> {
  const end = Date.now() + 40_000;
  while (!gone() && Date.now() < end) {
    const answer = await fetch(`${url}/health/ready`, { signal: AbortSignal.timeout(3_000) }).catch(() => null);
    await answer?.arrayBuffer();
    if (answer?.ok) return;
    await pause(50);
  }
  throw new Error(`The ${child.name} ${gone() ? 'ended' : 'was not ready within 40 s'}:\n${logTail(child.logFile)}`);
}

/** The events of a stream of server-sent events, as they come; `names` grows. Ends with the file's tests. */
export async function listenTo(url: string, headers: Record<string, string>) {
  const stop = new AbortController();
  afterThisFile(() => {
    stop.abort();
  });
  const answer = await fetch(url, { headers, signal: stop.signal });
  const names: string[] = [];
  const reading = (async () => {
    const decoder = new TextDecoder();
    for await (const chunk of answer.body ?? []) {
      for (const [, name = ''] of decoder.decode(chunk, { stream: true }).matchAll(/^event: ?(.+)$/gm))
        names.push(name);
    }
  })().catch(() => undefined);
  return { status: answer.status, names, ended: reading };
}
