import { ImapFlow, type ImapFlowOptions } from 'imapflow';

/** The mailbox at a mail server, read by IMAP. It is visited: each visit is one connection, closed at its end. */

/** A mail that lies in the inbox, before it is fetched. */
export type MailInInbox = {
  uid: number;
  /** `<uid validity>:<uid>`: what the server will never call another mail. */
  key: string;
  /** Bytes, as the server counts them. */
  size: number;
  /** When the server took it in. */
  receivedAt: Date;
};

export type OpenInbox = {
  /** All that lies there, whether or not someone looked at it, oldest first. */
  list(): Promise<MailInInbox[]>;
  /** The mail to the byte, at most so many bytes of it; null when it has gone meanwhile. It stays unseen. */
  fetch(uid: number, mostBytes: number): Promise<Uint8Array<ArrayBuffer> | null>;
  /** Its headers alone. */
  fetchHeaders(uid: number): Promise<Uint8Array<ArrayBuffer> | null>;
  /** Marks mails as seen and moves them to the folder for what was taken in. Nothing is ever deleted. */
  file(uids: number[]): Promise<void>;
};

export type Mailbox = {
  /** @throws {MailboxAway} when the server can't be reached, lets us not in, or hangs up */
  visit<Result>(work: (inbox: OpenInbox) => Promise<Result>): Promise<Result>;
};

/** The mailbox can't be read now. `code` says why, without an address or a word of a mail. */
export class MailboxAway extends Error {
  override name = 'MailboxAway';
  readonly code: string;
  constructor(code: string) {
    super(`The mailbox can't be read: ${code}`);
    this.code = code;
  }
}

/** Where mails are moved to once they are taken in. */
export const filedFolder = 'Verwerkt';

/**
 * @param url `imaps://user:password@host:993`; or `imap://…:143`, which asks for STARTTLS unless the server is on this
 * machine: a password never goes over a network in the clear
 */
export function openMailbox(url: string): Mailbox {
  const options = optionsOf(new URL(url));
  return {
    async visit(work) {
      const client = new ImapFlow(options);
      client.on('error', () => undefined); // told by the call that it breaks off
      try {
        const lock = await asked(async () => {
          await client.connect();
          await ensureFolder(client);
          return await client.getMailboxLock('INBOX');
        });
        try {
          return await work(inboxOf(client));
        } finally {
          lock.release();
        }
      } finally {
        if (client.usable) await client.logout().catch(() => undefined);
        client.close();
      }
    },
  };
}

/** Asks something of the server: whatever goes wrong then is the mailbox's trouble, and nothing else is. */
async function asked<Answer>(question: () => Promise<Answer>): Promise<Answer> {
  try {
    return await question();
  } catch (error) {
    throw new MailboxAway(codeOf(error));
  }
}

function optionsOf(url: URL): ImapFlowOptions {
  const secure = url.protocol === 'imaps:';
  const isHere = ['127.0.0.1', 'localhost', '[::1]'].includes(url.hostname);
  return {
    host: url.hostname,
    port: url.port === '' ? (secure ? 993 : 143) : Number(url.port),
    secure,
    ...(secure ? {} : { doSTARTTLS: !isHere }),
    auth: { user: decodeURIComponent(url.username), pass: decodeURIComponent(url.password) },
    logger: false,
    connectionTimeout: 15_000,
    greetingTimeout: 15_000,
    socketTimeout: 60_000,
  };
}

/** Some servers answer badly to a folder that is made twice: so it is looked for first. */
async function ensureFolder(client: ImapFlow): Promise<void> {
  const folders = await client.list();
  if (!folders.some(({ path }) => path === folderIn(client))) await client.mailboxCreate([filedFolder]);
}

const folderIn = ({ namespace }: ImapFlow): string => `${namespace?.prefix ?? ''}${filedFolder}`;

function inboxOf(client: ImapFlow): OpenInbox {
  return {
    list: () => asked(() => listInbox(client)),
    fetch: (uid, mostBytes) =>
      asked(async () => {
        const mail = await client.fetchOne(String(uid), { source: { maxLength: mostBytes } }, { uid: true });
        return mail && mail.source ? new Uint8Array(mail.source) : null;
      }),
    fetchHeaders: (uid) =>
      asked(async () => {
        const mail = await client.fetchOne(String(uid), { headers: true }, { uid: true });
        return mail && mail.headers ? new Uint8Array(mail.headers) : null;
      }),
    file: (uids) =>
      asked(async () => {
        if (uids.length === 0) return;
        const range = uids.join(',');
        await client.messageFlagsAdd(range, ['\\Seen'], { uid: true });
        await client.messageMove(range, folderIn(client), { uid: true });
      }),
  };
}

async function listInbox(client: ImapFlow): Promise<MailInInbox[]> {
  const { mailbox } = client;
  if (mailbox === false || mailbox.exists === 0) return [];
  const found: MailInInbox[] = [];
  const wanted = { uid: true, size: true, internalDate: true } as const;
  for await (const { uid, size, internalDate } of client.fetch('1:*', wanted)) {
    const receivedAt = new Date(internalDate ?? Number.NaN);
    found.push({ uid, key: `${mailbox.uidValidity}:${uid}`, size: size ?? 0, receivedAt });
  }
  return found.sort((one, other) => one.uid - other.uid);
}

type ImapError = { code?: unknown; authenticationFailed?: unknown; responseStatus?: unknown };

/** Codes alone: what a server answers in words can hold an address. */
function codeOf(error: unknown): string {
  const { code, authenticationFailed, responseStatus } = error as ImapError;
  if (authenticationFailed === true) return 'login-refused';
  const known = [code, responseStatus].find((value) => typeof value === 'string');
  return typeof known === 'string' ? known.slice(0, 50) : error instanceof Error ? error.name : 'unknown';
}
