import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { applyMigrations } from '../platform/migrations.ts';
import { apps, buildApp, type App } from './app-build.ts';
import { logTail, describeExit, type Child } from './child-process.ts';
import { keepAlive, type KeptAlive } from './kept-alive.ts';
import { startImapServer, type ImapServer } from './imap-server.ts';
import { startMailCatcher, type MailCatcher } from './mail-catcher.ts';
import { data, root } from './paths.ts';
import type { Ports } from './ports.ts';
import { startPostgres, type Postgres } from './postgres.ts';
import { helpdeskAddress, programEnvironment, type ProgramEnvironment } from './program-environment.ts';
import { NoImapServer } from './pymap.ts';
import { runtimeEnvironment, runtimeOptions } from './runtime-options.ts';
import { readOrMakeSecrets } from './secrets.ts';
import { temporalServer } from './temporal-binary.ts';
import { startTemporal, type TemporalServer } from './temporal-server.ts';
import { workflowBundle } from './workflow-bundle.ts';

export type Login = { role: string; email: string; password: string };

/** What `.data/addresses.json` holds. `temporalUi` is null where the Temporal server is not ours. */
export type Addresses = { web: string; mail: string; temporal: string; temporalUi: string | null; logins: Login[] };

export type StackEvents = {
  say: (line: string) => void;
  /** Hears of every process that starts, so that it can be written down. */
  started: (child: Child) => void;
  /** A part that all hangs on has gone while nobody asked for it. */
  failed: (reason: Error) => void;
};

const DATABASE = 'teletoets';
const READY_LIMIT_MS = 90_000;

/** The whole system on this machine: PostgreSQL, Temporal, mail, API and worker. */
export class Stack {
  readonly #ports: Ports;
  readonly #events: StackEvents;
  readonly #children = new Set<Child>();
  readonly #abort = new AbortController();
  #programs: KeptAlive[] = [];
  #mail: MailCatcher | undefined;
  #mailbox: ImapServer | undefined;
  #temporal: TemporalServer | undefined;
  #postgres: Postgres | undefined;

  constructor(ports: Ports, events: StackEvents) {
    this.#ports = ports;
    this.#events = events;
    mkdirSync(join(data, 'logs'), { recursive: true });
  }

  /** Starts all parts, those that need nothing of each other at the same time, and answers when a person can begin. */
  async start(): Promise<Addresses> {
    const ports = this.#ports;
    const secrets = readOrMakeSecrets(join(data, 'secrets.json'));
    const [databaseUrl, temporalAddress, , bundle] = await Promise.all([
      this.#startDatabase(secrets.postgresPassword),
      this.#startTemporal(),
      this.#startMail(),
      workflowBundle(log('workflow-bundle'), this.#watch),
      this.#buildApps(),
    ]);
    const imapUrl = this.#mailbox?.url ?? null;
    const env = programEnvironment({ ports, secrets, databaseUrl, temporalAddress, workflowBundle: bundle, imapUrl });
    const [logins] = await Promise.all([
      this.#seed(env),
      this.#startProgram('api', env),
      this.#startProgram('worker', env),
    ]);
    await Promise.all([
      this.#untilReady('The API', `http://127.0.0.1:${ports.web}/health/ready`, 'api'),
      this.#untilReady('The worker', `http://127.0.0.1:${ports.workerHealth}/health/ready`, 'worker'),
    ]);
    return {
      web: env.PUBLIC_URL,
      mail: `http://127.0.0.1:${ports.mail}`,
      temporal: temporalAddress,
      temporalUi: this.#temporal ? `http://127.0.0.1:${ports.temporalUi}` : null,
      logins,
    };
  }

  /** Stops in the order in which the parts lean on each other; takes at most about 16 s, and normally 2. */
  async stop(): Promise<void> {
    this.#abort.abort(new Error('It is being stopped.'));
    await Promise.all(this.#programs.map((program) => program.stop(5000)));
    await Promise.all([this.#mail?.stop(), this.#mailbox?.stop()]);
    await this.#temporal?.stop();
    await this.#postgres?.stop();
    this.kill(); // what was still being built or started
  }

  /** Ends every process at once, without asking. */
  kill(): void {
    this.#abort.abort(new Error('It is being stopped.'));
    for (const child of this.#children) child.kill();
  }

  async #startDatabase(password: string): Promise<string> {
    const folder = join(data, 'postgres');
    this.#postgres = await startPostgres({
      folder,
      port: this.#ports.postgres,
      password,
      logFile: log('postgres'),
      watch: this.#watch,
    });
    this.#endsAllWhenItEnds(this.#postgres.child);
    await this.#postgres.ensureDatabase(DATABASE);
    const url = this.#postgres.url(DATABASE);
    const applied = await applyMigrations(url);
    if (applied.length > 0)
      this.#events.say(`The database has ${applied.length} new migration${applied.length === 1 ? '' : 's'}.`);
    return url;
  }

  async #startTemporal(): Promise<string> {
    const given = process.env['TEMPORAL_ADDRESS'];
    if (given !== undefined && given !== '') {
      this.#events.say(`Using the Temporal server at ${given} (TEMPORAL_ADDRESS).`);
      return given;
    }
    const program = await temporalServer({ say: this.#events.say, signal: this.#abort.signal });
    const { temporal: grpc, temporalUi: ui, temporalHttp: http } = this.#ports;
    const databaseFile = join(data, 'temporal.db');
    this.#temporal = await startTemporal({
      program,
      ports: { grpc, ui, http },
      databaseFile,
      logFile: log('temporal'),
      watch: this.#watch,
    });
    this.#endsAllWhenItEnds(this.#temporal.child);
    return this.#temporal.address;
  }

  /** The page on which all mail is read, and behind it the mailbox of the helpdesk, if this machine can have one. */
  async #startMail(): Promise<void> {
    this.#mailbox = await this.#startMailbox();
    const mailbox = this.#mailbox;
    this.#mail = await startMailCatcher({
      smtpPort: this.#ports.smtp,
      pagePort: this.#ports.mail,
      folder: join(data, 'mail'),
      ...(mailbox ? { helpdesk: { address: helpdeskAddress, deliver: (raw) => mailbox.deliver(raw) } } : {}),
    });
  }

  async #startMailbox(): Promise<ImapServer | undefined> {
    try {
      return await startImapServer({
        port: this.#ports.imap,
        folder: join(data, 'mailbox'),
        logFile: log('mailbox'),
        watch: this.#watch,
        signal: this.#abort.signal,
      });
    } catch (error) {
      this.#abort.signal.throwIfAborted();
      if (!(error instanceof NoImapServer)) throw error;
      this.#events.say(
        `Without the helpdesk's mailbox (${error.message}): questions come by the form at /hulp, files by upload in the back office.`,
      );
      return undefined;
    }
  }

  async #buildApps(): Promise<void> {
    for (const app of Object.keys(apps) as App[]) {
      const built = await buildApp(app, log(`${app}-build`), this.#watch);
      if (built) this.#events.say(`Built: ${apps[app]}.`);
    }
  }

  async #seed(env: ProgramEnvironment): Promise<Login[]> {
    const { seedDemoData } = await import('./demo-data.ts');
    const { logins } = await seedDemoData(env);
    return logins;
  }

  async #startProgram(name: 'api' | 'worker', env: ProgramEnvironment): Promise<void> {
    const args = ['--disable-warning=ExperimentalWarning', ...runtimeOptions, join(root, name, 'main.ts')];
    const program = await keepAlive({
      name: `The ${name === 'api' ? 'API' : 'worker'}`,
      command: { command: process.execPath, args, cwd: root, env: { ...env, ...runtimeEnvironment } },
      logFile: log(name),
      say: this.#events.say,
      watch: this.#watch,
      giveUp: this.#events.failed,
    });
    this.#programs.push(program);
  }

  async #untilReady(title: string, url: string, logName: string): Promise<void> {
    const end = Date.now() + READY_LIMIT_MS;
    while (Date.now() < end) {
      this.#abort.signal.throwIfAborted();
      try {
        const answer = await fetch(url, { signal: AbortSignal.timeout(5000) });
        await answer.arrayBuffer();
        if (answer.ok) return;
      } catch {
        // it does not listen yet
      }
      await pause(50);
    }
    throw new Error(`${title} was not ready in ${READY_LIMIT_MS / 1000} s:\n${logTail(log(logName))}`);
  }

  readonly #watch = (child: Child): void => {
    if (this.#abort.signal.aborted) return child.kill();
    this.#children.add(child);
    void child.exited.then(() => this.#children.delete(child));
    this.#events.started(child);
  };

  #endsAllWhenItEnds(child: Child): void {
    void child.exited.then((exit) => {
      if (!child.stopping)
        this.#events.failed(new Error(`${child.name} ${describeExit(exit)}:\n${logTail(child.logFile)}`));
    });
  }
}

const log = (name: string): string => join(data, 'logs', `${name}.log`);
