import { proxyActivities } from '@temporalio/workflow';
import type { AccountUpkeepActivities } from '../../activities/accounts.ts';

const { openDueConfirmations } = proxyActivities<AccountUpkeepActivities>({
  startToCloseTimeout: '2 minutes',
  heartbeatTimeout: '10 seconds', // when a worker dies, another goes on soon
  retry: { initialInterval: '1 second', maximumInterval: '1 minute' },
});

/** Looks after the accounts once a day: asks those that were not asked for a year. See worker/schedules.ts. */
export async function accountUpkeep(): Promise<{ opened: number }> {
  let opened = 0;
  for (;;) {
    const few = await openDueConfirmations();
    if (few === 0) return { opened };
    opened += few;
  }
}
