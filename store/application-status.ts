import type { TaskKind } from '../domain/tasks.ts';
import { readApplication } from './account-application.ts';
import { dailyResend } from './application-changes.ts';
import { phaseIn } from './applications-overview.ts';
import { findLink, LinkGone, linkToken } from './links.ts';
import type { Store } from './store.ts';

/** How an application stands, as its applicant reads it. The link is that of the offer to withdraw: it is never used up. */

export const statusKinds = ['withdrawal'] as const;

/** The documents that the applicant has a right to; those of the helpdesk's work stay inside. */
const shownDocuments = ['application-form', 'nda', 'attachment'];

/** @throws {LinkGone} for an unknown token, and when it is so old that it is over */
export async function findStatus(store: Store, at: Date, token: string): Promise<{ caseId: string }> {
  const link = await findLink(store.prisma, token, at, statusKinds);
  if (link.expiresAt <= at) throw new LinkGone('expired', link.taskId);
  return { caseId: link.task.caseId };
}

/** @throws {LinkGone} as findStatus */
export async function readStatus(store: Store, at: Date, token: string) {
  const { caseId } = await findStatus(store, at, token);
  const [application, tasks, events, refusal, documents] = await Promise.all([
    readApplication(store, caseId),
    store.prisma.task.findMany({ where: { caseId }, orderBy: [{ openedAt: 'asc' }, { id: 'asc' }] }),
    store.prisma.auditEvent.findMany({ where: { caseId }, orderBy: { sequence: 'asc' } }),
    store.prisma.decision.findFirst({ where: { caseId, outcome: 'refused' }, orderBy: { decidedAt: 'desc' } }),
    store.prisma.document.findMany({
      where: { caseId, kind: { in: shownDocuments } },
      orderBy: [{ kind: 'asc' }, { round: 'asc' }],
      select: { id: true, kind: true, round: true, name: true, createdAt: true },
    }),
  ]);
  const awaited = tasks.filter(
    ({ state, kind, workflowId }) => state === 'open' && workflowId && kind !== 'withdrawal',
  );
  const reminded = await store.prisma.mail.findMany({
    where: { key: { in: awaited.map(({ id }) => `${id}:${dailyResend(at)}`) } },
    select: { taskId: true },
  });
  const offer = tasks.find(({ kind }) => kind === 'withdrawal');
  const isApproved = offer?.state === 'cancelled' && application.case.closedAt === null;
  const standing = isApproved
    ? ('awaiting-activation' as const)
    : phaseIn({ ...application.case, tasks }, application.channel);
  return {
    application,
    phase: offer?.outcome === 'withdrawn' ? ('withdrawn' as const) : standing,
    events,
    refusal,
    documents,
    mayBeWithdrawn: offer?.state === 'open',
    /** Since when it stands as it does, once it can't be withdrawn any more: the approval, or its end. */
    settledAt: application.case.closedAt ?? offer?.closedAt ?? null,
    managersReplaced: tasks.filter(({ outcome }) => outcome === 'replaced').length,
    awaited: awaited.map(({ id, kind, dueAt, expiresAt }) => ({
      ...{ taskId: id, kind: kind as TaskKind, dueAt, expiresAt },
      remindedToday: reminded.some(({ taskId }) => taskId === id),
    })),
  };
}

export type ApplicationStatus = Awaited<ReturnType<typeof readStatus>>;

/** @throws {LinkGone} as findStatus */
export async function readStatusDocument(store: Store, at: Date, token: string, documentId: string) {
  const { caseId } = await findStatus(store, at, token);
  return await store.prisma.document.findFirst({ where: { id: documentId, caseId, kind: { in: shownDocuments } } });
}

/** The token of the status page; null for a case of before there was one. */
export async function statusToken(store: Store, caseId: string): Promise<string | null> {
  const link = await store.prisma.link.findFirst({
    where: { task: { caseId, kind: 'withdrawal' } },
    select: { nonce: true },
  });
  return link ? linkToken(store, link) : null;
}
