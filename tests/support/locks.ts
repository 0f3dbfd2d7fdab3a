import type pg from 'pg';
import { expect, vi } from 'vitest';

/**
 * Until so many programs wait for a lock in this database. Asked on a connection of the pool and not in the transaction that
 * holds the lock: PostgreSQL keeps the list of connections for the length of a transaction, and would not show those made later.
 * @param count how many of them
 */
export async function untilLocked(pool: pg.Pool, count: number): Promise<void> {
  await vi.waitFor(
    async () => {
      const { rowCount } = await pool.query(
        `SELECT FROM pg_stat_activity
         WHERE datname = current_database() AND backend_type = 'client backend' AND wait_event_type = 'Lock'`,
      );
      expect(rowCount).toBe(count);
    },
    { timeout: 20_000, interval: 20 },
  );
}
