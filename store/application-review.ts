import type { Role } from '../domain/access.ts';
import type { ManagerVerificationMethod } from '../domain/account-application.ts';
import { mayLogIn } from '../domain/accounts.ts';
import { asOneDecision, decide, type DecisionTaken } from './decisions.ts';
import { requireListedSchool } from './listed-school.ts';
import { ask, type Occasion, type Store, type Transaction } from './store.ts';

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
  const [account] = await ask<{ role: Role; blockedAt: Date | null; endsOn: Date | null }>(tx, accountOfApplicant, [
    applicationId,
  ]);
  if (account && (account.role !== 'school' || !mayLogIn(account, at))) throw new AccountNotUsable();
}

/** A day is given as midnight in UTC, as Prisma gives it: pg would take midnight where the program runs. */
const accountOfApplicant = {
  name: 'account-of-applicant',
  text: `
    SELECT role, blocked_at AS "blockedAt", ends_on::timestamp AT TIME ZONE 'UTC' AS "endsOn"
    FROM account_application application JOIN account ON account.email = application.applicant_email
    WHERE application.id = $1`,
};

const addVerification = {
  name: 'add-verification',
  text: 'INSERT INTO manager_verification (decision_id, how, note) VALUES ($1, $2, $3)',
};

/** @throws {AlreadyDecided} @throws {DecisionIdTaken} @throws {SchoolNotListed} @throws {AccountNotUsable} */
export async function approveApplication(
  store: Store,
  occasion: Occasion,
  { decisionId, taskId, how, note, accountId }: Approval,
): Promise<DecisionTaken> {
  const actor = { kind: 'account', accountId } as const;
  const wanted = { decisionId, taskId, outcome: 'approved', reason: null, actor };
  return await asOneDecision(store, (tx) =>
    decide(tx, occasion, wanted, async ({ caseId }) => {
      await requireListedSchool(tx, caseId);
      await requireUsableAccount(tx, occasion, caseId);
      await ask(tx, addVerification, [decisionId, how, note]);
      return { managerVerified: how };
    }),
  );
}
