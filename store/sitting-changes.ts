import type { ExamWindow } from '../domain/exam-window.ts';
import type { SittingEntry } from '../domain/scheduling.ts';
import type { SchedulingWarning } from '../domain/scheduling-warnings.ts';
import { letIn } from './accounts.ts';
import type { Actor } from './audit.ts';
import type { OutboxMessage } from './outbox.ts';
import { columnsOf, releaseOf } from './scheduling.ts';
import {
  askForConfirmation,
  bookableVersion,
  entryOf,
  SittingRefused,
  warningsOfChange,
  windowColumns,
  windowOf,
} from './scheduling-checks.ts';
import {
  lockSitting,
  recordSittingChange,
  refuseStarted,
  sittingParts,
  tellRearranged,
  type LockedSitting,
  type SittingVersion,
} from './sitting-lock.ts';
import { inTransaction, type Occasion, type Store, type Transaction } from './store.ts';

/** What can still be changed about a sitting, as long as nobody concerned has started. Source: "Klaarzetten examens". */

export type SittingChange = Omit<SittingEntry, 'candidates'> & { confirmedWarnings: readonly string[] };

/**
 * Moves a sitting to other days, hours or another place, or gives it another exam, as long as nobody has started.
 * A sitting that keeps its exam keeps its version, also when that has been retired since.
 *
 * @returns the messages that the processes must still hear
 * @throws {StaleVersion} @throws {SittingFixed} @throws {SittingRefused} @throws {WarningsUnconfirmed}
 */
export async function changeSitting(
  store: Store,
  occasion: Occasion,
  accountId: string,
  seen: SittingVersion,
  change: SittingChange,
): Promise<OutboxMessage[]> {
  return await inTransaction(store, async (tx) => {
    const sitting = await lockSitting(tx, occasion, seen);
    await refuseStarted(tx, seen.id);
    const { keepsExam, version, warnings } = await lookAtChange(tx, occasion.at, sitting, change);
    askForConfirmation(warnings, change.confirmedWarnings);
    const changed = [
      ...(keepsExam ? [] : ['exam']),
      ...(change.location === sitting.location ? [] : ['location']),
      ...(isSameWindow(change.window, windowOf(sitting)) ? [] : ['window']),
    ];
    if (changed.length === 0) return [];
    const data = { location: change.location, examVersionId: version.id, ...columnsOf(change.window) };
    await tx.sitting.update({ where: { id: seen.id }, data });
    const by: Actor = { kind: 'account', accountId };
    const message = await recordSittingChange(tx, occasion, sitting, 'sitting-changed', by, { changed });
    return [message, ...(await moveRelease(tx, occasion, sitting))];
  });
}

/**
 * What there is to warn of before a sitting is changed; nothing is saved.
 *
 * @throws {SittingRefused} when it is impossible
 */
export async function checkChange(
  store: Store,
  at: Date,
  id: string,
  change: Omit<SittingChange, 'confirmedWarnings'>,
): Promise<SchedulingWarning[]> {
  const sitting = await store.prisma.sitting.findUniqueOrThrow({ where: { id }, include: sittingParts });
  return (await lookAtChange(store.prisma, at, sitting, change)).warnings;
}

async function lookAtChange(
  db: Transaction | Store['prisma'],
  at: Date,
  sitting: LockedSitting,
  change: Omit<SittingChange, 'confirmedWarnings'>,
) {
  const { id, schoolId } = sitting;
  const keepsExam = change.examId === sitting.examVersion.examId;
  const version = keepsExam ? sitting.examVersion : await bookableVersion(db, change.examId, sitting);
  if (keepsExam && isSameWindow(change.window, windowOf(sitting))) return { keepsExam, version, warnings: [] };
  const registered = await db.registration.findMany({ where: { sittingId: id, withdrawnAt: null } });
  const plan = { id, schoolId, exam: version, window: change.window };
  const warnings = await warningsOfChange(db, at, plan, registered.map(entryOf));
  // Whoever moves it is not asked again who else makes this exam.
  return { keepsExam, version, warnings: warnings.filter(({ code }) => !keepsExam || code !== 'registered-elsewhere') };
}

const isSameWindow = (one: ExamWindow, other: ExamWindow): boolean =>
  one.firstDay === other.firstDay &&
  one.lastDay === other.lastDay &&
  one.fromMinute === other.fromMinute &&
  one.untilMinute === other.untilMinute;

/**
 * Cancels a sitting as long as nobody has started: its exam numbers no longer log in.
 *
 * @returns the messages that the processes must still hear
 * @throws {StaleVersion} @throws {SittingFixed}
 */
export async function cancelSitting(
  store: Store,
  occasion: Occasion,
  accountId: string,
  seen: SittingVersion,
  reason: string,
): Promise<OutboxMessage[]> {
  return await inTransaction(store, async (tx) => {
    const sitting = await lockSitting(tx, occasion, seen);
    await refuseStarted(tx, seen.id);
    await tx.sitting.update({ where: { id: seen.id }, data: { cancelledAt: occasion.at, cancelReason: reason } });
    const by: Actor = { kind: 'account', accountId };
    const message = await recordSittingChange(tx, occasion, sitting, 'sitting-cancelled', by);
    return [message, ...(await moveRelease(tx, occasion, sitting))];
  });
}

/**
 * Gives a sitting to another account holder of the school, who has the exam's study field there.
 *
 * @throws {StaleVersion} @throws {SittingFixed} @throws {SittingRefused} when that one may not schedule this exam
 */
export async function passOnSitting(
  store: Store,
  occasion: Occasion,
  accountId: string,
  seen: SittingVersion,
  ownerId: string,
): Promise<void> {
  await inTransaction(store, async (tx) => {
    const sitting = await lockSitting(tx, occasion, seen, { alsoClosed: true });
    if (sitting.ownerId === ownerId) return;
    const { schoolId } = sitting;
    const field = { studyField: { exams: { some: { examId: sitting.examVersion.examId } } } };
    const access = await tx.schoolAccess.findFirst({
      where: {
        accountId: ownerId,
        schoolId,
        studyFields: { some: field },
        account: { role: 'school', ...letIn(occasion.at) },
      },
    });
    if (!access) throw new SittingRefused([{ field: 'accountId', code: 'no-colleague' }]);
    await tx.sitting.update({ where: { id: seen.id }, data: { ownerId } });
    const by: Actor = { kind: 'account', accountId };
    await recordSittingChange(tx, occasion, sitting, 'sitting-passed-on', by, { ownerId });
  });
}

/**
 * The results of what the helpdesk scheduled follow the last sitting of the request: where that one moves or falls out,
 * the release moves too, for all of them that are not released yet.
 */
async function moveRelease(
  tx: Transaction,
  occasion: Occasion,
  sitting: { id: string; schedulingRequestId: string | null; resultsFrom: Date; createdAt: Date },
): Promise<OutboxMessage[]> {
  const { id, schedulingRequestId: requestId } = sitting;
  if (requestId === null && sitting.resultsFrom.getTime() === sitting.createdAt.getTime()) return [];
  const together = await tx.sitting.findMany({
    where: { cancelledAt: null, ...(requestId === null ? { id } : { schedulingRequestId: requestId }) },
    select: { id: true, resultsFrom: true, ...windowColumns },
  });
  if (together.length === 0) return [];
  const resultsFrom = await releaseOf(tx, occasion.at, together.map(windowOf));
  const moved = together.filter(
    (one) => one.resultsFrom > occasion.at && one.resultsFrom.getTime() !== resultsFrom.getTime(),
  );
  await tx.sitting.updateMany({ where: { id: { in: moved.map((one) => one.id) } }, data: { resultsFrom } });
  const messages: OutboxMessage[] = [];
  for (const one of moved.filter((other) => other.id !== id)) messages.push(await tellRearranged(tx, occasion, one.id));
  return messages;
}
