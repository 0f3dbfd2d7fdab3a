import { may, roles } from '../domain/access.ts';
import { inboxKinds, type TaskKind } from '../domain/tasks.ts';
import { letIn } from './accounts.ts';
import type { Prisma } from './prisma-client/client.ts';
import { ask, inTransaction, type Store } from './store.ts';
import { notifyTask } from './tasks.ts';

/** The helpdesk's inbox: what is asked of the bureau's people, who picked it up, what came of it. */

/** A task as the inbox shows it. */
export type InboxTask = Prisma.TaskGetPayload<{ include: typeof inboxParts }>;

const inboxParts = {
  case: {
    include: {
      accountApplication: { include: { school: true } },
      sitting: { include: { school: true } },
      schedulingRequest: { include: { school: true, requestedBy: { select: { name: true } } } },
      inspectionRequest: { include: { school: true, requestedBy: { select: { name: true } } } },
      helpRequest: true,
      accountConfirmation: { include: { account: { select: { name: true } } } },
    },
  },
  claimedBy: { select: { id: true, name: true } },
  decision: { include: { account: { select: { name: true } } } },
  mail: { select: { id: true, template: true, recipient: true, state: true, lastAnswer: true } },
  _count: { select: { comments: true } },
} satisfies Prisma.TaskInclude;

export type InboxQuery = {
  scope: 'mine' | 'unassigned' | 'all';
  state: 'open' | 'closed';
  kind?: TaskKind | undefined;
  ids?: string[] | undefined;
  page: number;
  perPage: number;
  sort: 'dueAt' | 'openedAt' | 'closedAt';
  order: 'asc' | 'desc';
};

export async function listInbox(
  store: Store,
  accountId: string,
  query: InboxQuery,
): Promise<{ data: InboxTask[]; total: number }> {
  const where: Prisma.TaskWhereInput = query.ids
    ? { id: { in: query.ids }, kind: { in: inboxKinds } }
    : {
        kind: query.kind ?? { in: inboxKinds },
        state: query.state === 'open' ? 'open' : { not: 'open' },
        ...(query.scope === 'mine' ? { claimedById: accountId } : {}),
        ...(query.scope === 'unassigned' ? { claimedById: null } : {}),
      };
  const [data, total] = await Promise.all([
    store.prisma.task.findMany({
      where,
      include: inboxParts,
      orderBy: [{ [query.sort]: query.order }, { id: 'asc' }],
      skip: (query.page - 1) * query.perPage,
      take: query.perPage,
    }),
    store.prisma.task.count({ where }),
  ]);
  return { data, total };
}

/** One task of the inbox; null when there is none, or when it is not asked of the bureau. */
export async function readInboxTask(store: Store, id: string): Promise<InboxTask | null> {
  return await store.prisma.task.findFirst({ where: { id, kind: { in: inboxKinds } }, include: inboxParts });
}

/** Of what kind a task of the inbox is; null where readInboxTask finds none. */
export async function inboxKindOf(store: Store, id: string): Promise<TaskKind | null> {
  const [task] = await ask<{ kind: TaskKind }>(store.prisma, kindInInbox, [id, inboxKinds]);
  return task?.kind ?? null;
}

const kindInInbox = {
  name: 'kind-in-inbox',
  text: 'SELECT kind FROM task WHERE id = $1 AND kind = ANY($2::text[])',
};

/** Someone else changed the task since it was read. */
export class StaleVersion extends Error {
  override name = 'StaleVersion';
}

/**
 * Picks a task up, lays it back, or gives it to a colleague. It touches the task's row alone, and only in the version that was seen.
 *
 * @param claimedById who has it from now on; null for nobody
 * @throws {StaleVersion}
 */
export async function assignTask(
  store: Store,
  task: { id: string; version: number },
  claimedById: string | null,
): Promise<void> {
  await inTransaction(store, async (tx) => {
    const { count } = await tx.task.updateMany({
      where: { id: task.id, version: task.version, state: 'open' },
      data: { claimedById, version: { increment: 1 } },
    });
    if (count === 0) throw new StaleVersion();
    const { caseId } = await tx.task.findUniqueOrThrow({ where: { id: task.id }, select: { caseId: true } });
    await notifyTask(tx, task.id, caseId);
  });
}

/** The bureau's people who may log in and do its tasks, by name. */
export async function colleagues(store: Store, at: Date): Promise<{ id: string; name: string }[]> {
  return await store.prisma.account.findMany({
    where: { role: { in: roles.filter((role) => may(role, 'tasks.decide')) }, ...letIn(at) },
    select: { id: true, name: true },
    orderBy: [{ name: 'asc' }, { id: 'asc' }],
  });
}
