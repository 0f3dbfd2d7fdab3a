import { once } from 'node:events';
import { constants, getPriority, setPriority } from 'node:os';
import { setTimeout as pause } from 'node:timers/promises';
import { DefaultLogger, NativeConnection, Runtime, type Worker } from '@temporalio/worker';
import { closeDocumentMaker } from '../documents/make.ts';
import { systemClock } from '../platform/clock.ts';
import { ConfigError, readWorkerConfig, type WorkerConfig } from '../platform/config.ts';
import { openPool } from '../platform/database.ts';
import { listen, newWakeup } from '../platform/live.ts';
import { openLogger, type Logger } from '../platform/logger.ts';
import { applyMigrations } from '../platform/migrations.ts';
import { openMailbox } from '../platform/imap.ts';
import { openMailer } from '../platform/smtp.ts';
import { connectionOptions, openTemporalClient } from '../platform/temporal.ts';
import { ensureCalendar } from '../store/reference-data.ts';
import { forgetMailboxStanding } from '../store/mailbox-standing.ts';
import { closeStore, openStore } from '../store/store.ts';
import { serveHealth } from './health.ts';
import { ensureAccountUpkeep, ensureMailbox, ensureTaskUpkeep, forgetMailbox } from './schedules.ts';
import { startRelay } from './relay.ts';
import { createWorker, ensureMailDelivery } from './worker.ts';
import { workflowCode } from './workflow-code.ts';

const belowNormal = constants.priority.PRIORITY_BELOW_NORMAL;

/** `npm run worker`: the process that runs workflows and activities, and the outbox relay. Any number may run. */
async function main(config: WorkerConfig): Promise<void> {
  // Before any thread starts. Where it shares a machine with the API, whoever waits at a screen comes first.
  if (getPriority() < belowNormal) setPriority(belowNormal);
  const logger = openLogger('worker', config.LOG_LEVEL);
  const runtimeLogger = new DefaultLogger('WARN', ({ level, message }) => {
    logger[level === 'ERROR' ? 'error' : 'warn']({ from: 'temporal' }, message);
  });
  Runtime.install({ logger: runtimeLogger, shutdownSignals: [] });
  const stop = new AbortController();
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => {
      stop.abort();
    });
  }
  let worker: Worker | null = null;
  const health = config.WORKER_HEALTH_PORT ? serveHealth(config.WORKER_HEALTH_PORT, () => worker) : null;

  await applyMigrations(config.DATABASE_URL);
  const store = openStore(openPool(config.DATABASE_URL, config.DATABASE_POOL_SIZE, logger), config.LINK_SECRET);
  await ensureCalendar(store, systemClock.now());
  const client = openTemporalClient(config);
  const [mailQueued, outboxFilled] = [newWakeup(), newWakeup()];
  const wakeAll = (): void => {
    mailQueued.wake();
    outboxFilled.wake();
  };
  const listener = listen(
    config.DATABASE_URL,
    ['mail', 'outbox'],
    {
      onNotice: (channel) => {
        (channel === 'mail' ? mailQueued : outboxFilled).wake();
      },
      onRestored: wakeAll,
    },
    logger,
  );
  const mailer = openMailer(config.SMTP_URL);
  const mailbox = config.IMAP_URL ? openMailbox(config.IMAP_URL) : null;
  const taskQueue = config.TEMPORAL_TASK_QUEUE;
  const relay = startRelay({ store, client, taskQueue, clock: systemClock, logger }, outboxFilled);

  const connection = await connectToTemporal(config, logger, stop.signal);
  if (connection) {
    worker = await createWorker(
      connection,
      {
        ...{ store, clock: systemClock, logger, mailer, mailbox, mailQueued },
        ...{ from: config.MAIL_FROM, publicUrl: config.PUBLIC_URL },
      },
      {
        taskQueue,
        namespace: config.TEMPORAL_NAMESPACE,
        ...(config.WORKFLOW_BUNDLE
          ? { workflowBundle: { codePath: config.WORKFLOW_BUNDLE } }
          : {
              workflowsPath: workflowCode.workflowsPath,
              bundlerOptions: { preloadModules: workflowCode.preloadModules },
            }),
      },
    );
    const begin = async (): Promise<void> => {
      await ensureMailDelivery(client, taskQueue, { listenSeconds: 600 });
      await ensureAccountUpkeep(client, taskQueue);
      await ensureTaskUpkeep(client, taskQueue);
      if (mailbox) await ensureMailbox(client, taskQueue, { seconds: config.MAILBOX_SECONDS });
      else await Promise.all([forgetMailbox(client), forgetMailboxStanding(store)]);
    };
    await workUntil(stop.signal, worker, begin, logger);
    await connection.close();
  }
  health?.close();
  await relay.stop();
  await listener.close();
  await closeDocumentMaker();
  mailer.close();
  await client.connection.close();
  await closeStore(store);
}

/** Works until told to stop. When the worker itself fails, the program ends: whoever runs it starts it again. */
async function workUntil(stop: AbortSignal, worker: Worker, begin: () => Promise<void>, logger: Logger): Promise<void> {
  const running = worker.run();
  await begin();
  logger.info('ready');
  const stopAsked = stop.aborted ? Promise.resolve() : once(stop, 'abort');
  await Promise.race([stopAsked, running]);
  if (worker.getState() === 'RUNNING') worker.shutdown();
  await running;
}

/** Waits for Temporal as long as it takes: a worker that starts first is no fault. Null when told to stop meanwhile. */
async function connectToTemporal(
  config: WorkerConfig,
  logger: Logger,
  stop: AbortSignal,
): Promise<NativeConnection | null> {
  for (let attempt = 1; !stop.aborted; attempt += 1) {
    try {
      return await NativeConnection.connect(connectionOptions(config));
    } catch (error) {
      logger.warn({ attempt, fault: error instanceof Error ? error.name : 'unknown' }, 'Temporal does not answer yet');
      await pause(Math.min(250 * attempt, 5_000), undefined, { signal: stop }).catch(() => undefined);
    }
  }
  return null;
}

try {
  await main(readWorkerConfig(process.env));
  process.exit(0);
} catch (error) {
  console.error(error instanceof ConfigError ? error.message : error);
  process.exit(1);
}
