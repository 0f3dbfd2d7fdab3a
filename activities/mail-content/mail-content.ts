import { isTaskKind, type TaskKind } from '../../domain/tasks.ts';
import type { MailContent } from '../../mails/index.ts';
import type { Process } from '../../store/processes.ts';
import { bureauDossier } from '../../store/processes.ts';
import type { MailFacts } from '../../store/mail-facts.ts';
import type { Store } from '../../store/store.ts';
import { accountConfirmationMail, passwordMail } from './accounts.ts';
import { accountApplicationMail } from './account-application.ts';
import { helpRequestMail } from './help-request.ts';
import { inspectionMail } from './inspection.ts';
import { schedulingMail } from './scheduling-request.ts';
import { sittingMail } from './sitting.ts';

/** Makes what a queued mail says from the rows it names. A process has one of these for all its mails. */
export type MailWriter = (store: Store, facts: MailFacts, publicUrl: string) => Promise<MailContent>;

const writers: Record<Process, MailWriter> = {
  'account-application': accountApplicationMail,
  'account-confirmation': accountConfirmationMail,
  'help-request': helpRequestMail,
  inspection: inspectionMail,
  'scheduling-request': schedulingMail,
  sitting: sittingMail,
};

/**
 * @param at when it is written: a task that is due later than that is not called overdue
 * @throws when the rows don't fit together, or the template is none of its process
 */
export async function contentOf(store: Store, facts: MailFacts, publicUrl: string, at: Date): Promise<MailContent> {
  const { mail, process, reference } = facts;
  if (mail.template === 'task-overdue') {
    const link = `${publicUrl}/admin/tasks/${mail.taskId}/show`;
    const dueAt = mail.task?.dueAt ?? null;
    const dueOn = dueAt && dueAt > at ? dueAt : null;
    return { template: 'task-overdue', reference, taskKind: taskKindIn(facts), link, dueOn };
  }
  if (mail.caseId === bureauDossier) return await passwordMail(store, facts, publicUrl);
  return await writers[process](store, facts, publicUrl);
}

function taskKindIn({ mail }: MailFacts): TaskKind {
  const kind = mail.task?.kind ?? '';
  if (!isTaskKind(kind)) throw new Error(`There is no task of the kind '${kind}'`);
  return kind;
}
