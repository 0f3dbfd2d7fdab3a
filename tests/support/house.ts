import type { TestWorkflowEnvironment } from '@temporalio/testing';
import { serve } from '@hono/node-server';
import { Context } from '@temporalio/activity';
import { Client, type Connection } from '@temporalio/client';
import { NativeConnection, Runtime, type Worker } from '@temporalio/worker';
import { randomInt, randomUUID } from 'node:crypto';
import { inject } from 'vitest';
import { createApp } from '../../api/app.ts';
import { hashPassword, openAuth } from '../../api/auth/auth.ts';
import { openLiveHub } from '../../api/live/hub.ts';
import type { Role } from '../../domain/access.ts';
import { openPool } from '../../platform/database.ts';
import { newWakeup } from '../../platform/live.ts';
import { openLogger, type Logger } from '../../platform/logger.ts';
import type { Mailbox } from '../../platform/imap.ts';
import { openMailer, type Mailer } from '../../platform/smtp.ts';
import { WatchedConnection } from '../../platform/temporal.ts';
import { createBureauAccount, createSchoolAccount } from '../../store/accounts.ts';
import { addSchool, listedSchools } from '../../store/schools.ts';
import { closeStore, openStore } from '../../store/store.ts';
import { addStudyField, currentStudyFields } from '../../store/study-fields.ts';
import { createWorker } from '../../worker/worker.ts';
import { afterThisFile } from './after-file.ts';
import { testDatabase } from './database.ts';
import type {} from './provided.ts';

/** A clock that a test sets, and that goes on from there. */
export function testClock() {
  let ahead = 0;
  return {
    now: () => new Date(Date.now() + ahead),
    set: (to: Date | number) => {
      ahead = Number(to) - Date.now();
    },
  };
}

export const password = 'kaas-op-brood-47';
/** Made once: hashing is meant to take its time. */
let passwordHash: Promise<string> | undefined;

/**
 * To the Temporal server that all files share, for as long as the process lives: a call that Temporal's client means to try
 * again would find the connection closed, where nobody hears it fail.
 */
const sharedConnection = (): Promise<Connection> =>
  (connection ??= WatchedConnection.connect({ address: inject('services').temporalAddress }));
let connection: Promise<Connection> | undefined;

/**
 * The house on real parts, in this process: a database of its own, the API as a function, and a worker where asked for.
 * With `skipping` the clock of API and activities is that of the Temporal test server; with `port` a browser can come in.
 */
export async function openHouse({
  skipping,
  port,
  behindProxy = false,
  connections = 10,
  logger = quietLogger(),
  ...own
}: HouseOptions = {}) {
  const origin = port ? `http://127.0.0.1:${port}` : 'http://teletoets.test';
  const databaseUrl = own.databaseUrl ?? (await testDatabase());
  const services = inject('services');
  const temporalAddress = own.temporalAddress ?? services.temporalAddress;
  const clock = testClock();
  const store = openStore(
    openPool(databaseUrl, connections, logger),
    'a secret of the tests, long enough for a secret',
  );
  const taskQueue = `test-${randomUUID()}`;
  const ownConnection = own.temporalAddress ? await WatchedConnection.connect({ address: own.temporalAddress }) : null;
  const temporal = skipping?.client ?? new Client({ connection: ownConnection ?? (await sharedConnection()) });
  const config = {
    PUBLIC_URL: origin,
    SESSION_SECRET: 'another secret of the tests, long enough for a secret',
    TWO_FACTOR: 'off' as 'off' | 'required',
    ...(port && !behindProxy ? {} : { CLIENT_ADDRESS_HEADER: 'x-real-ip' }),
    TEMPORAL_TASK_QUEUE: taskQueue,
  };
  const auth = openAuth(config, store, clock);
  const live = openLiveHub(databaseUrl, logger);
  const parts = { config, store, clock, logger, temporal, auth, live };
  const app = createApp(parts);
  const mailQueued = newWakeup();
  const closing: (() => Promise<unknown>)[] = [];
  if (port) {
    const server = serve({ fetch: app.fetch, port, hostname: '127.0.0.1' });
    closing.push(async () => {
      if ('closeAllConnections' in server) server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    });
  }
  afterThisFile(async () => {
    for (const close of closing.toReversed()) await close();
    await live.close();
    await closeStore(store);
    await ownConnection?.close();
  });

  const occasion = () => ({ at: clock.now(), correlationId: null });
  await addSchool(store, occasion(), { name: 'ROC De Proef', kind: 'roc', brin: '99ZZ' });
  await addStudyField(store, { code: 'T1', name: 'Verzorgende', groupName: 'Zorg', position: 1 });
  await addStudyField(store, { code: 'T2', name: 'Bouw', groupName: 'Techniek', position: 2 });

  /** Runs a worker until it is stopped, by the test or after the file. */
  async function startWorker({
    mailer = openMailer(services.mail.smtpUrl),
    mailbox = null,
    beforeStep,
  }: WorkerOptions = {}) {
    const before = async (step: string): Promise<void> => {
      await tick();
      await beforeStep?.(step);
    };
    const native = skipping?.nativeConnection ?? (await NativeConnection.connect({ address: temporalAddress }));
    const worker: Worker = await createWorker(
      native,
      {
        ...{ store, clock, logger, mailer, mailbox, mailQueued, publicUrl: origin },
        from: 'TeleToets <helpdesk@examenwerk.example>',
      },
      {
        taskQueue,
        workflowBundle: { codePath: services.workflowBundle },
        shutdownGraceTime: 0,
        interceptors: {
          activity: [() => ({ inbound: { execute: async (input, next) => (await before(stepNow()), next(input)) } })],
        },
      },
    );
    const running = worker.run();
    let stopped = false;
    const stop = async (): Promise<void> => {
      if (stopped) return;
      stopped = true;
      worker.shutdown();
      await running;
      if (!skipping) await native.close();
    };
    closing.push(stop);
    return { stop };
  }

  /** Sets the clock to the time of the server that skips it. */
  async function tick(): Promise<void> {
    if (skipping) clock.set(await skipping.currentTimeMs());
  }

  async function skip(milliseconds: number): Promise<void> {
    await skipping?.sleep(milliseconds);
    await tick();
  }

  return {
    ...{
      origin,
      app,
      parts,
      store,
      clock,
      auth,
      temporal,
      taskQueue,
      config,
      databaseUrl,
      logger,
      mailQueued,
      occasion,
    },
    ...{ startWorker, skip, tick },
    get: (path: string, headers: Record<string, string> = {}) => app.request(origin + path, { headers }),
    post: (path: string, fields: Record<string, string | string[]>, headers: Record<string, string> = {}) =>
      app.request(origin + path, { method: 'POST', headers: { origin, ...headers }, body: asForm(fields) }),
    /** What a browser with this cookie sends to a JSON route. */
    send: (method: string, path: string, cookie: string, body?: unknown, headers: Record<string, string> = {}) =>
      app.request(origin + path, {
        method,
        headers: { origin, cookie, ...(body === undefined ? {} : { 'content-type': 'application/json' }), ...headers },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      }),
    /** Fields of an application that is in order, for an applicant of its own. */
    async application(name = randomUUID().slice(0, 8)): Promise<Record<string, string | string[]>> {
      const [school] = await listedSchools(store);
      const fields = await currentStudyFields(store);
      return {
        submissionId: randomUUID(),
        applicantName: 'Noor van den Berg',
        applicantFunction: 'Docent Nederlands',
        applicantEmail: `${name}@roc-deproef.example`,
        applicantPhone: '030 123 45 67',
        schoolId: school?.id ?? '',
        location: 'Locatie Noord',
        studyFieldIds: fields.slice(0, 1).map(({ id }) => id),
        managerName: 'Willem Smit',
        managerEmail: `manager-${name}@roc-deproef.example`,
      };
    },
    /** Makes an account and logs it in; answers with its cookie. */
    async signIn(role: Role, email?: string) {
      return await logIn(await addPerson(role, email));
    },
    addPerson,
    logIn,
  };

  /** Makes an account, with the role of a school at the first school; answers with its address. */
  async function addPerson(role: Role, email = `${role}-${randomUUID().slice(0, 8)}@examenwerk.example`) {
    passwordHash ??= hashPassword(auth, password);
    const person = { name: `De ${role}`, email, passwordHash: await passwordHash };
    if (role === 'school') {
      const place = { brin: '99ZZ', location: 'Locatie Noord', studyFieldCodes: ['T1'] };
      await createSchoolAccount(store, occasion(), { ...person, ...place });
    } else {
      await createBureauAccount(store, occasion(), { ...person, role });
    }
    return email;
  }

  async function logIn(email: string): Promise<string> {
    const answer = await app.request(`${origin}/api/auth/sign-in/email`, {
      method: 'POST',
      headers: { origin, 'content-type': 'application/json', 'x-real-ip': `10.0.0.${randomInt(250)}` },
      body: JSON.stringify({ email, password }),
    });
    if (answer.status !== 200) throw new Error(`Logging in gave ${answer.status}: ${await answer.text()}`);
    return answer.headers
      .getSetCookie()
      .map((cookie) => cookie.split(';')[0])
      .join('; ');
  }
}

type WorkerOptions = {
  mailer?: Mailer;
  mailbox?: Mailbox | null;
  /** Is waited for before each step, which is named as the processes name it. */
  beforeStep?: (step: string) => Promise<void>;
};
const stepNow = (): string => Context.current().info.activityType;

type HouseOptions = {
  skipping?: TestWorkflowEnvironment;
  port?: number;
  /** Whether a browser says where it comes from in the header that a proxy sets: each from a place of its own. */
  behindProxy?: boolean;
  /** To the database, at most: for a test in which very many people come in at the same time. */
  connections?: number;
  logger?: Logger;
  /** Of servers that the test stops and starts; else those that all test files share. */
  databaseUrl?: string;
  temporalAddress?: string;
};

const quietLogger = (): Logger => openLogger('test', process.env['LOG_LEVEL'] ?? 'silent');

export type House = Awaited<ReturnType<typeof openHouse>>;

/** Temporal's own log would drown the tests' output. */
Runtime.install({
  logger: { log() {}, trace() {}, debug() {}, info() {}, warn() {}, error() {} },
  shutdownSignals: [],
});

export function asForm(fields: Record<string, string | string[]>): URLSearchParams {
  const form = new URLSearchParams();
  for (const [name, value] of Object.entries(fields)) for (const one of [value].flat()) form.append(name, one);
  return form;
}
