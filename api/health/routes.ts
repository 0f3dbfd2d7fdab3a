import { Hono } from 'hono';
import type { Env } from '../http/parts.ts';

/** Whether this process lives, and whether it can serve. Without Temporal it can: what people do is kept and relayed. */
export const healthRoutes = new Hono<Env>()
  .get('/health/live', (c) => c.json({ status: 'ok' }))
  .get('/health/ready', async (c) => {
    const { store, temporal, clock } = c.get('parts');
    const [database, processes] = await Promise.all([
      answers(store.prisma.$queryRaw`SELECT 1`),
      answers(temporal.withDeadline(clock.now().getTime() + 1_000, () => temporal.workflowService.getSystemInfo({}))),
    ]);
    return c.json({ status: database ? 'ok' : 'away', database, temporal: processes }, database ? 200 : 503);
  });

const answers = (call: Promise<unknown>): Promise<boolean> =>
  call.then(
    () => true,
    () => false,
  );
