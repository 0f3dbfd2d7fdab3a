import { setTimeout as pause } from 'node:timers/promises';
import { Context } from '@temporalio/activity';
import { isLocale, type Locale } from '../locales/index.ts';
import { renderMail, type RenderedMail } from '../mails/index.ts';
import { isDatabaseAway } from '../platform/database.ts';
import type { Wakeup } from '../platform/live.ts';
import type { Attachment, Delivery, Mailer } from '../platform/smtp.ts';
import { dropMail, recordMailFailure } from '../store/mail-failures.ts';
import { readMailFacts, type MailFacts } from '../store/mail-facts.ts';
import { hasDeadLink } from '../store/mail-links.ts';
import { markSent, nextMailDue, postpone, takeDueMail } from '../store/mail.ts';
import { settingsAt } from '../store/settings.ts';
import type { Store } from '../store/store.ts';
import { occasionOf, type ActivityContext } from './context.ts';
import { attachmentsOf } from './mail-content/attachments.ts';
import { contentOf } from './mail-content/mail-content.ts';

/** See workflows/mail-delivery/workflow.ts. */
export type MailDeliveryActivities = {
  drainMailQueue(input: { listenSeconds: number }): Promise<{ nextDueAt: string | null }>;
};

export type MailContext = ActivityContext & {
  mailer: Mailer;
  /** Woken when a mail was queued. */
  mailQueued: Wakeup;
  from: string;
  publicUrl: string;
};

/** How long is slept at most before the queue is looked at. */
const longestSleepMs = 5_000;
/** A mail that can't be delivered is tried for two days, then a person has to look. */
const giveUpAfterMs = 48 * 3_600_000;

export function mailDeliveryActivities(context: MailContext): MailDeliveryActivities {
  const { store, clock, mailQueued } = context;
  return {
    async drainMailQueue({ listenSeconds }) {
      const { cancellationSignal } = Context.current();
      const end = performance.now() + listenSeconds * 1_000;
      for (;;) {
        await sendAllDue(context, cancellationSignal);
        const next = await nextMailDue(store);
        const left = end - performance.now();
        if (left <= 0 || cancellationSignal.aborted) return { nextDueAt: next?.toISOString() ?? null };
        const untilNext = next ? Math.max(next.getTime() - clock.now().getTime(), 100) : left;
        // Looks every few seconds as well: a notice can be lost with its connection.
        await mailQueued.sleep(Math.min(left, untilNext, longestSleepMs), cancellationSignal);
      }
    },
  };
}

async function sendAllDue(context: MailContext, cancelled: AbortSignal): Promise<void> {
  while (!cancelled.aborted) {
    const id = await takeDueMail(context.store, context.clock.now());
    if (!id) return;
    await sendOne(context, id, cancelled);
  }
}

async function sendOne(context: MailContext, id: string, cancelled: AbortSignal): Promise<void> {
  const { store, clock, mailer, publicUrl, logger } = context;
  const facts = await readMailFacts(store, id, clock.now());
  const { mail } = facts;
  if (await hasDeadLink(store.prisma, mail, clock.now())) {
    await dropMail(store, occasionOf(context), id);
    logger.info({ mailId: id }, 'a mail was dropped: its link no longer works');
    return;
  }
  const words = await wordsOf(store, facts, publicUrl, clock.now());
  if (!words) {
    // Rows that don't fit together stay so however often it is tried: a person has to look, and the others go on.
    logger.error({ mailId: id, template: mail.template }, 'the words of a mail could not be made');
    await recordMailFailure(store, occasionOf(context), id, 'failed', 'no words');
    return;
  }
  const delivery = await mailer.send({
    from: context.from,
    to: mail.recipient,
    messageId: mail.messageId,
    date: mail.queuedAt,
    ...(mail.inReplyTo ? { inReplyTo: mail.inReplyTo } : {}),
    ...(mail.references ? { references: mail.references } : {}),
    ...words,
    attachments: await alongWith(context, facts),
  });
  logger.info({ mailId: id, template: mail.template, attempt: mail.attempts, ...delivery }, 'mail');

  await whenDatabaseAnswers(() => recordDelivery(context, mail, delivery), cancelled);
}

/** What goes along is good to have: a mail goes out without it rather than not. */
async function alongWith({ store, logger }: MailContext, facts: MailFacts): Promise<Attachment[]> {
  try {
    return await attachmentsOf(store, facts, localeOf(facts));
  } catch (error) {
    if (isDatabaseAway(error)) throw error;
    const fault = error instanceof Error ? error.name : 'unknown';
    logger.error({ mailId: facts.mail.id, template: facts.mail.template, fault }, 'a mail goes without its attachment');
    return [];
  }
}

const localeOf = ({ mail }: MailFacts): Locale => (isLocale(mail.locale) ? mail.locale : 'nl');

async function wordsOf(store: Store, facts: MailFacts, publicUrl: string, at: Date): Promise<RenderedMail | null> {
  const settings = await settingsAt(store.prisma, at);
  const helpdesk = { email: settings['helpdesk.email'], phone: settings['helpdesk.phone'] };
  try {
    return renderMail(await contentOf(store, facts, publicUrl, at), localeOf(facts), { publicUrl, helpdesk });
  } catch (error) {
    if (isDatabaseAway(error)) throw error;
    return null;
  }
}

async function recordDelivery(
  context: MailContext,
  { id, queuedAt, attempts }: { id: string; queuedAt: Date; attempts: number },
  delivery: Delivery,
): Promise<void> {
  const { store, clock } = context;
  const gaveUp = delivery.kind === 'temporary' && clock.now().getTime() - queuedAt.getTime() > giveUpAfterMs;
  if (delivery.kind === 'sent') await markSent(store, clock.now(), id, delivery.answer);
  else if (delivery.kind === 'unclear')
    await recordMailFailure(store, occasionOf(context), id, 'unclear', delivery.answer);
  else if (delivery.kind === 'permanent' || gaveUp) {
    await recordMailFailure(store, occasionOf(context), id, 'failed', delivery.answer);
  } else await postpone(store, id, nextAttempt(clock.now(), attempts), delivery.answer);
}

/**
 * What became of a mail is known here alone: while the database is away it is held on to, or the mail would be sent
 * once more.
 */
async function whenDatabaseAnswers(write: () => Promise<void>, cancelled: AbortSignal): Promise<void> {
  for (;;) {
    try {
      await write();
      return;
    } catch (error) {
      if (!isDatabaseAway(error) || cancelled.aborted) throw error;
      await pause(500, undefined, { signal: cancelled }).catch(() => undefined);
    }
  }
}

/** Half a minute after the first attempt, twice as long after each further one, at most a quarter of an hour. */
export function nextAttempt(now: Date, attempts: number): Date {
  const seconds = Math.min(30 * 2 ** (attempts - 1), 15 * 60);
  return new Date(now.getTime() + seconds * 1_000);
}
