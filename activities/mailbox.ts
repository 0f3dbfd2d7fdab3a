import { ApplicationFailure, Context } from '@temporalio/activity';
import { readMail, type ReadMail } from '../mails/read-mail.ts';
import { faultCode, isDatabaseAway } from '../platform/database.ts';
import { MailboxAway, type Mailbox, type MailInInbox, type OpenInbox } from '../platform/imap.ts';
import { knownMails, takeInMail } from '../store/incoming-mail.ts';
import { mailboxPatience, noteMailboxFault, noteMailboxRead } from '../store/mailbox-standing.ts';
import { settingsAt } from '../store/settings.ts';
import { occasionOf, type ActivityContext } from './context.ts';

/** See workflows/mailbox/workflow.ts. */
export type MailboxActivities = { readMailbox(): Promise<MailboxReading> };

/** What a visit came to: mails taken in, and mails that could not be, which stay where they are. */
export type MailboxReading = { takenIn: number; leftBehind: number };

export type MailboxContext = ActivityContext & {
  /** Null where no mailbox is configured: files then come by upload, and questions by the form. */
  mailbox: Mailbox | null;
  /** The sender of our own mails, as `Name <address>` or an address. */
  from: string;
};

/** A larger mail stays in the mailbox; its headers are taken in, and a task says where it is. Bytes. */
export const largestMail = 25 * 1024 * 1024;

export function mailboxActivities(context: MailboxContext): MailboxActivities {
  /** Mails on which a reading broke off: they come last next time, so that they don't keep the others waiting. */
  const troublesome = new Set<string>();
  return {
    async readMailbox() {
      const { mailbox, store, clock } = context;
      if (!mailbox) return { takenIn: 0, leftBehind: 0 };
      try {
        const reading = await mailbox.visit((inbox) => readAll(context, inbox, troublesome));
        if (reading.leftBehind === 0) await noteMailboxRead(store, clock.now());
        else await noteFault(context, 'mails-left-behind');
        return reading;
      } catch (error) {
        if (!(error instanceof MailboxAway)) throw error;
        await noteFault(context, error.code);
        throw ApplicationFailure.create({ message: error.message, type: error.name });
      }
    },
  };
}

async function readAll(context: MailboxContext, inbox: OpenInbox, troublesome: Set<string>): Promise<MailboxReading> {
  const { store, clock, from, logger } = context;
  const { cancellationSignal } = Context.current();
  const settings = await settingsAt(store.prisma, clock.now());
  const ownAddresses = [addressIn(from), settings['helpdesk.email'].toLowerCase()];
  const mails = await inbox.list();
  const known = await knownMails(
    store,
    mails.map(({ key }) => key),
  );
  // Taken in before, by a reading that was broken off before it could file them.
  await inbox.file(mails.filter(({ key }) => known.has(key)).map(({ uid }) => uid));

  const reading: MailboxReading = { takenIn: 0, leftBehind: 0 };
  const fresh = mails.filter(({ key }) => !known.has(key));
  const inOrder = [
    ...fresh.filter(({ key }) => !troublesome.has(key)),
    ...fresh.filter(({ key }) => troublesome.has(key)),
  ];
  for (const mail of inOrder) {
    if (cancellationSignal.aborted) break;
    troublesome.add(mail.key);
    if (await takeInOne(context, inbox, mail, ownAddresses)) {
      reading.takenIn += 1;
      // Only now: what is not stored yet stays where it was.
      await inbox.file([mail.uid]);
    } else reading.leftBehind += 1;
    troublesome.delete(mail.key);
  }
  if (reading.takenIn + reading.leftBehind > 0) logger.info(reading, 'mailbox');
  return reading;
}

/** @returns whether the mail is stored, or gone; false where it can't be and stays in the mailbox */
async function takeInOne(
  context: MailboxContext,
  inbox: OpenInbox,
  { uid, key, size, receivedAt }: MailInInbox,
  ownAddresses: string[],
): Promise<boolean> {
  const { store, clock, logger } = context;
  const whole = size <= largestMail ? await inbox.fetch(uid, largestMail + 1) : null;
  const tooLarge = size > largestMail || (whole !== null && whole.byteLength > largestMail);
  const raw = tooLarge ? await inbox.fetchHeaders(uid) : whole;
  if (!raw) return true;
  const arrived = {
    mailboxKey: key,
    receivedAt: Number.isNaN(receivedAt.getTime()) ? clock.now() : receivedAt,
    raw,
    tooLarge,
  };
  const read = await readMail(raw);
  const takeIn = (what: ReadMail) => takeInMail(store, occasionOf(context), { ...arrived, read: what }, ownAddresses);
  try {
    const sorted = await takeIn(read).catch(async (error: unknown) => {
      if (isDatabaseAway(error)) throw error;
      // What was made of it does not fit the tables: then it is kept as one of which nothing could be made.
      logger.error({ mailboxKey: key, code: faultCode(error) }, 'a mail is taken in without what was read of it');
      return await takeIn({ ...read, readable: false, text: '', attachments: [], fromName: '', subject: '' });
    });
    logger.info(
      { mailboxKey: key, filedAs: sorted?.filedAs ?? 'known', caseId: sorted?.caseId ?? null },
      'mail taken in',
    );
    return true;
  } catch (error) {
    if (isDatabaseAway(error)) throw error;
    logger.error({ mailboxKey: key, code: faultCode(error) }, 'a mail could not be taken in; it stays in the mailbox');
    return false;
  }
}

/** After an hour it is no hiccup any more: the log says it as an error, and `npm run cases:doctor` tells it too. */
async function noteFault({ store, clock, logger }: MailboxContext, fault: string): Promise<void> {
  const since = await noteMailboxFault(store, clock.now(), fault);
  const lasting = clock.now().getTime() - since.getTime() >= mailboxPatience;
  logger[lasting ? 'error' : 'warn']({ fault, since: since.toISOString() }, 'the mailbox can not be read');
}

const addressIn = (from: string): string => (/<([^<>]+)>/.exec(from)?.[1] ?? from).trim().toLowerCase();
