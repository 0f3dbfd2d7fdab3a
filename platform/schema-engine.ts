import { randomUUID } from 'node:crypto';
import { PrismaPg } from '@prisma/adapter-pg';
import {
  bindMigrationAwareSqlAdapterFactory,
  ColumnTypeEnum,
  type SqlDriverAdapter,
} from '@prisma/driver-adapter-utils';
import { SchemaEngine } from '@prisma/schema-engine-wasm';

/**
 * Prisma's schema engine as WebAssembly: the part behind `prisma migrate`. Prisma's command line fetches a native
 * binary from the internet for it; this one comes with the npm packages, so migrations need nothing but the database.
 *
 * Version 7.10 needs help at five places; each is explained where it is given (FAULT 1 to 5). And it leaves timers of ten
 * seconds behind (for its own advisory lock), which keep a script alive that has nothing left to do: end with
 * `process.exit()` there.
 */

export type Engine = SchemaEngine & AsyncDisposable;

/** Opens the engine on a database. Use with `await using`. `schema` is only needed to compare with. */
export async function openSchemaEngine(databaseUrl: string, schema: SchemaFile[] = []): Promise<Engine> {
  const prismaPg = new PrismaPg({ connectionString: databaseUrl });
  const opened: SqlDriverAdapter[] = [];
  const factory = bindMigrationAwareSqlAdapterFactory({
    provider: prismaPg.provider,
    adapterName: prismaPg.adapterName,
    connect: async () => {
      const adapter = mended(await prismaPg.connect());
      opened.push(adapter);
      return adapter;
    },
    connectToShadowDb: () => connectToShadow(databaseUrl),
  });
  // The engine panics on an empty list, and takes 'no schema' only as undefined.
  const datamodels =
    schema.length === 0 ? undefined : schema.map(({ path, content }): [string, string] => [path, content]);
  const engine = await SchemaEngine.new({ datamodels }, () => {}, factory);
  return Object.assign(engine, {
    // FAULT 1: the engine leaves its connections open, and a database with an open connection can't be a template.
    [Symbol.asyncDispose]: async () => {
      engine.free();
      for (const adapter of opened) await adapter.dispose();
    },
  });
}

export type SchemaFile = { path: string; content: string };

/** What the engine must leave out of its comparison: nothing. */
export const noFilters = { externalTables: [], externalEnums: [] };

/**
 * A database of its own for the moment, on which the engine replays all migrations to see what they lead to.
 *
 * FAULT 2: `PrismaPg.connectToShadowDb()` with a connection string connects to the real database, and FAULT 3: without
 * one it creates a database that it never drops. So it is made and dropped here.
 */
async function connectToShadow(databaseUrl: string): Promise<SqlDriverAdapter> {
  const name = `shadow_${randomUUID().slice(0, 8)}`;
  const server = await new PrismaPg({ connectionString: databaseUrl }).connect();
  await server.executeScript(`CREATE DATABASE ${name}`);
  const url = new URL(databaseUrl);
  url.pathname = name;
  const shadow = mended(await new PrismaPg({ connectionString: url.href }).connect());
  const close = shadow.dispose.bind(shadow);
  shadow.dispose = async () => {
    await close();
    await server.executeScript(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`);
    await server.dispose();
  };
  return shadow;
}

/** PostgreSQL's numbers for its types "char", name and text. */
const oid = { char: 18, name: 19, text: 25 };

/** What the adapter has beyond its public type. */
type Internals = {
  client: { query(script: string): Promise<unknown> };
  onError(error: unknown): never;
  performIO(query: unknown): Promise<{ fields: { dataTypeID: number }[] }>;
};

function mended(original: SqlDriverAdapter): SqlDriverAdapter {
  const adapter = original as SqlDriverAdapter & Internals;

  // FAULT 4: the adapter cuts a script at every semicolon, also inside a function's body or a text, and runs each piece
  // by itself. Sent whole, PostgreSQL reads it as it is meant and undoes all of it when one statement fails.
  adapter.executeScript = async (script) => {
    await adapter.client.query(script).catch((error: unknown) => adapter.onError(error));
  };

  // FAULT 5: the adapter has no type for the catalogue's "char" and name columns, which the engine reads. They are
  // passed off as text, and "char" is then declared to the engine as the single character that it expects.
  const performIO = adapter.performIO.bind(adapter);
  const queryRaw = adapter.queryRaw.bind(adapter);
  let isChar: boolean[] = []; // of the columns last read; the engine asks one thing at a time
  adapter.performIO = async (query) => {
    const result = await performIO(query);
    isChar = result.fields.map((field) => field.dataTypeID === oid.char);
    for (const field of result.fields) {
      if (field.dataTypeID === oid.char || field.dataTypeID === oid.name) field.dataTypeID = oid.text;
    }
    return result;
  };
  adapter.queryRaw = async (query) => {
    const result = await queryRaw(query);
    const columnTypes = result.columnTypes.map((type, index) => (isChar[index] ? ColumnTypeEnum.Character : type));
    return { ...result, columnTypes };
  };
  return adapter;
}
