import type { AccountConfirmationActivities } from '../../activities/accounts.ts';
import type { AccountConfirmationOutcome } from '../../domain/accounts.ts';
import { humanTask, runProcess } from '../human-task.ts';
import { shortSteps } from '../steps.ts';
import type { AccountConfirmationInput } from './messages.ts';

const { confirmAccount, blockUnconfirmed, closeConfirmation } = shortSteps<AccountConfirmationActivities>();

/** Once a year: does the holder still need the account? Who doesn't say so after reminders is blocked. */
export async function accountConfirmation(input: AccountConfirmationInput): Promise<AccountConfirmationOutcome> {
  return await runProcess(input, async () => {
    const outcome = await untilSaid(input.caseId);
    await closeConfirmation(input.caseId, outcome);
    return outcome;
  });
}

async function untilSaid(confirmationId: string): Promise<AccountConfirmationOutcome> {
  const answer = await humanTask('account-confirmation');
  if (answer === 'confirmed') return await confirmAccount(confirmationId);
  return await blockUnconfirmed(confirmationId, answer === 'not-needed' ? 'not-needed' : 'lapsed');
}
