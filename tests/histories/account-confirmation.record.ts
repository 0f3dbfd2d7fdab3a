import { randomUUID } from 'node:crypto';
import { expect, test, vi } from 'vitest';
import { openMailer } from '../../platform/smtp.ts';
import { openDueConfirmations } from '../../store/account-confirmation.ts';
import { openHouse } from '../support/house.ts';
import { journeyOf } from '../support/journey.ts';
import { relayFor } from '../support/relay.ts';
import { timeSkipping } from '../support/time-skipping.ts';
import { recordWalks, type Walk } from './recording.ts';

const day = 24 * 3_600_000;

test('the yearly question, and the upkeep that asks it', async () => {
  const house = await openHouse({ skipping: await timeSkipping() });
  const go = journeyOf(house);
  await house.tick();
  await house.startWorker({ mailer: openMailer('smtp://127.0.0.1:1') });
  const { store, temporal: client, taskQueue, clock } = house;
  relayFor(house);

  async function dueAccount(): Promise<string> {
    const email = await house.addPerson('school');
    const confirmedAt = new Date(clock.now().getTime() - 400 * day);
    return (await store.prisma.account.update({ where: { email }, data: { confirmedAt } })).id;
  }
  const steps = {
    keep: async (id: string) => house.post(await go.link(id, 'account-confirmation'), { intent: 'keep' }),
    drop: async (id: string) => house.post(await go.link(id, 'account-confirmation'), { intent: 'drop-for-sure' }),
    wait: () => house.skip(32 * day),
    end: (id: string) => go.outcome(id),
  };
  const walk =
    (...taken: (keyof typeof steps)[]): Walk =>
    async () => {
      const accountId = await dueAccount();
      await openDueConfirmations(store, house.occasion(), 50);
      const { id } = await store.prisma.accountConfirmation.findFirstOrThrow({ where: { accountId } });
      await go.task(id, 'account-confirmation');
      for (const step of taken) await steps[step](id);
      return `account-confirmation/${id}`;
    };

  await recordWalks('account-confirmation', house, {
    still: { asked: walk(), confirmed: walk('keep', 'end'), 'not-needed': walk('drop', 'end') },
    waiting: { lapsed: walk('wait', 'end') },
  });
  await recordWalks('account-upkeep', house, {
    still: {
      done: async () => {
        await dueAccount();
        const workflowId = `account-upkeep-${randomUUID()}`;
        const handle = await client.workflow.start('accountUpkeep', { workflowId, taskQueue });
        await vi.waitFor(async () => expect((await handle.describe()).status.name).toBe('COMPLETED'), {
          timeout: 20_000,
          interval: 20,
        });
        return workflowId;
      },
    },
  });
});
