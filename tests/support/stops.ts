import type { Socket } from 'node:net';
import { expect, vi } from 'vitest';
import type { House } from './house.ts';
import { openWay } from './way.ts';

/**
 * Where a worker's program is to be ended: in a transaction that writes an event of the audit, which every step of a process
 * does, or that writes down how far a mail is. In the middle of it, so that all of it is undone; or after its commit and
 * before the worker hears of that, so that the step is done and its process does not know.
 */
export type Stop = {
  /** Whose case: the applicant's address, or the account holder's. Of a mail, whom it is for. */
  email: string;
  /** Of the event; of a mail, where that leaves no event, `mail-taken`, `mail-postponed` or `mail-sent`. */
  code: string;
  /** Which of those events of the case: 1 is the first. */
  nth: number;
};
export type Where = 'in the middle' | 'after the commit';

const mark = 'the worker stops after this commit';

/**
 * Stops for the worker of a house: it has to come to the database by `url`.
 *
 * In the middle is a wait in the database itself. After the commit is this way to the database: it holds back that the
 * transaction is over.
 */
export async function stopsFor({ store, databaseUrl }: House) {
  const { pool } = store;
  await pool.query(stopsInDatabase);
  const way = await wayTo(databaseUrl);
  const [inTheMiddle, oneDatabase] = [`wait_event = 'PgSleep'`, `datname = current_database()`];
  const waiting = async (): Promise<number> =>
    (await pool.query(`SELECT FROM pg_stat_activity WHERE ${oneDatabase} AND ${inTheMiddle}`)).rowCount ?? 0;
  return {
    url: way.url,
    async set(stops: readonly Stop[], where: Where): Promise<void> {
      await pool.query(`INSERT INTO stop SELECT *, $4 FROM unnest($1::text[], $2::text[], $3::int[])`, [
        stops.map(({ email }) => email),
        stops.map(({ code }) => code),
        stops.map(({ nth }) => nth),
        where,
      ] as const);
    },
    /** Until the worker stands still at so many of them. */
    async untilReached(count: number): Promise<void> {
      await vi.waitFor(async () => expect((await waiting()) + way.held()).toBe(count), {
        timeout: 40_000,
        interval: 50,
      });
    },
    /** Takes all stops away, when the worker is dead; what was in the middle is undone. */
    async clear(): Promise<void> {
      await pool.query('DELETE FROM stop');
      await pool.query(
        `SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE ${oneDatabase} AND ${inTheMiddle}`,
      );
      await vi.waitFor(async () => expect((await waiting()) + way.held()).toBe(0), { timeout: 10_000, interval: 20 });
    },
  };
}

const stopsInDatabase = `
CREATE TABLE stop (email text, code text, nth int, place text, PRIMARY KEY (email, code, nth));
CREATE FUNCTION stop_at(place text) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  IF place = 'in the middle' THEN PERFORM pg_sleep(600); END IF;
  IF place = 'after the commit' THEN RAISE NOTICE '${mark}'; END IF;
END $$;
CREATE FUNCTION stop_here() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM stop_at((
    SELECT stop.place FROM stop
    WHERE stop.code = NEW.code
      AND stop.email IN (
        SELECT applicant_email FROM account_application WHERE id = NEW.case_id
        UNION ALL
        SELECT account.email FROM account_confirmation AS asked JOIN account ON account.id = asked.account_id
        WHERE asked.id = NEW.case_id)
      AND stop.nth = 1 + (SELECT count(*) FROM audit_event WHERE case_id = NEW.case_id AND code = NEW.code)));
  RETURN NEW;
END $$;
CREATE TRIGGER stop_here BEFORE INSERT ON audit_event FOR EACH ROW EXECUTE FUNCTION stop_here();
CREATE FUNCTION stop_mail() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM stop_at((
    SELECT stop.place FROM stop
    WHERE stop.email = NEW.recipient
      AND stop.code = CASE
        WHEN NEW.attempts > OLD.attempts THEN 'mail-taken'
        WHEN NEW.state = 'queued' THEN 'mail-postponed'
        WHEN NEW.state = 'sent' THEN 'mail-sent' END));
  RETURN NEW;
END $$;
CREATE TRIGGER stop_mail BEFORE UPDATE ON mail FOR EACH ROW EXECUTE FUNCTION stop_mail();`;

/** A way to PostgreSQL on which a connection with a marked transaction never hears that it is over. */
async function wayTo(databaseUrl: string) {
  const { hostname: host, port } = new URL(databaseUrl);
  const held = new Set<Socket>();
  const own = await openWay({ host, port: Number(port) }, (client, server) => {
    const messages = messagesIn();
    let marked = false;
    client.on('close', () => held.delete(client));
    return {
      toServer: (bytes) => void server.write(bytes),
      toClient(bytes) {
        for (const message of messages(bytes)) {
          marked ||= isNotice(message) && message.includes(mark);
          if (marked && isOver(message)) held.add(client);
          if (!held.has(client)) client.write(message);
        }
      },
    };
  });
  const url = new URL(databaseUrl);
  url.host = `127.0.0.1:${own}`;
  return { url: url.href, held: () => held.size };
}

/** Cuts what PostgreSQL says into its messages: one letter, four bytes with the length of the rest, the rest. */
function messagesIn() {
  let rest = Buffer.alloc(0);
  return function* (bytes: Buffer): Generator<Buffer> {
    rest = Buffer.concat([rest, bytes]);
    while (rest.length >= 5 && rest.length > rest.readUInt32BE(1)) {
      const length = 1 + rest.readUInt32BE(1);
      yield rest.subarray(0, length);
      rest = rest.subarray(length);
    }
  };
}

const isNotice = (message: Buffer): boolean => message[0] === 'N'.charCodeAt(0);
/** 'Ready for the next question', outside of any transaction. */
const isOver = (message: Buffer): boolean => message[0] === 'Z'.charCodeAt(0) && message[5] === 'I'.charCodeAt(0);
