import type { ManagerVerificationMethod } from '../domain/account-application.ts';
import { mayLogIn } from '../domain/accounts.ts';
import { isDuplicate } from '../platform/database.ts';
import { decide, DecisionIdTaken, type DecisionTaken } from './decisions.ts';
import { requireListedSchool } from './listed-school.ts';
import { inTransaction, type Occasion, type Store, type Transaction } from './store.ts';

/** The reviewer's approval of an application, with how the manager was made sure of. Source: "Aanvragen account". */

export type Approval = {
  decisionId: string;
  taskId: string;
  /** How the reviewer made sure that who signed as manager is the manager: the applicant gave the address. */
  how: ManagerVerificationMethod;
  note: string | null;
  accountId: string;
};

/** The applicant has an account that is shut, or one of the bureau: rights added to it would open nothing, or too much. */
export class AccountNotUsable extends Error {
  override name = 'AccountNotUsable';
}

async function requireUsableAccount(tx: Transaction, { at }: Occasion, applicationId: string): Promise<void> {
  const { applicantEmail } = await tx.accountApplication.findUniqueOrThrow({
    where: { id: applicationId },
    select: { applicantEmail: true },
  });
  const account = await tx.account.findUnique({ where: { email: applicantEmail } });
  if (account && (account.role !== 'school' || !mayLogIn(account, at))) throw new AccountNotUsable();
}

/** @throws {AlreadyDecided} @throws {DecisionIdTaken} @throws {SchoolNotListed} @throws {AccountNotUsable} */
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
        await requireUsableAccount(tx, occasion, caseId);
        await tx.managerVerification.create({ data: { decisionId, how, note } });
        return { managerVerified: how };
      });
    });
  } catch (error) {
    throw isDuplicate(error) ? new DecisionIdTaken() : error;
  }
}
