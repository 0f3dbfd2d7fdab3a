import { createHash } from 'node:crypto';
import { serve } from '@hono/node-server';
import { Hono } from 'hono';
import { getCookie } from 'hono/cookie';
import pg from 'pg';

// The floor of `npm run bench exam`, in a process of its own: bare Hono and `pg`, one upsert by primary key with the look-up
// of the session, no check of anything.

const pool = new pg.Pool({
  connectionString: process.env['DATABASE_URL'],
  max: Number(process.env['DATABASE_POOL_SIZE']),
});
const app = new Hono()
  .get('/health', (c) => c.text('running'))
  .put('/floor', async (c) => {
    const { itemId, value } = await c.req.json<{ itemId: string; value: unknown }>();
    const { rowCount } = await pool.query({
      name: 'floor',
      text: `
      INSERT INTO floor_answer (attempt_id, item_id, value)
      SELECT attempt.id, $2, $3
      FROM exam_session JOIN attempt ON attempt.registration_id = exam_session.registration_id
      WHERE exam_session.token_hash = $1
      ON CONFLICT (attempt_id, item_id) DO UPDATE SET value = excluded.value`,
      values: [
        createHash('sha256')
          .update(getCookie(c, 'examen') ?? '')
          .digest(),
        itemId,
        JSON.stringify(value),
      ],
    });
    return c.json({ saved: rowCount });
  });
serve({ fetch: app.fetch, hostname: '127.0.0.1', port: Number(process.env['PORT']) });
