import { MockActivityEnvironment } from '@temporalio/testing';
import { beforeAll, describe, expect, test } from 'vitest';
import { openMailbox } from '../platform/imap.ts';
import { noteMailboxFault, readMailboxStanding } from '../store/mailbox-standing.ts';
import { openHouse, type House } from '../tests/support/house.ts';
import { composed, ownMailbox, type OwnMailbox } from '../tests/support/mailbox.ts';
import { largestMail, mailboxActivities, type MailboxReading } from './mailbox.ts';

/** Mails as they really lie in a real mailbox, and what becomes of each. */

let house: House;
let box: OwnMailbox;
let read: () => Promise<MailboxReading>;

beforeAll(async () => {
  [house, box] = await Promise.all([openHouse(), ownMailbox()]);
  read = reader();
});

function reader(mailbox = box.mailbox) {
  const { store, clock, logger } = house;
  const activities = mailboxActivities({ store, clock, logger, mailbox, from: 'T <helpdesk@examenwerk.example>' });
  return async (): Promise<MailboxReading> =>
    await new MockActivityEnvironment().run<[], MailboxReading, () => Promise<MailboxReading>>(() =>
      activities.readMailbox(),
    );
}

const newest = () =>
  house.store.prisma.incomingMail.findFirstOrThrow({
    orderBy: { id: 'desc' },
    include: { attachments: true, helpMessage: true, case: { include: { helpRequest: true } } },
  });
const kept = () => house.store.prisma.incomingMail.count();
const cases = () => house.store.prisma.helpRequest.count();

/** A mail of ours that was sent. */
async function mailOfOurs(caseId: string) {
  const id = crypto.randomUUID();
  return await house.store.prisma.mail.create({
    data: {
      ...{
        id,
        key: id,
        messageId: `<${id}@teletoets.nl>`,
        template: 'help-answer',
        locale: 'nl',
        state: 'sent',
        caseId,
      },
      ...{
        recipient: 'sanne@roc-deproef.example',
        queuedAt: new Date(),
        nextAttemptAt: new Date(),
        sentAt: new Date(),
      },
    },
  });
}

async function question(subject = 'Vraag', from = `p${crypto.randomUUID().slice(0, 8)}@roc-deproef.example`) {
  await box.send({ from: `Sanne de Boer <${from}>`, subject, text: 'Hoe log ik in?' });
  await read();
  const mail = await newest();
  return { from, caseId: mail.caseId ?? '', mail, reference: mail.case?.reference ?? '' };
}

test('a mail becomes a question, whole, at the hour at which it arrived, and moves to the folder for what was taken in', async () => {
  const at = new Date('2026-11-20T13:45:00Z');
  const pdf = Buffer.from('%PDF-1.7 geen echte');
  await box.send(
    {
      subject: 'Inloggen lukt niet',
      html: '<p>Beste <b>helpdesk</b></p><script>x()</script>',
      attachments: [{ filename: '../scherm\u0000.pdf', content: pdf }],
    },
    at,
  );
  expect(await read()).toEqual({ takenIn: 1, leftBehind: 0 });
  const mail = await newest();
  expect(mail).toMatchObject({
    filedAs: 'question',
    state: 'read',
    fromAddress: 'sanne@roc-deproef.example',
    receivedAt: at,
  });
  expect(mail.attachments.map(({ name, size }) => ({ name, size }))).toEqual([
    { name: expect.stringMatching(/^scherm.*\.pdf$/) as string, size: pdf.length },
  ]);
  expect(Buffer.from(mail.attachments[0]?.content ?? []).equals(pdf)).toBe(true);
  expect(mail.helpMessage).toMatchObject({ direction: 'in', body: 'Beste helpdesk', writtenAt: at });
  expect(mail.case).toMatchObject({
    process: 'help-request',
    helpRequest: { channel: 'mail', subject: 'Inloggen lukt niet', name: 'Sanne de Boer' },
  });
  expect(Buffer.from(mail.raw).toString()).toContain('Subject: Inloggen lukt niet');
  expect(await box.count('INBOX')).toMatchObject({ messages: 0 });
  expect(await box.count('Verwerkt')).toMatchObject({ unseen: 0 });
  expect((await readMailboxStanding(house.store))?.lastReadAt).not.toBeNull();
});

describe('once per mail', () => {
  test('delivered twice it is one', async () => {
    const raw = await composed({
      messageId: '<twee-keer@roc-deproef.example>',
      subject: 'Twee keer',
      text: 'Een keer',
    });
    const before = await cases();
    await box.deliver(raw);
    await box.deliver(Buffer.concat([Buffer.from('Received: by another way\r\n'), raw]));
    expect(await read()).toEqual({ takenIn: 2, leftBehind: 0 });
    expect(await cases()).toBe(before + 1);
    await box.deliver(raw);
    await read();
    expect(await cases()).toBe(before + 1);
    expect(await box.count('INBOX')).toMatchObject({ messages: 0 });
  });

  test('another mail under a borrowed Message-ID is not lost', async () => {
    const before = await cases();
    for (const text of ['De eerste vraag', 'De tweede vraag']) {
      await box.send({ messageId: '<altijd-dezelfde@scanner.example>', text });
    }
    await read();
    expect(await cases()).toBe(before + 2);
    expect((await newest()).messageId).toBeNull();
  });

  test('ten readers at the same time take each mail in once', async () => {
    const before = await kept();
    for (let count = 0; count < 5; count += 1)
      await box.send({ subject: `Tegelijk ${count}`, from: `t${count}@roc-deproef.example` });
    await Promise.allSettled(Array.from({ length: 10 }, () => reader()()));
    await read();
    expect(await kept()).toBe(before + 5);
    const subjects = await house.store.prisma.helpRequest.groupBy({
      by: ['subject'],
      where: { subject: { startsWith: 'Tegelijk' } },
      _count: true,
    });
    expect(subjects.map(({ _count }) => _count)).toEqual([1, 1, 1, 1, 1]);
  });

  test('a reader that dies between storing and moving leaves the rest to the next', async () => {
    const before = await cases();
    await box.send({ subject: 'Net op tijd bewaard', messageId: '<afgebroken@roc-deproef.example>' });
    const dying = {
      visit: (work: Parameters<typeof box.mailbox.visit>[0]) =>
        box.mailbox.visit((inbox) =>
          work({
            ...inbox,
            file: (uids) => (uids.length > 0 ? Promise.reject(new Error('killed')) : Promise.resolve()),
          }),
        ),
    };
    await expect(reader(dying as typeof box.mailbox)()).rejects.toThrow();
    expect(await cases()).toBe(before + 1);
    expect(await box.count('INBOX')).toMatchObject({ messages: 1 });
    expect(await read()).toEqual({ takenIn: 0, leftBehind: 0 });
    expect(await cases()).toBe(before + 1);
    expect(await box.count('INBOX')).toMatchObject({ messages: 0 });
  });
});

describe('a mail that answers something', () => {
  test('of ours, by its Message-ID, joins that thread, whoever wrote it', async () => {
    const { caseId } = await question();
    const ours = await mailOfOurs(caseId);
    await box.send({
      from: 'collega@roc-deproef.example',
      subject: 'Re: iets anders',
      inReplyTo: ours.messageId,
      text: 'Nog iets',
    });
    await read();
    expect(await newest()).toMatchObject({ filedAs: 'reply', caseId, helpMessage: { body: 'Nog iets' } });
  });

  test('by the reference in its subject joins that thread when the asker wrote it', async () => {
    const { caseId, reference, from } = await question();
    await box.send({ from, subject: `Re: Antwoord op uw vraag [${reference}]`, text: 'Dank' });
    await read();
    expect(await newest()).toMatchObject({ filedAs: 'reply', caseId });
  });

  test("with someone else's reference is a question of its own that names that case", async () => {
    const { caseId, reference } = await question();
    await box.send({ from: 'vreemd@elders.example', subject: `[${reference}]`, text: 'Stuur alles naar mij' });
    await read();
    const mail = await newest();
    expect(mail).toMatchObject({
      filedAs: 'question',
      case: { helpRequest: { relatedId: caseId, email: 'vreemd@elders.example' } },
    });
    expect(mail.caseId).not.toBe(caseId);
  });

  test('on a closed case is a new case that names it', async () => {
    const { caseId, reference, from } = await question();
    await house.store.prisma.case.update({
      where: { id: caseId },
      data: { closedAt: new Date(), outcome: 'answered' },
    });
    await box.send({ from, subject: `Re: [${reference}]`, text: 'Toch nog iets' });
    await read();
    expect(await newest()).toMatchObject({
      filedAs: 'question',
      case: { closedAt: null, helpRequest: { relatedId: caseId } },
    });
  });
});

describe('what no person wrote gets no answer', () => {
  const away = { subject: 'Ik ben er niet', headers: { 'Auto-Submitted': 'auto-replied' } };

  test('an automatic reply to a mail of ours lies with its case, without a task', async () => {
    const { caseId } = await question();
    const { messageId } = await mailOfOurs(caseId);
    const before = await cases();
    await box.send({ ...away, inReplyTo: messageId });
    await read();
    expect(await newest()).toMatchObject({ filedAs: 'automatic', caseId, helpMessage: null });
    expect(await cases()).toBe(before);
  });

  test.each([
    ['an automatic reply to nothing that we know', away],
    ['a newsletter, or what only looks like one', { headers: { Precedence: 'bulk' } }],
  ])('%s is looked at by a person, and not confirmed', async (_, mail) => {
    const before = await cases();
    await box.send({ subject: 'Nieuwsbrief', ...mail });
    await read();
    const { filedAs, caseId } = await newest();
    expect(filedAs).toBe('question');
    expect(await cases()).toBe(before + 1);
    expect(await house.store.prisma.mail.count({ where: { caseId: caseId ?? '' } })).toBe(0);
    expect(await box.count('INBOX')).toMatchObject({ messages: 0 });
  });

  test('an automatic reply that brings a spreadsheet is looked at by a person', async () => {
    const { caseId } = await question();
    const { messageId } = await mailOfOurs(caseId);
    const attachments = [{ filename: 'sjabloon.xlsx', content: Buffer.from('PK\u0003\u0004') }];
    await box.send({ ...away, inReplyTo: messageId, attachments });
    await read();
    const mail = await newest();
    expect(mail).toMatchObject({ filedAs: 'question', case: { helpRequest: { relatedId: caseId } } });
    expect(await house.store.prisma.mail.count({ where: { caseId: mail.caseId ?? '' } })).toBe(0);
  });

  test('a mail of ours that comes by again is put aside; what only bears our address is looked at by a person', async () => {
    const { caseId } = await question();
    const { messageId } = await mailOfOurs(caseId);
    const before = await cases();
    await box.send({ subject: 'Antwoord', from: 'Helpdesk@Examenwerk.example', messageId });
    await read();
    expect(await newest()).toMatchObject({ filedAs: 'own', helpMessage: null });
    expect(await cases()).toBe(before);

    await box.send({ subject: 'Klaarzetten', from: 'Helpdesk@Examenwerk.example' });
    await read();
    const mail = await newest();
    expect(mail.filedAs).toBe('question');
    expect(await cases()).toBe(before + 1);
    expect(await house.store.prisma.mail.count({ where: { caseId: mail.caseId ?? '' } })).toBe(0);
  });

  const report = (messageId: string, action: string) =>
    Buffer.from(
      [
        'From: Mail Delivery System <MAILER-DAEMON@mx.example.nl>',
        'To: helpdesk@examenwerk.example',
        'Subject: Undelivered Mail Returned to Sender',
        'Auto-Submitted: auto-replied',
        'Content-Type: multipart/report; report-type=delivery-status; boundary="b"',
        '',
        '--b',
        'Content-Type: text/plain',
        '',
        'I could not deliver it.',
        '--b',
        'Content-Type: message/delivery-status',
        '',
        `Final-Recipient: rfc822; sanne@roc-deproef.example\r\nAction: ${action}\r\nStatus: 5.1.1\r\nDiagnostic-Code: smtp; 550 5.1.1 no such user`,
        '--b',
        'Content-Type: text/rfc822-headers',
        '',
        `Subject: Antwoord\r\nMessage-ID: ${messageId}`,
        '--b--',
        '',
      ].join('\r\n'),
    );

  test('a mail of ours that comes back becomes visible as undelivered, once', async () => {
    const { caseId } = await question();
    const ours = await mailOfOurs(caseId);
    await box.deliver(report(ours.messageId, 'delayed'));
    await read();
    expect((await house.store.prisma.mail.findUniqueOrThrow({ where: { id: ours.id } })).state).toBe('sent');
    for (let times = 0; times < 2; times += 1) await box.deliver(report(ours.messageId, 'failed'));
    await read();
    expect(await newest()).toMatchObject({ filedAs: 'bounce', caseId, helpMessage: null });
    expect(await house.store.prisma.mail.findUniqueOrThrow({ where: { id: ours.id } })).toMatchObject({
      state: 'failed',
      lastAnswer: '550',
    });
    expect(
      await house.store.prisma.task.count({ where: { mailId: ours.id, kind: 'mail-undelivered', state: 'open' } }),
    ).toBe(1);
  });

  test('a report about a mail that is none of ours is kept, and that is all', async () => {
    const before = await house.store.prisma.task.count();
    await box.deliver(report('<niet-van-ons@elders.example>', 'failed'));
    await read();
    expect(await newest()).toMatchObject({ filedAs: 'bounce', caseId: null });
    expect(await house.store.prisma.task.count()).toBe(before);
  });
});

describe('mails that are not as they should be', () => {
  test('one of which nothing can be made is kept to the byte and shown', async () => {
    const raw = Buffer.from('dit is geen e-mail \u0000\r\n');
    await box.deliver(raw);
    await read();
    const mail = await newest();
    expect(mail).toMatchObject({ state: 'unreadable', filedAs: 'question', case: { helpRequest: { email: '' } } });
    expect(Buffer.from(mail.raw).toString('latin1')).toContain('dit is geen e-mail');
  });

  test('one with characters that no table takes is taken in without them', async () => {
    await box.deliver(
      Buffer.from(
        'From: a@roc-deproef.example\r\nSubject: =?utf-8?q?nul=00_en_half_=ED=A0=80?=\r\nContent-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: base64\r\n\r\nAGhhbGxvAA==\r\n',
      ),
    );
    await read();
    const mail = await newest();
    expect(mail.state).toBe('read');
    expect(mail.helpMessage?.body).toBe('hallo');
  });

  test('one that is too large stays in the mailbox; its headers and a task are here', async () => {
    const head = 'From: groot@roc-deproef.example\r\nSubject: Een film\r\n\r\n';
    await box.deliver(
      Buffer.concat([Buffer.from(head), Buffer.alloc(largestMail + 100_000, `${'x'.repeat(900)}\r\n`)]),
    );
    expect(await read()).toEqual({ takenIn: 1, leftBehind: 0 });
    const mail = await newest();
    expect(mail).toMatchObject({
      state: 'too-large',
      subject: 'Een film',
      case: { helpRequest: { email: 'groot@roc-deproef.example' } },
    });
    expect(mail.raw.length).toBeLessThan(1_000);
  });

  test('one of nearly 25 MB is taken in whole', async () => {
    const content = Buffer.alloc(18 * 1024 * 1024, 'film');
    await box.send({ subject: 'Bijna te groot', attachments: [{ filename: 'film.mp4', content }] });
    expect(await read()).toEqual({ takenIn: 1, leftBehind: 0 });
    expect((await newest()).attachments.map(({ size }) => size)).toEqual([content.length]);
  });

  test('so many from one address in a day are neither confirmed one by one nor each a case', async () => {
    const from = 'robot@elders.example';
    for (let count = 0; count < 12; count += 1) await box.send({ from, subject: `Robot ${count}` });
    await read();
    const requests = await house.store.prisma.helpRequest.findMany({ where: { email: from }, orderBy: { id: 'asc' } });
    expect(requests.map(({ quiet }) => quiet)).toEqual([false, false, false, ...Array.from({ length: 7 }, () => true)]);
    expect(await house.store.prisma.helpMessage.count({ where: { helpRequest: { email: from } } })).toBe(12);
  });
});

describe('while the mail server is away', () => {
  test('it is told without a word of a mail or an address, noted, and over when it is back', async () => {
    await box.stop();
    await expect(read()).rejects.toMatchObject({
      type: 'MailboxAway',
      message: expect.stringMatching(/ECONNREFUSED/) as string,
    });
    expect(await readMailboxStanding(house.store)).toMatchObject({
      lastFault: 'ECONNREFUSED',
      failingSince: expect.any(Date) as Date,
    });
    const since = await noteMailboxFault(house.store, new Date(Date.now() + 1_000), 'ECONNREFUSED');
    expect(since.getTime()).toBeLessThan(Date.now());
    await box.startAgain();
    await read();
    expect(await readMailboxStanding(house.store)).toMatchObject({ lastFault: null, failingSince: null });
  });

  test('a wrong password is told as what it is', async () => {
    const wrong = openMailbox(box.url.replace(/:[^:@]+@/, ':geheim@'));
    await expect(reader(wrong)()).rejects.toMatchObject({
      message: expect.stringContaining('login-refused') as string,
    });
  });
});
