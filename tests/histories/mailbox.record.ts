import { test } from 'vitest';
import { openHouse } from '../support/house.ts';
import { ownMailbox } from '../support/mailbox.ts';
import { recordWalks } from './recording.ts';

test('a visit to the mailbox', async () => {
  const [house, { mailbox, send }] = await Promise.all([openHouse(), ownMailbox()]);
  await house.startWorker({ mailbox });
  await send({ subject: 'Inloggen', text: 'Hoe log ik in?' });
  await recordWalks('mailbox', house, {
    still: {
      read: async () => {
        const workflowId = 'mailbox';
        await house.temporal.workflow.execute('mailbox', { workflowId, taskQueue: house.taskQueue, args: [] });
        return workflowId;
      },
    },
  });
});
