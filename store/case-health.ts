import { bureauDossier, workflowIdOf, type Process } from './processes.ts';
import { inTransaction, notify, type Occasion, type Store } from './store.ts';

/** What the doctor reads of the rows, and how it has a message told again. See worker/doctor.ts. */

export type CaseRow = {
  id: string;
  reference: string;
  workflowId: string;
  closedAt: Date | null;
  /** The keys of the tasks that stand open, and of those that a person decided, with the decision's id. */
  openKeys: string[];
  decided: { key: string; decisionId: string }[];
};

/** Cases that are open, and those that were closed since an instant. */
export async function casesToExamine(store: Store, closedSince: Date): Promise<CaseRow[]> {
  const cases = await store.prisma.case.findMany({
    where: { id: { not: bureauDossier }, OR: [{ closedAt: null }, { closedAt: { gte: closedSince } }] },
    orderBy: { openedAt: 'asc' },
    include: { tasks: { where: { workflowId: { not: null } }, include: { decision: { select: { id: true } } } } },
  });
  return cases.map(({ id, reference, process, closedAt, tasks }) => ({
    id,
    reference,
    workflowId: workflowIdOf(process as Process, id),
    closedAt,
    openKeys: tasks.filter(({ state }) => state === 'open').map(({ key }) => key),
    decided: tasks.flatMap(({ key, decision }) => (decision ? [{ key, decisionId: decision.id }] : [])),
  }));
}

/** Messages that should have been told before an instant. */
export async function overdueMessages(store: Store, before: Date) {
  return await store.prisma.outboxMessage.findMany({
    where: { deliveredAt: null, createdAt: { lt: before } },
    orderBy: { createdAt: 'asc' },
    select: { id: true, workflowId: true, kind: true, attempts: true, lastError: true, createdAt: true },
  });
}

/** Has the relay tell a message again, now. Told twice it is heard once. Answers whether there is such a message. */
export async function tellAgain(store: Store, occasion: Occasion, messageId: string): Promise<boolean> {
  return await inTransaction(store, async (tx) => {
    const { count } = await tx.outboxMessage.updateMany({
      where: { id: messageId },
      data: { deliveredAt: null, deliverAfter: occasion.at },
    });
    await notify(tx, 'outbox');
    return count > 0;
  });
}
