import { v7 as uuid } from 'uuid';
import { bounceReportIn, isSpreadsheet, natureOf, referenceIn, type MailNature } from '../domain/incoming-mail.ts';
import type { ReadMail } from '../mails/read-mail.ts';
import { letIn } from './accounts.ts';
import { addToThread, confirmedInADay, openQuestion } from './help-request.ts';
import { recordBounce } from './mail-failures.ts';
import { RequestClosed, takeCorrectedFile, takeRequest, tellKnown } from './scheduling-request.ts';
import { requestsIn } from './scheduling-requests-overview.ts';
import type { Prisma } from './prisma-client/client.ts';
import { inTransaction, type Occasion, type Store, type Transaction } from './store.ts';

/**
 * Mails that arrive in the helpdesk's mailbox: each is taken in once, whole, in one transaction with what comes of it.
 * Source: "Laten klaarzetten examens" and "Hulp nodig?".
 */

/** A mail as it was fetched. */
export type ArrivedMail = {
  /** `<uid validity>:<uid>`. */
  mailboxKey: string;
  receivedAt: Date;
  /** To the byte; of one that is too large, its headers. */
  raw: Uint8Array<ArrayBuffer>;
  tooLarge: boolean;
  read: ReadMail;
};

/** A mail that stands in the table already, on its way to what comes of it. */
export type MailToSort = ArrivedMail & { id: string; nature: MailNature };

/** What became of a mail, and which case it belongs to. */
export type Sorted = {
  filedAs: 'question' | 'reply' | 'scheduling-file' | 'automatic' | 'bounce' | 'own';
  caseId: string | null;
};

/**
 * Takes a mail in. The same mail a second time, whether read or delivered twice, changes nothing.
 *
 * @param ownAddresses of the bureau itself, in lower case: what comes from them is never answered
 * @returns what became of it; null when it was taken in before
 */
export async function takeInMail(
  store: Store,
  occasion: Occasion,
  arrived: ArrivedMail,
  ownAddresses: readonly string[],
): Promise<Sorted | null> {
  const takeIn = async (tx: Transaction): Promise<Sorted | null> => {
    const mail: MailToSort = {
      ...arrived,
      id: uuid(),
      nature: natureOf(arrived.read.headers, arrived.read.fromAddress, ownAddresses),
    };
    if (!(await keep(tx, occasion, mail))) return null;
    const sorted = await sortMail(tx, occasion, mail);
    await tx.incomingMail.update({ where: { id: mail.id }, data: sorted });
    return sorted;
  };
  return await inTransaction(store, takeIn, { timeout: longestTransaction });
}

/** A mail of 25 MB takes some seconds to write, and more on a busy machine. Milliseconds. */
const longestTransaction = 120_000;

/**
 * Decides what a mail is, and does what follows: the one place where that is sorted out. Who wrote it is known by an
 * address that anyone can write on a mail: so it opens cases and adds to them, and shows nothing to whoever sent it.
 */
async function sortMail(tx: Transaction, occasion: Occasion, mail: MailToSort): Promise<Sorted> {
  switch (mail.nature) {
    case 'own':
      return await takeInOwn(tx, occasion, mail);
    case 'bounce':
      return { filedAs: 'bounce', caseId: await takeInBounce(tx, occasion, mail) };
    case 'automatic':
      return await takeInAutomatic(tx, occasion, mail);
    case 'person':
      return await takeInFromPerson(tx, occasion, mail);
  }
}

/** A mail of ours that came back to us. Anyone can write our address on a mail: what we did not send, a person looks at. */
async function takeInOwn(tx: Transaction, occasion: Occasion, mail: MailToSort): Promise<Sorted> {
  const { messageId } = mail.read;
  const isOurs = messageId !== null && (await tx.mail.count({ where: { messageId } })) > 0;
  if (isOurs) return { filedAs: 'own', caseId: null };
  return await takeInQuestion(tx, occasion, mail, { relatedId: null, locale: 'nl', quiet: true });
}

/**
 * An automatic answer to a mail of ours lies with its case. Anything else that a machine sent, or that only looks so, is
 * looked at by a person, and so is what brings a spreadsheet; it is not confirmed, for two machines that answer each other
 * never stop.
 */
async function takeInAutomatic(tx: Transaction, occasion: Occasion, mail: MailToSort): Promise<Sorted> {
  const answers = await caseAnsweredBy(tx, mail);
  if (answers && !mail.read.attachments.some(isSpreadsheet)) return { filedAs: 'automatic', caseId: answers.id };
  return await takeInQuestion(tx, occasion, mail, { relatedId: answers?.id ?? null, locale: 'nl', quiet: true });
}

async function takeInFromPerson(tx: Transaction, occasion: Occasion, mail: MailToSort): Promise<Sorted> {
  const { read, receivedAt, id: incomingMailId } = mail;
  const answers = await caseAnsweredBy(tx, mail);
  const holder = await accountHolder(tx, occasion.at, read.fromAddress);
  const files = read.attachments.filter(isSpreadsheet);
  const [file] = files;
  if (holder && file && files.length === 1) {
    const taken = await takeInTemplate(tx, occasion, mail, { holder, file, answers });
    if (taken) return taken;
  }
  if (answers?.process === 'help-request' && answers.certain) {
    const reply = { helpRequestId: answers.id, body: read.text, writtenAt: receivedAt, incomingMailId };
    if (await addToThread(tx, occasion, reply)) return { filedAs: 'reply', caseId: answers.id };
  }
  return await takeInQuestion(tx, occasion, mail, { relatedId: answers?.id ?? null, locale: holder?.locale ?? 'nl' });
}

/**
 * A filled template from an account holder: of the request that it answers, or of a new one. What the file holds is looked
 * at by the process. More than one file is for a person to sort out.
 */
async function takeInTemplate(
  tx: Transaction,
  occasion: Occasion,
  { id: incomingMailId, receivedAt }: MailToSort,
  { holder, file, answers }: { holder: Holder; file: ReadMail['attachments'][number]; answers: AnsweredCase | null },
): Promise<Sorted | null> {
  const accountId = holder.id;
  const arrived = { name: file.name, content: file.content, receivedAt, incomingMailId };
  const open =
    answers?.process === 'scheduling-request' &&
    (await tx.schedulingRequest.findFirst({
      where: { AND: requestsIn({ accountId, schoolIds: holder.schoolIds }), id: answers.id, case: { closedAt: null } },
      select: { id: true },
    }));
  const corrected =
    open &&
    (await takeCorrectedFile(tx, occasion, { id: uuid(), requestId: open.id, accountId, file: arrived }).catch(
      (error: unknown) => {
        if (error instanceof RequestClosed) return null;
        throw error;
      },
    ));
  const [first, ...others] = holder.schoolIds;
  if (!first) return null;
  const schoolId = others.length === 0 ? first : null;
  const taken =
    corrected || (await takeRequest(tx, occasion, { id: uuid(), schoolId, accountId, channel: 'mail', file: arrived }));
  if (taken.kind === 'known') await tellKnown(tx, occasion, taken.id, { key: incomingMailId, accountId });
  return { filedAs: 'scheduling-file', caseId: taken.id };
}

/** So many mails from one address in a day are cases of their own; what comes after joins the last one. */
const casesInADay = 10;
const day = 24 * 3_600_000;

async function takeInQuestion(
  tx: Transaction,
  occasion: Occasion,
  { id: incomingMailId, read, receivedAt }: MailToSort,
  { relatedId, locale, quiet = false }: { relatedId: string | null; locale: string; quiet?: boolean },
): Promise<Sorted> {
  const email = read.fromAddress;
  const since = new Date(occasion.at.getTime() - day);
  const earlier = await tx.incomingMail.count({
    where: {
      fromAddress: email,
      takenInAt: { gt: since },
      filedAs: { in: ['question', 'reply'] },
      NOT: { id: incomingMailId },
    },
  });
  if (email !== '' && earlier >= casesInADay) {
    const last = await tx.helpRequest.findFirst({
      where: { email, case: { closedAt: null } },
      orderBy: { id: 'desc' },
      select: { id: true },
    });
    const reply = { body: read.text, writtenAt: receivedAt, incomingMailId };
    if (last && (await addToThread(tx, occasion, { ...reply, helpRequestId: last.id }))) {
      return { filedAs: 'reply', caseId: last.id };
    }
  }
  const { id } = await openQuestion(tx, occasion, {
    channel: 'mail',
    locale,
    name: nameIn(read),
    email,
    schoolName: '',
    subject: read.subject,
    receivedAt,
    body: read.text,
    incomingMailId,
    relatedId,
    quiet: quiet || earlier >= confirmedInADay,
  });
  return { filedAs: 'question', caseId: id };
}

/**
 * Our own mails begin with this name. On a mail to someone whose address was borrowed it would be the borrower's words:
 * so it is a name alone, or the address.
 */
const nameIn = ({ fromName, fromAddress }: ReadMail): string =>
  fromName !== '' && !/:\/\/|\bwww\.|[<>{}@]/i.test(fromName) ? fromName : fromAddress;

/** Stores the mail whole. @returns false when it is there already */
async function keep(tx: Transaction, occasion: Occasion, mail: MailToSort): Promise<boolean> {
  const { id, mailboxKey, receivedAt, raw, tooLarge, read } = mail;
  const state = tooLarge ? 'too-large' : read.readable ? 'read' : 'unreadable';
  const insert = (messageId: string | null) =>
    tx.incomingMail.createMany({
      data: {
        id,
        mailboxKey,
        messageId,
        receivedAt,
        fromAddress: read.fromAddress,
        fromName: read.fromName,
        subject: read.subject,
        references: read.references.join(' '),
        raw,
        state,
        filedAs: 'question' satisfies Sorted['filedAs'],
        takenInAt: occasion.at,
      },
      skipDuplicates: true,
    });
  const { count } = await insert(read.messageId);
  if (count === 0 && ((await isTheSame(tx, mail)) || (await insert(null)).count === 0)) return false;
  for (const [index, { name, mediaType, content }] of read.attachments.entries()) {
    const attachment = { name, mediaType, content, size: content.byteLength, position: index + 1 };
    await tx.incomingAttachment.create({ data: { id: uuid(), incomingMailId: id, ...attachment } });
  }
  return true;
}

/**
 * Whether the mail in the table that stands in the way is this one. By its place in the mailbox it is; by its Message-ID
 * only with the same sender and the same content, for some programs give one Message-ID to all they send.
 */
async function isTheSame(tx: Transaction, { mailboxKey, raw, read }: MailToSort): Promise<boolean> {
  if ((await tx.incomingMail.count({ where: { mailboxKey } })) > 0) return true;
  const known = await tx.incomingMail.findFirst({ where: { messageId: read.messageId } });
  return known?.fromAddress === read.fromAddress && bodyOf(known.raw).equals(bodyOf(raw));
}

/** What comes after the headers: those differ by the way that a mail took. */
function bodyOf(raw: Uint8Array): Buffer {
  const bytes = Buffer.from(raw.buffer, raw.byteOffset, raw.byteLength);
  const [crlf, lf] = [bytes.indexOf('\r\n\r\n'), bytes.indexOf('\n\n')];
  const ends = [crlf, lf].filter((at) => at >= 0);
  return ends.length === 0 ? bytes : bytes.subarray(Math.min(...ends));
}

/** The case that a mail goes on from. `certain`: the sender had a mail of it, or is the one who asked. */
type AnsweredCase = { id: string; process: string; certain: boolean };

async function caseAnsweredBy(tx: Transaction, { read }: MailToSort): Promise<AnsweredCase | null> {
  const messageIds = read.references;
  const ours = await tx.mail.findFirst({
    where: { messageId: { in: messageIds } },
    orderBy: { queuedAt: 'desc' },
    select: { case: { select: caseParts } },
  });
  // Our Message-IDs can't be guessed: who answers one was sent it, or was sent it on.
  if (ours) return { id: ours.case.id, process: ours.case.process, certain: true };
  const reference = referenceIn(read.subject);
  const named = reference ? await tx.case.findUnique({ where: { reference }, select: caseParts }) : null;
  if (!named) return null;
  return { id: named.id, process: named.process, certain: named.helpRequest?.email === read.fromAddress };
}

const caseParts = { id: true, process: true, helpRequest: { select: { email: true } } } satisfies Prisma.CaseSelect;

type Holder = { id: string; locale: string; schoolIds: string[] };

async function accountHolder(tx: Transaction, at: Date, email: string): Promise<Holder | null> {
  if (email === '') return null;
  const found = await tx.account.findFirst({
    where: { email, ...letIn(at) },
    select: { id: true, locale: true, schoolAccesses: { select: { schoolId: true }, orderBy: { grantedAt: 'asc' } } },
  });
  return found && { ...found, schoolIds: found.schoolAccesses.map(({ schoolId }) => schoolId) };
}

/** How much of a report is looked through, in bytes: what it tells stands before the mail that it gives back. */
const reportLength = 512 * 1024;

async function takeInBounce(tx: Transaction, occasion: Occasion, { raw }: MailToSort): Promise<string | null> {
  const lines = Buffer.from(raw.buffer, raw.byteOffset, Math.min(raw.byteLength, reportLength)).toString('latin1');
  const { failed, status, messageIds } = bounceReportIn(lines.replaceAll('\r\n', '\n'));
  return await recordBounce(tx, occasion, { messageIds, failed, answer: status ?? 'returned' });
}

/** Which of these mails were taken in before, by their places in the mailbox. */
export async function knownMails(store: Store, mailboxKeys: string[]): Promise<Set<string>> {
  const known = await store.prisma.incomingMail.findMany({
    where: { mailboxKey: { in: mailboxKeys } },
    select: { mailboxKey: true },
  });
  return new Set(known.map(({ mailboxKey }) => mailboxKey));
}
