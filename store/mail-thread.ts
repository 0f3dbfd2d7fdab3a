import { messageIdsIn } from '../domain/incoming-mail.ts';
import type { Transaction } from './store.ts';

/** Where a mail of ours belongs in the thread that the other side sees: the headers In-Reply-To and References. */
export type MailThread = { inReplyTo: string; references: string };

/** What the next mail of a case answers: the newest mail that came in, else the newest that went out; null for neither. */
export async function threadOf(tx: Transaction, caseId: string): Promise<MailThread | null> {
  const came = await tx.incomingMail.findFirst({
    where: { caseId, messageId: { not: null }, filedAs: { in: ['question', 'reply', 'scheduling-file'] } },
    orderBy: [{ receivedAt: 'desc' }, { id: 'desc' }],
    select: { messageId: true, references: true },
  });
  const nearest =
    came ??
    (await tx.mail.findFirst({
      where: { caseId, template: { not: 'task-overdue' } },
      orderBy: [{ queuedAt: 'desc' }, { id: 'desc' }],
      select: { messageId: true, references: true },
    }));
  if (!nearest?.messageId) return null;
  const before = messageIdsIn(`${nearest.references ?? ''} ${nearest.messageId}`);
  return { inReplyTo: nearest.messageId, references: before.join(' ') };
}
