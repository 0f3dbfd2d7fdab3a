import { beforeAll, expect, test, vi } from 'vitest';
import { openHouse, type House } from '../tests/support/house.ts';
import { journeyOf } from '../tests/support/journey.ts';
import { untilLocked } from '../tests/support/locks.ts';
import { lockCase, recordEvent, theProcess } from './audit.ts';
import { inTransaction, type Transaction } from './store.ts';

let house: House;
let caseId: string;

beforeAll(async () => {
  house = await openHouse();
  ({ id: caseId } = await journeyOf(house).apply());
});

const record = (tx: Transaction) => recordEvent(tx, house.occasion(), caseId, 'tried', theProcess);
const tried = () => house.store.prisma.auditEvent.count({ where: { caseId, code: 'tried' } });

test('work that goes on after its transaction was undone for taking too long writes nothing more', async () => {
  const timeout = 300;
  const holder = await house.store.pool.connect();
  await holder.query('BEGIN');
  await holder.query('SELECT 1 FROM case_file WHERE id = $1 FOR UPDATE', [caseId]);
  const since = performance.now();
  const late = inTransaction(
    house.store,
    async (tx) => {
      await lockCase(tx, caseId);
      await record(tx);
    },
    { timeout },
  );
  late.catch(() => undefined);
  await untilLocked(house.store.pool, 1);
  await vi.waitFor(() => expect(performance.now() - since).toBeGreaterThan(2 * timeout), { timeout: 5_000 });
  await holder.query('COMMIT');
  holder.release();
  await expect(late).rejects.toThrow('This transaction is over');
  expect(await tried()).toBe(0);
});

test('a transaction that is kept beyond its end writes nothing on the connection of the next', async () => {
  const kept = await inTransaction(house.store, async (tx) => (await lockCase(tx, caseId), tx));
  await expect(record(kept)).rejects.toThrow('This transaction is over');
  expect(await tried()).toBe(0);
});
