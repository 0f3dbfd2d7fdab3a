import { recordEvent, type Actor } from './audit.ts';
import { decideInboxTask } from './decisions.ts';
import { lockMail } from './mail-failures.ts';
import { requeue } from './mail.ts';
import type { Prisma } from './prisma-client/client.ts';
import { inTransaction, type Occasion, type Store, type Transaction } from './store.ts';

/** Outgoing mail as the helpdesk reads it: what was sent to whom, what became of it, and sending it once more. */

const parts = {
  case: { select: { reference: true, process: true } },
  link: { select: { openedAt: true, usedAt: true, revokedAt: true, expiresAt: true } },
  failures: { select: { id: true, state: true }, orderBy: { openedAt: 'desc' }, take: 1 },
} satisfies Prisma.MailInclude;
export type MailRow = Prisma.MailGetPayload<{ include: typeof parts }>;

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
export async function listMails(store: Store, query: MailQuery): Promise<{ data: MailRow[]; total: number }> {
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
  return { data, total };
}

export async function readMail(store: Store, id: string): Promise<MailRow | null> {
  return await store.prisma.mail.findUnique({ where: { id }, include: parts });
}

/** Why a mail can't be sent once more: it waits to be sent, or the link in it no longer works. */
export class NotToBeResent extends Error {
  override name = 'NotToBeResent';
  readonly why: 'queued' | 'dead-link';
  constructor(why: 'queued' | 'dead-link') {
    super(`The mail is not to be sent again: ${why}`);
    this.why = why;
  }
}

/** Why a mail can't be sent once more at an instant; null when it can. */
export function obstacleTo({ state, link }: Pick<MailRow, 'state' | 'link'>, at: Date): NotToBeResent['why'] | null {
  if (state === 'queued') return 'queued';
  return link && (link.usedAt || link.revokedAt || link.expiresAt <= at) ? 'dead-link' : null;
}

/**
 * Sends a mail once more, with its own Message-ID. The task about its failure, if one waits, is done with it.
 *
 * @param wanted `requestId` is made by the browser: the same one twice sends once
 * @returns false when there is no such mail
 * @throws {NotToBeResent}
 * @throws {AlreadyDecided} a colleague dealt with its failure in the same moment
 */
export async function resendMail(
  store: Store,
  occasion: Occasion,
  wanted: { id: string; requestId: string; accountId: string },
): Promise<boolean> {
  const { id, requestId, accountId } = wanted;
  const mail = await store.prisma.mail.findUnique({ where: { id }, select: { id: true } });
  if (!mail) return false;
  const by: Actor & { kind: 'account' } = { kind: 'account', accountId };
  const taskId = await inTransaction(store, async (tx) => {
    const row = await lockMail(tx, id);
    if (await wasAskedBefore(tx, row.caseId, requestId)) return null;
    const link = row.linkId ? await tx.link.findUniqueOrThrow({ where: { id: row.linkId } }) : null;
    const obstacle = obstacleTo({ state: row.state, link }, occasion.at);
    if (obstacle) throw new NotToBeResent(obstacle);
    const task = await tx.task.findFirst({ where: { mailId: id, state: 'open' }, select: { id: true } });
    if (task) return task.id;
    await requeue(tx, occasion, id);
    await recordEvent(tx, occasion, row.caseId, 'mail-resent', by, { mailId: id, requestId });
    return null;
  });
  if (taskId) {
    const decision = { decisionId: requestId, taskId, outcome: 'resend', reason: null, actor: by };
    await decideInboxTask(store, occasion, decision);
  }
  return true;
}

/** Asked for by the same press: the trace that it left, or the decision that it was. */
async function wasAskedBefore(tx: Transaction, caseId: string, requestId: string): Promise<boolean> {
  const decision = await tx.decision.count({ where: { id: requestId } });
  if (decision > 0) return true;
  const traces = await tx.auditEvent.count({
    where: { caseId, code: 'mail-resent', details: { path: ['requestId'], equals: requestId } },
  });
  return traces > 0;
}
