import { v7 as uuid } from 'uuid';
import type { Ask, Channel, Outcome } from '../domain/account-application.ts';
import { isDuplicate } from '../platform/database.ts';
import type { Actor } from './audit.ts';
import { lockCase, recordEvent, theProcess } from './audit.ts';
import { closeCase, openCase, openKeyOf } from './cases.ts';
import { queueMail } from './mail.ts';
import type { OutboxMessage } from './outbox.ts';
import type { Prisma } from './prisma-client/client.ts';
import { inTransaction, notifyLive, type Occasion, type Store, type Transaction } from './store.ts';
import { addressOf } from './task-mails.ts';
import { openOffer } from './tasks.ts';

/** The 'Aanvraagformulier account toetssysteem', from handed in to closed. Source: "Aanvragen account". */

export type SubmittedApplication = {
  /** Made with the form; the same form handed in twice is one application. */
  submissionId: string;
  locale: string;
  applicantName: string;
  applicantFunction: string;
  applicantEmail: string;
  applicantPhone: string;
  /** A known school, or the name of one that the applicant did not find in the list. */
  school: { id: string } | { otherName: string };
  location: string;
  studyFieldIds: string[];
  managerName: string;
  managerEmail: string;
  ndaVersion: string;
};

/**
 * Takes an application in. When one is open already for this address, no second one is made: its applicant is told by
 * mail, and the page says the same as always, so that nobody learns from it who applied.
 *
 * @returns the message that starts the process; null where none was opened
 */
export async function submitApplication(
  store: Store,
  occasion: Occasion,
  form: SubmittedApplication,
): Promise<OutboxMessage | null> {
  const openKey = openKeyOf('account-application', form.applicantEmail);
  const takeIn = () =>
    inTransaction(store, async (tx) => {
      // Looked for in this order: a case that is seen came with its form, so the same form is never told of itself.
      const open = await tx.case.findUnique({ where: { openKey }, select: { id: true } });
      const same = await tx.accountApplication.findUnique({
        where: { submissionId: form.submissionId },
        include: { case: { select: { closedAt: true } } },
      });
      if (same && same.case.closedAt === null && isSameForm(same, form)) return null;
      if (open) {
        await mailAlreadyOpen(tx, occasion, open.id);
        return null;
      }
      // Corrected after it was sent, or sent from an old tab once that application had ended (withdrawn, refused, lapsed),
      // it comes with the id of the first form, and is another application.
      const submissionId = same ? uuid() : form.submissionId;
      return await insertApplication(tx, store.linkSecret, occasion, openKey, { ...form, submissionId });
    });
  try {
    return await takeIn();
  } catch (error) {
    // The same form, or another for this address, was handed in in the same instant and came first: now it is seen.
    if (isDuplicate(error)) return await takeIn();
    throw error;
  }
}

/** What tells two forms apart: for whom an account is asked, and who signs for it. */
const isSameForm = (one: Pick<SubmittedApplication, 'applicantEmail' | 'managerEmail'>, other: typeof one): boolean =>
  one.applicantEmail === other.applicantEmail && one.managerEmail === other.managerEmail;

/**
 * @param way how it came in, when not by the public form: by whom, and whom its process asks
 * @returns the message that starts its process; its id is the case's
 */
export async function insertApplication(
  tx: Transaction,
  linkSecret: string,
  occasion: Occasion,
  openKey: string,
  form: SubmittedApplication,
  way: { by: Actor; channel: Channel; asks?: Ask[] } = { by: { kind: 'applicant' }, channel: 'form' },
): Promise<OutboxMessage> {
  const { school, studyFieldIds, ...fields } = form;
  const id = uuid();
  const { by, channel, asks } = way;
  const opened = { id, process: 'account-application', openKey, by, ...(asks ? { input: { asks } } : {}) } as const;
  const { start } = await openCase(tx, occasion, opened);
  await tx.accountApplication.create({
    data: {
      ...fields,
      id,
      channel,
      submittedAt: occasion.at,
      schoolId: await schoolFor(tx, occasion, school),
      studyFields: { create: studyFieldIds.map((studyFieldId) => ({ studyFieldId })) },
    },
  });
  await openOffer(tx, linkSecret, occasion, { caseId: id, kind: 'withdrawal', workflowId: start.workflowId });
  await notifyLive(tx, 'account-applications', id);
  return start;
}

/** A school that is not in the list is kept as it was typed, for the helpdesk to link or to add. */
async function schoolFor(tx: Transaction, occasion: Occasion, school: SubmittedApplication['school']): Promise<string> {
  if ('id' in school) return school.id;
  const id = uuid();
  await tx.school.create({
    data: { id, name: school.otherName, kind: 'other', listed: false, createdAt: occasion.at },
  });
  return id;
}

async function mailAlreadyOpen(tx: Transaction, occasion: Occasion, caseId: string): Promise<void> {
  const waiting = await tx.task.findFirst({
    where: {
      caseId,
      state: 'open',
      kind: { in: ['email-confirmation', 'applicant-nda', 'more-information', 'activation'] },
    },
    include: { links: { where: { revokedAt: null, usedAt: null }, take: 1 } },
  });
  const linkId = waiting?.links[0]?.id;
  await queueMail(tx, occasion, {
    // Once a day: who hands in the form again and again must not make us fill someone's mailbox.
    key: `${caseId}:already-open:${occasion.at.toISOString().slice(0, 10)}`,
    template: 'application-already-open',
    ...(await addressOf(tx, caseId, 'applicant')),
    caseId,
    ...(linkId ? { linkId } : {}),
  });
}

/**
 * Closes an application and tells the people concerned. One that was withdrawn is closed as that, whatever its process
 * made of the silence that followed.
 */
export async function closeApplication(
  store: Store,
  occasion: Occasion,
  applicationId: string,
  told: Outcome,
): Promise<void> {
  const outcome = (await isWithdrawn(store, applicationId)) ? 'withdrawn' : told;
  await closeCase(store, occasion, applicationId, outcome, async (tx) => {
    const { purpose } = await tx.accountApplication.findUniqueOrThrow({ where: { id: applicationId } });
    const tell = async (usual: string, audience: 'applicant' | 'manager'): Promise<void> => {
      const template = purpose === 'study-fields' && audience === 'applicant' ? shortFormMail(outcome) : usual;
      await queueMail(tx, occasion, {
        key: `${applicationId}:closed:${audience}`,
        template,
        ...(await addressOf(tx, applicationId, audience)),
        caseId: applicationId,
      });
    };
    const asked = { caseId: applicationId, kind: 'manager-signature', links: { some: {} } };
    const managerWasAsked = (await tx.task.count({ where: asked })) > 0;
    switch (outcome) {
      case 'activated':
        await tell((await wasToBeActivated(tx, applicationId)) ? 'account-activated' : 'school-added', 'applicant');
        break;
      case 'refused-by-manager':
        await tell('application-refused', 'applicant');
        break;
      case 'refused-by-applicant':
      case 'refused-by-helpdesk':
        await tell('application-refused', 'applicant');
        await tell('application-closed-for-manager', 'manager');
        break;
      case 'withdrawn':
        await tell('application-withdrawn', 'applicant');
        if (managerWasAsked) await tell('application-closed-for-manager', 'manager');
        break;
      case 'expired':
      case 'never-activated':
        // Who blocked the account knows; nobody was too late.
        if (await wasBlocked(tx, applicationId)) break;
        await tell('application-expired', 'applicant');
        if (managerWasAsked) await tell('application-closed-for-manager', 'manager');
        break;
    }
    await notifyLive(tx, 'account-applications', applicationId);
  });
}

/** Who had an account with a password already chose none: a school was added to it. */
const wasToBeActivated = async (tx: Transaction, caseId: string): Promise<boolean> =>
  (await tx.task.count({ where: { caseId, kind: 'activation' } })) > 0;

const wasBlocked = async (tx: Transaction, caseId: string): Promise<boolean> =>
  (await tx.task.count({ where: { caseId, kind: 'activation', outcome: 'blocked' } })) > 0;

/** What the account holder reads who applied for more study fields. */
const shortFormMail = (outcome: Outcome): string =>
  outcome === 'activated' ? 'study-fields-granted' : 'study-fields-not-granted';

/** A withdrawal can only be followed by the closing: what is read here stays true. */
async function isWithdrawn(store: Store, applicationId: string): Promise<boolean> {
  return (await store.prisma.task.count({ where: { caseId: applicationId, kind: 'withdrawal', state: 'done' } })) > 0;
}

/**
 * The documents that are still to be made: the agreement once, the form once for each manager who was asked. What was
 * made for an earlier manager stays.
 */
export async function missingDocuments(
  store: Store,
  applicationId: string,
): Promise<{ kind: 'application-form' | 'nda'; round: number }[]> {
  const [replaced, made] = await Promise.all([
    store.prisma.task.count({ where: { caseId: applicationId, kind: 'manager-signature', outcome: 'replaced' } }),
    store.prisma.document.findMany({ where: { caseId: applicationId }, select: { kind: true, round: true } }),
  ]);
  const wanted = [
    { kind: 'application-form' as const, round: replaced + 1 },
    { kind: 'nda' as const, round: 1 },
  ];
  return wanted.filter(({ kind, round }) => !made.some((one) => one.kind === kind && one.round === round));
}

/** Keeps the documents of an application, once: what is there already stays as it is, to the byte. */
export async function keepDocuments(
  store: Store,
  occasion: Occasion,
  applicationId: string,
  documents: { kind: 'application-form' | 'nda'; round: number; content: Uint8Array<ArrayBuffer>; sha256: string }[],
): Promise<void> {
  await inTransaction(store, async (tx) => {
    const { count } = await tx.document.createMany({
      data: documents.map((document) => ({
        id: uuid(),
        caseId: applicationId,
        mediaType: 'application/pdf',
        createdAt: occasion.at,
        ...document,
      })),
      skipDuplicates: true,
    });
    if (count > 0) {
      await lockCase(tx, applicationId);
      await recordEvent(tx, occasion, applicationId, 'documents-made', theProcess, {
        sha256: documents.map(({ sha256 }) => sha256),
      });
    }
  });
}

/** All that was filled in, with the names of what was chosen. */
export const applicationDetails = {
  case: true,
  school: true,
  studyFields: { include: { studyField: true }, orderBy: { studyField: { position: 'asc' } } },
} satisfies Prisma.AccountApplicationInclude;

export async function readApplication(store: Store, applicationId: string) {
  return await store.prisma.accountApplication.findUniqueOrThrow({
    where: { id: applicationId },
    include: applicationDetails,
  });
}
