import { ActivityCancellationType, patched, proxyActivities } from '@temporalio/workflow';
import type { AccountApplicationActivities, DocumentActivities } from '../../activities/account-application.ts';
import type { CertificateActivities } from '../../activities/signature-certificate.ts';
import { asks as everyAsk, type Ask, type Outcome } from '../../domain/account-application.ts';
import type { OutcomeOf } from '../../domain/tasks.ts';
import { humanTask, runProcess, unlessTakenUp, untilFirstRefusal } from '../human-task.ts';
import { shortSteps } from '../steps.ts';
import type { AccountApplicationInput } from './messages.ts';

const { makeDocuments, makeCertificate } = proxyActivities<DocumentActivities & CertificateActivities>({
  startToCloseTimeout: '2 minutes',
  heartbeatTimeout: '10 seconds', // when a worker dies, another goes on soon
  // As with the short steps: what is withdrawn meanwhile ends after this.
  cancellationType: ActivityCancellationType.WAIT_CANCELLATION_COMPLETED,
  retry: { initialInterval: '1 second', maximumInterval: '1 minute' },
});
const { createAccount, closeApplication } = shortSteps<AccountApplicationActivities>();

/** From form to activated account. Source: "Aanvragen account" and "Account activeren". */
export async function accountApplication(input: AccountApplicationInput): Promise<Outcome> {
  return await runProcess(input, async () => {
    const outcome = (await unlessTakenUp('withdrawal', () => fromFormToAccount(input))) ?? 'withdrawn';
    await closeApplication(input.caseId, outcome);
    return outcome;
  });
}

async function fromFormToAccount({ caseId, asks = [...everyAsk] }: AccountApplicationInput): Promise<Outcome> {
  if (asks.includes('email-confirmation')) {
    const confirmed = await humanTask('email-confirmation');
    if (confirmed !== 'confirmed') return 'expired';
  }
  await makeDocuments(caseId);
  const signed = await untilFirstRefusal(signatures(caseId).filter(({ kind }) => asks.includes(kind)));
  if (!signed.agreed) return whoDidNotSign(signed);

  const review = await untilReviewed();
  if (review !== 'approved') return review;

  const { needsActivation } = await createAccount(caseId);
  const activated = needsActivation ? untilActivated() : Promise.resolve<Outcome>('activated');
  const [outcome] = await Promise.all([activated, certify(caseId)]);
  return outcome;
}

/** Beside the activation, so that nobody waits for it. Applications that were approved before it came have none. */
async function certify(applicationId: string): Promise<void> {
  if (patched('signature-certificate')) await makeCertificate(applicationId);
}

const signatures = (applicationId: string) => [
  { kind: 'manager-signature' as const, ask: () => managerSignature(applicationId) },
  { kind: 'applicant-nda' as const, ask: () => humanTask('applicant-nda') },
];

/** Another manager gets a form with the own name on it. */
async function managerSignature(applicationId: string): Promise<OutcomeOf<'manager-signature'>> {
  for (let round = 1; ; round += 1) {
    const answer = await humanTask('manager-signature', round);
    if (answer !== 'replaced') return answer;
    await makeDocuments(applicationId);
  }
}

function whoDidNotSign({ kind, outcome }: { kind: Exclude<Ask, 'email-confirmation'>; outcome: string }): Outcome {
  if (outcome !== 'refused') return 'expired';
  return kind === 'manager-signature' ? 'refused-by-manager' : 'refused-by-applicant';
}

/** The helpdesk may ask the applicant for more, as often as it takes. */
async function untilReviewed(): Promise<'approved' | 'refused-by-helpdesk' | 'expired'> {
  for (let round = 1; ; round += 1) {
    const review = await humanTask('helpdesk-review', round);
    if (review === 'approved') return 'approved';
    if (review !== 'more-asked') return 'refused-by-helpdesk';
    const information = await humanTask('more-information', round);
    if (information !== 'given') return 'expired';
  }
}

/** A link that nobody used is no reason to forget the account: the helpdesk decides whether a new one goes out. */
async function untilActivated(): Promise<Outcome> {
  for (let round = 1; ; round += 1) {
    const activation = await humanTask('activation', round);
    if (activation === 'activated') return 'activated';
    if (activation === 'blocked') return 'never-activated';
    const lapsed = await humanTask('activation-lapsed', round);
    if (lapsed !== 'resend') return 'never-activated';
  }
}
