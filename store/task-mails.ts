import type { TaskKind } from '../domain/tasks.ts';
import { staysQuiet } from './help-messages.ts';
import { queueMail } from './mail.ts';
import { threadOf } from './mail-thread.ts';
import { ask, type Occasion, type Transaction } from './store.ts';

/** Which mails a task sends, to whom: when it opens, and when it reminds. */

/**
 * Who is written to: the applicant or the manager of an application, whoever asked for the case, or whoever sent the
 * newest file of it, who can be a colleague.
 */
export type Audience = 'applicant' | 'manager' | 'requester' | 'sender';
type TaskMails = { to: Audience; opened: string; reminder: string | null };

const mailsOfKind: Partial<Record<TaskKind, TaskMails>> = {
  'email-confirmation': { to: 'applicant', opened: 'email-confirmation', reminder: 'email-confirmation-reminder' },
  'manager-signature': { to: 'manager', opened: 'manager-signature', reminder: 'manager-signature-reminder' },
  'applicant-nda': { to: 'applicant', opened: 'applicant-nda', reminder: 'applicant-nda-reminder' },
  'helpdesk-review': { to: 'applicant', opened: 'application-in-review', reminder: null },
  activation: { to: 'applicant', opened: 'activation', reminder: 'activation-reminder' },
  'scheduling-review': { to: 'sender', opened: 'scheduling-accepted', reminder: null },
  'corrected-file': { to: 'sender', opened: 'scheduling-faults', reminder: 'scheduling-faults-reminder' },
  'help-question': { to: 'requester', opened: 'help-received', reminder: null },
  'more-information': { to: 'applicant', opened: 'more-information', reminder: 'more-information-reminder' },
  'account-confirmation': {
    to: 'requester',
    opened: 'account-confirmation',
    reminder: 'account-confirmation-reminder',
  },
};

type TaskToMail = { id: string; kind: TaskKind; caseId: string; linkId: string | null };

export const mailOpened = (tx: Transaction, occasion: Occasion, task: TaskToMail): Promise<boolean> =>
  mailAbout(tx, occasion, task, 'opened', mailsOfKind[task.kind]?.opened);

/**
 * @param moment `remind/2` for the second reminder: each is one mail, however often its step is tried
 * @returns false when it was sent before
 */
export const mailReminder = (tx: Transaction, occasion: Occasion, task: TaskToMail, moment: string): Promise<boolean> =>
  mailAbout(tx, occasion, task, moment, mailsOfKind[task.kind]?.reminder);

/**
 * Sends a task's mail once more, because a person asks for it.
 *
 * @param moment what makes it one mail, beside the task
 * @param as which of the task's mails; where there is no reminder, the first one
 */
export const mailAgain = (
  tx: Transaction,
  occasion: Occasion,
  task: TaskToMail,
  moment: string,
  as: 'opened' | 'reminder',
): Promise<boolean> => {
  const mails = mailsOfKind[task.kind];
  return mailAbout(tx, occasion, task, moment, mails?.[as] ?? mails?.opened);
};

async function mailAbout(
  tx: Transaction,
  occasion: Occasion,
  task: TaskToMail,
  moment: string,
  template: string | null | undefined,
): Promise<boolean> {
  const to = mailsOfKind[task.kind]?.to;
  if (!template || !to) return false;
  if (task.kind === 'help-question' && (await staysQuiet(tx, task.caseId))) return false;
  const thread = to === 'requester' || to === 'sender' ? await threadOf(tx, task.caseId) : null;
  return await queueMail(tx, occasion, {
    key: `${task.id}:${moment}`,
    template,
    ...(await addressOf(tx, task.caseId, to)),
    caseId: task.caseId,
    taskId: task.id,
    ...(task.linkId ? { linkId: task.linkId } : {}),
    ...thread,
  });
}

/** Where people of a case are reached, and in which language. Managers are written to in Dutch. */
export async function addressOf(
  tx: Transaction,
  caseId: string,
  audience: Audience,
): Promise<{ recipient: string; recipientName?: string; locale: string }> {
  const [application] = await ask<ApplicationAddresses>(tx, applicationAddresses, [caseId]);
  if (application && audience === 'manager') {
    // Another manager can be named before the mail goes out.
    return { recipient: application.managerEmail, recipientName: application.managerName, locale: 'nl' };
  }
  if (application) return { recipient: application.applicantEmail, locale: application.locale };
  const of = await tx.case.findUniqueOrThrow({
    where: { id: caseId },
    select: {
      sitting: { select: { owner: true } },
      schedulingRequest: {
        select: { requestedBy: true, files: { orderBy: { round: 'desc' }, take: 1, select: { sentBy: true } } },
      },
      inspectionRequest: { select: { requestedBy: true } },
      helpRequest: { select: { email: true, locale: true } },
      accountConfirmation: { select: { account: true } },
    },
  });
  const sentBy = audience === 'sender' ? of.schedulingRequest?.files[0]?.sentBy : undefined;
  const person =
    sentBy ??
    of.sitting?.owner ??
    of.schedulingRequest?.requestedBy ??
    of.inspectionRequest?.requestedBy ??
    of.accountConfirmation?.account ??
    of.helpRequest;
  if (!person) throw new Error(`Nobody is known to write to about case ${caseId}`);
  return { recipient: person.email, locale: person.locale };
}

type ApplicationAddresses = { applicantEmail: string; managerName: string; managerEmail: string; locale: string };
const applicationAddresses = {
  name: 'application-addresses',
  text: `SELECT applicant_email AS "applicantEmail", manager_name AS "managerName",
      manager_email AS "managerEmail", locale
    FROM account_application WHERE id = $1`,
};
