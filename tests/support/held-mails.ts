import type pg from 'pg';
import { expect, vi } from 'vitest';

/** Holds everyone who writes to the mail queue: the steps of the processes stand still in the middle of their transactions. */
export async function holdMails(pool: pg.Pool) {
  const client = await pool.connect();
  client.on('error', () => undefined); // the database may go down meanwhile
  await client.query('BEGIN');
  await client.query('LOCK TABLE mail IN SHARE ROW EXCLUSIVE MODE');
  return {
    /** @param doing whether they queue a mail, or write down what became of one */
    untilWaiting: (count: number, doing: 'insert' | 'update' = 'insert') =>
      vi.waitFor(
        async () => {
          const { rowCount } = await pool.query(
            `SELECT FROM pg_stat_activity
             WHERE datname = current_database() AND wait_event_type = 'Lock' AND query ~* $1`,
            [`${doing}\\s+(into\\s+)?("public"\\.)?"?mail"?\\s`],
          );
          expect(rowCount).toBe(count);
        },
        { timeout: 20_000, interval: 20 },
      ),
    /** Lets them go on; without effect when the database went down. */
    async release(): Promise<void> {
      const fault = await client.query('COMMIT').then(
        () => false,
        () => true,
      );
      client.release(fault);
    },
  };
}
