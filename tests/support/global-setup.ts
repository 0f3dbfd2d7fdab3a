import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { startMailCatcher } from '../../dev/mail-catcher.ts';
import { freePorts } from '../../dev/ports.ts';
import { asAdmin, startPostgres } from '../../dev/postgres.ts';
import { temporalServer, temporalTestServer } from '../../dev/temporal-binary.ts';
import { startTemporal } from '../../dev/temporal-server.ts';
import { workflowBundle } from '../../dev/workflow-bundle.ts';
import { applyMigrations } from '../../platform/migrations.ts';
import type {} from './provided.ts';

const TEMPLATE = 'migrated';

/** Starts, once for all test files, the real parts that they run on; answers with what stops them again. */
export default async function startServices(project: TestProject): Promise<() => Promise<void>> {
  const folder = mkdtempSync(join(tmpdir(), 'teletoets-test-'));
  const stops: (() => Promise<void>)[] = [];
  const stopAll = async (): Promise<void> => {
    await Promise.allSettled(stops.splice(0).map((stop) => stop()));
    rmSync(folder, { recursive: true, force: true });
  };
  const log = (name: string) => join(folder, `${name}.log`);
  const [postgresPort = 0, grpc = 0, http = 0] = await freePorts(3);

  const started = await Promise.allSettled([
    (async () => {
      const postgres = await startPostgres({
        folder: join(folder, 'postgres'),
        port: postgresPort,
        password: 'test',
        logFile: log('postgres'),
        durable: false,
        maxConnections: 200,
      });
      stops.push(() => postgres.stop());
      await postgres.ensureDatabase(TEMPLATE);
      await applyMigrations(postgres.url(TEMPLATE));
      await asAdmin(postgres.adminUrl('postgres'), (client) =>
        // a database with a connection can't be copied, so nobody may connect any more
        client.query(`alter database ${TEMPLATE} with is_template true allow_connections false`),
      );
      return { adminUrl: postgres.adminUrl(''), url: postgres.url(''), template: TEMPLATE };
    })(),
    (async () => {
      const temporal = await startTemporal({
        program: await temporalServer(),
        ports: { grpc, http },
        logFile: log('temporal'),
      });
      stops.push(() => temporal.stop());
      return temporal.address;
    })(),
    temporalTestServer(),
    workflowBundle(log('workflow-bundle')),
    (async () => {
      const mail = await startMailCatcher();
      stops.push(() => mail.stop());
      return { smtpUrl: mail.smtpUrl, pageUrl: mail.pageUrl };
    })(),
  ]);
  const failure = started.find((one) => one.status === 'rejected');
  if (failure) {
    await stopAll();
    throw failure.reason;
  }
  const [postgres, temporalAddress, testServer, bundle, mail] = started;
  project.provide('services', {
    postgres: valueOf(postgres),
    temporalAddress: valueOf(temporalAddress),
    temporalTestServer: valueOf(testServer),
    workflowBundle: valueOf(bundle),
    mail: valueOf(mail),
  });
  return stopAll;
}

function valueOf<T>(settled: PromiseSettledResult<T>): T {
  if (settled.status === 'rejected') throw settled.reason;
  return settled.value;
}
