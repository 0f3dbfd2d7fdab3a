import { v7 as uuid } from 'uuid';
import { ndaVersion, type Ask } from '../domain/account-application.ts';
import { isDuplicate } from '../platform/database.ts';
import type { Actor } from './audit.ts';
import { openCase, openKeyOf } from './cases.ts';
import type { OutboxMessage } from './outbox.ts';
import { inTransaction, notifyLive, type Occasion, type Store, type Transaction } from './store.ts';
import { openOffer } from './tasks.ts';

/**
 * More study fields on an account that is there: the same process as for an account, by the short form. The manager signs
 * again; the non-disclosure agreement only when it has changed since it was signed. Source: "Account activeren".
 */

export type WantedStudyFields = {
  /** Made with the form; the same form handed in twice is one application. */
  submissionId: string;
  accountId: string;
  schoolId: string;
  studyFieldIds: string[];
  managerName: string;
  managerEmail: string;
  /** What stands on the form where no earlier application tells it. */
  functionIfUnknown: string;
};

export type StudyFieldsFault = 'notYourSchool' | 'unknownFields' | 'managerIsSelf' | 'alreadyOpen' | 'idTaken';

export class StudyFieldsRefused extends Error {
  override name = 'StudyFieldsRefused';
  readonly fault: StudyFieldsFault;
  constructor(fault: StudyFieldsFault) {
    super(`The application was not taken in: ${fault}`);
    this.fault = fault;
  }
}

export type StudyFieldsTaken = { id: string; reference: string; start: OutboxMessage | null };

/**
 * Takes the short form in; of one account at one school one is open at a time.
 *
 * @throws {StudyFieldsRefused}
 */
export async function applyForStudyFields(
  store: Store,
  occasion: Occasion,
  wanted: WantedStudyFields,
): Promise<StudyFieldsTaken> {
  const takeIn = () => inTransaction(store, (tx) => takeInOnce(tx, store.linkSecret, occasion, wanted));
  try {
    return await takeIn();
  } catch (error) {
    // The same form, or another for this school, was handed in in the same instant and came first: now it is seen.
    if (isDuplicate(error)) return await takeIn();
    throw error;
  }
}

async function takeInOnce(
  tx: Transaction,
  linkSecret: string,
  occasion: Occasion,
  wanted: WantedStudyFields,
): Promise<StudyFieldsTaken> {
  const { submissionId, accountId, schoolId, functionIfUnknown, studyFieldIds, ...manager } = wanted;
  const known = await tx.accountApplication.findUnique({ where: { submissionId }, include: { case: true } });
  if (known && known.requestedById !== accountId) throw new StudyFieldsRefused('idTaken');
  if (known) return { id: known.id, reference: known.case.reference, start: null };
  const openKey = openKeyFor(wanted);
  if (await tx.case.findUnique({ where: { openKey }, select: { id: true } }))
    throw new StudyFieldsRefused('alreadyOpen');

  const { account, access } = await checked(tx, wanted);
  const earlier = await tx.accountApplication.findFirst({
    where: { OR: [{ requestedById: accountId }, { applicantEmail: account.email }] },
    orderBy: { submittedAt: 'desc' },
  });
  const id = uuid();
  const asks: Ask[] = ['manager-signature', ...((await ndaIsDue(tx, accountId)) ? (['applicant-nda'] as const) : [])];
  const by: Actor = { kind: 'account', accountId };
  const opened = { id, process: 'account-application' as const, openKey, by, input: { asks } };
  const { reference, start } = await openCase(tx, occasion, opened);
  await tx.accountApplication.create({
    data: {
      ...{ id, submissionId, schoolId, ...manager, ndaVersion },
      ...{ purpose: 'study-fields', channel: 'portal', requestedById: accountId },
      ...{ locale: account.locale, submittedAt: occasion.at, location: access.location },
      applicantName: account.name,
      applicantEmail: account.email,
      applicantFunction: earlier?.applicantFunction ?? functionIfUnknown,
      applicantPhone: earlier?.applicantPhone ?? '',
      studyFields: { create: [...new Set(studyFieldIds)].map((studyFieldId) => ({ studyFieldId })) },
    },
  });
  await openOffer(tx, linkSecret, occasion, { caseId: id, kind: 'withdrawal', workflowId: start.workflowId });
  await notifyLive(tx, 'account-applications', id);
  await notifyLive(tx, 'accounts', accountId);
  return { id, reference, start };
}

const openKeyFor = ({ accountId, schoolId }: { accountId: string; schoolId: string }): string =>
  openKeyOf('account-application', `study-fields:${accountId}:${schoolId}`);

async function checked(tx: Transaction, { accountId, schoolId, studyFieldIds, managerEmail }: WantedStudyFields) {
  const account = await tx.account.findUniqueOrThrow({
    where: { id: accountId },
    include: { schoolAccesses: { where: { schoolId }, include: { studyFields: true } } },
  });
  const [access] = account.schoolAccesses;
  if (!access) throw new StudyFieldsRefused('notYourSchool');
  if (managerEmail === account.email) throw new StudyFieldsRefused('managerIsSelf');
  const wanted = [...new Set(studyFieldIds)];
  const offered = await tx.studyField.count({
    where: { id: { in: wanted }, retiredAt: null, accesses: { none: { schoolAccessId: access.id } } },
  });
  if (wanted.length === 0 || offered !== wanted.length) throw new StudyFieldsRefused('unknownFields');
  return { account, access };
}

/** Whether the agreement that holds now was not yet signed by this account's holder. */
export async function ndaIsDue(db: Transaction | Store['prisma'], accountId: string): Promise<boolean> {
  const { email } = await db.account.findUniqueOrThrow({ where: { id: accountId }, select: { email: true } });
  const signed = await db.signature.count({
    where: {
      signer: 'applicant',
      case: {
        accountApplication: { ndaVersion, OR: [{ requestedById: accountId }, { applicantEmail: email }] },
      },
    },
  });
  return signed === 0;
}

/** For each school of an account holder: the study fields that are not had there yet, and what is under way. */
export async function studyFieldOffers(store: Store, accountId: string) {
  const [accesses, fields, ndaDue] = await Promise.all([
    store.prisma.schoolAccess.findMany({
      where: { accountId },
      include: { school: true, studyFields: { select: { studyFieldId: true } } },
      orderBy: { grantedAt: 'asc' },
    }),
    store.prisma.studyField.findMany({ where: { retiredAt: null }, orderBy: { position: 'asc' } }),
    ndaIsDue(store.prisma, accountId),
  ]);
  const open = await store.prisma.accountApplication.findMany({
    where: { requestedById: accountId, case: { closedAt: null } },
    select: { id: true, schoolId: true, case: { select: { reference: true } } },
  });
  const schools = accesses.map(({ schoolId, school, studyFields }) => {
    const had = new Set(studyFields.map(({ studyFieldId }) => studyFieldId));
    const underWay = open.find((one) => one.schoolId === schoolId);
    return {
      id: schoolId,
      name: school.name,
      studyFields: fields
        .filter(({ id }) => !had.has(id))
        .map(({ id, name, groupName }) => ({ id, name, group: groupName })),
      open: underWay ? { id: underWay.id, reference: underWay.case.reference } : null,
    };
  });
  return { schools, ndaIsDue: ndaDue };
}
