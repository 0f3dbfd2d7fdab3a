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

/** Waits until Temporal has heard everything. */
export async function untilAllIsTold({ store }: House): Promise<void> {
  await vi.waitFor(
    async () => expect(await store.prisma.outboxMessage.count({ where: { deliveredAt: null } })).toBe(0),
    { timeout: 20_000, interval: 50 },
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

/** What became of a case, without ids and instants: two that went the same way leave the same trace. */
export async function traceOf(house: House, { id, email }: { id: string; email: string }) {
  const { prisma } = house.store;
  const [file, account, codes] = await Promise.all([
    prisma.case.findUniqueOrThrow({
      where: { id },
      include: { tasks: true, documents: true, mails: true, decisions: true, promises: true, signatures: true },
    }),
    prisma.account.findUnique({
      where: { email },
      include: { schoolAccesses: { include: { studyFields: true } }, changes: true, credentials: true },
    }),
    auditOf(house, id),
  ]);
  return {
    outcome: file.outcome,
    tasks: file.tasks
      .map(({ key, state, outcome, escalatedAt }) => `${key}: ${state}, ${outcome}${escalatedAt ? ', escalated' : ''}`)
      .toSorted(),
    documents: file.documents.map(({ kind, round }) => `${kind} ${round}`).toSorted(),
    mails: file.mails.map(({ template }) => template).toSorted(),
    decisions: file.decisions.map(({ outcome }) => outcome).toSorted(),
    promises: file.promises.map(({ kind, keptAt }) => `${kind}: ${keptAt ? 'kept' : 'open'}`).toSorted(),
    signers: file.signatures.map(({ signer }) => signer).toSorted(),
    account: account && {
      isBlocked: account.blockedAt !== null,
      passwords: account.credentials.length,
      changes: account.changes.map(({ kind }) => kind),
      studyFields: account.schoolAccesses.map(({ studyFields }) => studyFields.length),
    },
    // A mail whose link was used before it went out stays unsent, or does not.
    events: codes.filter((code) => code !== 'mail-dropped').toSorted(),
  };
}
