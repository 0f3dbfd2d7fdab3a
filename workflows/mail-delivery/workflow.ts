import { continueAsNew, proxyActivities, sleep, workflowInfo } from '@temporalio/workflow';
import type { MailDeliveryActivities } from '../../activities/mail-delivery.ts';

/**
 * Sends the mails of the queue, for ever. The queue is in the database; Temporal's part is that there is always someone
 * who empties it: when a worker dies, its heartbeat stops and another worker goes on.
 */
export type MailDeliveryInput = {
  /** How long one turn keeps listening for new mails before it reports, in seconds. 0: it sends what is due and stops. */
  listenSeconds: number;
};

/** When the queue holds only mails for later, look again after at most this long, in milliseconds. */
const longestPauseMs = 15 * 60_000;

const { drainMailQueue } = proxyActivities<MailDeliveryActivities>({
  startToCloseTimeout: '1 hour',
  heartbeatTimeout: '15 seconds',
  retry: { initialInterval: '1 second', maximumInterval: '10 seconds' },
});

export async function mailDelivery({ listenSeconds }: MailDeliveryInput): Promise<void> {
  while (!workflowInfo().continueAsNewSuggested && workflowInfo().historyLength < 2_000) {
    const { nextDueAt } = await drainMailQueue({ listenSeconds });
    const pause = nextDueAt ? Date.parse(nextDueAt) - Date.now() : longestPauseMs;
    if (listenSeconds === 0) await sleep(Math.min(Math.max(1_000, pause), longestPauseMs));
  }
  await continueAsNew<typeof mailDelivery>({ listenSeconds });
}
