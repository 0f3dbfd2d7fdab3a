import { randomUUID } from 'node:crypto';
import { inject } from 'vitest';
import { asAdmin } from '../../dev/postgres.ts';
import { afterThisFile } from './after-file.ts';
import type {} from './provided.ts';

/**
 * The address of a database with all migrations and nothing in it, for this test file alone; about 100 ms. It is removed
 * after the file's tests, sessions that are still open included.
 */
export async function testDatabase(): Promise<string> {
  const { adminUrl, url, template } = inject('services').postgres;
  const name = `test_${randomUUID().replaceAll('-', '')}`;
  const asSuperuser = (statement: string) => asAdmin(`${adminUrl}postgres`, (client) => client.query(statement));
  afterThisFile(async () => {
    await asSuperuser(`drop database if exists ${name} with (force)`);
  });
  await asSuperuser(`create database ${name} owner teletoets template ${template} strategy wal_log`);
  return `${url}${name}`;
}
