import { beforeAll, expect, test, vi } from 'vitest';
import { ensureCalendar } from '../../store/reference-data.ts';
import { openHouse, type House } from '../../tests/support/house.ts';
import { journeyOf } from '../../tests/support/journey.ts';
import { timeSkipping } from '../../tests/support/time-skipping.ts';

/** When people are reminded, and when it is over: on working days of Amsterdam, whatever lies in between. */

let house: House;
let go: ReturnType<typeof journeyOf>;

beforeAll(async () => {
  house = await openHouse({ skipping: await timeSkipping() });
  go = journeyOf(house);
  await house.tick();
  await house.startWorker();
  await ensureCalendar(house.store, new Date('2027-01-01'));
});

const minute = 60_000;
const goTo = async (instant: number): Promise<void> => {
  const ahead = instant - house.clock.now().getTime();
  expect(ahead, 'time goes one way').toBeGreaterThan(0);
  await house.skip(ahead);
};

/** The reminders of a case so far, with the minute at which each was queued. */
const reminders = async (caseId: string): Promise<string[]> => {
  const mails = await house.store.prisma.mail.findMany({
    where: { caseId, template: { in: ['manager-signature-reminder', 'applicant-nda-reminder'] } },
  });
  return mails.map(({ template, queuedAt }) => `${template} ${queuedAt.toISOString().slice(0, 16)}`).toSorted();
};
const both = (...instants: string[]): string[] =>
  ['applicant-nda-reminder', 'manager-signature-reminder'].flatMap((mail) =>
    instants.map((instant) => `${mail} ${instant}`),
  );

/** How often the process had to do a task again because the worker never finished it. */
async function timeouts(caseId: string): Promise<number> {
  const { events } = await house.temporal.workflow.getHandle(`account-application/${caseId}`).fetchHistory();
  return (events ?? []).filter(({ workflowTaskTimedOutEventAttributes: late }) => late).length;
}

test.each([
  // [what lies in between, asked at, first reminder, second reminder, over at]
  ['Easter and summer time', '2027-03-24T10:00', '2027-03-30T07:00', '2027-04-05T07:00', '2027-04-23T22:00'],
  ["King's Day", '2027-04-24T09:00', '2027-04-29T07:00', '2027-05-05T07:00', '2027-05-24T22:00'],
  ['winter time', '2027-10-28T09:00', '2027-11-02T08:00', '2027-11-08T08:00', '2027-11-27T23:00'],
  ['Christmas and New Year', '2028-12-21T09:00', '2028-12-28T08:00', '2029-01-04T08:00', '2029-01-20T23:00'],
])('over %s', async (_, asked, first, second, over) => {
  const at = (instant: string): number => Date.parse(`${instant}:00Z`);
  await goTo(at(asked));
  const { id } = await go.apply();
  await go.confirm(id);
  await Promise.all([go.link(id, 'manager-signature'), go.link(id, 'applicant-nda')]);

  await goTo(at(first) - minute);
  expect(await reminders(id)).toEqual([]);
  await goTo(at(first) + minute);
  await vi.waitFor(async () => expect(await reminders(id)).toEqual(both(first)), { timeout: 20_000 });
  await goTo(at(second) - minute);
  expect(await reminders(id)).toEqual(both(first));
  await goTo(at(second) + minute);
  await vi.waitFor(async () => expect(await reminders(id)).toEqual(both(first, second)), { timeout: 20_000 });

  await goTo(at(over) - minute);
  expect((await house.store.prisma.case.findUniqueOrThrow({ where: { id } })).closedAt).toBeNull();
  await goTo(at(over) + minute);
  expect(await go.outcome(id)).toBe('expired');
  expect(await reminders(id)).toEqual(both(first, second));
  expect(await timeouts(id), 'both lapsed at once, and neither got in the way of the other').toBe(0);
});
