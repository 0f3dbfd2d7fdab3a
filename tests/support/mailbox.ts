import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import MailComposer from 'nodemailer/lib/mail-composer/index.js';
import { connected, startImapServer } from '../../dev/imap-server.ts';
import { freePorts } from '../../dev/ports.ts';
import { openMailbox } from '../../platform/imap.ts';
import { readMail } from '../../mails/read-mail.ts';
import { takeInMail } from '../../store/incoming-mail.ts';
import { afterThisFile } from './after-file.ts';
import type { House } from './house.ts';

export type MailToSend = {
  from?: string;
  subject?: string;
  text?: string;
  html?: string;
  messageId?: string;
  inReplyTo?: string;
  headers?: Record<string, string>;
  attachments?: { filename: string; content: string | Buffer; contentType?: string }[];
};

/** The mail to the byte, as a mail program sends it. */
export async function composed(mail: MailToSend): Promise<Buffer> {
  const whole = { from: 'Sanne de Boer <sanne@roc-deproef.example>', to: 'helpdesk@examenwerk.example', ...mail };
  return await new MailComposer(whole).compile().build();
}

/** A real IMAP server with the helpdesk's mailbox, for one test file. Ended after its tests. */
export async function ownMailbox() {
  const folder = mkdtempSync(join(tmpdir(), 'teletoets-mailbox-'));
  afterThisFile(() => {
    rmSync(folder, { recursive: true, force: true });
  });
  const [port = 0] = await freePorts(1);
  const start = () => startImapServer({ port, folder: join(folder, 'mails'), logFile: join(folder, 'log') });
  let server = await start();
  afterThisFile(() => server.stop());
  /** How many mails lie in a folder, and how many of those nobody has seen. */
  const count = (path: string) =>
    connected(port, async (client) => {
      const status = await client.status(path, { messages: true, unseen: true });
      return status === false ? null : { messages: status.messages, unseen: status.unseen };
    });
  return {
    url: server.url,
    mailbox: openMailbox(server.url),
    deliver: (raw: Uint8Array, at?: Date) => server.deliver(raw, at),
    send: async (mail: MailToSend, at?: Date) => server.deliver(await composed(mail), at),
    count,
    stop: () => server.stop(),
    async startAgain() {
      server = await start();
    },
  };
}
export type OwnMailbox = Awaited<ReturnType<typeof ownMailbox>>;

/** A question that came by mail, with one file, as if the mailbox had been read. */
export async function mailedQuestion({ store, occasion }: Pick<House, 'store' | 'occasion'>, mail: MailToSend = {}) {
  const attachments = [{ filename: 'scherm.html', content: '<script>alert(1)</script>', contentType: 'text/html' }];
  const raw = new Uint8Array(await composed({ subject: 'Inloggen', text: 'Hoe log ik in?', attachments, ...mail }));
  const mailboxKey = `1:${crypto.randomUUID()}`;
  const arrived = { mailboxKey, receivedAt: occasion().at, raw, tooLarge: false, read: await readMail(raw) };
  await takeInMail(store, { ...occasion(), relayTells: true }, arrived, []);
  const {
    id: mailId,
    caseId,
    attachments: kept,
  } = await store.prisma.incomingMail.findUniqueOrThrow({
    where: { mailboxKey },
    include: { attachments: true },
  });
  return { id: caseId ?? '', mailId, attachmentId: kept[0]?.id ?? '' };
}
