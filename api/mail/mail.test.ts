import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, test, vi } from 'vitest';
import { linkToken } from '../../store/links.ts';
import { exampleMails, exampleReferences } from '../../mails/examples.ts';
import { processes } from '../../store/processes.ts';
import { recordMailFailure } from '../../store/mail-failures.ts';
import { markSent, takeDueMail } from '../../store/mail.ts';
import { openHouse, type House } from '../../tests/support/house.ts';
import { journeyOf } from '../../tests/support/journey.ts';
import type { Mail, MailExample, MailRow } from './contract.ts';

/** Outgoing mail: what is shown of it, and sending it once more. No one sends here: a mail's fate is written by the test. */

let house: House;
let go: ReturnType<typeof journeyOf>;
let helpdesk: string;

beforeAll(async () => {
  house = await openHouse();
  go = journeyOf(house);
  await house.startWorker();
  helpdesk = await house.signIn('helpdesk');
});

/** A mail of a new application, which asks for the e-mail address to be confirmed. */
async function queued(): Promise<string> {
  const { id: caseId } = await go.apply();
  const { id } = await vi.waitFor(
    () => house.store.prisma.mail.findFirstOrThrow({ where: { caseId, template: 'email-confirmation' } }),
    { timeout: 20_000, interval: 20 },
  );
  return id;
}
async function sent(): Promise<string> {
  const id = await queued();
  await markSent(house.store, house.clock.now(), id, '250');
  return id;
}
async function failed(): Promise<string> {
  const id = await queued();
  await recordMailFailure(house.store, house.occasion(), id, 'failed', '550');
  return id;
}
async function read(id: string): Promise<Mail> {
  const answer = await house.send('GET', `/api/mails/${id}`, helpdesk);
  expect(answer.status, await answer.clone().text()).toBe(200);
  return (await answer.json()) as Mail;
}
async function list(query: string): Promise<MailRow[]> {
  const answer = await house.send('GET', `/api/mails?perPage=100&${query}`, helpdesk);
  expect(answer.status, await answer.clone().text()).toBe(200);
  return ((await answer.json()) as { data: MailRow[] }).data;
}
const resend = (id: string, requestId: string = randomUUID()) =>
  house.send('POST', `/api/mails/${id}/resend`, helpdesk, { requestId });
const traces = (mailId: string) =>
  house.store.prisma.auditEvent.count({
    where: { code: 'mail-resent', details: { path: ['mailId'], equals: mailId } },
  });

describe('the list', () => {
  test('has the newest first, and narrows by state, template, case and day', async () => {
    const ids = [await sent(), await failed(), await queued()];
    const all = (await list('')).map(({ id }) => id);
    expect(ids.map((id) => all.indexOf(id))).toEqual([...ids.map((id) => all.indexOf(id))].sort((a, b) => b - a));
    const [row] = (await list('state=failed')).filter(({ id }) => id === ids[1]);
    expect(row).toMatchObject({ state: 'failed', answer: '550', task: { open: true }, sentAt: null });
    expect((await list(`reference=${row?.reference}`)).map(({ id }) => id)).toEqual([ids[1]]);
    expect(await list('template=help-answer')).toEqual([]);
    const today = new Intl.DateTimeFormat('en-CA', { timeZone: 'Europe/Amsterdam' }).format(house.clock.now());
    expect((await list(`day=${today}`)).length).toBe((await list('')).length);
    expect(await list('day=2020-01-01')).toEqual([]);
  });

  test.each(['reference=sanne@roc.example', 'state=lost', 'day=gisteren', 'template=a b'])(
    '%s is refused',
    async (query) => {
      expect((await house.send('GET', `/api/mails?${query}`, helpdesk)).status).toBe(422);
    },
  );
});

describe('one mail', () => {
  test('shows its words as they would be now, without what opens a door', async () => {
    const id = await sent();
    const { link } = await house.store.prisma.mail.findUniqueOrThrow({ where: { id }, include: { link: true } });
    const token = link ? linkToken(house.store, link) : expect.fail('the mail has no link');
    const shown = await read(id);
    expect(shown.words?.text).toContain('[persoonlijke link]');
    expect(shown.words?.html).toContain('persoonlijke link');
    expect(shown.words?.subject).not.toBe('');
    expect(JSON.stringify(shown)).not.toContain(token);
    expect(JSON.stringify(shown)).not.toMatch(/bevestigen\/[\w-]{20}/);
    expect(shown.link).toMatchObject({ openedAt: null, usedAt: null });
  });

  test('tells when its link was opened and used', async () => {
    const id = await sent();
    const { caseId } = await house.store.prisma.mail.findUniqueOrThrow({ where: { id } });
    await house.get(await go.link(caseId, 'email-confirmation'));
    expect((await read(id)).link?.openedAt).not.toBeNull();
    await go.confirm(caseId);
    const { link, obstacle } = await read(id);
    expect(link?.usedAt).not.toBeNull();
    expect(obstacle).toBe('dead-link');
    expect((await resend(id)).status).toBe(409);
  });

  test('of which the rows no longer fit has no words', async () => {
    const id = await sent();
    await house.store.prisma.mail.update({ where: { id }, data: { template: 'gone-since' } });
    expect((await read(id)).words).toBeNull();
  });
});

describe('sending once more', () => {
  test('leaves one that was sent as it was: another one goes out beside it', async () => {
    const id = await sent();
    const before = await read(id);
    const answer = await resend(id);
    expect(answer.status, await answer.clone().text()).toBe(200);
    const copy = (await answer.json()) as Mail;
    expect(copy).toMatchObject({ state: 'queued', resendOfId: id, recipient: before.recipient, link: before.link });
    expect(copy.messageId).not.toBe(before.messageId);
    expect(await read(id)).toEqual({ ...before, obstacle: 'queued' });
    expect(await traces(id)).toBe(1);
    await markSent(house.store, house.clock.now(), copy.id, '250');
    expect(await read(id)).toEqual(before);
    expect((await resend(copy.id)).status).toBe(200);
  });

  test('is done once for a double click, also when it was sent in between', async () => {
    const id = await sent();
    const requestId = randomUUID();
    const both = await Promise.all([resend(id, requestId), resend(id, requestId)]);
    expect(both.map(({ status }) => status)).toEqual([200, 200]);
    const [one, other] = await Promise.all(both.map(async (answer) => ((await answer.json()) as Mail).id));
    expect(one).toBe(other);
    await markSent(house.store, house.clock.now(), one ?? '', '250');
    expect((await resend(id, requestId)).status).toBe(200);
    expect(await house.store.prisma.mail.count({ where: { resendOfId: id } })).toBe(1);
    expect(await traces(id)).toBe(1);
  });

  test('of one that waits is refused: two colleagues send it once', async () => {
    const id = await sent();
    const both = await Promise.all([resend(id), resend(id)]);
    expect(both.map(({ status }) => status).sort()).toEqual([200, 409]);
    expect(await traces(id)).toBe(1);
  });

  test('of one that failed settles the task about it', async () => {
    const id = await failed();
    const { messageId, task } = await read(id);
    const taskId = task?.id ?? '';
    const requestId = randomUUID();
    const both = [await resend(id, requestId), await resend(id, requestId)];
    expect(both.map(({ status }) => status)).toEqual([200, 200]);
    expect(await read(id)).toMatchObject({
      messageId,
      state: 'queued',
      resendOfId: null,
      task: { id: taskId, open: false },
    });
    expect(await house.store.prisma.task.findUniqueOrThrow({ where: { id: taskId } })).toMatchObject({
      ...{ state: 'done', outcome: 'resend' },
    });
  });

  test('of none that there is', async () => {
    expect((await resend(randomUUID())).status).toBe(404);
    expect((await house.send('POST', `/api/mails/${await sent()}/resend`, helpdesk, {})).status).toBe(422);
  });
});

test('what was taken to be sent is told to the screens when it is sent', async () => {
  const id = await queued();
  const heard = new Promise<void>((resolve) => {
    house.parts.live.subscribe((message) => {
      if (message.event === 'change' && message.notice.resource === 'mails' && message.notice.id === id) resolve();
    });
  });
  while ((await takeDueMail(house.store, house.clock.now())) !== id);
  await markSent(house.store, house.clock.now(), id, '250');
  await heard;
});

test('every mail has an example in both languages', async () => {
  const answer = await house.send('GET', '/api/mail-examples', helpdesk);
  const { data } = (await answer.json()) as { data: { id: string }[] };
  expect(data.length).toBeGreaterThan(25);
  for (const { id } of data) {
    for (const locale of ['nl', 'en']) {
      const example = await house.send('GET', `/api/mail-examples/${id}?locale=${locale}`, helpdesk);
      expect(((await example.json()) as MailExample).html, id).toContain(`<html lang="${locale}">`);
    }
  }
  expect((await house.send('GET', '/api/mail-examples/none', helpdesk)).status).toBe(404);
  expect((await house.send('GET', '/api/mail-examples/activation?locale=fr', helpdesk)).status).toBe(422);
});

test('an example has the reference of its own process', () => {
  const prefixes = Object.entries(exampleReferences).map(([process, reference]) => [process, reference.slice(0, 2)]);
  expect(Object.fromEntries(prefixes)).toEqual(
    Object.fromEntries(Object.entries(processes).map(([process, { prefix }]) => [process, prefix])),
  );
  const shown = (template: keyof ReturnType<typeof exampleMails>) => {
    const mail = exampleMails()[template];
    return 'reference' in mail && mail.reference.slice(0, 2);
  };
  expect([shown('manager-signature'), shown('study-fields-granted'), shown('task-overdue')]).toEqual([
    'AA',
    'AA',
    'AA',
  ]);
  expect([shown('account-confirmation-reminder'), shown('account-blocked')]).toEqual(['AB', 'AB']);
  expect([shown('help-received'), shown('help-answer')]).toEqual(['HV', 'HV']);
  expect([shown('inspection-refused'), shown('scheduling-faults-reminder')]).toEqual(['IZ', 'KZ']);
  expect([shown('results-released'), shown('two-factor-on')]).toEqual(['AM', false]);
});
