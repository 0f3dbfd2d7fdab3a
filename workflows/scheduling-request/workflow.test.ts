import { beforeAll, describe, expect, test, vi } from 'vitest';
import { contentOf } from '../../activities/mail-content/mail-content.ts';
import type { SchedulingRequest } from '../../api/scheduling/request-contract.ts';
import { dayAfter, dayOf } from '../../domain/exam-window.ts';
import { endOfWork, workingDaysAfter } from '../../domain/working-days.ts';
import { openMailer } from '../../platform/smtp.ts';
import { readMailFacts } from '../../store/mail-facts.ts';
import { mergeSchools } from '../../store/school-merge.ts';
import { addSchool } from '../../store/schools.ts';
import { cancelSitting } from '../../store/sitting-changes.ts';
import { choiceExam, publishedExam } from '../../tests/support/exams.ts';
import { openHouse, type House } from '../../tests/support/house.ts';
import { journeyOf } from '../../tests/support/journey.ts';
import { relayFor } from '../../tests/support/relay.ts';
import { filledTemplate, mailed, upload, uploaded, type TypedRow } from '../../tests/support/scheduling-requests.ts';
import { timeSkipping } from '../../tests/support/time-skipping.ts';

/** A scheduling request under skipped time, on real parts. */

const day = 24 * 3_600_000;
let house: House;
let go: ReturnType<typeof journeyOf>;
let helpdesk: string;
let holder: { email: string; cookie: string; id: string };
let versionId: string;
let students = 100_000;

beforeAll(async () => {
  house = await openHouse({ skipping: await timeSkipping() });
  go = journeyOf(house);
  await house.tick();
  await house.startWorker({ mailer: openMailer('smtp://127.0.0.1:1') });
  const { store } = house;
  relayFor(house);
  versionId = await publishedExam(store, choiceExam(4), { durationMinutes: 60 });
  helpdesk = await house.signIn('helpdesk');
  const email = await house.addPerson('school');
  const { id } = await store.prisma.account.findUniqueOrThrow({ where: { email } });
  holder = { email, id, cookie: await house.logIn(email) };
});

/** A template in order, unless the rows say otherwise; each with students of its own. */
async function template(...rows: TypedRow[]): Promise<Buffer> {
  await house.tick();
  const typed = (rows.length === 0 ? [{}] : rows).map((row) => ({ studentNumber: String((students += 1)), ...row }));
  return await filledTemplate(house.store, holder.id, house.clock.now(), typed);
}

const inDays = (days: number) => dayAfter(dayOf(house.clock.now()), days);
const read = async (id: string, cookie = holder.cookie) =>
  (await (await house.send('GET', `/api/scheduling-requests/${id}`, cookie)).json()) as SchedulingRequest;
const untilPhase = (id: string, phase: SchedulingRequest['phase']) =>
  vi.waitFor(
    async () => {
      const request = await read(id);
      expect(request.phase).toBe(phase);
      return request;
    },
    { timeout: 20_000, interval: 20 },
  );
const sittingsOf = (id: string) =>
  house.store.prisma.sitting.findMany({
    where: { schedulingRequestId: id },
    include: { registrations: true, case: true },
    orderBy: { opensAt: 'asc' },
  });
const withdraw = (id: string, cookie: string, decisionId = crypto.randomUUID()) =>
  house.send('POST', `/api/scheduling-requests/${id}/withdrawal`, cookie, { decisionId });
const confirm = (id: string, key = 'scheduling-review') => go.decide(id, key, helpdesk, 'confirmed');

describe('a template in order', () => {
  test('is confirmed with its promise, looked at and scheduled: one set of sittings, one mail', async () => {
    const { id } = await uploaded(house, holder.cookie, await template({}, {}, { location: 'Aula' }));
    const { dueAt, plan } = await untilPhase(id, 'in-review');
    expect(dueAt).not.toBeNull();
    expect(plan?.map(({ location, candidates }) => [location, candidates.length])).toEqual([
      ['Lokaal 3', 2],
      ['Aula', 1],
    ]);
    expect((await confirm(id)).status).toBe(200);
    expect(await go.outcome(id)).toBe('scheduled');
    const sittings = await sittingsOf(id);
    expect(sittings.map(({ registrations }) => registrations.length).sort()).toEqual([1, 2]);
    expect(new Set(sittings.flatMap(({ registrations }) => registrations.map((one) => one.examNumber))).size).toBe(3);
    for (const sitting of sittings) {
      expect(sitting).toMatchObject({ ownerId: holder.id, examVersionId: versionId });
      expect(sitting.resultsFrom.getTime()).toBeGreaterThan(sitting.closesAt.getTime());
    }
    expect(await go.mails(id)).toEqual(['scheduling-accepted', 'scheduling-scheduled']);
  });

  test('waits for the helpdesk until three working days after arrival, and is escalated on that day', async () => {
    const { id } = await uploaded(house, holder.cookie, await template({ day: inDays(60) }));
    const task = await go.task(id, 'scheduling-review');
    const promised = await house.store.prisma.casePromise.findFirstOrThrow({ where: { taskId: task.id } });
    expect(promised.dueAt).toEqual(task.dueAt);
    expect(dayOf(task.dueAt ?? new Date(0)) > inDays(2)).toBe(true);
    await house.skip((task.dueAt?.getTime() ?? 0) - house.clock.now().getTime());
    expect((await go.mails(id)).filter((mail) => mail === 'task-overdue')).toHaveLength(1);
    const { prisma } = house.store;
    const mail = await prisma.mail.findFirstOrThrow({ where: { caseId: id, template: 'task-overdue' } });
    const facts = await readMailFacts(house.store, mail.id, mail.queuedAt);
    const writtenAt = async (at: Date) => await contentOf(house.store, facts, house.origin, at);
    expect(await writtenAt(mail.queuedAt)).toMatchObject({ dueOn: task.dueAt });
    expect(await writtenAt(task.dueAt ?? mail.queuedAt)).toMatchObject({ dueOn: null });
    expect((await confirm(id)).status).toBe(200);
  });

  test('for an exam that is near is promised for the working day before', async () => {
    await house.tick();
    const after = (days: number) =>
      workingDaysAfter(house.clock.now(), days, endOfWork, { version: 1, freeDays: new Set() });
    const [dayBefore, examDay] = [after(1), dayOf(after(2))];
    const { id } = await uploaded(house, holder.cookie, await template({ day: examDay }));
    expect((await go.task(id, 'scheduling-review')).dueAt).toEqual(dayBefore);
    await confirm(id);
  });

  test('is refused with a reason, which goes to who asked', async () => {
    const { id } = await uploaded(house, holder.cookie, await template());
    await go.decide(id, 'scheduling-review', helpdesk, 'refused', 'Dit examen geven wij dit jaar niet.');
    expect(await go.outcome(id)).toBe('refused');
    expect(await sittingsOf(id)).toEqual([]);
    expect((await go.mails(id)).at(-1)).toBe('scheduling-refused');
    expect((await read(id)).reason).toContain('dit jaar niet');
  });
});

describe('a template with faults', () => {
  test('goes back with each of them in words, and the corrected one goes on in the same case', async () => {
    const { id } = await uploaded(house, holder.cookie, await template({ day: 'maandag', location: '' }, {}));
    const { files, plan, expiresAt } = await untilPhase(id, 'awaiting-correction');
    expect(plan).toBeNull();
    expect(expiresAt).not.toBeNull();
    expect(files[0]?.faults).toHaveLength(2);
    expect(files[0]?.faults[0]).toMatchObject({
      place: expect.stringMatching(/Klaarzetten.*5.*B/) as string,
      found: expect.stringContaining('maandag') as string,
    });
    expect(await go.mails(id)).toEqual(['scheduling-faults']);
    await uploaded(house, holder.cookie, await template(), { to: id });
    await untilPhase(id, 'in-review');
    await confirm(id, 'scheduling-review/2');
    expect(await go.outcome(id)).toBe('scheduled');
  });

  test('is asked for again twice, and lapses after thirty days', async () => {
    const { id } = await uploaded(house, holder.cookie, await template({ dateOfBirth: '31-02-2008' }));
    await go.task(id, 'corrected-file');
    await house.skip(35 * day);
    expect(await go.outcome(id)).toBe('expired');
    expect(await go.mails(id)).toEqual([
      'scheduling-faults',
      'scheduling-faults-reminder',
      'scheduling-faults-reminder',
      'scheduling-expired',
    ]);
    expect((await upload(house, holder.cookie, await template(), { to: id })).status).toBe(409);
  });
});

describe('the same twice', () => {
  test('a double click, and the same file again, are one request', async () => {
    const [file, id] = [await template(), crypto.randomUUID()];
    const both = await Promise.all([1, 2].map(() => uploaded(house, holder.cookie, file, { id })));
    expect(both.map((one) => one.id)).toEqual([id, id]);
    const again = await upload(house, holder.cookie, file);
    expect(await again.json()).toMatchObject({ kind: 'known', request: { id } });
    await untilPhase(id, 'in-review');
  });

  test.each(['upload', 'mail'] as const)(
    'the same file, by %s, of what was mended on our side is looked at again',
    async (way) => {
      const { prisma } = house.store;
      const own = await publishedExam(house.store, choiceExam(2), { kind: 'theory' });
      const { exam, title } = await prisma.examVersion.findUniqueOrThrow({
        where: { id: own },
        include: { exam: { include: { studyFields: true } } },
      });
      await prisma.examStudyField.deleteMany({ where: { examId: exam.id } });
      const file = await template({ exam: `${exam.code} – ${title}` });
      const { id } = await uploaded(house, holder.cookie, file);
      await untilPhase(id, 'awaiting-correction');
      await prisma.examStudyField.createMany({ data: exam.studyFields });
      if (way === 'upload') {
        expect(await (await upload(house, holder.cookie, file)).json()).toMatchObject({
          kind: 'received',
          request: { id },
        });
      } else {
        const sent = await mailed(house, { from: holder.email, files: { 'nog eens.xlsx': file } });
        expect(sent).toMatchObject({ filedAs: 'scheduling-file', caseId: id });
      }
      expect((await untilPhase(id, 'in-review')).files).toHaveLength(2);
    },
  );

  test('the file of a request whose sittings were all cancelled makes a new one', async () => {
    const file = await template();
    const { id } = await uploaded(house, holder.cookie, file);
    await confirm(id);
    expect(await go.outcome(id)).toBe('scheduled');
    expect(await (await upload(house, holder.cookie, file)).json()).toMatchObject({ kind: 'known', request: { id } });
    for (const sitting of await sittingsOf(id)) {
      const seen = { id: sitting.id, version: sitting.version };
      await cancelSitting(house.store, house.occasion(), holder.id, seen, 'Brand in de school');
    }
    const again = await upload(house, holder.cookie, file);
    expect(await again.json()).toMatchObject({ kind: 'received', request: { sittingCount: 0 } });
  });

  test('two people confirm at once: one set of sittings, and the other is told', async () => {
    const { id } = await uploaded(house, holder.cookie, await template());
    await go.task(id, 'scheduling-review');
    const other = await house.signIn('helpdesk');
    const both = await Promise.all(
      [helpdesk, other].map((cookie) => go.decide(id, 'scheduling-review', cookie, 'confirmed')),
    );
    expect(both.map(({ status }) => status).sort()).toEqual([200, 409]);
    expect(await go.outcome(id)).toBe('scheduled');
    expect(await sittingsOf(id)).toHaveLength(1);
  });
});

describe('a corrected file that does not come where it was asked for', () => {
  /** Somebody of whom nothing is waited for yet. */
  async function newHolder() {
    const email = await house.addPerson('school');
    return { email, cookie: await house.logIn(email) };
  }
  const faulty = async (cookie: string) => {
    const { id } = await uploaded(house, cookie, await template({ location: '' }));
    await go.task(id, 'corrected-file');
    return id;
  };
  /** Sends a file as a new one, and answers with the request that it came to. */
  async function asNew(way: 'upload' | 'mail', { email, cookie }: { email: string; cookie: string }, file: Buffer) {
    if (way === 'mail') return (await mailed(house, { from: email, files: { 'nieuw.xlsx': file } })).caseId ?? '';
    return (await uploaded(house, cookie, file)).id;
  }
  const ways = ['upload', 'mail'] as const;

  test.each(ways)('another template by %s while one is waited for is another request: both go on', async (way) => {
    const somebody = await newHolder();
    const id = await faulty(somebody.cookie);
    const other = await asNew(way, somebody, await template());
    expect(other).not.toBe(id);
    await untilPhase(other, 'in-review');
    await untilPhase(id, 'awaiting-correction');
  });

  test.each(ways)(
    'by %s in one request while another has it, it is scheduled once: the first one ends',
    async (way) => {
      const [somebody, colleague] = [await newHolder(), await newHolder()];
      const id = await faulty(somebody.cookie);
      const file = await template();
      const other = await asNew('upload', colleague, file);
      await untilPhase(other, 'in-review');
      if (way === 'upload') {
        const answer = await upload(house, somebody.cookie, file, { to: id });
        expect(await answer.json()).toMatchObject({ kind: 'known', request: { id: other } });
      } else {
        const asked = await house.store.prisma.mail.findFirstOrThrow({ where: { caseId: id } });
        const reply = { from: somebody.email, inReplyTo: asked.messageId, files: { 'klas.xlsx': file } };
        expect(await mailed(house, reply)).toMatchObject({ caseId: other });
      }
      expect(await go.outcome(id)).toBe('sent-elsewhere');
      expect((await read(id)).files[0]?.faults[0]?.expected).toContain((await read(other)).reference);
      expect(await go.mails(id)).toEqual(['scheduling-faults']);
      await confirm(other);
      expect(await go.outcome(other)).toBe('scheduled');
      expect((await go.mails(other)).filter((mail) => mail === 'scheduling-known')).toHaveLength(1);
      expect([await sittingsOf(id), await sittingsOf(other)].map(({ length }) => length)).toEqual([0, 1]);
      await house.skip(35 * day);
      expect(await go.mails(id), 'nobody is reminded').toEqual(['scheduling-faults']);
    },
  );

  test('in a request that the helpdesk was looking at, it ends that one too', async () => {
    const [somebody, colleague] = [await newHolder(), await newHolder()];
    const { id } = await uploaded(house, somebody.cookie, await template());
    await go.task(id, 'scheduling-review');
    const file = await template();
    const other = await asNew('upload', colleague, file);
    const answer = await upload(house, somebody.cookie, file, { to: id });
    expect(await answer.json()).toMatchObject({ kind: 'known', request: { id: other } });
    expect(await go.outcome(id)).toBe('sent-elsewhere');
  });
});

describe('a request that awaits its corrected file', () => {
  test.each(['the school', 'the helpdesk'] as const)(
    'is withdrawn by %s, once, and nobody is reminded',
    async (who) => {
      const { id } = await uploaded(house, holder.cookie, await template({ location: '' }));
      await go.task(id, 'corrected-file');
      const cookie = who === 'the school' ? holder.cookie : helpdesk;
      expect(await read(id, cookie)).toMatchObject({ canWithdraw: true });
      const decisionId = crypto.randomUUID();
      const both = await Promise.all([1, 2].map(async () => await withdraw(id, cookie, decisionId)));
      expect(both.map(({ status }) => status)).toEqual([200, 200]);
      expect(await go.outcome(id)).toBe('withdrawn');
      expect((await withdraw(id, cookie, decisionId)).status).toBe(200);
      expect((await withdraw(id, cookie)).status).toBe(409);
      expect(await read(id)).toMatchObject({ phase: 'withdrawn', canWithdraw: false });
      expect((await upload(house, holder.cookie, await template(), { to: id })).status).toBe(409);
      await house.skip(35 * day);
      expect(await go.mails(id)).toEqual(['scheduling-faults', 'scheduling-withdrawn']);
    },
  );

  test('can not be withdrawn once the helpdesk is at it', async () => {
    const { id } = await uploaded(house, holder.cookie, await template());
    await go.task(id, 'scheduling-review');
    expect(await read(id)).toMatchObject({ canWithdraw: false });
    expect((await withdraw(id, holder.cookie)).status).toBe(409);
    await confirm(id);
  });
});

test('a newer file takes the place of the one that the helpdesk was looking at', async () => {
  const { id } = await uploaded(house, holder.cookie, await template({ location: 'Oud' }));
  const { id: taskId } = await go.task(id, 'scheduling-review');
  await uploaded(house, holder.cookie, await template({ location: 'Nieuw' }), { to: id });
  const late = await house.send('POST', `/api/tasks/${taskId}/decision`, helpdesk, {
    ...{ decisionId: crypto.randomUUID(), outcome: 'confirmed' },
  });
  expect(late.status).toBe(409);
  await confirm(id, 'scheduling-review/2');
  expect(await go.outcome(id)).toBe('scheduled');
  expect((await sittingsOf(id)).map(({ location }) => location)).toEqual(['Nieuw']);
});

test('a student who stands twice in one file is told to the helpdesk, at both rows', async () => {
  const twice = { studentNumber: String((students += 1)), givenName: 'Noor' };
  const { id } = await uploaded(house, holder.cookie, await template(twice, {}, { ...twice, day: inDays(20) }));
  await go.task(id, 'scheduling-review');
  const { plan } = await read(id, helpdesk);
  expect(plan?.map(({ warnings }) => warnings.join())).toEqual([
    expect.stringMatching(/Noor.*rij 7 van het bestand/),
    expect.stringMatching(/Noor.*rij 5 van het bestand/),
  ]);
  await go.decide(id, 'scheduling-review', helpdesk, 'refused', 'Dubbel.');
});

test('an exam that is retired between arrival and confirming is not scheduled; who asked is told which', async () => {
  const own = await publishedExam(house.store, choiceExam(2), { kind: 'theory' });
  const { exam, title } = await house.store.prisma.examVersion.findUniqueOrThrow({
    where: { id: own },
    include: { exam: true },
  });
  const { id } = await uploaded(house, holder.cookie, await template({}, { exam: `${exam.code} – ${title}` }));
  await go.task(id, 'scheduling-review');
  const staff = await house.addPerson('staff');
  const { id: retiredById } = await house.store.prisma.account.findUniqueOrThrow({ where: { email: staff } });
  const retired = { state: 'retired', retiredAt: house.clock.now(), retiredById, retiredReason: 'Fout in vraag 2' };
  await house.store.prisma.examVersion.update({ where: { id: own }, data: retired });
  const { plan } = await read(id, helpdesk);
  expect(plan?.flatMap(({ warnings }) => warnings).join()).toContain('ingetrokken');
  await confirm(id);
  const { files } = await untilPhase(id, 'awaiting-correction');
  expect(files[0]?.faults[0]?.found).toContain(exam.code);
  expect(await sittingsOf(id)).toEqual([]);
  expect((await withdraw(id, holder.cookie)).status).toBe(200);
});

test('a colleague who sends the corrected file is answered about it; both hear what it came to', async () => {
  const colleague = await house.addPerson('school');
  const cookie = await house.logIn(colleague);
  const { id } = await uploaded(house, holder.cookie, await template({ location: '' }));
  await untilPhase(id, 'awaiting-correction');
  const faulty = await template({ day: 'morgen' });
  await uploaded(house, cookie, faulty, { to: id });
  await go.task(id, 'corrected-file/2');
  await uploaded(house, cookie, await template(), { to: id });
  await confirm(id, 'scheduling-review/3');
  expect(await go.outcome(id)).toBe('scheduled');
  const known = await mailed(house, { from: holder.email, files: { 'klas.xlsx': faulty } });
  expect(known.caseId).toBe(id);
  const mails = await house.store.prisma.mail.findMany({ where: { caseId: id }, orderBy: { queuedAt: 'asc' } });
  const sent = mails.map(({ template: of, recipient }) => `${of} ${recipient === colleague ? 'colleague' : 'holder'}`);
  expect(sent.sort()).toEqual([
    'scheduling-accepted colleague',
    'scheduling-faults colleague',
    'scheduling-faults holder',
    'scheduling-known holder',
    'scheduling-scheduled colleague',
    'scheduling-scheduled holder',
  ]);
});

describe('someone at two schools', () => {
  /** A holder at the first school and one more, with a colleague at each. */
  async function atTwoSchools(studyFieldCodes = ['T1']) {
    const { store } = house;
    const email = await house.addPerson('school');
    const { id } = await store.prisma.account.findUniqueOrThrow({ where: { email } });
    const brin = `${String((students += 1)).slice(-2)}QX`;
    await addSchool(store, house.occasion(), { name: `ROC De Tweede ${brin}`, kind: 'roc', brin });
    const { id: second } = await store.prisma.school.findUniqueOrThrow({ where: { brin } });
    const fields = await store.prisma.studyField.findMany({ where: { code: { in: studyFieldCodes } } });
    await store.prisma.schoolAccess.create({
      data: {
        ...{ id: crypto.randomUUID(), accountId: id, schoolId: second, location: 'Zuid', grantedAt: house.clock.now() },
        studyFields: { create: fields.map((field) => ({ studyFieldId: field.id })) },
      },
    });
    const first = (await store.prisma.school.findUniqueOrThrow({ where: { brin: '99ZZ' } })).id;
    return { email, id, first, second, cookie: await house.logIn(email) };
  }
  const seenBy = async (cookie: string, id: string) =>
    (await house.send('GET', `/api/scheduling-requests/${id}`, cookie)).status;

  test('mails the template of the second: it is that one’s, and a colleague at the first never sees it', async () => {
    const both = await atTwoSchools();
    const rows = [{ studentNumber: String((students += 1)) }];
    const file = await filledTemplate(house.store, both.id, house.clock.now(), rows, { schoolId: both.second });
    const { caseId } = await mailed(house, { from: both.email, files: { 'a.xlsx': file } });
    const id = caseId ?? '';
    expect(await seenBy(holder.cookie, id)).toBe(404);
    await go.task(id, 'scheduling-review');
    expect((await read(id, both.cookie)).school?.id).toBe(both.second);
    expect(await seenBy(holder.cookie, id)).toBe(404);
    // The same file, now by the form of the first school, is not a second request.
    const again = await upload(house, both.cookie, file, { schoolId: both.first });
    expect(await again.json()).toMatchObject({ kind: 'known', request: { id } });
  });

  test('sends the template of a school that was merged since: it is in order, for the school that it became', async () => {
    const both = await atTwoSchools();
    const rows = [{ studentNumber: String((students += 1)) }];
    const file = await filledTemplate(house.store, both.id, house.clock.now(), rows, { schoolId: both.second });
    const merge = { fromId: both.second, intoId: both.first, version: 1, reason: 'Fusie.' };
    const actor = { kind: 'account' as const, accountId: both.id };
    await mergeSchools(house.store, house.occasion(), merge, actor);
    const { caseId } = await mailed(house, { from: both.email, files: { 'a.xlsx': file } });
    await go.task(caseId ?? '', 'scheduling-review');
    expect((await read(caseId ?? '', both.cookie)).school?.id).toBe(both.first);
  });

  test('mails one without its mark: where only one school has its exams it is that one’s', async () => {
    const both = await atTwoSchools(['T2']);
    const rows = [{ studentNumber: String((students += 1)) }];
    const file = await filledTemplate(house.store, both.id, house.clock.now(), rows, { marked: false });
    const { caseId } = await mailed(house, { from: both.email, files: { 'a.xlsx': file } });
    await go.task(caseId ?? '', 'scheduling-review');
    expect((await read(caseId ?? '', both.cookie)).school?.id).toBe(both.first);
  });

  test('mails one that fits both: nobody else sees it, and the sender is asked which it is', async () => {
    const both = await atTwoSchools();
    const rows = [{ studentNumber: String((students += 1)) }];
    const file = await filledTemplate(house.store, both.id, house.clock.now(), rows, { marked: false });
    const { caseId } = await mailed(house, { from: both.email, files: { 'a.xlsx': file } });
    const id = caseId ?? '';
    await go.task(id, 'corrected-file');
    expect(await read(id, both.cookie)).toMatchObject({ school: null, canSendFile: true });
    expect((await read(id, both.cookie)).files[0]?.faults[0]?.expected).toContain('meer dan één school');
    expect(await seenBy(holder.cookie, id)).toBe(404);
    expect(await seenBy(helpdesk, id)).toBe(200);
    const right = await filledTemplate(house.store, both.id, house.clock.now(), rows, { schoolId: both.second });
    await uploaded(house, both.cookie, right, { to: id });
    await go.task(id, 'scheduling-review/2');
    expect((await read(id, both.cookie)).school?.id).toBe(both.second);
  });
});

describe('by mail', () => {
  const mail = async (files: Record<string, Buffer>, more: object = {}) =>
    await mailed(house, { from: holder.email, files, ...more });

  test('it goes the same way, in the thread of the mail', async () => {
    const taken = await mail(
      { 'klas 3B.xlsx': await template({ location: '' }) },
      { messageId: '<klas@school.example>' },
    );
    expect(taken.filedAs).toBe('scheduling-file');
    const id = taken.caseId ?? '';
    await untilPhase(id, 'awaiting-correction');
    const asked = await house.store.prisma.mail.findFirstOrThrow({ where: { caseId: id } });
    expect(asked).toMatchObject({ recipient: holder.email, inReplyTo: '<klas@school.example>' });
    const reply = await mail({ 'klas 3B.xlsx': await template() }, { inReplyTo: asked.messageId });
    expect(reply).toMatchObject({ filedAs: 'scheduling-file', caseId: id });
    await confirm(id, 'scheduling-review/2');
    expect(await go.outcome(id)).toBe('scheduled');
  });

  test('the same file in a second mail is known, and told so', async () => {
    const file = await template();
    const { caseId } = await mail({ 'a.xlsx': file });
    expect(await mail({ 'b.xlsx': file })).toMatchObject({ filedAs: 'scheduling-file', caseId });
    expect(await go.mails(caseId ?? '')).toContain('scheduling-known');
  });

  test('a damaged or protected file is answered; what is no template, or more than one, a person looks at', async () => {
    const damaged = await mail({ 'a.xlsx': Buffer.from('PK\u0003\u0004 geen zip') });
    const { files } = await untilPhase(damaged.caseId ?? '', 'awaiting-correction');
    expect(files[0]?.faults).toHaveLength(1);
    expect((await withdraw(damaged.caseId ?? '', holder.cookie)).status).toBe(200);
    const csv = Buffer.from('naam;cijfer\nSanne;7\nNoor;8\n');
    const something = await mail({ 'cijfers.csv': csv }, { messageId: '<cijfers@school.example>' });
    await untilPhase(something.caseId ?? '', 'not-a-template');
    const { caseId, filedAs } = await house.store.prisma.incomingMail.findUniqueOrThrow({
      where: { id: something.id },
    });
    expect(filedAs).toBe('question');
    await go.task(caseId ?? '', 'help-question');
    const two = await mail({ 'a.xlsx': await template(), 'b.xlsx': await template() });
    expect(two.filedAs).toBe('question');
  });

  test('from someone without an account it is a question', async () => {
    const { filedAs } = await mailed(house, { from: 'vreemd@elders.example', files: { 'a.xlsx': await template() } });
    expect(filedAs).toBe('question');
  });
});

test('the results are released days after the last sitting, with one mail', async () => {
  const { id } = await uploaded(house, holder.cookie, await template({ day: inDays(2) }, { day: inDays(6) }));
  await confirm(id);
  expect(await go.outcome(id)).toBe('scheduled');
  const [first, last] = await sittingsOf(id);
  expect(first?.resultsFrom).toEqual(last?.resultsFrom);
  expect(dayOf(last?.resultsFrom ?? new Date(0))).toBe(dayAfter(dayOf(last?.closesAt ?? new Date(0)), 3));
  await house.skip(8 * day);
  expect(await go.mails(id)).not.toContain('results-released');
  await house.skip(3 * day);
  for (const sitting of [first, last]) expect(await go.outcome(sitting?.id ?? '')).toBe('held');
  expect((await go.mails(id)).filter((mail) => mail === 'results-released')).toHaveLength(1);
});
