import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, inject, it, vi } from 'vitest';
import { asAdmin } from '../dev/postgres.ts';
import {
  applyMigrations,
  markRolledBack,
  MigrationError,
  readMigrations,
  type Migration,
} from '../platform/migrations.ts';
import { schemaDifference } from '../scripts/schema-difference.ts';
import type {} from './support/provided.ts';

const first: Migration = {
  name: '20260101000000_first',
  // a semicolon inside a function's body and a text: the whole file goes to PostgreSQL as one
  sql: `CREATE TABLE pen (id int PRIMARY KEY, colour text);
CREATE FUNCTION refuse() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION 'no; never'; END $$;
CREATE TRIGGER pen_refuse BEFORE DELETE ON pen FOR EACH ROW EXECUTE FUNCTION refuse();
INSERT INTO pen VALUES (1, 'red; or blue');
`,
};
const second: Migration = { name: '20260102000000_second', sql: 'ALTER TABLE pen ADD COLUMN owner text;\n' };

describe('applyMigrations', () => {
  it('applies what is pending once, however many programs start at the same time', async () => {
    const { url, query } = await emptyDatabase();
    const applied = await Promise.all([1, 2, 3].map(() => applyMigrations(url, [first, second])));
    expect(applied.flat()).toEqual([first.name, second.name]);
    expect(await query('SELECT colour FROM pen')).toEqual([{ colour: 'red; or blue' }]);
    expect(
      await query('SELECT migration_name, applied_steps_count FROM _prisma_migrations ORDER BY started_at'),
    ).toEqual([
      { migration_name: first.name, applied_steps_count: 1 },
      { migration_name: second.name, applied_steps_count: 1 },
    ]);
    expect(await applyMigrations(url, [first, second])).toEqual([]);
  });

  it('leaves no connection open, so that the database can be a template', async () => {
    const { url, name } = await emptyDatabase();
    await applyMigrations(url, [first]);
    const open = await asAdmin(adminUrl(), (client) =>
      client.query('SELECT FROM pg_stat_activity WHERE datname = $1', [name]),
    );
    expect(open.rowCount).toBe(0);
  });

  it('takes a checkout with other line ends for the same migration', async () => {
    const { url } = await emptyDatabase();
    await applyMigrations(url, [first]);
    expect(await applyMigrations(url, [{ ...first, sql: first.sql.replaceAll('\n', '\r\n') }])).toEqual([]);
  });

  it('refuses a migration that was changed after it was applied', async () => {
    const { url } = await emptyDatabase();
    await applyMigrations(url, [first]);
    const changed = applyMigrations(url, [{ ...first, sql: `${first.sql}-- afterthought\n` }]);
    await expect(changed).rejects.toThrow(/Changed after it was applied.*20260101000000_first.*new migration/);
  });

  it('refuses a database that is newer than the program', async () => {
    const { url } = await emptyDatabase();
    await applyMigrations(url, [first, second]);
    await expect(applyMigrations(url, [first])).rejects.toThrow(/newer than this program.*20260102000000_second/);
  });

  it('undoes a migration that fails, says what is to be done, and tries it again when told', async () => {
    const { url, query } = await emptyDatabase();
    const broken = { ...second, sql: 'CREATE TABLE half (id int);\nSELECT 1 / 0;\n' };
    const said =
      /"20260102000000_second" failed: ERROR: division by zero\n.*npm run db:migrate -- --again 20260102000000_second/s;
    await expect(applyMigrations(url, [first, broken])).rejects.toThrow(said);
    await expect(applyMigrations(url, [first, broken])).rejects.toThrow(said); // the next start says it too
    expect(await query(`SELECT to_regclass('half') AS half`)).toEqual([{ half: null }]);

    await expect(markRolledBack(url, first.name)).rejects.toThrow(MigrationError);
    await markRolledBack(url, second.name);
    expect(await applyMigrations(url, [first, second])).toEqual([second.name]);
  });
});

describe('schemaDifference', () => {
  beforeAll(() => {
    vi.stubEnv('DATABASE_URL', `${inject('services').postgres.url}postgres`);
  });
  afterAll(() => {
    vi.unstubAllEnvs();
  });
  const withMore = (sql: string) => schemaDifference([...readMigrations(), { name: '29990101000000_more', sql }]);

  it('leaves alone what is written by hand', async () => {
    const byHand = await withMore(`
      CREATE INDEX by_hand_partial ON account (email) WHERE locale = 'nl';
      CREATE UNIQUE INDEX by_hand_expression ON account (lower(email));
      ALTER TABLE account ADD CONSTRAINT by_hand_check CHECK (email <> '');
      CREATE FUNCTION by_hand() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RETURN NEW; END $$;
      CREATE TRIGGER by_hand BEFORE UPDATE ON account FOR EACH ROW EXECUTE FUNCTION by_hand();
      CREATE VIEW by_hand_view AS SELECT id FROM account;
      CREATE SEQUENCE by_hand_numbers;`);
    expect(byHand).toBeNull();
  });

  it('sees what the schema lacks', async () => {
    const difference = await withMore('CREATE TABLE unknown (id int PRIMARY KEY);');
    expect(difference).toContain('DROP TABLE "unknown"');
  });
});

const adminUrl = () => `${inject('services').postgres.adminUrl}postgres`;

async function emptyDatabase() {
  const name = `migrations_${randomUUID().replaceAll('-', '')}`;
  await asAdmin(adminUrl(), (client) => client.query(`CREATE DATABASE ${name} OWNER teletoets`));
  databases.push(name);
  const url = `${inject('services').postgres.url}${name}`;
  const query = async (statement: string): Promise<unknown[]> => {
    const client = new pg.Client(url);
    await client.connect();
    const { rows } = await client.query<Record<string, unknown>>(statement);
    await client.end();
    return rows;
  };
  return { name, url, query };
}

const databases: string[] = [];
afterAll(async () => {
  for (const name of databases)
    await asAdmin(adminUrl(), (client) => client.query(`DROP DATABASE ${name} WITH (FORCE)`));
});
