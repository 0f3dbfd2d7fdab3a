import { randomUUID } from 'node:crypto';
import { expect, test, vi } from 'vitest';
import { openHouse } from '../support/house.ts';
import { recordWalks } from './recording.ts';

test('the upkeep of tasks', async () => {
  const house = await openHouse();
  await house.startWorker();
  const { temporal: client, taskQueue } = house;
  await recordWalks('task-upkeep', house, {
    still: {
      done: async () => {
        const workflowId = `task-upkeep-${randomUUID()}`;
        const handle = await client.workflow.start('taskUpkeep', { workflowId, taskQueue });
        await vi.waitFor(async () => expect((await handle.describe()).status.name).toBe('COMPLETED'), {
          timeout: 20_000,
          interval: 20,
        });
        return workflowId;
      },
    },
  });
});
