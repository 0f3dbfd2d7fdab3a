import { test } from 'vitest';
import { openHouse } from '../support/house.ts';
import { timeSkipping } from '../support/time-skipping.ts';
import { recordWalks } from './recording.ts';

test('the delivery of mail', async () => {
  const house = await openHouse({ skipping: await timeSkipping() });
  await house.tick();
  await house.startWorker();
  await recordWalks('mail-delivery', house, {
    waiting: {
      sending: async () => {
        const workflowId = 'mail-delivery';
        const args: [object] = [{ listenSeconds: 0 }];
        await house.temporal.workflow.start('mailDelivery', { workflowId, taskQueue: house.taskQueue, args });
        await house.skip(3_600_000);
        return workflowId;
      },
    },
  });
});
