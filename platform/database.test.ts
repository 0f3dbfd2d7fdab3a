import { expect, test } from 'vitest';
import { afterThisFile } from '../tests/support/after-file.ts';
import { testDatabase } from '../tests/support/database.ts';
import { openPool } from './database.ts';
import { openLogger } from './logger.ts';

test('what is asked all at once on one connection is answered in turn, and pg does not warn of it', async () => {
  const pool = openPool(await testDatabase(), 1, openLogger('test', 'silent'));
  afterThisFile(() => pool.end());
  const warnings: string[] = [];
  const hear = ({ message }: Error) => warnings.push(message);
  process.on('warning', hear);
  const client = await pool.connect();
  const asked = [1, 2, 3].map((number) => client.query<{ number: number }>('SELECT $1::int AS number', [number]));
  const failing = client.query('SELECT no_such_column');
  const last = client.query<{ number: number }>('SELECT 4 AS number');
  await expect(failing).rejects.toThrow('no_such_column');
  const answers = await Promise.all([...asked, last]);
  client.release();
  await new Promise(setImmediate); // a warning comes a turn later
  process.off('warning', hear);
  expect(answers.map(({ rows }) => rows[0]?.number)).toEqual([1, 2, 3, 4]);
  expect(warnings).toEqual([]);
});
