import { recordEvent, type Actor } from './audit.ts';
import { decideInboxTask } from './decisions.ts';
import { lockMail } from './mail-failures.ts';
import { mailsWithDeadLink } from './mail-links.ts';
import { keyOfResend, obstacleTo, partsToResend, sendAgain, type Obstacle } from './mail-resend.ts';
import type { Prisma } from './prisma-client/client.ts';
import { inTransaction, type Occasion, type Store, type Transaction } from './store.ts';

/** Outgoing mail as the helpdesk reads it: what was sent to whom, what became of it, and sending it once more. */

const parts = {
  case: { select: { reference: true, process: true } },
  ...partsToResend,
  failures: { select: { id: true, state: true }, orderBy: { openedAt: 'desc' }, take: 1 },
} satisfies Prisma.MailInclude;
/** With why it can't be sent once more; null when it can. */
export type MailRow = Prisma.MailGetPayload<{ include: typeof parts }> & { obstacle: Obstacle | null };

export type MailQuery = {
  state?: string | undefined;
  template?: string | undefined;
  reference?: string | undefined;
  /** Queued from this instant up to, and not on, that one. */
  from?: Date | undefined;
  until?: Date | undefined;
  ids?: string[] | undefined;
  page: number;
  perPage: number;
};

/** The newest first. */
export async function listMails(store: Store, query: MailQuery, at: Date): Promise<{ data: MailRow[]; total: number }> {
  const { state, template, reference, from, until, ids, page, perPage } = query;
  const where: Prisma.MailWhereInput = ids
    ? { id: { in: ids } }
    : {
        ...(state ? { state } : {}),
        ...(template ? { template } : {}),
        ...(reference ? { case: { reference } } : {}),
        ...(from || until ? { queuedAt: { ...(from ? { gte: from } : {}), ...(until ? { lt: until } : {}) } } : {}),
      };
  const [data, total] = await Promise.all([
    store.prisma.mail.findMany({
      where,
      include: parts,
      orderBy: [{ queuedAt: 'desc' }, { id: 'desc' }],
      skip: (page - 1) * perPage,
      take: perPage,
    }),
    store.prisma.mail.count({ where }),
  ]);
  return { data: await withObstacles(store, data, at), total };
}

export async function readMail(store: Store, id: string, at: Date): Promise<MailRow | null> {
  const row = await store.prisma.mail.findUnique({ where: { id }, include: parts });
  return row && ((await withObstacles(store, [row], at))[0] ?? null);
}

async function withObstacles(store: Store, rows: Omit<MailRow, 'obstacle'>[], at: Date): Promise<MailRow[]> {
  const dead = await mailsWithDeadLink(store.prisma, rows, at);
  return rows.map((row) => ({ ...row, obstacle: obstacleTo(row, dead.has(row.id)) }));
}

/**
 * Sends a mail once more, as sendAgain does. The task about its failure, if one waits, is done with it.
 *
 * @param wanted `requestId` is made by the browser: the same one twice sends once
 * @returns the id of the mail that goes out; null when there is no such mail
 * @throws {NotToBeResent}
 * @throws {AlreadyDecided} a colleague dealt with its failure in the same moment
 */
export async function resendMail(
  store: Store,
  occasion: Occasion,
  wanted: { id: string; requestId: string; accountId: string },
): Promise<string | null> {
  const { id, requestId, accountId } = wanted;
  const mail = await store.prisma.mail.findUnique({ where: { id }, select: { id: true } });
  if (!mail) return null;
  const by: Actor & { kind: 'account' } = { kind: 'account', accountId };
  const { taskId, goesOut } = await inTransaction(store, async (tx) => {
    const row = await lockMail(tx, id);
    const earlier = await askedBefore(tx, row, requestId);
    if (earlier) return { taskId: null, goesOut: earlier };
    const task = await tx.task.findFirst({ where: { mailId: id, state: 'open' }, select: { id: true } });
    if (task) return { taskId: task.id, goesOut: id };
    const resentId = await sendAgain(tx, occasion, { id, requestId });
    await recordEvent(tx, occasion, row.caseId, 'mail-resent', by, { mailId: id, requestId });
    return { taskId: null, goesOut: resentId };
  });
  if (taskId) {
    const decision = { decisionId: requestId, taskId, outcome: 'resend', reason: null, actor: by };
    await decideInboxTask(store, occasion, decision);
  }
  return goesOut;
}

/** What the same press sent before, if it did: it left a trace, or it was a decision. */
async function askedBefore(
  tx: Transaction,
  { id, caseId }: { id: string; caseId: string },
  requestId: string,
): Promise<string | null> {
  const copy = await tx.mail.findUnique({ where: { key: keyOfResend(id, requestId) }, select: { id: true } });
  if (copy) return copy.id;
  if ((await tx.decision.count({ where: { id: requestId } })) > 0) return id;
  const traces = await tx.auditEvent.count({
    where: { caseId, code: 'mail-resent', details: { path: ['requestId'], equals: requestId } },
  });
  return traces > 0 ? id : null;
}
