import { Client, Connection } from '@temporalio/client';
import { hashPassword, openAuth } from '../api/auth/auth.ts';
import { startMailCatcher } from '../dev/mail-catcher.ts';
import { freePorts } from '../dev/ports.ts';
import { temporalServer } from '../dev/temporal-binary.ts';
import { startTemporal } from '../dev/temporal-server.ts';
import { workflowBundle } from '../dev/workflow-bundle.ts';
import { listen } from '../platform/live.ts';
import { openLogger } from '../platform/logger.ts';
import { createBureauAccount } from '../store/accounts.ts';
import { openGround, url } from './ground.ts';
import { join } from 'node:path';

/** The whole house, each part a process of its own, and beside it the floor: a bare workflow on the same Temporal server. */
export type Surroundings = Awaited<ReturnType<typeof startSurroundings>>;

const password = 'kaas-op-brood-47';

export async function startSurroundings() {
  const ports = await freePorts(7);
  const [postgresPort = 0, apiPort = 0, healthPort = 0, floorPort = 0, grpc = 0, http = 0] = ports;
  const ground = await openGround(postgresPort);
  const { store, occasion } = ground;
  const temporal = await startTemporal({
    program: await temporalServer(),
    ports: { grpc, http },
    databaseFile: join(ground.folder, 'temporal.db'),
    logFile: ground.logFile('temporal'),
  });
  const mail = await startMailCatcher({ keep: 10 });
  const env = {
    TEMPORAL_ADDRESS: temporal.address,
    TEMPORAL_NAMESPACE: 'default',
    PUBLIC_URL: url(apiPort),
    HOST: '127.0.0.1',
    LINK_SECRET: store.linkSecret,
    LOG_LEVEL: 'info',
  };
  const session = {
    SESSION_SECRET: 'another secret of the bench, long enough for a secret',
    TWO_FACTOR: 'off' as const,
  };
  const bundle = await workflowBundle(ground.logFile('workflow-bundle'));
  const [api, worker, floorWorker] = await Promise.all([
    ground.program(
      'api/main.ts',
      { ...env, ...session, PORT: String(apiPort), CLIENT_ADDRESS_HEADER: 'x-real-ip' },
      `${url(apiPort)}/health/ready`,
    ),
    ground.program(
      'worker/main.ts',
      {
        ...env,
        WORKER_HEALTH_PORT: String(healthPort),
        WORKFLOW_BUNDLE: bundle,
        SMTP_URL: mail.smtpUrl,
        MAIL_FROM: 'TeleToets <helpdesk@examenwerk.example>',
        IMAP_URL: '',
      },
      `${url(healthPort)}/health/ready`,
    ),
    ground.program('bench/floor-worker.ts', { ...env, PORT: String(floorPort) }, url(floorPort)),
  ]);

  const helpdesk = { name: 'De helpdesk', email: 'helpdesk@examenwerk.example', role: 'helpdesk' as const };
  const auth = openAuth({ PUBLIC_URL: url(apiPort), ...session }, store);
  await createBureauAccount(store, occasion, { ...helpdesk, passwordHash: await hashPassword(auth, password) });
  const connection = await Connection.connect({ address: temporal.address });
  const bell = caseBell(ground.databaseUrl);
  const pids = { api: api.pid, worker: worker.pid, temporal: temporal.child.pid, postgres: ground.postgres.child.pid };
  return {
    store,
    pids,
    api: url(apiPort),
    client: new Client({ connection }),
    helpdesk: { email: helpdesk.email, password },
    password,
    caseBell: bell,
    /** Ends the floor's worker, so that it takes nothing of the machine while the house is measured. */
    stopFloor: () => floorWorker.stop({ graceMs: 5_000 }),
    async stop() {
      await Promise.all([connection.close(), bell.close()]);
      await ground.stop();
      await Promise.all([temporal.stop(), mail.stop()]);
    },
  };
}

/** Rings when something about a case changed, as screens hear it: who looked again and again would take of the machine. */
function caseBell(databaseUrl: string) {
  const rings = new Map<string, () => void>();
  const onNotice = (_: string, payload: string): void => {
    const { id } = JSON.parse(payload) as { id: string };
    rings.get(id)?.();
    rings.delete(id);
  };
  const ear = listen(databaseUrl, ['live'], { onNotice, onRestored: () => undefined }, openLogger('bench', 'silent'));
  return {
    /** Kept by who then looks, and looks again when it rang. */
    next: (caseId: string): Promise<void> => {
      const { promise, resolve } = Promise.withResolvers<void>();
      const before = rings.get(caseId);
      rings.set(caseId, () => {
        before?.();
        resolve();
      });
      return promise;
    },
    close: () => ear.close(),
  };
}
