import { inboxKinds } from '../domain/tasks.ts';
import { inTransaction, type Occasion, type Store } from './store.ts';
import { notifyTask } from './tasks.ts';

/** What the bureau's people tell each other about a task. It stays inside. */

export async function readComments(store: Store, taskId: string) {
  return await store.prisma.taskComment.findMany({
    where: { taskId },
    include: { account: { select: { id: true, name: true } } },
    orderBy: [{ writtenAt: 'asc' }, { id: 'asc' }],
  });
}

/** The id was given to a comment about another task, or by someone else. */
export class CommentIdTaken extends Error {
  override name = 'CommentIdTaken';
}

/**
 * Keeps a comment, of an open task or a closed one.
 *
 * @param comment `id` is made by the browser: the same one twice is one comment
 * @returns false when the inbox has no such task
 * @throws {CommentIdTaken}
 */
export async function commentOn(
  store: Store,
  occasion: Occasion,
  comment: { id: string; taskId: string; accountId: string; body: string },
): Promise<boolean> {
  const { id, taskId, accountId } = comment;
  return await inTransaction(store, async (tx) => {
    const task = await tx.task.findFirst({ where: { id: taskId, kind: { in: inboxKinds } }, select: { caseId: true } });
    if (!task) return false;
    const { count } = await tx.taskComment.createMany({
      data: [{ ...comment, writtenAt: occasion.at }],
      skipDuplicates: true,
    });
    if (count > 0) {
      await notifyTask(tx, taskId, task.caseId);
      return true;
    }
    const made = await tx.taskComment.findUniqueOrThrow({ where: { id } });
    if (made.taskId !== taskId || made.accountId !== accountId) throw new CommentIdTaken();
    return true;
  });
}
