import { randomUUID } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { serve, type ServerType } from '@hono/node-server';
import { simpleParser, type ParsedMail } from 'mailparser';
import { SMTPServer, type SMTPServerSession } from 'smtp-server';
import { mailApp } from './mail-page.ts';

/** One mail as it came in; a mail to two people is one caught mail. Newest first wherever there are many. */
export type CaughtMail = {
  id: string;
  /** ISO instant of arrival. */
  at: string;
  from: string;
  /** The addresses of the envelope, in lower case. */
  to: string[];
  subject: string;
  text: string;
  html: string | null;
  /** Header names in lower case. */
  headers: Record<string, string>;
  attachments: { name: string; type: string; size: number; base64: string }[];
};

/** A refusal as a mail server gives it: 4xx asks to try later, 5xx is final. */
export type Refusal = { code: number; message: string };

/** The helpdesk's mailbox, as the page sends to it: whole mails. */
export type Helpdesk = { address: string; deliver(raw: Uint8Array): Promise<void> };

export type MailCatcherOptions = {
  smtpPort?: number;
  pagePort?: number;
  /** Where mails are kept over a restart; without it they are in memory. */
  folder?: string;
  /** Only the newest are kept. Default 500. */
  keep?: number;
  /** Where mail to the helpdesk goes; with it the page has a form to send some. */
  helpdesk?: Helpdesk;
  /** For tests of faults: what to answer to an address. Called at RCPT TO. */
  refuse?: (address: string) => Refusal | undefined;
  /** For tests of faults: true takes the mail in and breaks the connection before answering. */
  breakOffAfterData?: (to: string[]) => boolean;
};

export type MailCatcher = {
  /** smtp://127.0.0.1:port */
  readonly smtpUrl: string;
  /** http://127.0.0.1:port */
  readonly pageUrl: string;
  all(): readonly CaughtMail[];
  /** Calls back at each change of the list; the answer ends that. */
  onChange(listener: () => void): () => void;
  clear(): void;
  stop(): Promise<void>;
};

const MAX_BYTES = 25 * 1024 * 1024;

/** A mail server that takes in everything and delivers nothing, with a page to read the mails on. */
export async function startMailCatcher(options: MailCatcherOptions = {}): Promise<MailCatcher> {
  const { smtpPort = 0, pagePort = 0, folder, keep = 500, helpdesk, refuse, breakOffAfterData } = options;
  let mails = folder === undefined ? [] : readKept(folder);
  const listeners = new Set<() => void>();
  const changed = () => {
    for (const listener of listeners) listener();
  };
  const take = (mail: CaughtMail) => {
    mails = [mail, ...mails];
    if (folder !== undefined) write(folder, mail);
    for (const old of mails.splice(keep)) if (folder !== undefined) rmSync(fileOf(folder, old), { force: true });
    changed();
  };

  const smtp = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS', 'AUTH'],
    disableReverseLookup: true,
    size: MAX_BYTES,
    onRcptTo({ address }, _session, done) {
      const refusal = refuse?.(address.toLowerCase());
      done(refusal && smtpError(refusal));
    },
    onData(stream, session, done) {
      simpleParser(stream).then(
        (parsed) => {
          if (stream.sizeExceeded) return done(smtpError({ code: 552, message: 'The mail is too large' }));
          const mail = asCaught(parsed, session);
          take(mail);
          // no answer at all: the sender can't know whether the mail was taken in
          if (breakOffAfterData?.(mail.to)) return breakOff(smtp, session);
          done();
        },
        (error: unknown) => done(error as Error),
      );
    },
  });
  smtp.on('error', () => {}); // a sender that went away in the middle; the sender's trouble, not ours
  await new Promise<void>((resolve, reject) => {
    smtp.server.once('error', reject);
    smtp.listen(smtpPort, '127.0.0.1', resolve);
  });

  const catcher: Pick<MailCatcher, 'all' | 'onChange' | 'clear'> = {
    all: () => mails,
    onChange(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    clear() {
      mails = [];
      if (folder !== undefined) rmSync(folder, { recursive: true, force: true });
      changed();
    },
  };
  const web = await listen(pagePort, mailApp(catcher, helpdesk).fetch);
  return {
    ...catcher,
    smtpUrl: `smtp://127.0.0.1:${(smtp.server.address() as AddressInfo).port}`,
    pageUrl: `http://127.0.0.1:${(web.address() as AddressInfo).port}`,
    async stop() {
      listeners.clear();
      const closed = Promise.all([
        new Promise<void>((done) => smtp.close(() => done())),
        new Promise<void>((done) => web.close(() => done())),
      ]);
      for (const connection of smtp.connections as Set<SmtpConnection>) connection.close();
      if ('closeAllConnections' in web) web.closeAllConnections(); // open pages listen for news
      await closed;
    },
  };
}

type SmtpConnection = { id: string; _socket: { destroy(): void }; close(): void };

/** smtp-server has no public way to hang up without a word. */
function breakOff(smtp: SMTPServer, session: SMTPServerSession): void {
  for (const connection of smtp.connections as Set<SmtpConnection>) {
    if (connection.id === session.id) connection._socket.destroy();
  }
}

const smtpError = ({ code, message }: Refusal) => Object.assign(new Error(message), { responseCode: code });

function asCaught(parsed: ParsedMail, session: SMTPServerSession): CaughtMail {
  return {
    id: randomUUID(),
    at: new Date().toISOString(),
    from: parsed.from?.text ?? '',
    to: session.envelope.rcptTo.map(({ address }) => address.toLowerCase()),
    subject: parsed.subject ?? '',
    text: parsed.text ?? '',
    html: parsed.html || null,
    headers: Object.fromEntries(parsed.headerLines.map(({ key, line }) => [key, line.slice(key.length + 1).trim()])),
    attachments: parsed.attachments.map(({ filename, contentType, size, content }) => ({
      name: filename ?? '',
      type: contentType,
      size,
      base64: content.toString('base64'),
    })),
  };
}

function listen(port: number, fetch: (request: Request) => Response | Promise<Response>): Promise<ServerType> {
  return new Promise((resolve, reject) => {
    const server = serve({ fetch, port, hostname: '127.0.0.1' }, () => resolve(server));
    server.once('error', reject);
  });
}

// the name begins with the instant, so that the names sort as the mails came
const fileOf = (folder: string, mail: CaughtMail) => join(folder, `${mail.at.replaceAll(':', '-')} ${mail.id}.json`);

function write(folder: string, mail: CaughtMail): void {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const file = fileOf(folder, mail);
  writeFileSync(`${file}.new`, JSON.stringify(mail), { mode: 0o600 });
  renameSync(`${file}.new`, file);
}

function readKept(folder: string): CaughtMail[] {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const files = readdirSync(folder).filter((name) => name.endsWith('.json'));
  return files
    .sort()
    .reverse()
    .map((name) => JSON.parse(readFileSync(join(folder, name), 'utf8')) as CaughtMail);
}
