import { nextStep, type SittingStep } from '../domain/sitting-plan.ts';
import { closeCase } from './cases.ts';
import { queueMail } from './mail.ts';
import { threadOf } from './mail-thread.ts';
import { handInOverdue, overdueAttempts } from './marking.ts';
import { notifyLive, inTransaction, type Occasion, type Store } from './store.ts';
import { addressOf } from './task-mails.ts';

/** What the process of a sitting asks of the tables. */

export async function nextStepOf(store: Store, at: Date, sittingId: string): Promise<SittingStep> {
  const [sitting, earliest] = await Promise.all([
    store.prisma.sitting.findUniqueOrThrow({
      where: { id: sittingId },
      include: { examVersion: { select: { durationMinutes: true } } },
    }),
    store.prisma.attempt.findFirst({
      where: { sittingId, handedInAt: null },
      orderBy: { deadline: 'asc' },
      select: { deadline: true },
    }),
  ]);
  const { firstDay, lastDay, fromMinute, untilMinute, cancelledAt, examVersion } = sitting;
  const { schedulingRequestId, resultsFrom } = sitting;
  const window = { firstDay: asDay(firstDay), lastDay: asDay(lastDay), fromMinute, untilMinute };
  return nextStep(
    {
      window,
      cancelled: cancelledAt !== null,
      durationMinutes: examVersion.durationMinutes,
      earliestDeadline: earliest?.deadline ?? null,
      releasedAt: schedulingRequestId ? resultsFrom : null,
    },
    at,
  );
}

/** Hands in for those whose time is over, so many at a time; each by itself, so that one fault holds up nobody else. */
export async function handInBatch(store: Store, at: Date, sittingId: string, limit: number): Promise<void> {
  const attempts = await overdueAttempts(store, at, sittingId, limit);
  const done = await Promise.allSettled(attempts.map((id) => handInOverdue(store, at, id)));
  const { schoolId } = await store.prisma.sitting.findUniqueOrThrow({ where: { id: sittingId } });
  await inTransaction(store, async (tx) => {
    await notifyLive(tx, 'sittings', sittingId, schoolId);
    await notifyLive(tx, 'results', sittingId, schoolId);
  });
  const failure = done.find((one) => one.status === 'rejected');
  if (failure) throw failure.reason;
}

/**
 * Closes the case of a sitting that was held or cancelled. One that the helpdesk scheduled ends with the release of its
 * results: whoever asked for it is told, once for all sittings of the request. Source: "Resultaten".
 */
export async function closeSitting(
  store: Store,
  occasion: Occasion,
  sittingId: string,
  outcome: 'held' | 'cancelled',
): Promise<void> {
  await closeCase(store, occasion, sittingId, outcome, async (tx) => {
    const { schoolId, schedulingRequestId } = await tx.sitting.findUniqueOrThrow({ where: { id: sittingId } });
    await notifyLive(tx, 'sittings', sittingId, schoolId);
    if (outcome === 'cancelled' || !schedulingRequestId) return;
    await notifyLive(tx, 'results', sittingId, schoolId);
    await queueMail(tx, occasion, {
      key: `${schedulingRequestId}:results-released`,
      template: 'results-released',
      ...(await addressOf(tx, schedulingRequestId, 'requester')),
      caseId: schedulingRequestId,
      ...(await threadOf(tx, schedulingRequestId)),
    });
  });
}

const asDay = (date: Date): string => date.toISOString().slice(0, 10);
