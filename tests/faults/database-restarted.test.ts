import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { startMailCatcher, type MailCatcher } from '../../dev/mail-catcher.ts';
import { holdMails } from '../support/held-mails.ts';
import { openHouse, type House } from '../support/house.ts';
import { journeyOf } from '../support/journey.ts';
import { gateTo, ownPostgres, ownTemporal } from '../support/own-servers.ts';
import { listenTo, programsOf, through, type Program } from '../support/programs.ts';
import { auditOf, expectEachMailOnce, untilAllIsDone } from '../support/soundness.ts';

/** PostgreSQL goes down as in a crash, and comes back. Nothing of ours is started again for it. */

let postgres: Awaited<ReturnType<typeof ownPostgres>>;
let catcher: MailCatcher;
let house: House;
let api: Program;
let worker: Program;
/** The worker's way to the mail server. */
let smtp: Awaited<ReturnType<typeof gateTo>>;

beforeAll(async () => {
  const [temporal, database, mail] = await Promise.all([ownTemporal(), ownPostgres(), startMailCatcher()]);
  [postgres, catcher] = [database, mail];
  house = await openHouse({ databaseUrl: postgres.url, temporalAddress: temporal.address });
  smtp = await gateTo(new URL(catcher.smtpUrl).host);
  const programs = programsOf(house, { temporalAddress: temporal.address, smtpUrl: `smtp://${smtp.address}` });
  [api, worker] = await Promise.all([programs.startApi(), programs.startWorker()]);
});
afterAll(async () => {
  await catcher.stop();
});

test('people are told that it is away, and all goes on when it is back', { timeout: 120_000 }, async () => {
  const outside = through(house, api);
  const go = journeyOf(outside);
  const cookie = await house.signIn('helpdesk');
  const browser = await listenTo(`${api.url}/api/live`, { cookie });
  expect(browser.status).toBe(200);

  const [waiting, interrupted] = await Promise.all([go.apply(), go.apply()]);
  expect((await go.confirm(waiting.id)).status).toBeLessThan(400);
  const signingPage = await go.link(waiting.id, 'manager-signature');
  const signature = { intent: 'sign', typedName: 'Willem Smit', signerFunction: 'Opleidingsmanager', agree: 'yes' };
  const newForm = await house.application();
  await untilAllIsDone(house);

  // It goes down in the middle of a step of one case, while another waits for a person.
  const held = await holdMails(house.store.pool);
  const confirming = go.confirm(interrupted.id);
  await held.untilWaiting(1);
  expect((await confirming).status).toBe(200); // 'received': the decision is safe, what follows from it is not there yet
  await postgres.crash();
  await held.release();

  const page = await outside.get('/aanvragen');
  expect(page.status).toBe(503);
  expect(page.headers.get('content-type')).toContain('text/html');
  expect(page.headers.get('retry-after')).toBe('5');
  expect(await page.text()).toContain('TeleToets is even niet bereikbaar');
  const json = await outside.send('GET', '/api/tasks', cookie);
  expect(json.status).toBe(503);
  expect(json.headers.get('content-type')).toContain('application/problem+json');
  expect(json.headers.get('retry-after')).toBe('5');
  expect(await json.json()).toMatchObject({ status: 503, type: `${house.origin}/problems/unavailable` });
  expect((await outside.post('/aanvragen', newForm)).status).toBe(503);
  expect((await outside.post(signingPage, signature)).status).toBe(503);
  expect((await outside.get('/health/ready')).status).toBe(503);
  expect((await outside.get('/health/live')).status).toBe(200);

  await postgres.startAgain();
  const answered = { timeout: 20_000, interval: 50 };
  await vi.waitFor(async () => {
    expect((await outside.get('/health/ready')).status).toBe(200);
  }, answered);
  await vi.waitFor(() => {
    expect(browser.names).toContain('refresh');
  }, answered);
  expect((await outside.send('GET', '/api/tasks', cookie)).status).toBe(200);

  // The step that was undone is done after all, and what people could not do they now can.
  await go.task(interrupted.id, 'applicant-nda');
  expect((await outside.post(signingPage, signature)).status).toBeLessThan(400);
  expect((await outside.post('/aanvragen', newForm)).status).toBe(200);
  const before = browser.names.length;
  expect((await go.signAsApplicant(waiting.id)).status).toBeLessThan(400);
  expect((await go.decide(waiting.id, 'helpdesk-review', cookie, 'approved')).status).toBe(200);
  expect((await go.activate(waiting.id)).status).toBeLessThan(400);
  expect(await go.outcome(waiting.id)).toBe('activated');
  expect(browser.names.slice(before)).toContain('change');

  await untilAllIsDone(house);
  await expectEachMailOnce(house, catcher.all());
  const opened = (await auditOf(house, interrupted.id)).filter((code) => code.startsWith('task-opened'));
  expect(opened).toHaveLength(3);
  expect((await auditOf(house, waiting.id)).at(-1)).toBe('case-closed:activated');
  expect([api.lives(), worker.lives()]).toEqual([true, true]);
});

test('it goes down when a mail was sent, and that was not written down yet: the mail is not sent again', async () => {
  smtp.shut();
  const { id: caseId } = await journeyOf(through(house, api)).apply();
  const mail = () => house.store.prisma.mail.findFirstOrThrow({ where: { caseId } });
  const soon = { timeout: 20_000, interval: 20 };
  await vi.waitFor(async () => {
    expect(await mail()).toMatchObject({ state: 'queued', attempts: 1 });
  }, soon);
  const held = await holdMails(house.store.pool);
  smtp.open();
  await held.untilWaiting(1, 'update');
  await postgres.crash();
  await held.release();

  await postgres.startAgain();
  await vi.waitFor(async () => {
    expect(await mail()).toMatchObject({ state: 'sent', attempts: 1 });
  }, soon);
  await expectEachMailOnce(house, catcher.all());
});
