import { proxyActivities, proxyLocalActivities } from '@temporalio/workflow';
import type { AccountApplicationActivities, DocumentActivities } from '../../activities/account-application.ts';
import type { Outcome } from '../../domain/account-application.ts';
import { humanTask, runProcess, untilFirstRefusal } from '../human-task.ts';
import type { AccountApplicationInput } from './messages.ts';

const { makeDocuments } = proxyActivities<DocumentActivities>({
  startToCloseTimeout: '2 minutes',
  retry: { initialInterval: '1 second', maximumInterval: '1 minute' },
});
const { createAccount, closeApplication } = proxyLocalActivities<AccountApplicationActivities>({
  startToCloseTimeout: '10 seconds',
  scheduleToCloseTimeout: '365 days',
  localRetryThreshold: '30 seconds',
  retry: { initialInterval: '200 milliseconds', maximumInterval: '30 seconds' },
});

/** From form to activated account. Source: "Aanvragen account" and "Account activeren". */
export async function accountApplication(input: AccountApplicationInput): Promise<Outcome> {
  return await runProcess(input, async () => {
    const outcome = await fromFormToAccount(input.caseId);
    await closeApplication(input.caseId, outcome);
    return outcome;
  });
}

async function fromFormToAccount(applicationId: string): Promise<Outcome> {
  const confirmed = await humanTask('email-confirmation');
  if (confirmed !== 'confirmed') return 'expired';

  await makeDocuments(applicationId);
  const signed = await untilFirstRefusal(['manager-signature', 'applicant-nda']);
  if (!signed.agreed) return whoDidNotSign(signed);

  const review = await humanTask('helpdesk-review');
  if (review !== 'approved') return 'refused-by-helpdesk';

  const { needsActivation } = await createAccount(applicationId);
  return needsActivation ? await untilActivated() : 'activated';
}

function whoDidNotSign({ kind, outcome }: { kind: 'manager-signature' | 'applicant-nda'; outcome: string }): Outcome {
  if (outcome !== 'refused') return 'expired';
  return kind === 'manager-signature' ? 'refused-by-manager' : 'refused-by-applicant';
}

/** A link that nobody used is no reason to forget the account: the helpdesk decides whether a new one goes out. */
async function untilActivated(): Promise<Outcome> {
  for (let round = 1; ; round += 1) {
    const activation = await humanTask('activation', round);
    if (activation === 'activated') return 'activated';
    const lapsed = await humanTask('activation-lapsed', round);
    if (lapsed !== 'resend') return 'never-activated';
  }
}
