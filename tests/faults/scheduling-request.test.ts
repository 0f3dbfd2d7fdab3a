import { strToU8, zipSync } from 'fflate';
import { afterAll, beforeAll, describe, expect, inject, test, vi } from 'vitest';
import type { SchedulingRequest } from '../../api/scheduling/request-contract.ts';
import { startMailCatcher, type MailCatcher } from '../../dev/mail-catcher.ts';
import { choiceExam, publishedExam } from '../support/exams.ts';
import { holdMails } from '../support/held-mails.ts';
import { openHouse, type House } from '../support/house.ts';
import { journeyOf } from '../support/journey.ts';
import { programsOf, type Program } from '../support/programs.ts';
import { filledTemplate, mailed, uploaded } from '../support/scheduling-requests.ts';

/** A scheduling request while programs die, and with files that are meant to harm. */

let house: House;
let go: ReturnType<typeof journeyOf>;
let catcher: MailCatcher;
let programs: ReturnType<typeof programsOf>;
let worker: Program;
let helpdesk: string;
let holder: { id: string; email: string; cookie: string };

beforeAll(async () => {
  catcher = await startMailCatcher();
  house = await openHouse();
  go = journeyOf(house);
  programs = programsOf(house, { temporalAddress: inject('services').temporalAddress, smtpUrl: catcher.smtpUrl });
  worker = await programs.startWorker();
  await publishedExam(house.store, choiceExam(4), { durationMinutes: 60 });
  helpdesk = await house.signIn('helpdesk');
  const email = await house.addPerson('school');
  const { id } = await house.store.prisma.account.findUniqueOrThrow({ where: { email } });
  holder = { id, email, cookie: await house.logIn(email) };
}, 120_000);
afterAll(async () => {
  await catcher.stop();
});

const template = (count: number, first: number) =>
  filledTemplate(
    house.store,
    holder.id,
    house.clock.now(),
    Array.from({ length: count }, (_, index) => ({ studentNumber: String(first + index) })),
  );
const read = async (id: string) =>
  (await (await house.send('GET', `/api/scheduling-requests/${id}`, holder.cookie)).json()) as SchedulingRequest;
const untilPhase = (id: string, phase: SchedulingRequest['phase']) =>
  vi.waitFor(
    async () => {
      const request = await read(id);
      expect(request.phase).toBe(phase);
      return request;
    },
    { timeout: 60_000, interval: 50 },
  );

test('the worker is killed between making the sittings and mailing: there is one set, and one mail', async () => {
  const { id } = await uploaded(house, holder.cookie, await template(30, 1_000));
  await go.task(id, 'scheduling-review');
  await untilPhase(id, 'in-review');
  await vi.waitFor(
    () => expect(catcher.all().some(({ subject }) => subject.startsWith('Wij zetten'))).toBe(true),
    20_000,
  );

  const held = await holdMails(house.store.pool);
  const answer = go.decide(id, 'scheduling-review', helpdesk, 'confirmed');
  await held.untilWaiting(1); // the sittings are written, and the mail is about to be
  await worker.kill();
  await held.release();
  expect((await answer).status).toBe(200);
  expect(await house.store.prisma.sitting.count({ where: { schedulingRequestId: id } })).toBe(0);

  worker = await programs.startWorker();
  await untilPhase(id, 'scheduled');
  const sittings = await house.store.prisma.sitting.findMany({
    where: { schedulingRequestId: id },
    include: { registrations: true },
  });
  expect(sittings.map(({ registrations }) => registrations.length)).toEqual([30]);
  const told = () => catcher.all().filter(({ subject }) => subject.startsWith('Uw examens staan klaar'));
  await vi.waitFor(() => expect(told()).toHaveLength(1), 20_000);
  expect(await go.mails(id)).toEqual(['scheduling-accepted', 'scheduling-scheduled']);
}, 180_000);

/** Looks like a workbook, and is 150 MB of nothing. @param mark tells one from another */
const zipBomb = (mark: string): Buffer =>
  Buffer.from(
    zipSync({
      '[Content_Types].xml': strToU8('<Types/>'),
      'xl/workbook.xml': strToU8(`<workbook mark="${mark}"/>`),
      'xl/worksheets/sheet1.xml': new Uint8Array(150 * 1024 * 1024),
    }),
  );

describe('a file that unpacks to a hundred and fifty megabytes', () => {
  test('is refused by upload, while everybody else is served', async () => {
    const bomb = zipBomb('upload');
    expect(bomb.length).toBeLessThan(200_000);
    const { id } = await uploaded(house, holder.cookie, bomb);
    const { files } = await untilPhase(id, 'awaiting-correction');
    expect(files[0]?.faults[0]?.expected).toMatch(/groot/);
    expect(worker.lives()).toBe(true);
  }, 90_000);

  test('is answered when it was mailed', async () => {
    const { caseId } = await mailed(house, { from: holder.email, files: { 'sjabloon.xlsx': zipBomb('mail') } });
    await untilPhase(caseId ?? '', 'awaiting-correction');
    expect(await go.mails(caseId ?? '')).toEqual(['scheduling-faults']);
  }, 90_000);
});
