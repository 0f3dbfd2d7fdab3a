import { expect, vi } from 'vitest';
import type { CaughtMail } from '../../dev/mail-catcher.ts';
import { firstBreak } from '../../domain/audit-chain.ts';
import type { House } from './house.ts';

/** What must hold after any fault, whatever happened in between. */

/** Waits until Temporal has heard everything and no mail waits. */
export async function untilAllIsDone({ store }: House, milliseconds = 40_000): Promise<void> {
  await vi.waitFor(
    async () => {
      const left = await Promise.all([
        store.prisma.outboxMessage.findMany({ where: { deliveredAt: null }, select: { name: true, lastError: true } }),
        store.prisma.mail.findMany({ where: { state: 'queued' }, select: { template: true, lastAnswer: true } }),
      ]);
      expect(left.flat()).toEqual([]);
    },
    { timeout: milliseconds, interval: 50 },
  );
}

/** Each mail of the queue came in once, and nothing else did; what nobody could use any more stayed unsent. */
export async function expectEachMailOnce({ store }: House, caught: readonly CaughtMail[]): Promise<void> {
  const queued = await store.prisma.mail.findMany({ select: { messageId: true, state: true } });
  expect(queued.filter(({ state }) => state !== 'sent' && state !== 'dropped')).toEqual([]);
  const came = caught.map(({ headers }) => headers['message-id'] ?? 'none');
  const sent = queued.filter(({ state }) => state === 'sent');
  expect(came.toSorted()).toEqual(sent.map(({ messageId }) => messageId).toSorted());
}

/** The case's audit is unbroken; answers with its codes, in order. */
export async function auditOf({ store }: House, caseId: string): Promise<string[]> {
  const events = await store.prisma.auditEvent.findMany({ where: { caseId }, orderBy: { sequence: 'asc' } });
  expect(firstBreak(events)).toBeNull();
  return events.map(({ code }) => code);
}
