import type { AccountConfirmationOutcome } from '../domain/accounts.ts';
import * as confirmations from '../store/account-confirmation.ts';
import { occasionOf, type ActivityContext } from './context.ts';

/** The steps of the yearly question that are one transaction each. */
export type AccountConfirmationActivities = {
  confirmAccount(confirmationId: string): Promise<AccountConfirmationOutcome>;
  blockUnconfirmed(confirmationId: string, why: 'not-needed' | 'lapsed'): Promise<AccountConfirmationOutcome>;
  closeConfirmation(confirmationId: string, outcome: AccountConfirmationOutcome): Promise<void>;
};

/** Opens a batch of questions that are due; answers with how many. */
export type AccountUpkeepActivities = { openDueConfirmations(): Promise<number> };

/** So many that one batch takes a second or two. */
const batch = 50;

export function accountActivities(context: ActivityContext): AccountConfirmationActivities & AccountUpkeepActivities {
  const { store } = context;
  return {
    confirmAccount: (id) => confirmations.confirmAccount(store, occasionOf(context), id),
    blockUnconfirmed: (id, why) => confirmations.blockUnconfirmed(store, occasionOf(context), id, why),
    closeConfirmation: (id, outcome) => confirmations.closeConfirmation(store, occasionOf(context), id, outcome),
    openDueConfirmations: () => confirmations.openDueConfirmations(store, occasionOf(context), batch),
  };
}
