import { serve } from '@hono/node-server';
import { systemClock } from '../platform/clock.ts';
import { ConfigError, readApiConfig, type ApiConfig } from '../platform/config.ts';
import { openPool } from '../platform/database.ts';
import { openLogger } from '../platform/logger.ts';
import { applyMigrations } from '../platform/migrations.ts';
import { openTemporalClient } from '../platform/temporal.ts';
import { closeStore, openStore } from '../store/store.ts';
import { createApp } from './app.ts';
import { openAuth } from './auth/auth.ts';
import { openLiveHub } from './live/hub.ts';

/** `npm run api`: the HTTP server. Any number may run behind one address. */
async function main(config: ApiConfig): Promise<void> {
  const logger = openLogger('api', config.LOG_LEVEL);
  await applyMigrations(config.DATABASE_URL);
  const store = openStore(openPool(config.DATABASE_URL, config.DATABASE_POOL_SIZE, logger), config.LINK_SECRET);
  const live = openLiveHub(config.DATABASE_URL, logger);
  const temporal = openTemporalClient(config);
  const auth = openAuth(config, store, systemClock);
  const app = createApp({ config, store, clock: systemClock, logger, temporal, auth, live });
  const server = serve({ fetch: app.fetch, hostname: config.HOST, port: config.PORT }, ({ port }) => {
    logger.info({ port }, 'ready');
  });

  const stop = async (): Promise<void> => {
    const closed = new Promise((resolve) => server.once('close', resolve));
    // Requests under way get their answer: a decision waits at most three seconds for its process. Then the rest is cut.
    server.close();
    const ended = live.close();
    if ('closeAllConnections' in server) {
      server.closeIdleConnections();
      setTimeout(() => {
        server.closeAllConnections();
      }, 4_000).unref();
    }
    await Promise.all([closed, ended]);
    await temporal.connection.close();
    await closeStore(store);
    process.exit(0);
  };
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => void stop());
}

try {
  await main(readApiConfig(process.env));
} catch (error) {
  console.error(error instanceof ConfigError ? error.message : error);
  process.exit(1);
}
