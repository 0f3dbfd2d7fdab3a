import type { Transaction } from './store.ts';

/** The messages of a question, as the shared mechanisms see them: what waits for an answer, and what was settled. */

/** Whether someone wrote what nobody has answered or laid aside yet. The case must be locked for the answer to hold. */
export const isAsked = async (tx: Transaction, helpRequestId: string): Promise<boolean> =>
  (await tx.helpMessage.count({ where: { helpRequestId, direction: 'in', decisionId: null } })) > 0;

/** Everything that was asked until now is settled by this decision. The case must be locked. */
export async function settleMessages(tx: Transaction, helpRequestId: string, decisionId: string): Promise<void> {
  await tx.helpMessage.updateMany({
    where: { helpRequestId, direction: 'in', decisionId: null },
    data: { decisionId },
  });
}

/**
 * Whether the person gets no confirmation: there is no address to send it to, it was confirmed in an earlier round, or
 * so many mails came from the address that a machine may be answering us.
 */
export async function staysQuiet(tx: Transaction, helpRequestId: string): Promise<boolean> {
  const { quiet, email } = await tx.helpRequest.findUniqueOrThrow({
    where: { id: helpRequestId },
    select: { quiet: true, email: true },
  });
  const rounds = await tx.task.count({ where: { caseId: helpRequestId, kind: 'help-question' } });
  return quiet || email === '' || rounds > 1;
}
