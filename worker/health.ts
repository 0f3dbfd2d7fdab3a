import { serve } from '@hono/node-server';
import type { Worker } from '@temporalio/worker';
import { Hono } from 'hono';

/** Tells whoever watches over the worker whether it lives, and whether it takes up work: not before it has Temporal. */
export function serveHealth(port: number, worker: () => Worker | null): { close(): void } {
  const app = new Hono()
    .get('/health/live', (c) => c.json({ status: 'ok' }))
    .get('/health/ready', (c) => {
      const state = worker()?.getState() ?? 'WAITING_FOR_TEMPORAL';
      return c.json({ status: state }, state === 'RUNNING' ? 200 : 503);
    });
  const server = serve({ fetch: app.fetch, port });
  return {
    close: () => {
      server.close();
      if ('closeAllConnections' in server) server.closeAllConnections();
    },
  };
}
