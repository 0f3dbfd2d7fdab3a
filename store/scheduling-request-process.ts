import { z } from 'zod';
import type { SchedulingOutcome } from '../domain/scheduling-request.ts';
import { schedulingPlan, type SchedulingPlan } from '../domain/scheduling.ts';
import { spreadsheetFault, type FaultList } from '../domain/spreadsheet-fault.ts';
import { lockCase, recordEvent, theProcess } from './audit.ts';
import { closeCase } from './cases.ts';
import { notifyCase } from './case-kinds.ts';
import { schedulableExams } from './exam-bank.ts';
import { openQuestion } from './help-request.ts';
import { queueMail } from './mail.ts';
import { threadOf } from './mail-thread.ts';
import type { Prisma } from './prisma-client/client.ts';
import { createSittings, releaseOf, sittingIdFor } from './scheduling.ts';
import { inTransaction, type Occasion, type Store, type TimeLimit, type Transaction } from './store.ts';
import { addressOf } from './task-mails.ts';

/** What the process of a scheduling request does: its files are checked, its sittings made, and who asked is told. */

/** How a file was found: faults, or what it asks for. Kept with the file. */
export const fileCheck = z.object({ faults: z.array(spreadsheetFault), unlisted: z.int() });
export type FileCheck = FaultList & { plan: SchedulingPlan | null };

/** The check that is kept with a file; null before it was checked. */
export function checkOf(file: { checkedAt: Date | null; faults: unknown; plan: unknown }): FileCheck | null {
  if (!file.checkedAt) return null;
  const plan = file.plan === null ? null : schedulingPlan.parse(file.plan);
  return { ...fileCheck.parse(file.faults ?? { faults: [], unlisted: 0 }), plan };
}

/** The newest file of a request, with what it is checked against. */
export async function readNewestFile(store: Store, requestId: string) {
  const { files, ...request } = await store.prisma.schedulingRequest.findUniqueOrThrow({
    where: { id: requestId },
    select: {
      ...{ schoolId: true, requestedById: true, channel: true },
      requestedBy: { select: { schoolAccesses: { select: { schoolId: true } } } },
      files: { orderBy: { round: 'desc' }, take: 1 },
    },
  });
  const [file] = files;
  if (!file) throw new Error(`Scheduling request ${requestId} has no file`);
  const ownSchools = request.requestedBy.schoolAccesses.map(({ schoolId }) => schoolId);
  return { ...file, ...request, id: file.id, ownSchools };
}

/** What an account holder may have scheduled at a school, as a template names it. */
export async function examsToName(store: Store, who: { schoolId: string; accountId: string }) {
  const exams = await schedulableExams(store, who);
  return exams.map(({ examId, code, title, durationMinutes }) => ({ id: examId, code, title, durationMinutes }));
}

/** Keeps what was found in a file. @param schoolId the one that it is for; null where that can't be told */
export async function keepCheck(
  store: Store,
  occasion: Occasion,
  {
    requestId,
    fileId,
    schoolId,
    check,
  }: { requestId: string; fileId: string; schoolId: string | null; check: FileCheck },
): Promise<void> {
  const { plan, faults, unlisted } = check;
  await inTransaction(store, async (tx) => {
    await lockCase(tx, requestId);
    await tx.schedulingFile.update({
      where: { id: fileId },
      data: {
        checkedAt: occasion.at,
        faults: { faults, unlisted },
        plan: plan as Prisma.InputJsonObject,
      },
    });
    await tx.schedulingRequest.update({ where: { id: requestId }, data: { schoolId } });
    const code = plan ? 'file-good' : 'file-faulty';
    await recordEvent(tx, occasion, requestId, code, theProcess, { fileId, faults: faults.length + unlisted });
    await notifyCase(tx, requestId);
  });
}

/** A file can ask for hundreds of sittings with thousands of candidates: they take some seconds. */
const whileMaking: TimeLimit = { timeout: 30_000 };

/**
 * Makes the sittings of the newest file and tells who asked, in one transaction with the end of the case: whatever dies,
 * there is one set of sittings and one mail. Source: "Laten klaarzetten examens".
 *
 * @throws {NotLookedAt} when a newer file came meanwhile
 * @throws {SittingRefused} when something in it has become impossible since it was checked; then nothing was made
 */
export async function makeSittings(store: Store, occasion: Occasion, requestId: string): Promise<void> {
  const make = async (tx: Transaction): Promise<void> => {
    const request = await tx.schedulingRequest.findUniqueOrThrow({
      where: { id: requestId },
      include: { files: { orderBy: { round: 'desc' }, take: 1 } },
    });
    const plan = request.files.map(checkOf)[0]?.plan;
    if (!plan || !request.schoolId) throw new NotLookedAt();
    const resultsFrom = await releaseOf(
      tx,
      occasion.at,
      plan.sittings.map(({ window }) => window),
    );
    const whose = { schoolId: request.schoolId, ownerId: request.requestedById, schedulingRequestId: requestId };
    const sittings = plan.sittings.map((entry, place) => {
      return { ...whose, id: sittingIdFor(requestId, place + 1), entry, resultsFrom };
    });
    await createSittings(tx, occasion, theProcess, sittings);
  };
  await closeRequest(store, occasion, requestId, 'scheduled', make, whileMaking);
}

/** A file came that nobody has looked at. */
export class NotLookedAt extends Error {
  override name = 'NotLookedAt';
}

/** Ends a request and tells who asked, once. */
export async function closeRequest(
  store: Store,
  occasion: Occasion,
  requestId: string,
  outcome: Exclude<SchedulingOutcome, 'not-a-template'>,
  before: (tx: Transaction) => Promise<void> = () => Promise.resolve(),
  limit?: TimeLimit,
): Promise<void> {
  const tell = async (tx: Transaction): Promise<void> => {
    await before(tx);
    await notifyCase(tx, requestId);
    if (outcome === 'sent-elsewhere') return; // who sent the file was told where it is, see scheduling-request.ts
    const [requester, sender] = [await addressOf(tx, requestId, 'requester'), await addressOf(tx, requestId, 'sender')];
    const mail = { template: `scheduling-${outcome}`, caseId: requestId, ...(await threadOf(tx, requestId)) };
    await queueMail(tx, occasion, { ...mail, ...requester, key: `${requestId}:closed` });
    // A colleague sent the file that it came to: who waits for the answer hears it, and so does the owner.
    if (sender.recipient !== requester.recipient) {
      await queueMail(tx, occasion, { ...mail, ...sender, key: `${requestId}:closed:sender` });
    }
  };
  await closeCase(store, occasion, requestId, outcome, tell, limit);
}

/**
 * What was mailed is no template: a person looks at the mail, as at any other.
 *
 * @param words of the mail: its text
 */
export async function handToHelpdesk(store: Store, occasion: Occasion, requestId: string, words: string) {
  await closeCase(store, occasion, requestId, 'not-a-template', (tx) => openQuestionOf(tx, occasion, requestId, words));
}

/** Likewise, of a mail that was taken as the corrected file of a request: the request goes on. Once per mail. */
export const askHelpdesk = (store: Store, occasion: Occasion, requestId: string, words: string): Promise<void> =>
  inTransaction(store, async (tx) => {
    await lockCase(tx, requestId);
    await openQuestionOf(tx, occasion, requestId, words);
  });

async function openQuestionOf(tx: Transaction, occasion: Occasion, requestId: string, words: string): Promise<void> {
  const { files } = await tx.schedulingRequest.findUniqueOrThrow({
    where: { id: requestId },
    select: {
      files: {
        orderBy: { round: 'desc' },
        take: 1,
        select: { sentBy: { select: { name: true, locale: true } }, incomingMail: true },
      },
    },
  });
  const [file] = files;
  const mail = file?.incomingMail;
  if (!mail) throw new Error(`Scheduling request ${requestId} did not come by mail`);
  if (mail.filedAs === 'question') return;
  const { id } = await openQuestion(tx, occasion, {
    channel: 'mail',
    locale: file.sentBy.locale,
    name: file.sentBy.name,
    email: mail.fromAddress,
    schoolName: '',
    subject: mail.subject,
    receivedAt: mail.receivedAt,
    body: words,
    incomingMailId: mail.id,
    relatedId: requestId,
  });
  await tx.incomingMail.update({ where: { id: mail.id }, data: { filedAs: 'question', caseId: id } });
  await notifyCase(tx, requestId);
}

/** The mail that brought the newest file, to the byte; null where it was uploaded. */
export async function readMailOfFile(store: Store, requestId: string): Promise<Uint8Array | null> {
  const file = await store.prisma.schedulingFile.findFirst({
    where: { schedulingRequestId: requestId },
    orderBy: { round: 'desc' },
    select: { incomingMail: { select: { raw: true } } },
  });
  return file?.incomingMail?.raw ?? null;
}

/** What the mails about a request tell. @param recipient of the mail: its requester, or a colleague who sent a file */
export async function readSchedulingMailFacts(store: Store, requestId: string, recipient: string) {
  const colleague = await store.prisma.account.findFirst({ where: { email: recipient }, select: { name: true } });
  const {
    requestedBy,
    files,
    sittings,
    case: of,
  } = await store.prisma.schedulingRequest.findUniqueOrThrow({
    where: { id: requestId },
    select: {
      requestedBy: { select: { name: true } },
      files: { orderBy: { round: 'desc' }, take: 1 },
      sittings: { where: { cancelledAt: null }, select: { resultsFrom: true } },
      case: { select: { decisions: { where: { outcome: 'refused' }, select: { reason: true } } } },
    },
  });
  const [file] = files;
  return {
    name: (colleague ?? requestedBy).name,
    check: file ? checkOf(file) : null,
    fileName: file?.name ?? '',
    sittings: sittings.length,
    resultsFrom: sittings[0]?.resultsFrom ?? null,
    reason: of.decisions[0]?.reason ?? '',
  };
}
