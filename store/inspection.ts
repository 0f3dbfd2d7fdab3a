import { areReleased } from '../domain/results.ts';
import { obstacleOf, refusedAtOnce, type InspectionOutcome, type Obstacle } from '../domain/inspection.ts';
import { matchExam, type Asked } from '../domain/inspection-match.ts';
import { wordsOf } from '../domain/inspection-spelling.ts';
import { isDuplicate } from '../platform/database.ts';
import { recordEvent, type Actor } from './audit.ts';
import { closeCase, openCase, openKeyOf } from './cases.ts';
import { asOneDecision, decide, type DecisionTaken, type WantedDecision } from './decisions.ts';
import { madeExams } from './inspection-candidates.ts';
import { queueMail } from './mail.ts';
import type { OutboxMessage } from './outbox.ts';
import { inTransaction, notifyLive, type Occasion, type Store, type Transaction } from './store.ts';
import { addressOf } from './task-mails.ts';

/** A school's request to look into a failed exam, from asked to closed. Source: "Inzage achteraf". */

export type WantedInspection = {
  /** Made with the form; the same form handed in twice is one request. */
  id: string;
  schoolId: string;
  accountId: string;
  asked: Asked;
};

export type InspectionTaken =
  /** `start` is null when this very form was taken in before. */
  | { kind: 'received'; start: OutboxMessage | null }
  | { kind: 'refused'; rule: NonNullable<Obstacle> }
  /** The same is being dealt with already, in this case. */
  | { kind: 'already-open'; id: string };

/** The form's id is that of someone else's request. */
export class InspectionIdTaken extends Error {
  override name = 'InspectionIdTaken';
}

/**
 * Takes a request in, matched with what the own school's candidates made. An exam that was passed or is still being made
 * is refused at once; only where one is meant for certain, so that a guess refuses nobody.
 *
 * @throws {InspectionIdTaken}
 */
export async function requestInspection(
  store: Store,
  occasion: Occasion,
  wanted: WantedInspection,
): Promise<InspectionTaken> {
  const takeIn = () => inTransaction(store, (tx) => takeRequest(tx, occasion, wanted));
  try {
    return await takeIn();
  } catch (error) {
    // The same was asked in the same instant and came first: now it is seen.
    if (isDuplicate(error)) return await takeIn();
    throw error;
  }
}

async function takeRequest(tx: Transaction, occasion: Occasion, wanted: WantedInspection): Promise<InspectionTaken> {
  const { id, schoolId, accountId, asked } = wanted;
  const same = await tx.case.findUnique({ where: { id }, select: { inspectionRequest: true } });
  if (same) {
    if (same.inspectionRequest?.requestedById === accountId) return { kind: 'received', start: null };
    throw new InspectionIdTaken();
  }
  const made = await madeExams(tx, schoolId, asked);
  const match = matchExam(asked, made);
  const attempt = match.kind === 'certain' ? made.find(({ attemptId }) => attemptId === match.attemptId) : undefined;
  const rule = attempt ? refusedAtOnce(attempt, attempt.resultsFrom, occasion.at) : null;
  if (rule) return { kind: 'refused', rule };

  const openKey = attempt ? openKeyOfAttempt(attempt.attemptId) : openKeyOfAsked(schoolId, asked);
  const open = await tx.case.findUnique({ where: { openKey }, select: { id: true } });
  if (open) return { kind: 'already-open', id: open.id };

  const by: Actor = { kind: 'account', accountId };
  const { start } = await openCase(tx, occasion, { id, process: 'inspection', openKey, by });
  await tx.inspectionRequest.create({
    data: {
      id,
      schoolId,
      requestedById: accountId,
      receivedAt: occasion.at,
      studentName: asked.studentName,
      dateOfBirth: new Date(asked.dateOfBirth),
      examName: asked.examName,
      examDate: new Date(asked.examDate),
      attemptId: attempt?.attemptId ?? null,
    },
  });
  await notifyLive(tx, 'inspections', id, schoolId);
  return { kind: 'received', start };
}

const openKeyOfAttempt = (attemptId: string): string => openKeyOf('inspection', `attempt:${attemptId}`);

/** While it is not known which exam is meant: the same words, however they were written. */
const openKeyOfAsked = (schoolId: string, { studentName, dateOfBirth, examName, examDate }: Asked): string =>
  openKeyOf(
    'inspection',
    [schoolId, wordsOf(studentName).join(' '), dateOfBirth, wordsOf(examName).join(' '), examDate].join(':'),
  );

/** Why the helpdesk can't choose an exam: `open`, another request for it is being dealt with. */
export class NotToBeInspected extends Error {
  override name = 'NotToBeInspected';
  readonly why: NonNullable<Obstacle> | 'open' | 'unknown';
  constructor(why: NotToBeInspected['why']) {
    super(`Not to be inspected: ${why}`);
    this.why = why;
  }
}

/**
 * The helpdesk says which exam is meant: one of the request's own school, handed in and not passed.
 *
 * @throws {NotToBeInspected} @throws {AlreadyDecided} @throws {DecisionIdTaken}
 */
export async function matchInspection(
  store: Store,
  occasion: Occasion,
  inspectionId: string,
  wanted: Omit<WantedDecision, 'outcome' | 'reason' | 'taskId'> & { attemptId: string },
): Promise<DecisionTaken> {
  const { attemptId, ...decision } = wanted;
  return await asOneDecision(store, async (tx) => {
    const task = await tx.task.findUniqueOrThrow({
      where: { caseId_key: { caseId: inspectionId, key: 'inspection-match' } },
      select: { id: true },
    });
    const chosen = { ...decision, taskId: task.id, outcome: 'matched', reason: null };
    return await decide(tx, occasion, chosen, () => meanAttempt(tx, inspectionId, attemptId));
  });
}

async function meanAttempt(tx: Transaction, inspectionId: string, attemptId: string): Promise<void> {
  const { schoolId } = await tx.inspectionRequest.findUniqueOrThrow({ where: { id: inspectionId } });
  const attempt = await tx.attempt.findFirst({
    where: { id: attemptId, sitting: { schoolId } },
    select: { handedInAt: true, result: { select: { passed: true } } },
  });
  if (!attempt) throw new NotToBeInspected('unknown');
  const obstacle = obstacleOf(attempt);
  if (obstacle) throw new NotToBeInspected(obstacle);
  const openKey = openKeyOfAttempt(attemptId);
  const open = await tx.case.findUnique({ where: { openKey }, select: { id: true } });
  if (open && open.id !== inspectionId) throw new NotToBeInspected('open');
  await tx.case.update({ where: { id: inspectionId }, data: { openKey } });
  await tx.inspectionRequest.update({ where: { id: inspectionId }, data: { attemptId } });
}

/** What the process must know to go on: whether an exam was found, until when it waits, and whether it can be inspected. */
export type InspectionStanding = { isMatched: boolean; waitUntil: string | null; mayBeInspected: boolean };

export async function inspectionStanding(store: Store, { at }: Occasion, id: string): Promise<InspectionStanding> {
  const { attempt } = await store.prisma.inspectionRequest.findUniqueOrThrow({
    where: { id },
    select: { attempt: { include: { result: true, sitting: { select: { resultsFrom: true } } } } },
  });
  if (!attempt) return { isMatched: false, waitUntil: null, mayBeInspected: false };
  const { resultsFrom } = attempt.sitting;
  return {
    isMatched: true,
    waitUntil: areReleased(resultsFrom, at) ? null : resultsFrom.toISOString(),
    mayBeInspected: obstacleOf(attempt) === null,
  };
}

/** Closes a request and tells who asked; with `delivered` the school may open the printout from now on. */
export async function closeInspection(
  store: Store,
  occasion: Occasion,
  id: string,
  outcome: InspectionOutcome,
): Promise<void> {
  await closeCase(store, occasion, id, outcome, async (tx) => {
    const { schoolId } = await tx.inspectionRequest.update({
      where: { id },
      data: outcome === 'delivered' ? { deliveredAt: occasion.at } : {},
      select: { schoolId: true },
    });
    await queueMail(tx, occasion, {
      key: `${id}:closed`,
      template: mailOf[outcome],
      ...(await addressOf(tx, id, 'requester')),
      caseId: id,
    });
    await notifyLive(tx, 'inspections', id, schoolId);
  });
}

const mailOf = {
  delivered: 'inspection-delivered',
  refused: 'inspection-refused',
  passed: 'inspection-passed',
} as const satisfies Record<InspectionOutcome, string>;

/** Writes down who opened the printout: the school's people and the bureau's apart. The case must be locked. */
export const recordOpening = (
  tx: Transaction,
  occasion: Occasion,
  id: string,
  by: { accountId: string; isSchool: boolean },
): Promise<void> =>
  recordEvent(tx, occasion, id, by.isSchool ? 'printout-opened' : 'printout-viewed', {
    kind: 'account',
    accountId: by.accountId,
  });

/** What the mails about an inspection tell: whom they are to, and why the helpdesk refused. */
export async function readInspectionMailFacts(store: Store, id: string): Promise<{ name: string; reason: string }> {
  const { requestedBy, case: of } = await store.prisma.inspectionRequest.findUniqueOrThrow({
    where: { id },
    select: {
      requestedBy: { select: { name: true } },
      case: { select: { decisions: { where: { outcome: 'refused' }, select: { reason: true } } } },
    },
  });
  return { name: requestedBy.name, reason: of.decisions[0]?.reason ?? '' };
}
