import { proxyActivities } from '@temporalio/workflow';
import type { MailboxActivities, MailboxReading } from '../../activities/mailbox.ts';

const { readMailbox } = proxyActivities<MailboxActivities>({
  // It reads to the end and tells that it is alive; while the mail server is away it is tried again until it is back.
  startToCloseTimeout: '30 minutes',
  heartbeatTimeout: '20 seconds',
  retry: { initialInterval: '5 seconds', backoffCoefficient: 2, maximumInterval: '1 minute' },
});

/** One visit to the helpdesk's mailbox. A Temporal Schedule makes them, one at a time: see worker/schedules.ts. */
export async function mailbox(): Promise<MailboxReading> {
  return await readMailbox();
}
