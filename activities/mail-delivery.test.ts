import { randomUUID } from 'node:crypto';
import { beforeAll, expect, test, vi } from 'vitest';
import type { OutgoingMail } from '../platform/smtp.ts';
import { recordMailFailure } from '../store/mail-failures.ts';
import { requestPasswordLink, resetPassword } from '../store/password-links.ts';
import { tokenOf } from '../platform/link-token.ts';
import { openHouse, type House } from '../tests/support/house.ts';
import { journeyOf } from '../tests/support/journey.ts';
import { deliverMails } from '../tests/support/mail-delivery.ts';

/** What becomes of a mail whose link died while it lay in the queue. Mails go out from the last line of each set-up on. */

let house: House;
let go: ReturnType<typeof journeyOf>;
const sent: OutgoingMail[] = [];
let caseId: string;
let earlierManager: string;
const laterManager = 'fatima@roc-deproef.example';
let holder: string;

beforeAll(async () => {
  house = await openHouse();
  go = journeyOf(house);
  await house.startWorker({
    mailer: {
      async send(mail) {
        sent.push(mail);
        return await Promise.resolve({ kind: 'sent', answer: '250' });
      },
      close() {},
    },
  });
  const applied = await go.apply();
  caseId = applied.id;
  earlierManager = String(applied.form['managerEmail']);
  await go.confirm(caseId);
  await go.link(caseId, 'manager-signature');
  await go.link(caseId, 'applicant-nda');
  // Somebody applies again for this address: that mail tells something without its link too.
  await house.post('/aanvragen', { ...applied.form, submissionId: randomUUID() });
  expect((await go.replaceManager(caseId, laterManager)).status).toBe(303);
  await go.link(caseId, 'manager-signature', 2);
  await go.signAsApplicant(caseId);

  holder = await house.addPerson('school');
  await requestPasswordLink(house.store, house.occasion(), holder);
  const link = await house.store.prisma.passwordLink.findFirstOrThrow({ where: { account: { email: holder } } });
  await resetPassword(house.store, house.occasion(), tokenOf(house.store.linkSecret, link.nonce), 'x');

  await deliverMails(house, 'mail-delivery-test');
  await vi.waitFor(async () => expect(await house.store.prisma.mail.count({ where: { state: 'queued' } })).toBe(0), {
    timeout: 20_000,
    interval: 20,
  });
});

const mailTo = (recipient: string, template: string) =>
  house.store.prisma.mail.findFirstOrThrow({ where: { recipient, template } });

test('who was asked before does not get the mail that asks; the one who is asked now does, by name', async () => {
  expect(await mailTo(earlierManager, 'manager-signature')).toMatchObject({ state: 'dropped', sentAt: null });
  expect(sent.filter(({ to }) => to === earlierManager).map(({ text }) => text)).not.toContainEqual(
    expect.stringContaining('Fatima Bakker'),
  );
  const [mail] = sent.filter(({ to }) => to === laterManager);
  expect(mail?.text).toContain('Fatima Bakker');
  const events = await house.store.prisma.auditEvent.findMany({ where: { caseId, code: 'mail-dropped' } });
  const dropped = await house.store.prisma.mail.findMany({ where: { caseId, state: 'dropped' } });
  expect(events.map(({ details }) => (details as { mailId: string }).mailId).sort()).toEqual(
    dropped.map(({ id }) => id).sort(),
  );
});

test('a mail is about whom it is addressed to, whoever signs now', async () => {
  const mail = await mailTo(earlierManager, 'manager-signature');
  const helpdesk = await house.signIn('helpdesk');
  const answer = await house.send('GET', `/api/mails/${mail.id}`, helpdesk);
  const { words, obstacle, state } = (await answer.json()) as {
    words: { text: string };
    obstacle: string;
    state: string;
  };
  expect(words.text).toContain('Willem Smit');
  expect(words.text).not.toContain('Fatima Bakker');
  expect({ obstacle, state }).toEqual({ obstacle: 'dead-link', state: 'dropped' });
});

test('a link that was used asks for nothing any more', async () => {
  const states = await house.store.prisma.mail.findMany({
    where: { caseId, template: { in: ['email-confirmation', 'applicant-nda'] } },
  });
  expect(states.map(({ state }) => state)).toEqual(['dropped', 'dropped']);
  expect(await mailTo(holder, 'password-link')).toMatchObject({ state: 'dropped' });
  expect(await mailTo(holder, 'password-changed')).toMatchObject({ state: 'sent' });
});

test('what is told without its link goes out without it', async () => {
  const { applicantEmail } = await house.store.prisma.accountApplication.findUniqueOrThrow({ where: { id: caseId } });
  expect(await mailTo(applicantEmail, 'application-already-open')).toMatchObject({ state: 'sent' });
  const mail = sent.find(({ subject, to }) => to === applicantEmail && /al een aanvraag|loopt al/i.test(subject));
  expect(mail?.text).not.toContain('/ondertekenen/');
});

test('from the task list, too, a mail with a dead link is not sent again, and its task stays', async () => {
  const helpdesk = await house.signIn('helpdesk');
  const mail = await house.store.prisma.mail.findFirstOrThrow({ where: { caseId, template: 'applicant-nda' } });
  await house.store.prisma.mail.update({
    where: { id: mail.id },
    data: { state: 'queued', nextAttemptAt: new Date(8.64e14) },
  });
  await recordMailFailure(house.store, house.occasion(), mail.id, 'failed', '550');
  const key = `mail-undelivered/${mail.id}/1`;
  expect((await go.decide(caseId, key, helpdesk, 'resend')).status).toBe(409);
  expect((await go.task(caseId, key)).state).toBe('open');
  expect((await go.decide(caseId, key, helpdesk, 'dismissed')).status).toBe(200);
});
