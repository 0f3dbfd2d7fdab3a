import { beforeAll, describe, expect, test } from 'vitest';
import { openMailer } from '../../platform/smtp.ts';
import { openHouse, type House } from '../../tests/support/house.ts';
import { journeyOf } from '../../tests/support/journey.ts';
import { relayFor } from '../../tests/support/relay.ts';
import { mailedQuestion, type MailToSend } from '../../tests/support/mailbox.ts';
import { timeSkipping } from '../../tests/support/time-skipping.ts';

const day = 24 * 3_600_000;

let house: House;
let go: ReturnType<typeof journeyOf>;
let helpdesk: string;

beforeAll(async () => {
  house = await openHouse({ skipping: await timeSkipping() });
  go = journeyOf(house);
  await house.tick();
  await house.startWorker({ mailer: openMailer('smtp://127.0.0.1:1') });
  helpdesk = await house.signIn('helpdesk');
  relayFor(house);
});

/** Asks by the form; answers with the case's id. */
async function ask(changes: Record<string, string> = {}) {
  const form = {
    submissionId: crypto.randomUUID(),
    name: 'Sanne de Boer',
    email: `${crypto.randomUUID()}@roc-deproef.example`,
    schoolName: '',
    subject: 'Inloggen',
    question: 'Hoe log ik in?\nIk ben mijn code kwijt.',
    ...changes,
  };
  const answer = await house.post('/hulp', form);
  expect(answer.status, await answer.clone().text()).toBe(200);
  const { id, case: of } = await house.store.prisma.helpRequest.findUniqueOrThrow({
    where: { submissionId: form.submissionId },
    include: { case: true },
  });
  expect(await answer.text()).toContain(of.reference);
  return { id, form, reference: of.reference };
}

const decide = (id: string, path: 'answer' | 'dismissal', body: Record<string, unknown> = {}) =>
  house.send('POST', `/api/help-requests/${id}/${path}`, helpdesk, {
    decisionId: crypto.randomUUID(),
    ...(path === 'answer' ? { body: 'Vraag een nieuwe code aan.' } : {}),
    ...body,
  });
const read = async (id: string) =>
  (await (await house.send('GET', `/api/help-requests/${id}`, helpdesk)).json()) as {
    openTaskId: string | null;
    thread: { id: string; direction: string; body: string }[];
  };
const byMail = (mail: MailToSend) => mailedQuestion(house, { attachments: [], ...mail });
const mailRows = (id: string) => house.store.prisma.mail.findMany({ where: { caseId: id }, orderBy: { id: 'asc' } });

describe('a question', () => {
  test('is confirmed with the day of the answer, answered by mail, and closed when nothing comes back', async () => {
    const { id } = await ask();
    const task = await go.task(id, 'help-question');
    expect(task.dueAt?.getTime()).toBeGreaterThan(house.clock.now().getTime());
    expect((await decide(id, 'answer')).status).toBe(200);
    const mails = await mailRows(id);
    expect(mails.map(({ template }) => template)).toEqual(['help-received', 'help-answer']);
    expect(mails[1]).toMatchObject({ inReplyTo: mails[0]?.messageId, references: mails[0]?.messageId });
    expect((await read(id)).thread.map(({ direction }) => direction)).toEqual(['in', 'out']);
    await house.skip(16 * day);
    expect(await go.outcome(id)).toBe('answered');
  });

  test('handed in twice is one', async () => {
    const { id, form } = await ask();
    await Promise.all([house.post('/hulp', form), house.post('/hulp', form)]);
    expect(await house.store.prisma.helpRequest.count({ where: { email: form.email } })).toBe(1);
    await go.task(id, 'help-question');
  });

  test('that needs no answer is closed at once, and nobody is mailed', async () => {
    const { id } = await ask();
    await go.task(id, 'help-question');
    expect((await decide(id, 'dismissal')).status).toBe(200);
    expect(await go.outcome(id)).toBe('dismissed');
    expect(await go.mails(id)).toEqual(['help-received']);
  });

  test('by mail is answered in its thread', async () => {
    const { id } = await byMail({
      messageId: '<vraag-1@roc-deproef.example>',
      headers: { References: '<eerder@roc-deproef.example>' },
    });
    await go.task(id, 'help-question');
    await decide(id, 'answer');
    const answer = (await mailRows(id)).at(-1);
    expect(answer).toMatchObject({
      template: 'help-answer',
      inReplyTo: '<vraag-1@roc-deproef.example>',
      references: '<eerder@roc-deproef.example> <vraag-1@roc-deproef.example>',
    });
  });

  test('that lies still is escalated once', async () => {
    const { id } = await ask();
    await go.task(id, 'help-question');
    await house.skip(7 * day);
    expect((await go.mails(id)).filter((mail) => mail === 'task-overdue')).toHaveLength(1);
  });
});

describe('what comes back on an answer', () => {
  test('opens the task again, as often as it comes; each round is answered', async () => {
    const { id } = await ask();
    for (let round = 1; round <= 3; round += 1) {
      await go.task(id, round === 1 ? 'help-question' : `help-question/${round}`);
      expect((await decide(id, 'answer')).status).toBe(200);
      const { messageId } = (await mailRows(id)).at(-1) ?? { messageId: '' };
      if (round < 3) expect((await byMail({ inReplyTo: messageId, text: `Nog iets ${round}` })).id).toBe(id);
    }
    expect((await read(id)).thread.map(({ direction }) => direction).join(' ')).toBe('in out in out in out');
    expect((await go.mails(id)).filter((mail) => mail === 'help-received')).toHaveLength(1);
    await house.skip(16 * day);
    expect(await go.outcome(id)).toBe('answered');
  });

  test('after the case was closed is a new case', async () => {
    const { id } = await ask();
    await go.task(id, 'help-question');
    await decide(id, 'answer');
    const { messageId } = (await mailRows(id)).at(-1) ?? { messageId: '' };
    await house.skip(16 * day);
    expect(await go.outcome(id)).toBe('answered');
    const later = await byMail({ inReplyTo: messageId });
    expect(later.id).not.toBe(id);
    await go.task(later.id, 'help-question');
  });

  test('while an answer is being written has to be read first', async () => {
    const { id, form, reference } = await ask();
    await go.task(id, 'help-question');
    const seen = (await read(id)).thread.at(-1)?.id;
    expect(
      (await byMail({ from: form.email, subject: `Re: [${reference}]`, text: 'Ik bedoelde iets anders' })).id,
    ).toBe(id);
    for (const path of ['answer', 'dismissal'] as const) {
      const refused = await decide(id, path, { lastMessageId: seen });
      expect(refused.status).toBe(409);
      expect(await refused.json()).toHaveProperty('detail', expect.stringContaining('nieuw bericht'));
    }
    const now = (await read(id)).thread.at(-1)?.id;
    expect((await decide(id, 'answer', { lastMessageId: now })).status).toBe(200);
    expect(await house.store.prisma.task.count({ where: { caseId: id, kind: 'help-question' } })).toBe(1);
  });
});

describe('two people answer at once', () => {
  test('one mail goes out, and the other is told', async () => {
    const { id } = await ask();
    await go.task(id, 'help-question');
    const other = await house.signIn('helpdesk');
    const by = (cookie: string) =>
      house.send('POST', `/api/help-requests/${id}/answer`, cookie, {
        decisionId: crypto.randomUUID(),
        body: 'Zo doet u dat.',
      });
    const statuses = (await Promise.all([by(helpdesk), by(other)])).map(({ status }) => status);
    expect(statuses.toSorted()).toEqual([200, 409]);
    expect((await go.mails(id)).filter((mail) => mail === 'help-answer')).toHaveLength(1);
  });

  test('the same press sent again is the same answer', async () => {
    const { id } = await ask();
    await go.task(id, 'help-question');
    const press = { decisionId: crypto.randomUUID() };
    expect((await decide(id, 'answer', press)).status).toBe(200);
    expect((await decide(id, 'answer', press)).status).toBe(200);
    expect((await go.mails(id)).filter((mail) => mail === 'help-answer')).toHaveLength(1);
  });
});

test('a mail without an address can be read and laid aside, not answered', async () => {
  const { id } = await byMail({ from: 'geen adres' });
  await go.task(id, 'help-question');
  expect((await decide(id, 'answer')).status).toBe(422);
  expect((await decide(id, 'dismissal')).status).toBe(200);
  expect(await go.mails(id)).toEqual([]);
});

test('the file of a stranger is saved, never shown', async () => {
  const { id, attachmentId, mailId } = await mailedQuestion(house);
  const other = await mailedQuestion(house, { from: 'ander@roc-deproef.example' });
  for (const path of [`attachments/${attachmentId}`, `mails/${mailId}`]) {
    const answer = await house.send('GET', `/api/help-requests/${id}/${path}`, helpdesk);
    expect(answer.status).toBe(200);
    expect(answer.headers.get('content-type')).toBe('application/octet-stream');
    expect(answer.headers.get('content-disposition')).toMatch(/^attachment;/);
    expect(answer.headers.get('x-content-type-options')).toBe('nosniff');
    expect(answer.headers.get('content-security-policy')).toContain('sandbox');
    expect((await house.send('GET', `/api/help-requests/${other.id}/${path}`, helpdesk)).status).toBe(404);
  }
});

test('the form says what is missing, and keeps what was typed', async () => {
  const answer = await house.post('/hulp', { submissionId: crypto.randomUUID(), question: 'Hallo\n'.repeat(100) });
  expect(answer.status).toBe(422);
  const page = await answer.text();
  expect(page).toContain('Vul uw e-mailadres in.');
  expect(page).toContain('Hallo\nHallo');
});

test('a question is found by its subject, its school or its reference, and never by who asks', async () => {
  const { id, form, reference } = await ask({ name: 'Wilma Kwartel', schoolName: 'De Vogelschool', subject: 'Vogels' });
  const found = async (q: string) => {
    const answer = await house.send('GET', `/api/help-requests?q=${encodeURIComponent(q)}`, helpdesk);
    return ((await answer.json()) as { data: { id: string }[] }).data.map((one) => one.id);
  };
  for (const q of [reference, 'vogelschool', 'Vogels']) expect(await found(q), q).toEqual([id]);
  for (const q of ['Wilma', 'Kwartel', form.email]) expect(await found(q), q).toEqual([]);
});
