import { randomUUID } from 'node:crypto';
import { pino } from 'pino';
import { beforeAll, expect, test, vi } from 'vitest';
import type { InspectionAnswer } from '../api/inspection/contract.ts';
import type { NewSitting, Sitting, Warning } from '../api/scheduling/contract.ts';
import { dayOf } from '../domain/exam-window.ts';
import { ensureMailbox, forgetMailbox } from '../worker/schedules.ts';
import { afterThisFile } from './support/after-file.ts';
import { candidateIn } from './support/candidate.ts';
import { choiceExam, publishedExam } from './support/exams.ts';
import { openHouse, type House } from './support/house.ts';
import { journeyOf } from './support/journey.ts';
import { relayFor } from './support/relay.ts';
import { keptOf, leakedIn } from './support/leaks.ts';
import { linksIn, mailsTo } from './support/mail.ts';
import { ownMailbox } from './support/mailbox.ts';
import { filledTemplate, upload, uploaded } from './support/scheduling-requests.ts';
import { untilAllIsDone } from './support/soundness.ts';

/**
 * Where the data of students, and of who asks about them, must never be: looked for after the whole exam way, from a
 * template and a sitting to the exam itself, the inspection and a question to the helpdesk.
 */

/** Names, days and numbers that occur nowhere else, so that one found is one that leaked. */
const student = {
  ...{ studentNumber: 'ZX7731904', givenName: 'Yfkelien', infix: 'van het', familyName: 'Zwaluwenburgh' },
  ...{ dateOfBirth: '2007-11-23', extraMinutes: 0 },
};
const withdrawn = {
  ...{ studentNumber: 'ZX8842015', givenName: 'Wopkje', infix: '', familyName: 'Kwartelaar' },
  ...{ dateOfBirth: '2006-10-19', extraMinutes: 30 },
};
const typed = { studentNumber: 'ZX9953126', givenName: 'Tjibbechien' };
const people = ['Yfkelien', 'Zwaluwenburgh', 'Wopkje', 'Kwartelaar', 'Tjibbechien', 'Quirijntje', 'Roerdomp'];
const numbers = ['ZX7731904', 'ZX8842015', 'ZX9953126'];
const days = ['2007-11-23', '23-11-2007', '23-11-07', '23 november 2007', '2006-10-19', '2007-11-13', '2005-09-17'];
const addresses = { holder: 'kwartelkoning@roc-deproef.example', asker: 'roerdomp@roc-deproef.example' };
/** Words out of a question, an answer and reasons. */
const told = ['kwikstaartje', 'rietzanger', 'steenloper'];

let house: House;
let secrets: string[];
let caseIds: string[];
const lines: string[] = [];
const notices: string[] = [];
/** What stands in a browser's address bar, a proxy's log or a list of downloads. */
const shown: string[] = [];

beforeAll(async () => {
  house = await openHouse({ logger: pino({ level: 'trace' }, { write: (line: string) => lines.push(line) }) });
  const box = await ownMailbox();
  await house.startWorker({ mailbox: box.mailbox });
  const { store, temporal: client, taskQueue } = house;
  relayFor(house);
  await ensureMailbox(client, taskQueue, { seconds: 1, scheduleId: `mailbox/${taskQueue}` });
  afterThisFile(() => forgetMailbox(client, `mailbox/${taskQueue}`));
  const delivery = await client.workflow.start('mailDelivery', {
    workflowId: `mail-delivery/${taskQueue}`,
    taskQueue,
    args: [{ listenSeconds: 600 }],
  });
  await hearAll();
  const asked = vi.spyOn(house.app, 'request');

  const helpdesk = await house.signIn('helpdesk', 'steltkluut@examenwerk.example');
  const holder = await house.signIn('school', addresses.holder);
  const { id: ownerId } = await store.prisma.account.findUniqueOrThrow({ where: { email: addresses.holder } });
  const versionId = await publishedExam(store, choiceExam(4), { durationMinutes: 60 });
  const { exam } = await store.prisma.examVersion.findUniqueOrThrow({
    where: { id: versionId },
    include: { exam: true },
  });
  const walk = { go: journeyOf(house), helpdesk, holder, ownerId, exam, box };

  const requests = await walkTemplates(walk);
  const { sitting, examNumbers } = await walkSitting(walk);
  const inspections = await walkInspection(walk, sitting.id);
  const questions = await walkHelp(walk);

  house.mailQueued.wake();
  await untilAllIsDone(house);
  await delivery.terminate();
  caseIds = [...requests, sitting.id, ...inspections, ...questions];
  const cookies = [helpdesk, holder].map((cookie) => cookie.slice(cookie.indexOf('=') + 1).split(';')[0] ?? '');
  const holders = [...Object.values(addresses), 'kwartelkoning', 'steltkluut', 'roc-deproef'];
  secrets = [...people, ...numbers, ...days, ...holders, ...told, ...examNumbers, ...cookies];

  const answers = await Promise.all(asked.mock.results.map(({ value }) => value as Promise<Response>));
  for (const { headers } of answers) {
    shown.push(headers.get('location') ?? '', headers.get('content-disposition') ?? '');
  }
  shown.push(...asked.mock.calls.map(([url]) => (typeof url === 'string' ? decodeURIComponent(url) : '')));
}, 120_000);

/** Hears what the database tells all that listen, as it is sent. */
async function hearAll(): Promise<void> {
  const listener = await house.store.pool.connect();
  listener.on('notification', ({ payload = '' }) => notices.push(payload));
  for (const channel of ['live', 'outbox', 'mail']) await listener.query(`LISTEN ${channel}`);
  afterThisFile(() => {
    listener.release(true);
  });
}

type Walk = {
  go: ReturnType<typeof journeyOf>;
  helpdesk: string;
  holder: string;
  ownerId: string;
  exam: { id: string; code: string };
  box: Awaited<ReturnType<typeof ownMailbox>>;
};

/** A template with faults and its correction, by upload; one by mail, which is refused. Faults are where one talks most. */
async function walkTemplates({ go, helpdesk, holder, ownerId, box }: Walk): Promise<string[]> {
  const template = (row: object) => filledTemplate(house.store, ownerId, house.clock.now(), [{ ...typed, ...row }]);
  const name = 'Zwaluwenburgh, Yfkelien.xlsx';
  const content = await template({ dateOfBirth: '2005-09-17', location: 'Elders' });
  const mail = { from: `Roerdomp <${addresses.holder}>`, subject: 'Zwaluwenburgh', text: 'kwikstaartje' };
  await box.send({ ...mail, attachments: [{ filename: name, content }] });

  await house.send('GET', '/api/scheduling-template', holder);
  await upload(house, holder, Buffer.from('Zwaluwenburgh'), { name: 'Zwaluwenburgh.txt' });
  const wrong = await template({ dateOfBirth: '23-11-07', location: 'Zaal Zwaluwenburgh' });
  const { id } = await uploaded(house, holder, wrong, { name });
  await go.task(id, 'corrected-file');
  await house.send('GET', `/api/scheduling-requests/${id}`, holder);
  await uploaded(house, holder, await template({ dateOfBirth: '2005-09-17' }), { to: id, name });
  await go.task(id, 'scheduling-review/2');
  const seen = await house.send('GET', `/api/scheduling-requests/${id}`, helpdesk);
  expect(await seen.text()).toContain('Tjibbechien'); // the preview is where it belongs
  await go.decide(id, 'scheduling-review/2', helpdesk, 'confirmed');
  expect(await go.outcome(id)).toBe('scheduled');

  const byMail = await vi.waitFor(
    () => house.store.prisma.schedulingRequest.findFirstOrThrow({ where: { channel: 'mail' } }),
    { timeout: 20_000, interval: 50 },
  );
  await go.decide(byMail.id, 'scheduling-review', helpdesk, 'refused', 'Wopkje Kwartelaar staat al ingepland.');
  expect(await go.outcome(byMail.id)).toBe('refused');
  return [id, byMail.id];
}

/** A sitting by the account holder, with all that can be wrong and changed, and a candidate who makes the exam. */
async function walkSitting({ holder, exam }: Walk): Promise<{ sitting: Sitting; examNumbers: string[] }> {
  const form = new FormData();
  form.set('text', `Studentnummer;Naam;Geboortedatum\n${student.studentNumber};Yfkelien Zwaluwenburgh;23-11-07`);
  const { origin } = house;
  await house.app.request(`${origin}/api/candidate-lists`, {
    ...{ method: 'POST', headers: { origin, cookie: holder }, body: form },
  });
  const today = dayOf(house.clock.now());
  const window = { firstDay: today, lastDay: today, fromMinute: 0, untilMinute: 24 * 60 };
  const entry = { examId: exam.id, location: 'Lokaal 3', window, candidates: [student, withdrawn] };
  const wanted: NewSitting = { id: randomUUID(), ...entry };
  const twice = { ...wanted, candidates: [student, student] };
  expect((await house.send('POST', '/api/sittings', holder, twice)).status).toBe(422);
  const checked = await house.send('POST', '/api/sittings/check', holder, entry);
  const confirmedWarnings = ((await checked.json()) as { warnings: Warning[] }).warnings.map(({ key }) => key);
  const made = await house.send('POST', '/api/sittings', holder, { ...wanted, confirmedWarnings });
  expect(made.status).toBe(201);
  const sitting = (await made.json()) as Sitting;
  const path = `/api/sittings/${sitting.id}`;
  const numberOf = (who: string) => sitting.candidates.find(({ studentNumber }) => studentNumber === who);
  const [one, other] = [numberOf(student.studentNumber), numberOf(withdrawn.studentNumber)];
  const { dateOfBirth: _never, ...person } = student;
  const change = await house.send('PUT', `${path}/candidates/${one?.id}`, holder, person, { 'if-match': '1' });
  expect(change.status).toBe(200);
  const out = await house.send('POST', `${path}/candidates/${other?.id}/withdrawal`, holder, undefined, {
    'if-match': '2',
  });
  expect(out.status).toBe(200);
  for (const kind of ['attendance-list', 'strips', 'invigilator-sheet']) {
    expect((await house.send('GET', `${path}/${kind}`, holder)).status).toBe(200);
  }

  const candidate = candidateIn(house);
  await candidate.ask('POST', 'session', { examNumber: student.studentNumber });
  await candidate.enter(one?.examNumber ?? '');
  await candidate.open();
  expect(await candidate.save('item-1', { choice: 'a' })).toBe('saved');
  expect(await candidate.save('item-2', { text: 'Yfkelien' })).toBe('saved');
  const nonsense = { ...candidate.inHand, answers: [{ itemId: 'Zwaluwenburgh', sequence: -1, value: 'Yfkelien' }] };
  expect((await candidate.ask('PUT', 'answers', nonsense)).status).toBe(422);
  expect(await candidate.handIn()).toBe('handed-in');
  const results = await house.send('GET', `/api/results/${sitting.id}`, holder);
  expect(await results.text()).toContain('Zwaluwenburgh');
  for (const format of ['xlsx', 'csv', 'pdf']) {
    expect((await house.send('GET', `/api/results/${sitting.id}/files/${format}`, holder)).status).toBe(200);
  }
  return { sitting, examNumbers: sitting.candidates.map(({ examNumber }) => examNumber) };
}

/** An inspection that the helpdesk has to match, delivered and opened. */
async function walkInspection({ go, helpdesk, holder, exam }: Walk, sittingId: string): Promise<string[]> {
  const ask = (more: object) =>
    house.send('POST', '/api/inspections', holder, {
      ...{ id: randomUUID(), studentName: 'Y. van het Zwaluwenburgh', dateOfBirth: '2007-11-13' },
      ...{ examName: exam.code, examDate: dayOf(house.clock.now()), ...more },
    });
  expect((await ask({ dateOfBirth: '23 november 2007' })).status).toBe(422);
  const taken = (await (await ask({})).json()) as InspectionAnswer;
  if (taken.kind !== 'received') throw new Error(taken.kind);
  const { id } = taken.inspection;
  await go.task(id, 'inspection-match');
  await house.send('GET', `/api/inspections/${id}`, helpdesk);
  const { id: attemptId } = await house.store.prisma.attempt.findFirstOrThrow({ where: { sittingId } });
  const match = { decisionId: randomUUID(), attemptId };
  expect((await house.send('POST', `/api/inspections/${id}/match`, helpdesk, match)).status).toBe(200);
  await go.decide(id, 'inspection-delivery', helpdesk, 'delivered', 'steenloper');
  expect(await go.outcome(id)).toBe('delivered');
  expect((await house.send('GET', `/api/inspections/${id}/printout`, holder)).status).toBe(200);
  return [id];
}

/** A question by the form, answered and replied to by mail; and one by mail that needs no answer. */
async function walkHelp({ go, helpdesk, box }: Walk): Promise<string[]> {
  const from = `Quirijntje Roerdomp <${addresses.asker}>`;
  const attachments = [{ filename: 'Zwaluwenburgh.pdf', content: 'kwikstaartje' }];
  await box.send({ from, subject: 'Wopkje Kwartelaar', text: 'kwikstaartje', attachments });

  const form = {
    ...{ submissionId: randomUUID(), name: 'Quirijntje Roerdomp', email: addresses.asker, schoolName: '' },
    subject: 'Yfkelien Zwaluwenburgh kan niet inloggen',
    question: 'Zij is geboren op 23-11-2007. Haar kwikstaartje is kwijt.',
  };
  expect((await house.post('/hulp', { ...form, email: 'roerdomp' })).status).toBe(422);
  const page = await house.post('/hulp', form);
  const html = await page.text();
  shown.push(...[...html.matchAll(/(?:href|action|src)="([^"]*)"/g)].map(([, address = '']) => address));
  const { id } = await house.store.prisma.helpRequest.findUniqueOrThrow({
    where: { submissionId: form.submissionId },
  });
  await go.task(id, 'help-question');
  await house.send('GET', `/api/help-requests/${id}`, helpdesk);
  const answer = { decisionId: randomUUID(), body: 'Dag Quirijntje, de rietzanger helpt.' };
  expect((await house.send('POST', `/api/help-requests/${id}/answer`, helpdesk, answer)).status).toBe(200);
  const { messageId } = await house.store.prisma.mail.findFirstOrThrow({
    where: { caseId: id, template: 'help-answer' },
  });
  await box.send({ from, subject: 'Re: Zwaluwenburgh', text: 'Dank, steenloper!', inReplyTo: messageId });
  await go.task(id, 'help-question/2');

  const mailed = await vi.waitFor(
    () => house.store.prisma.helpRequest.findFirstOrThrow({ where: { channel: 'mail' } }),
    { timeout: 20_000, interval: 50 },
  );
  await go.task(mailed.id, 'help-question');
  const dismissal = { decisionId: randomUUID() };
  await house.send('POST', `/api/help-requests/${mailed.id}/dismissal`, helpdesk, dismissal);
  expect(await go.outcome(mailed.id)).toBe('dismissed');
  return [id, mailed.id];
}

const leaked = (text: string): string[] => leakedIn(text, secrets);

test('no line of the log', () => {
  const routes = lines.filter((line) => line.includes('"request"'));
  expect(routes.length).toBeGreaterThan(30);
  for (const route of [
    '/api/results/:id/files/:format',
    '/api/inspections/:id/printout',
    '/hulp',
    '/api/sittings/check',
  ]) {
    expect(
      routes.some((line) => line.includes(`"${route}"`)),
      route,
    ).toBe(true);
  }
  for (const message of ['mailbox', 'mail', 'relayed']) {
    expect(
      lines.some((line) => line.includes(`"msg":"${message}"`)),
      message,
    ).toBe(true);
  }
  expect(leaked(lines.join(''))).toEqual([]);
});

test('nothing that Temporal keeps, of any workflow', async () => {
  const ids: string[] = [];
  await vi.waitFor(
    async () => {
      ids.length = 0;
      const query = `TaskQueue = "${house.taskQueue}"`;
      for await (const { workflowId } of house.temporal.workflow.list({ query })) ids.push(workflowId);
      for (const caseId of caseIds)
        expect(
          ids.some((id) => id.endsWith(caseId)),
          caseId,
        ).toBe(true);
      for (const kind of [
        'mailbox/',
        'mail-delivery/',
        'sitting/',
        'scheduling-request/',
        'inspection/',
        'help-request/',
      ])
        expect(
          ids.some((id) => id.startsWith(kind)),
          kind,
        ).toBe(true);
    },
    { timeout: 20_000, interval: 100 },
  );
  let read = 0;
  for (const workflowId of new Set(ids)) {
    const { history, payloads } = await keptOf(house.temporal, workflowId);
    read += payloads.length;
    expect(leaked([workflowId, history, ...payloads].join(' ')), workflowId).toEqual([]);
  }
  expect(read).toBeGreaterThan(50);
});

test('no notice that screens, relays and senders of mail hear', async () => {
  await vi.waitFor(() => {
    for (const resource of ['sittings', 'results', 'scheduling-requests', 'inspections', 'help-requests', 'tasks']) {
      expect(
        notices.some((notice) => notice.includes(`"${resource}"`)),
        resource,
      ).toBe(true);
    }
  }, 5_000);
  expect(leaked(notices.join('\n'))).toEqual([]);
});

test('no address, no name of a file that is offered, no link and no subject of a mail', async () => {
  expect(shown.some((text) => text.includes('presentielijst'))).toBe(true);
  expect(shown.some((text) => text.includes('/api/exam/answers'))).toBe(true);
  expect(leaked(shown.join('\n'))).toEqual([]);
  for (const address of Object.values(addresses)) {
    const mails = await mailsTo(address);
    expect(leaked(mails.map(({ subject }) => subject).join('\n')), address).toEqual([]);
    expect(leaked(mails.flatMap(linksIn).join('\n')), address).toEqual([]);
  }
});

test('no audit event and no message of the outbox', async () => {
  const { prisma } = house.store;
  const [events, messages] = await Promise.all([prisma.auditEvent.findMany(), prisma.outboxMessage.findMany()]);
  expect(new Set(events.map(({ caseId }) => caseId)).size).toBeGreaterThanOrEqual(caseIds.length);
  expect(leaked(JSON.stringify([events, messages]))).toEqual([]);
});

test('no list is searched by a student, so that nobody types one into an address', async () => {
  const holder = await house.logIn(addresses.holder);
  for (const list of ['sittings', 'results', 'inspections', 'scheduling-requests']) {
    for (const words of ['Zwaluwenburgh', student.studentNumber]) {
      const found = await house.send('GET', `/api/${list}?q=${words}`, holder);
      expect(await found.json(), `${list}: ${words}`).toEqual({ data: [], total: 0 });
    }
  }
});
