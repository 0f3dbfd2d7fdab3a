import { afterAll, beforeAll, expect, test } from 'vitest';
import { startMailCatcher, type MailCatcher } from '../../dev/mail-catcher.ts';
import type { Standing } from '../../workflows/human-task.ts';
import { openHouse, type House } from '../support/house.ts';
import { journeyOf } from '../support/journey.ts';
import { gateTo, ownTemporal } from '../support/own-servers.ts';
import { programsOf, through } from '../support/programs.ts';
import { auditOf, expectEachMailOnce, untilAllIsDone } from '../support/soundness.ts';

/** The API is ended by SIGKILL between its commit and its call to Temporal. What was committed goes on, and goes on once. */

let house: House;
let catcher: MailCatcher;
let temporalAddress: string;
let programs: ReturnType<typeof programsOf>;

beforeAll(async () => {
  const [caught, temporal] = await Promise.all([startMailCatcher(), ownTemporal()]);
  catcher = caught;
  temporalAddress = temporal.address;
  house = await openHouse({ temporalAddress });
  programs = programsOf(house, { temporalAddress, smtpUrl: catcher.smtpUrl });
});
afterAll(async () => {
  await catcher.stop();
});

test('an application that was handed in starts, and a signature that was written is heard', async () => {
  // An API that is about to tell Temporal something, and never will: the call has left, and gets no answer.
  const gate = await gateTo(temporalAddress);
  const [api] = await Promise.all([programs.startApi({ temporalAddress: gate.address }), programs.startWorker()]);
  const go = journeyOf(through(house, api));
  const { id: signed } = await go.apply();
  expect((await go.confirm(signed)).status).toBeLessThan(400);
  await go.link(signed, 'manager-signature');
  await untilAllIsDone(house);

  gate.shut();
  const { id: applied, form } = await go.apply();
  expect((await go.signAsManager(signed)).status, 'whoever signs is answered at the commit').toBe(303);
  await api.kill();
  expect(await house.store.prisma.outboxMessage.count({ where: { deliveredAt: null } })).toBe(2);
  expect(await waitingFor(signed)).toEqual(['applicant-nda', 'manager-signature', 'withdrawal']);

  await untilAllIsDone(house);
  await go.task(applied, 'email-confirmation');
  expect(await waitingFor(signed)).toEqual(['applicant-nda', 'withdrawal']);
  expect((await auditOf(house, signed)).filter((code) => code.startsWith('decided:manager-signature'))).toEqual([
    'decided:manager-signature:signed',
  ]);
  await untilAllIsDone(house);
  expect(await auditOf(house, applied)).toEqual(['case-opened', 'task-opened:email-confirmation']);
  expect(catcher.all().filter(({ to }) => to.includes(String(form['applicantEmail'])))).toHaveLength(1);
  await expectEachMailOnce(house, catcher.all());
});

/** What a process waits for. */
async function waitingFor(caseId: string): Promise<string[]> {
  const handle = house.temporal.workflow.getHandle(`account-application/${caseId}`);
  return (await handle.query<Standing>('standing')).waitingFor.toSorted();
}
