import { pbkdf2Sync, randomBytes } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { ImapFlow } from 'imapflow';
import { logTail, startChild, type Child } from './child-process.ts';
import { pymap } from './pymap.ts';

export type ImapServerOptions = {
  port: number;
  /** Where the mails are kept, as maildirs. */
  folder: string;
  logFile: string;
  watch?: (child: Child) => void;
  signal?: AbortSignal;
};

export type ImapServer = {
  readonly child: Child;
  /** imap://helpdesk:password@127.0.0.1:port */
  readonly url: string;
  /** Lays a mail in the inbox, as whoever delivers mail would. `raw` is the whole mail, to the byte. */
  deliver(raw: Uint8Array, receivedAt?: Date): Promise<void>;
  stop(): Promise<void>;
};

const user = 'helpdesk';
const password = 'helpdesk';

/**
 * Starts a real IMAP server with one mailbox, on 127.0.0.1 alone.
 *
 * @throws {NoImapServer} when this machine has none and none can be fetched
 * @throws {Error} with the last lines of its log when it does not come up
 */
export async function startImapServer({
  port,
  folder,
  logFile,
  watch,
  signal,
}: ImapServerOptions): Promise<ImapServer> {
  const { command, args, env } = await pymap(signal ? { signal } : {});
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  writeFileSync(join(folder, 'pymap-etc-passwd'), `${user}:::::${user}:\n`, { mode: 0o600 });
  writeFileSync(join(folder, 'pymap-etc-shadow'), `${user}:${hashOf(password)}:::::::\n`, { mode: 0o600 });
  const own = ['--host', '127.0.0.1', '--port', String(port), '--no-tls', 'maildir', folder];
  const child = await startChild('The mailbox', { command, args: [...args, ...own], env }, logFile);
  watch?.(child);
  try {
    await untilItListens(port, child);
  } catch (error) {
    await child.stop();
    throw error;
  }
  return {
    child,
    url: `imap://${user}:${password}@127.0.0.1:${port}`,
    deliver: (raw, receivedAt) =>
      connected(port, async (client) => {
        await client.append('INBOX', Buffer.from(raw), [], receivedAt ?? new Date());
      }),
    stop: () => child.stop({ signal: 'SIGINT', graceMs: 2_000 }),
  };
}

/** What pymap's file of passwords holds. Few rounds: it is a demo's password on this machine, checked at each visit. */
function hashOf(secret: string): string {
  const rounds = 1_000;
  const salt = randomBytes(16);
  const hash = pbkdf2Sync(secret, salt, rounds, 32, 'sha256');
  return `$pbkdf2-sha256$${rounds}$${salt.toString('base64')}$${hash.toString('base64')}`;
}

/** Does something in the mailbox, as its owner. */
export async function connected<Result>(port: number, visit: (client: ImapFlow) => Promise<Result>): Promise<Result> {
  const auth = { user, pass: password };
  const client = new ImapFlow({ host: '127.0.0.1', port, secure: false, auth, logger: false });
  client.on('error', () => undefined); // told by what fails
  await client.connect();
  try {
    return await visit(client);
  } finally {
    await client.logout().catch(() => undefined);
  }
}

async function untilItListens(port: number, child: Child): Promise<void> {
  const end = Date.now() + 20_000;
  let exited = false;
  void child.exited.then(() => (exited = true));
  while (!exited && Date.now() < end) {
    if (await listens(port)) return;
    await pause(50);
  }
  throw new Error(`The mailbox did not ${exited ? 'start' : 'answer within 20 s'}:\n${logTail(child.logFile)}`);
}

const listens = (port: number): Promise<boolean> =>
  new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1');
    const end = (answer: boolean) => {
      socket.destroy();
      resolve(answer);
    };
    socket.once('connect', () => end(true));
    socket.once('error', () => end(false));
  });
