import { createHash } from 'node:crypto';
import { v7 as uuid } from 'uuid';
import { faultList, fileFault, type FaultList } from '../domain/spreadsheet-fault.ts';
import { recordEvent, lockCase, theProcess, type Actor } from './audit.ts';
import { openCase } from './cases.ts';
import { notifyCase } from './case-kinds.ts';
import { decide } from './decisions.ts';
import { queueMail } from './mail.ts';
import { threadOf } from './mail-thread.ts';
import { putInOutbox, type OutboxMessage } from './outbox.ts';
import { workflowIdOf } from './processes.ts';
import { requestsIn } from './scheduling-requests-overview.ts';
import { inTransaction, type Occasion, type Store, type Transaction } from './store.ts';
import { endTask } from './tasks.ts';

/**
 * A school's request to have exams scheduled by the helpdesk: its files arrive, by upload or by mail. What the process
 * does with them is in scheduling-request-process.ts. Source: "Laten klaarzetten examens".
 */

export type ArrivedFile = {
  name: string;
  content: Uint8Array<ArrayBuffer>;
  receivedAt: Date;
  /** The mail that brought it. */
  incomingMailId: string | null;
};

export type WantedRequest = {
  /** Made with the form, or by the mail that is taken in: the same id twice is one request. */
  id: string;
  /** Null where it is not known yet: what is mailed by someone at several schools. */
  schoolId: string | null;
  accountId: string;
  channel: 'upload' | 'mail';
  file: ArrivedFile;
};

export type RequestTaken =
  | { kind: 'received'; id: string; message: OutboxMessage | null }
  /**
   * This very file was sent before, and is being dealt with or has been scheduled. With a message where it was sent as the
   * corrected file of another request, which then ends.
   */
  | { kind: 'known'; id: string; message: OutboxMessage | null };

/** The form's id is that of someone else's request. */
export class RequestIdTaken extends Error {
  override name = 'RequestIdTaken';
}

/** The request is closed: another file of it begins a new one. */
export class RequestClosed extends Error {
  override name = 'RequestClosed';
}

/** Only a request that awaits a corrected file can be withdrawn. */
export class NothingAwaited extends Error {
  override name = 'NothingAwaited';
}

/** @throws {RequestIdTaken} */
export const requestScheduling = (store: Store, occasion: Occasion, wanted: WantedRequest): Promise<RequestTaken> =>
  inTransaction(store, (tx) => takeRequest(tx, occasion, wanted));

/**
 * Takes a request in, in the caller's transaction: once per form, and once per file. A file that is here already and is
 * waited for, with what was wrong mended on our side, is looked at again.
 *
 * @throws {RequestIdTaken}
 */
export async function takeRequest(tx: Transaction, occasion: Occasion, wanted: WantedRequest): Promise<RequestTaken> {
  const { id, schoolId, accountId, channel, file } = wanted;
  const sha256 = sha256Of(file.content);
  await oneAtATime(tx, sha256);
  const same = await tx.case.findUnique({ where: { id }, select: { schedulingRequest: true } });
  if (same) {
    if (same.schedulingRequest?.requestedById !== accountId) throw new RequestIdTaken();
    return { kind: 'received', id, message: null };
  }
  const known = await requestWithFile(tx, accountId, sha256);
  if (known) return await takeCorrectedFile(tx, occasion, { id, requestId: known, accountId, file });
  const by: Actor = { kind: 'account', accountId };
  const { start } = await openCase(tx, occasion, { id, process: 'scheduling-request', by });
  await tx.schedulingRequest.create({
    data: { id, schoolId, requestedById: accountId, channel, receivedAt: file.receivedAt },
  });
  await keepFile(tx, { requestId: id, round: 1, sha256, accountId, file });
  await notifyCase(tx, id);
  return { kind: 'received', id, message: start };
}

/** The same file twice in the same instant: the second waits here, and then sees the first. */
const oneAtATime = (tx: Transaction, sha256: string) =>
  tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${sha256}, 0))`;

/**
 * The request that this file belongs to, among those that its sender can see; one that came to nothing, or whose sittings
 * were all cancelled, does not stand in the way.
 *
 * @param beside a request that is left out
 */
async function requestWithFile(
  tx: Transaction,
  accountId: string,
  sha256: string,
  beside: string | null = null,
): Promise<string | null> {
  const accesses = await tx.schoolAccess.findMany({ where: { accountId }, select: { schoolId: true } });
  const scope = { accountId, schoolIds: accesses.map(({ schoolId }) => schoolId) };
  const open = { case: { closedAt: null } };
  const held = { case: { outcome: 'scheduled' }, sittings: { some: { cancelledAt: null } } };
  const found = await tx.schedulingFile.findFirst({
    where: {
      sha256,
      ...(beside === null ? {} : { schedulingRequestId: { not: beside } }),
      schedulingRequest: { AND: [requestsIn(scope), { OR: [open, held] }] },
    },
    orderBy: { receivedAt: 'desc' },
    select: { schedulingRequestId: true },
  });
  return found?.schedulingRequestId ?? null;
}

export const sendCorrectedFile = (store: Store, occasion: Occasion, wanted: CorrectedFile): Promise<RequestTaken> =>
  inTransaction(store, (tx) => takeCorrectedFile(tx, occasion, wanted));

export type CorrectedFile = {
  /** Made by whoever sends it, once: the same id twice is one file. */
  id: string;
  requestId: string;
  accountId: string;
  file: ArrivedFile;
};

/**
 * Takes a corrected file of a request. It answers the process that asked for it, also when it is the same file: what was
 * wrong can have been mended with us. Where the helpdesk was already looking at the file before, the new one takes its
 * place. A file that another request has already ends this one: it is scheduled once.
 *
 * @throws {RequestClosed}
 */
export async function takeCorrectedFile(
  tx: Transaction,
  occasion: Occasion,
  wanted: CorrectedFile,
): Promise<RequestTaken> {
  const { id, requestId, accountId, file } = wanted;
  const sha256 = sha256Of(file.content);
  await oneAtATime(tx, sha256);
  const { isOpen } = await lockCase(tx, requestId);
  const files = await tx.schedulingFile.findMany({
    where: { schedulingRequestId: requestId },
    orderBy: { round: 'desc' },
    select: { id: true, round: true, sha256: true },
  });
  if (files.some((before) => before.id === id)) return { kind: 'received', id: requestId, message: null };
  const asked = await tx.task.findFirst({
    where: { caseId: requestId, kind: 'corrected-file', state: 'open' },
    select: { id: true },
  });
  if (!asked && files.some((before) => before.sha256 === sha256)) {
    return { kind: 'known', id: requestId, message: null };
  }
  if (!isOpen || (await isConfirmed(tx, requestId))) throw new RequestClosed();

  const round = (files[0]?.round ?? 0) + 1;
  const elsewhere = await requestWithFile(tx, accountId, sha256, requestId);
  const check = elsewhere ? { checkedAt: occasion.at, faults: await sentElsewhere(tx, elsewhere) } : {};
  const message = await replaceFile(tx, occasion, {
    ...{ requestId, taskId: asked?.id ?? null, round, accountId },
    ...{ fileId: id, keep: () => keepFile(tx, { id, requestId, round, sha256, accountId, file, ...check }) },
  });
  if (!elsewhere) return { kind: 'received', id: requestId, message };
  await tellKnown(tx, occasion, elsewhere, { key: file.incomingMailId ?? id, accountId });
  return { kind: 'known', id: elsewhere, message };
}

/** What the check of a file finds that another request has: kept with it at once, for by then that one can have ended. */
async function sentElsewhere(tx: Transaction, requestId: string): Promise<FaultList> {
  const { reference } = await tx.case.findUniqueOrThrow({ where: { id: requestId }, select: { reference: true } });
  return faultList([fileFault('sent-elsewhere', { reference })]);
}

type Replacement = {
  requestId: string;
  /** The task that asked for it; null where nobody did. */
  taskId: string | null;
  round: number;
  accountId: string;
  fileId: string;
  keep: () => Promise<void>;
};

/** Keeps the file as the request's newest, and answers with what tells its process. */
async function replaceFile(
  tx: Transaction,
  occasion: Occasion,
  { requestId, taskId, round, accountId, fileId: id, keep }: Replacement,
): Promise<OutboxMessage | null> {
  if (taskId) {
    const decision = { decisionId: id, taskId, outcome: 'received', reason: null };
    const actor = { kind: 'account' as const, accountId };
    return (await decide(tx, occasion, { ...decision, actor }, keep)).message;
  }
  await keep();
  await stopReview(tx, occasion, requestId);
  const message: OutboxMessage = {
    id,
    kind: 'update',
    workflowId: workflowIdOf('scheduling-request', requestId),
    name: 'fileReceived',
    payload: { round },
  };
  await putInOutbox(tx, occasion, message);
  await recordEvent(tx, occasion, requestId, 'file-replaced', { kind: 'account', accountId }, { round });
  await notifyCase(tx, requestId);
  return message;
}

/**
 * Withdraws a request that awaits its corrected file: by the school, or by the helpdesk for it. The same decision twice is
 * one.
 *
 * @throws {NothingAwaited} when it does not, or no longer
 */
export const withdrawRequest = (
  store: Store,
  occasion: Occasion,
  { decisionId, requestId, accountId }: { decisionId: string; requestId: string; accountId: string },
): Promise<OutboxMessage | null> =>
  inTransaction(store, async (tx) => {
    await lockCase(tx, requestId);
    const task = await tx.task.findFirst({
      where: { caseId: requestId, kind: 'corrected-file', OR: [{ state: 'open' }, { decision: { id: decisionId } }] },
      select: { id: true },
    });
    if (!task) throw new NothingAwaited();
    const actor = { kind: 'account' as const, accountId };
    const decision = { decisionId, taskId: task.id, outcome: 'withdrawn', reason: null, actor };
    return (await decide(tx, occasion, decision)).message;
  });

/** What the helpdesk was looking at no longer holds: it can't be confirmed any more. */
async function stopReview(tx: Transaction, occasion: Occasion, caseId: string): Promise<void> {
  const where = { caseId, kind: 'scheduling-review', state: 'open' };
  const review = await tx.task.findFirst({ where, select: { id: true } });
  if (review) await endTask(tx, occasion, review.id, 'cancelled');
}

/** The helpdesk has pressed the button: what is being made can't be changed by a file any more. */
async function isConfirmed(tx: Transaction, caseId: string): Promise<boolean> {
  const newest = await tx.task.findFirst({
    where: { caseId, kind: { in: ['scheduling-review', 'corrected-file'] } },
    orderBy: { id: 'desc' },
    select: { kind: true, outcome: true },
  });
  return newest?.kind === 'scheduling-review' && newest.outcome === 'confirmed';
}

type FileToKeep = {
  id?: string;
  requestId: string;
  round: number;
  sha256: string;
  accountId: string;
  file: ArrivedFile;
  /** What is known of it already. */
  checkedAt?: Date;
  faults?: FaultList;
};

async function keepFile(tx: Transaction, { id = uuid(), requestId, accountId, file, ...rest }: FileToKeep) {
  await tx.schedulingFile.create({
    data: { id, schedulingRequestId: requestId, sentById: accountId, ...rest, ...file },
  });
}

const sha256Of = (content: Uint8Array): string => createHash('sha256').update(content).digest('hex');

/** Tells the sender that this very file is here already. Once per key: that of the mail, or of what was uploaded. */
export async function tellKnown(
  tx: Transaction,
  occasion: Occasion,
  requestId: string,
  { key, accountId }: { key: string; accountId: string },
): Promise<void> {
  const sender = await tx.account.findUniqueOrThrow({
    where: { id: accountId },
    select: { email: true, locale: true },
  });
  const isNew = await queueMail(tx, occasion, {
    key: `${key}:known`,
    template: 'scheduling-known',
    ...{ recipient: sender.email, locale: sender.locale, caseId: requestId },
    ...(await threadOf(tx, requestId)),
  });
  if (isNew) await recordEvent(tx, occasion, requestId, 'file-known', theProcess);
}
