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
  const { firstDay, lastDay, fromMinute, untilMinute, cancelledAt, examVersion, resultsFrom } = sitting;
  const window = { firstDay: asDay(firstDay), lastDay: asDay(lastDay), fromMinute, untilMinute };
  return nextStep(
    {
      window,
      cancelled: cancelledAt !== null,
      durationMinutes: examVersion.durationMinutes,
      earliestDeadline: earliest?.deadline ?? null,
      releasedAt: resultsFrom,
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
 * results, and that is told: whoever asked for it, once for all sittings of the request, or the owner of one that came
 * of no request. Source: "Resultaten".
 */
export async function closeSitting(
  store: Store,
  occasion: Occasion,
  sittingId: string,
  outcome: 'held' | 'cancelled',
): Promise<void> {
  await closeCase(store, occasion, sittingId, outcome, async (tx) => {
    const sitting = await tx.sitting.findUniqueOrThrow({ where: { id: sittingId } });
    const { schoolId, schedulingRequestId, resultsFrom, closesAt } = sitting;
    await notifyLive(tx, 'sittings', sittingId, schoolId);
    // Who scheduled it in person saw each result at once.
    const isReleased = schedulingRequestId !== null || resultsFrom > closesAt;
    if (outcome === 'cancelled' || !isReleased) return;
    await notifyLive(tx, 'results', sittingId, schoolId);
    const caseId = schedulingRequestId ?? sittingId;
    await queueMail(tx, occasion, {
      key: `${caseId}:results-released`,
      template: 'results-released',
      ...(await addressOf(tx, caseId, 'requester')),
      caseId,
      ...(await threadOf(tx, caseId)),
    });
  });
}

/** What the mails about a sitting tell. */
export async function readSittingMailFacts(store: Store, sittingId: string) {
  const { owner } = await store.prisma.sitting.findUniqueOrThrow({
    where: { id: sittingId },
    select: { owner: { select: { name: true } } },
  });
  return { name: owner.name };
}

const asDay = (date: Date): string => date.toISOString().slice(0, 10);
