import type { ManagerVerificationMethod } from '../domain/account-application.ts';
import { decide, DecisionIdTaken, type DecisionTaken } from './decisions.ts';
import { requireListedSchool } from './listed-school.ts';
import { Prisma } from './prisma-client/client.ts';
import { inTransaction, type Occasion, type Store } from './store.ts';

/** The reviewer's approval of an application, with how the manager was made sure of. Source: "Aanvragen account". */

export type Approval = {
  decisionId: string;
  taskId: string;
  /** How the reviewer made sure that who signed as manager is the manager: the applicant gave the address. */
  how: ManagerVerificationMethod;
  note: string | null;
  accountId: string;
};

/** @throws {AlreadyDecided} @throws {DecisionIdTaken} @throws {SchoolNotListed} */
export async function approveApplication(
  store: Store,
  occasion: Occasion,
  { decisionId, taskId, how, note, accountId }: Approval,
): Promise<DecisionTaken> {
  const actor = { kind: 'account', accountId } as const;
  try {
    return await inTransaction(store, async (tx) => {
      const { caseId } = await tx.task.findUniqueOrThrow({ where: { id: taskId }, select: { caseId: true } });
      const wanted = { decisionId, taskId, outcome: 'approved', reason: null, actor };
      return await decide(tx, occasion, wanted, async () => {
        await requireListedSchool(tx, caseId);
        await tx.managerVerification.create({ data: { decisionId, how, note } });
        return { managerVerified: how };
      });
    });
  } catch (error) {
    const isTaken = error instanceof Prisma.PrismaClientKnownRequestError && error.code === 'P2002';
    throw isTaken ? new DecisionIdTaken() : error;
  }
}
