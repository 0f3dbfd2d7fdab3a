import { beforeAll, expect, test, vi } from 'vitest';
import { startMailCatcher, type MailCatcher } from '../../dev/mail-catcher.ts';
import { ndaVersion } from '../../domain/account-application.ts';
import { newWakeup } from '../../platform/live.ts';
import { openMailer } from '../../platform/smtp.ts';
import { submitApplication } from '../../store/account-application.ts';
import { bureauDossier } from '../../store/processes.ts';
import { startRelay } from '../../worker/relay.ts';
import { openHouse, type House } from '../support/house.ts';
import { auditOf, expectEachMailOnce, untilAllIsDone } from '../support/soundness.ts';

/** Two workers, two relays and two senders at the same time do the work of one. */

const cases = 30;
let house: House;
let catcher: MailCatcher;

beforeAll(async () => {
  house = await openHouse();
  catcher = await startMailCatcher();
  return () => catcher.stop();
});

test('each case starts once, and each mail goes out once', async () => {
  const { store, temporal, taskQueue, clock, logger } = house;
  for (let made = 0; made < cases; made += 1) {
    const { schoolId, ...form } = await house.application();
    // As an API leaves it that dies right after its commit.
    await submitApplication(store, house.occasion(), {
      ...(form as Record<Exclude<keyof typeof form, 'studyFieldIds'>, string>),
      studyFieldIds: form['studyFieldIds'] as string[],
      school: { id: schoolId as string },
      locale: 'nl',
      ndaVersion,
    } as never);
  }
  expect(await store.prisma.outboxMessage.count({ where: { deliveredAt: null } })).toBe(cases);

  const mailer = openMailer(catcher.smtpUrl);
  await Promise.all([house.startWorker({ mailer }), house.startWorker({ mailer })]);
  for (const number of [1, 2]) {
    // In use there is one sender for the whole system; two are there when the first only seemed to be dead.
    await temporal.workflow.start('mailDelivery', {
      workflowId: `${taskQueue}-mail-delivery-${number}`,
      taskQueue,
      args: [{ listenSeconds: 60 }],
    });
  }
  clock.set(Date.now() + 10_000); // past the time that the relay leaves to the API
  const relays = [1, 2].map(() => startRelay({ store, client: temporal, taskQueue, clock, logger }, newWakeup()));
  try {
    await vi.waitFor(
      async () => {
        expect(await store.prisma.mail.count()).toBe(cases);
      },
      { timeout: 40_000, interval: 50 },
    );
    await untilAllIsDone(house);
  } finally {
    await Promise.all(relays.map((relay) => relay.stop()));
  }

  await expectEachMailOnce(house, catcher.all());
  const attempts = await store.prisma.mail.groupBy({ by: ['attempts'], _count: true });
  expect(attempts).toEqual([{ attempts: 1, _count: cases }]);
  const told = await store.prisma.outboxMessage.groupBy({ by: ['attempts'], _count: true });
  expect(told).toEqual([{ attempts: 1, _count: cases }]);
  for (const { id } of await store.prisma.case.findMany({ where: { id: { not: bureauDossier } } })) {
    expect(await auditOf(house, id)).toEqual(['case-opened', 'task-opened:email-confirmation']);
  }
});
