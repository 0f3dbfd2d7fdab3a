import { randomUUID } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { beforeAll, describe, expect, test } from 'vitest';
import type { ExamContent, Item } from '../../domain/exam-content.ts';
import { may, roles, type Action, type Role } from '../../domain/access.ts';
import { hashPassword } from '../auth/auth.ts';
import { createSchoolAccount } from '../../store/accounts.ts';
import { schedulableExams } from '../../store/exam-bank.ts';
import { addSchool } from '../../store/schools.ts';
import { openHouse, password, type House } from '../../tests/support/house.ts';
import { untilLocked } from '../../tests/support/locks.ts';
import { openSitting } from '../../tests/support/exams.ts';
import type { LiveMessage } from '../live/hub.ts';
import type { BankExam, ExamVersionDetails, Media, SchedulableExam, StudyField } from './contract.ts';

/** The exam bank over HTTP, on a real database: what its editors do, what the others get to see of it. */
let house: House;
let cookies: Record<Role, string>;
let fields: { care: string; building: string };

beforeAll(async () => {
  house = await openHouse();
  const signedIn = await Promise.all(roles.map(async (role) => [role, await house.signIn(role)] as const));
  cookies = Object.fromEntries(signedIn) as Record<Role, string>;
  const { data } = await read<{ data: StudyField[] }>('/api/study-fields');
  const idOf = (code: string) => data.find((field) => field.code === code)?.id ?? '';
  fields = { care: idOf('T1'), building: idOf('T2') };
});

const staff = async (method: string, path: string, body?: unknown, headers: Record<string, string> = {}) =>
  await house.send(method, path, cookies.staff, body, headers);

async function read<Answer>(path: string, cookie = cookies.staff): Promise<Answer> {
  const answer = await house.send('GET', path, cookie);
  expect(answer.status, await answer.clone().text()).toBe(200);
  return (await answer.json()) as Answer;
}
const readVersion = (id: string) => read<ExamVersionDetails>(`/api/exam-versions/${id}`);
const versionsOf = async (examId: string) => (await read<BankExam>(`/api/exam-bank/${examId}`)).versions;

type Fault = { detail: string; errors?: { field: string; message: string }[] };
const faultIn = async (answer: Response): Promise<Fault> => (await answer.json()) as Fault;

const newCode = () => `LE-${randomUUID().slice(0, 8).toUpperCase()}`;

async function create(changes: object = {}): Promise<BankExam & { draftId: string }> {
  const body = {
    code: newCode(),
    kind: 'reading',
    title: 'Lezen in de zorg',
    studyFieldIds: [fields.care],
    ...changes,
  };
  const answer = await staff('POST', '/api/exam-bank', body);
  expect(answer.status, await answer.clone().text()).toBe(201);
  const exam = (await answer.json()) as BankExam;
  return { ...exam, draftId: exam.versions[0]?.id ?? '' };
}

const question = (id: string, changes: object = {}): Item => ({
  id,
  kind: 'single-choice',
  prompt: 'Wat is **goed**?',
  picture: null,
  points: 1,
  options: ['a', 'b'].map((option) => ({ id: option, text: `Antwoord ${option}`, picture: null })),
  key: 'b',
  ...changes,
});
const contentOf = (...items: Item[]): ExamContent => ({
  introduction: 'Lees eerst de tekst.',
  sections: [{ id: 's-1', title: 'Lezen', stimulus: null, items }],
});
const draftOf = (content: ExamContent, changes: object = {}) => ({
  ...{ title: 'Lezen in de zorg', durationMinutes: 45, cutScore: 1, content },
  ...changes,
});
const save = async (id: string, version: number, body: object) =>
  await staff('PUT', `/api/exam-versions/${id}`, body, { 'if-match': `"${version}"` });
const publish = async (id: string, version: number) =>
  await staff('POST', `/api/exam-versions/${id}/publish`, undefined, { 'if-match': `"${version}"` });

/** An exam that can be scheduled. */
async function published(changes: object = {}, content = contentOf(question('q-1'), question('q-2'))) {
  const exam = await create(changes);
  expect((await save(exam.draftId, 1, draftOf(content))).status).toBe(200);
  const answer = await publish(exam.draftId, 2);
  expect(answer.status, await answer.clone().text()).toBe(200);
  return exam;
}

describe('an exam', () => {
  test('begins with an empty draft, under its study fields', async () => {
    const code = newCode();
    const exam = await create({ code, kind: 'listening', studyFieldIds: [fields.building, fields.care] });
    expect(exam).toMatchObject({ code, kind: 'listening', title: 'Lezen in de zorg' });
    expect(exam.studyFields.map(({ id }) => id)).toEqual([fields.care, fields.building]);
    expect(exam.versions).toMatchObject([{ number: 1, state: 'draft', maxPoints: 0, cutScore: 0 }]);
    const draft = await readVersion(exam.draftId);
    expect(draft).toMatchObject({ examId: exam.id, version: 1, content: { introduction: '', sections: [] } });
    expect(draft.faults.map((fault) => fault.code)).toEqual(['no-items', 'cut-score-low']);
    expect(draft.faults[0]?.message).toBe('Dit examen heeft nog geen vragen.');
  });

  test('has a code of its own', async () => {
    const { code } = await create();
    const answer = await staff('POST', '/api/exam-bank', { code, kind: 'theory', title: 'X', studyFieldIds: [] });
    expect(answer.status).toBe(409);
    const { errors } = await faultIn(answer);
    expect(errors).toEqual([{ field: 'code', message: 'Deze code is al in gebruik. Kies een andere.' }]);
  });

  test.each([
    ['a code in small letters', { code: 'le-1' }],
    ['a kind that there is not', { kind: 'writing' }],
    ['no title', { title: ' ' }],
    ['a title that can not be kept', { title: 'met \u0000 erin' }],
    ['a study field that there is not', { studyFieldIds: [randomUUID()] }],
  ])('is refused with %s, and not half made', async (_what, changes) => {
    const code = newCode();
    const body = { code, kind: 'reading', title: 'Lezen', studyFieldIds: [], ...changes };
    expect((await staff('POST', '/api/exam-bank', body)).status).toBe(422);
    expect(await house.store.prisma.exam.count({ where: { code } })).toBe(0);
  });

  test('moves to other study fields, also while it is published', async () => {
    const { id } = await published();
    const answer = await staff('PUT', `/api/exam-bank/${id}/study-fields`, { studyFieldIds: [fields.building] });
    expect(((await answer.json()) as BankExam).studyFields.map((field) => field.id)).toEqual([fields.building]);
    const strange = await staff('PUT', `/api/exam-bank/${id}/study-fields`, { studyFieldIds: [randomUUID()] });
    expect((await faultIn(strange)).errors?.[0]?.field).toBe('studyFieldIds');
    expect((await read<BankExam>(`/api/exam-bank/${id}`)).studyFields).toHaveLength(1);
  });

  test('is found by code, title, kind, state and study field', async () => {
    const { id, code } = await published({ kind: 'theory' });
    const found = async (query: string) => {
      const { data, total } = await read<{ data: BankExam[]; total: number }>(`/api/exam-bank?perPage=100&${query}`);
      expect(total).toBeGreaterThanOrEqual(data.length);
      return data.some((exam) => exam.id === id);
    };
    const theseFind = [
      `q=${code.toLowerCase()}`,
      'q=in+de+ZORG',
      'kind=theory',
      'state=published',
      `studyFieldId=${fields.care}`,
    ];
    for (const query of [...theseFind, `ids=${id}`]) expect(await found(query), query).toBe(true);
    const theseDoNot = [
      'q=%25',
      'kind=listening',
      'state=draft',
      `studyFieldId=${fields.building}`,
      `ids=${randomUUID()}`,
    ];
    for (const query of theseDoNot) expect(await found(query), query).toBe(false);
  });
});

describe('a draft', () => {
  test('is saved as it stands, and answers with its points and faults', async () => {
    const { draftId } = await create();
    const content = contentOf(question('q-1', { points: 3 }), question('q-2', { key: null }));
    const saved = (await (await save(draftId, 1, draftOf(content, { title: 'Nieuw' }))).json()) as ExamVersionDetails;
    expect(saved).toMatchObject({ version: 2, title: 'Nieuw', durationMinutes: 45, maxPoints: 4, content });
    expect(saved.faults).toEqual([
      {
        code: 'key-missing',
        sectionId: 's-1',
        itemId: 'q-2',
        itemNumber: 2,
        message: 'Het juiste antwoord ontbreekt.',
      },
    ]);
    expect(await readVersion(draftId)).toEqual(saved);
  });

  test('that someone else saved in between is not overwritten', async () => {
    const { draftId } = await create();
    const both = await Promise.all(
      ['Een', 'Twee'].map((title) => save(draftId, 1, draftOf(contentOf(question('q-1')), { title }))),
    );
    expect(both.map(({ status }) => status).sort()).toEqual([200, 412]);
    expect((await save(draftId, 1, draftOf(contentOf()))).status).toBe(412);
    expect((await staff('PUT', `/api/exam-versions/${draftId}`, draftOf(contentOf()))).status).toBe(428);
    expect((await publish(draftId, 1)).status).toBe(412);
    expect((await readVersion(draftId)).version).toBe(2);
  });

  test.each<[string, object]>([
    ['an item of no kind', { content: contentOf({ ...question('q-1'), kind: 'essay' } as unknown as Item) }],
    ['half points', { content: contentOf(question('q-1', { points: 0.5 })) }],
    ['a text that can not be kept', { content: contentOf(question('q-1', { prompt: 'met \u0000' })) }],
    ['half a sign', { content: contentOf(question('q-1', { prompt: '\ud83d' })) }],
    ['no minutes', { durationMinutes: 0 }],
  ])('with %s is refused', async (_what, changes) => {
    const { draftId } = await create();
    expect((await save(draftId, 1, draftOf(contentOf(question('q-1')), changes))).status).toBe(422);
    expect((await readVersion(draftId)).version).toBe(1);
  });

  test('that is too large is refused before it is read', async () => {
    const { draftId } = await create();
    const items = Array.from({ length: 150 }, (_, index) => question(`q-${index}`, { prompt: 'x'.repeat(19_000) }));
    expect((await save(draftId, 1, draftOf(contentOf(...items)))).status).toBe(413);
  });

  test('is shown as a candidate gets it, without its keys', async () => {
    const { draftId } = await create();
    await save(draftId, 1, draftOf(contentOf(question('q-1', { key: 'b' }))));
    const answer = await staff('GET', `/api/exam-versions/${draftId}/preview`);
    const text = await answer.text();
    expect(JSON.parse(text)).toMatchObject({
      title: 'Lezen in de zorg',
      exam: {
        sections: [{ items: [{ id: 'q-1', number: 1, kind: 'single-choice', options: [{ id: 'a' }, { id: 'b' }] }] }],
      },
    });
    expect(text).not.toMatch(/"(?:key|points)"/);
  });

  test('is thrown away, and an exam that has nothing else with it', async () => {
    const { id, draftId } = await create();
    const remove = (version: number) =>
      staff('DELETE', `/api/exam-versions/${draftId}`, undefined, { 'if-match': `"${version}"` });
    expect((await remove(2)).status).toBe(412);
    expect((await remove(1)).status).toBe(204);
    expect((await remove(1)).status).toBe(404);
    expect((await staff('GET', `/api/exam-bank/${id}`)).status).toBe(404);
  });

  test('is one at a time, begins as the newest version, and leaves that one when it is thrown away', async () => {
    const { id, draftId } = await published();
    const answer = await staff('POST', `/api/exam-bank/${id}/draft`);
    expect(answer.status).toBe(201);
    const { id: second } = (await answer.json()) as { id: string };
    expect(await readVersion(second)).toMatchObject({
      number: 2,
      state: 'draft',
      version: 1,
      maxPoints: 2,
      cutScore: 1,
    });
    expect((await readVersion(second)).content).toEqual((await readVersion(draftId)).content);
    const again = await staff('POST', `/api/exam-bank/${id}/draft`);
    expect([again.status, (await faultIn(again)).detail]).toEqual([
      409,
      'Er is al een concept van dit examen. Werk daarin verder.',
    ]);
    const gone = await staff('DELETE', `/api/exam-versions/${second}`, undefined, { 'if-match': '1' });
    expect(gone.status).toBe(204);
    expect((await versionsOf(id)).map(({ state }) => state)).toEqual(['published']);
  });

  test('is made once when two people ask for it in the same instant', async () => {
    const { id } = await published();
    const ask = async () => await staff('POST', `/api/exam-bank/${id}/draft`);
    const both = await inTheSameInstant(id, [ask, ask]);
    expect(both.map(({ status }) => status).sort()).toEqual([201, 409]);
  });

  test('is either saved or published when both are asked in the same instant', async () => {
    const { id, draftId } = await create();
    await save(draftId, 1, draftOf(contentOf(question('q-1'), question('q-2'))));
    const empty = async () => await save(draftId, 2, draftOf(contentOf()));
    const both = await inTheSameInstant(id, [empty, async () => await publish(draftId, 2)]);
    expect(both.map(({ status }) => status)).toEqual([200, 412]);
    expect(await readVersion(draftId)).toMatchObject({ state: 'draft', maxPoints: 0 });
  });
});

/** Holds the exam's row until all of them stand before it, in this order. */
async function inTheSameInstant(examId: string, asks: (() => Promise<Response>)[]): Promise<Response[]> {
  const holder = await house.store.pool.connect();
  try {
    await holder.query('begin');
    await holder.query('select 1 from exam where id = $1 for update', [examId]);
    const answers: Promise<Response>[] = [];
    for (const ask of asks) {
      answers.push(ask());
      await untilLocked(house.store.pool, answers.length);
    }
    await holder.query('commit');
    return await Promise.all(answers);
  } finally {
    holder.release();
  }
}

describe('publishing', () => {
  test('is refused with every fault that stands in the way, in words', async () => {
    const { draftId } = await create();
    const picture = { mediaId: randomUUID(), alt: '' };
    await save(
      draftId,
      1,
      draftOf(contentOf(question('q-1', { key: null }), question('q-2', { picture })), { cutScore: 2 }),
    );
    const answer = await publish(draftId, 2);
    expect(answer.status).toBe(422);
    const { detail, errors } = await faultIn(answer);
    expect(detail).toBe('Dit examen kan nog niet worden gepubliceerd. Los eerst de genoemde punten op.');
    expect(errors?.map(({ field }) => field)).toEqual(['exam', 'q-1', 'q-2']);
    expect((await readVersion(draftId)).state).toBe('draft');
  });

  test('keeps who did it and when, and after it nothing changes any more', async () => {
    const { draftId } = await published();
    const version = await readVersion(draftId);
    expect(version).toMatchObject({ state: 'published', publishedBy: 'De staff', retiredAt: null, faults: [] });
    expect(Date.now() - Date.parse(version.publishedAt ?? '')).toBeLessThan(60_000);
    const ifMatch = { 'if-match': String(version.version) };
    const tries = [
      await save(draftId, version.version, draftOf(contentOf(question('q-1')))),
      await publish(draftId, version.version),
      await staff('DELETE', `/api/exam-versions/${draftId}`, undefined, ifMatch),
    ];
    expect(tries.map(({ status }) => status)).toEqual([409, 409, 409]);
    const change = house.store.pool.query(`update exam_version set title = 'Anders' where id = $1`, [draftId]);
    await expect(change).rejects.toThrow('a published exam version never changes');
    expect(await readVersion(draftId)).toEqual(version);
  });

  test('puts the new version in the place of the old one; sittings that there are keep theirs', async () => {
    const { id, draftId } = await published();
    const { id: ownerId } = await house.store.prisma.account.findFirstOrThrow({ where: { role: 'school' } });
    const sitting = await openSitting(house.store, draftId, { ownerId });
    const { id: second } = (await (await staff('POST', `/api/exam-bank/${id}/draft`)).json()) as { id: string };
    expect((await versionsOf(id)).map(({ state }) => state)).toEqual(['draft', 'published']);
    expect((await publish(second, 1)).status).toBe(200);
    const [newest, oldest] = await versionsOf(id);
    expect(newest).toMatchObject({ id: second, state: 'published', retiredAt: null });
    expect(oldest).toMatchObject({ id: draftId, state: 'retired', retiredBy: 'De staff', retiredReason: null });
    expect(oldest?.retiredAt).toBe(newest?.publishedAt);
    const kept = await house.store.prisma.sitting.findUniqueOrThrow({ where: { id: sitting.id } });
    expect(kept.examVersionId).toBe(draftId);
  });

  test('by two people at once happens once', async () => {
    const { draftId } = await create();
    await save(draftId, 1, draftOf(contentOf(question('q-1'), question('q-2'))));
    const both = await Promise.all([publish(draftId, 2), publish(draftId, 2)]);
    expect(both.map(({ status }) => status).sort()).toEqual([200, 409]);
  });

  test('is told to the browsers of the bureau, with the id of the exam alone', async () => {
    const heard: LiveMessage[] = [];
    const hush = house.parts.live.subscribe((message) => heard.push(message));
    const { id } = await published();
    await expect
      .poll(() => heard.filter((one) => one.event === 'change' && one.notice.id === id), { timeout: 10_000 })
      .toHaveLength(3);
    hush();
    expect(heard).toContainEqual({ event: 'change', notice: { resource: 'exams', id }, schoolId: null });
  });
});

describe('retiring', () => {
  test('needs a reason, keeps it, and takes the exam from what can be scheduled', async () => {
    const { id, draftId } = await published();
    const retire = (reason: string) => staff('POST', `/api/exam-versions/${draftId}/retire`, { reason });
    expect((await retire(' ')).status).toBe(422);
    expect((await retire('Vraag 3 klopt niet meer.')).status).toBe(200);
    const [version] = await versionsOf(id);
    expect(version).toMatchObject({
      state: 'retired',
      retiredBy: 'De staff',
      retiredReason: 'Vraag 3 klopt niet meer.',
    });
    expect(version?.publishedBy).toBe('De staff');
    expect(await schedulableIds('school')).not.toContain(id);
    const again = await retire('Nog eens');
    expect(again.status).toBe(409);
  });

  test('is not for drafts', async () => {
    const { draftId } = await create();
    expect((await staff('POST', `/api/exam-versions/${draftId}/retire`, { reason: 'Weg' })).status).toBe(409);
  });
});

async function schedulableIds(who: string, query = ''): Promise<string[]> {
  const cookie = roles.includes(who as Role) ? cookies[who as Role] : who;
  const { data } = await read<{ data: SchedulableExam[] }>(`/api/exams?perPage=100${query}`, cookie);
  return data.map(({ id }) => id);
}

describe('what can be scheduled', () => {
  let schools = 70;
  /** A second school, and an account holder with the other study field there. */
  async function holders() {
    const brin = `${(schools += 1)}AA`;
    await addSchool(house.store, house.occasion(), { name: `Vakschool ${brin}`, kind: 'vakschool', brin });
    const schoolOf = async (of: string) =>
      (await house.store.prisma.school.findUniqueOrThrow({ where: { brin: of } })).id;
    const [proof, second] = [await schoolOf('99ZZ'), await schoolOf(brin)];
    const email = `houder-${brin.toLowerCase()}@roc.example`;
    const passwordHash = await hashPassword(house.auth, password);
    const person = { name: 'Noor de Wit', email, brin, location: 'Noord', studyFieldCodes: ['T2'], passwordHash };
    await createSchoolAccount(house.store, house.occasion(), person);
    const { id: accountId } = await house.store.prisma.account.findUniqueOrThrow({ where: { email } });
    return { proof, second, accountId, cookie: await house.logIn(email) };
  }

  test('is what is published under the own study fields, without any content', async () => {
    const care = await published();
    const building = await published({ studyFieldIds: [fields.building] });
    const both = await published({ studyFieldIds: [fields.building, fields.care] });
    const draft = await create();
    const own = await schedulableIds('school');
    expect(own).toEqual(expect.arrayContaining([care.id, both.id]));
    expect(own).not.toContain(building.id);
    expect(own).not.toContain(draft.id);
    const { data } = await read<{ data: SchedulableExam[] }>(`/api/exams?ids=${both.id}`, cookies.school);
    expect(data).toEqual([
      {
        ...{ id: both.id, code: both.code, kind: 'reading', title: 'Lezen in de zorg', durationMinutes: 45 },
        studyFields: [
          { id: fields.care, name: 'Verzorgende' },
          { id: fields.building, name: 'Bouw' },
        ],
      },
    ]);
  });

  test('hangs on the school and the account holder together', async () => {
    const { proof, second, accountId, cookie } = await holders();
    const care = await published();
    const building = await published({ studyFieldIds: [fields.building] });
    const sees = async (who: string, query = '') => {
      const ids = await schedulableIds(who, query);
      return [ids.includes(care.id), ids.includes(building.id)];
    };
    expect(await sees(cookie), 'the holder').toEqual([false, true]);
    expect(await sees(cookie, `&schoolId=${second}`)).toEqual([false, true]);
    expect(await sees('school', `&schoolId=${proof}`), 'the other school').toEqual([true, false]);
    expect(await sees('helpdesk'), 'the helpdesk: all that is published').toEqual([true, true]);
    expect(await sees('helpdesk', `&schoolId=${second}`)).toEqual([false, true]);
    expect(await sees('helpdesk', `&schoolId=${second}&accountId=${accountId}`)).toEqual([false, true]);
    expect(await sees('helpdesk', `&schoolId=${proof}&accountId=${accountId}`), 'not of this school').toEqual([
      false,
      false,
    ]);
    expect(await sees('helpdesk', `&schoolId=${randomUUID()}`)).toEqual([false, false]);
  });

  test("of another school, or another's account, does not exist", async () => {
    const { second, accountId, cookie } = await holders();
    const status = async (who: string, query: string) => (await house.send('GET', `/api/exams?${query}`, who)).status;
    expect(await status(cookies.school, `schoolId=${second}`)).toBe(404);
    expect(await status(cookies.school, `schoolId=${randomUUID()}`)).toBe(404);
    expect(await status(cookies.school, `accountId=${accountId}`)).toBe(404);
    expect(await status(cookie, `schoolId=${second}&accountId=${accountId}`)).toBe(200);
  });

  test('is read within a transaction too, as it stands there', async () => {
    const { id, draftId } = await published();
    await house.store.prisma.$transaction(async (tx) => {
      const all = await schedulableExams({ prisma: tx }, { schoolId: null, accountId: null });
      expect(all).toContainEqual(expect.objectContaining({ examId: id, versionId: draftId, durationMinutes: 45 }));
    });
  });
});

describe('study fields', () => {
  test('are added at the end of the form, renamed and retired; who has one keeps it', async () => {
    const code = `f-${randomUUID().slice(0, 8)}`;
    const added = await staff('POST', '/api/study-fields', { code, name: 'Zorghulp', groupName: 'Zorg' });
    expect(added.status).toBe(201);
    const field = (await added.json()) as StudyField;
    expect(field).toMatchObject({ code, name: 'Zorghulp', groupName: 'Zorg', retiredAt: null, exams: 0 });
    const names = async (query = '') =>
      (await read<{ data: StudyField[] }>(`/api/study-fields?${query}`)).data.map(({ name }) => name);
    expect((await names()).at(-1)).toBe('Zorghulp');
    const taken = await staff('POST', '/api/study-fields', { code, name: 'Anders', groupName: 'Zorg' });
    expect([taken.status, (await faultIn(taken)).errors?.[0]?.field]).toEqual([409, 'code']);

    await staff('PUT', `/api/study-fields/${field.id}`, { name: 'Helpende', groupName: 'Zorg en welzijn' });
    const { id } = await published({ studyFieldIds: [field.id] });
    const retired = (await (await staff('POST', `/api/study-fields/${field.id}/retire`)).json()) as StudyField;
    expect(retired).toMatchObject({ name: 'Helpende', groupName: 'Zorg en welzijn', exams: 1 });
    expect(retired.retiredAt).not.toBeNull();
    const again = (await (await staff('POST', `/api/study-fields/${field.id}/retire`)).json()) as StudyField;
    expect(again).toEqual(retired);
    expect(await names()).not.toContain('Helpende');
    expect(await names('retired=true')).toContain('Helpende');
    expect((await read<BankExam>(`/api/exam-bank/${id}`)).studyFields).toHaveLength(1);
    expect(await house.store.prisma.studyField.count({ where: { id: field.id } })).toBe(1);
  });
});

describe('a file', () => {
  const upload = (content: BodyInit, name = 'bestand', cookie = cookies.staff) =>
    house.app.request(`${house.origin}/api/media?name=${encodeURIComponent(name)}`, {
      method: 'POST',
      headers: { origin: house.origin, cookie, 'content-type': 'application/octet-stream' },
      body: content,
    });
  const png = async () => new Uint8Array(await readFile('dev/demo-exams/pictures/injectiespuit.png'));
  const mp3 = async () => new Uint8Array(await readFile('dev/demo-exams/sounds/mededeling.mp3'));

  test('is known by its bytes, with its size or duration, and comes back as it was', async () => {
    const picture = (await (await upload(await png(), 'spuit.txt')).json()) as Media;
    expect(picture).toMatchObject({ mediaType: 'image/png', name: 'spuit.txt', durationMs: null });
    expect(Math.min(picture.width ?? 0, picture.height ?? 0)).toBeGreaterThan(10);
    const sound = (await (await upload(await mp3(), 'mededeling.mp3')).json()) as Media;
    expect(sound).toMatchObject({ mediaType: 'audio/mpeg', width: null, height: null });
    expect(sound.durationMs).toBeGreaterThan(10_000);

    const answer = await house.send('GET', `/api/media/${picture.id}`, cookies.staff);
    expect(answer.headers.get('content-type')).toBe('image/png');
    expect(answer.headers.get('cache-control')).toBe('private, max-age=86400, immutable');
    expect(answer.headers.get('x-content-type-options')).toBe('nosniff');
    expect(new Uint8Array(await answer.arrayBuffer())).toEqual(await png());
  });

  test('twice, also at once, is one file under its first name', async () => {
    const content = new Uint8Array([...(await png()), ...new TextEncoder().encode(randomUUID())]);
    const both = await Promise.all([upload(content, 'a.png'), upload(content, 'b.png')]);
    const [first, second] = (await Promise.all(both.map((answer) => answer.json()))) as Media[];
    expect(first).toEqual(second);
  });

  test.each<[string, number, () => Promise<BodyInit>]>([
    ['nothing', 415, async () => await Promise.resolve(new Uint8Array())],
    ['text', 415, async () => await Promise.resolve('een brief')],
    ['SVG, which can hold script', 415, async () => await Promise.resolve('<svg xmlns="http://www.w3.org/2000/svg"/>')],
    ['HTML behind the name of a picture', 415, async () => await Promise.resolve('<!doctype html><script>1</script>')],
    ['a GIF', 415, async () => await Promise.resolve(Buffer.from('GIF89a\u0001\u0000\u0001\u0000', 'latin1'))],
    ['a PNG that was cut off', 422, async () => (await png()).slice(0, 18)],
    ['more than 10 MB', 413, async () => await Promise.resolve(new Uint8Array(10 * 1024 * 1024 + 1))],
  ])('that is %s is refused', async (_what, status, content) => {
    const answer = await upload(await content());
    expect(answer.status, await answer.clone().text()).toBe(status);
    expect(answer.headers.get('content-type')).toBe('application/problem+json');
  });

  test('that a draft names is known with it, and needed for publishing', async () => {
    const { id: mediaId, width } = (await (await upload(await png())).json()) as Media;
    const { draftId } = await create();
    const items = [question('q-1', { picture: { mediaId, alt: 'Een spuit' } }), question('q-2')];
    const saved = (await (await save(draftId, 1, draftOf(contentOf(...items)))).json()) as ExamVersionDetails;
    expect(saved.media).toMatchObject([{ id: mediaId, mediaType: 'image/png' }]);
    const preview = await read<object>(`/api/exam-versions/${draftId}/preview`);
    expect(JSON.stringify(preview)).toContain(`"picture":{"mediaId":"${mediaId}","alt":"Een spuit","width":${width},`);
    expect((await publish(draftId, 2)).status).toBe(200);
  });
});

describe('who may do what', () => {
  const id = ':id';
  const asked: [string, string, Action, unknown?][] = [
    ['GET', '/api/exam-bank', 'exam-bank.see'],
    ['POST', '/api/exam-bank', 'exam-bank.edit', {}],
    ['GET', `/api/exam-bank/${id}`, 'exam-bank.see'],
    ['PUT', `/api/exam-bank/${id}/study-fields`, 'exam-bank.edit', { studyFieldIds: [] }],
    ['POST', `/api/exam-bank/${id}/draft`, 'exam-bank.edit'],
    ['GET', `/api/exam-versions/${id}`, 'exam-bank.see'],
    ['GET', `/api/exam-versions/${id}/preview`, 'exam-bank.see'],
    ['PUT', `/api/exam-versions/${id}`, 'exam-bank.edit', draftOf(contentOf())],
    ['POST', `/api/exam-versions/${id}/publish`, 'exam-bank.edit'],
    ['POST', `/api/exam-versions/${id}/retire`, 'exam-bank.edit', { reason: 'Weg' }],
    ['DELETE', `/api/exam-versions/${id}`, 'exam-bank.edit'],
    ['GET', '/api/study-fields', 'exam-bank.see'],
    ['GET', `/api/study-fields/${id}`, 'exam-bank.see'],
    ['POST', '/api/study-fields', 'exam-bank.edit', {}],
    ['PUT', `/api/study-fields/${id}`, 'exam-bank.edit', { name: 'X', groupName: 'Y' }],
    ['POST', `/api/study-fields/${id}/retire`, 'exam-bank.edit'],
    ['POST', '/api/media', 'exam-bank.edit', {}],
    ['GET', `/api/media/${id}`, 'exam-bank.see'],
    ['GET', '/api/exams', 'exams.see'],
  ];

  test.each(asked)('%s %s', async (method, path, action, body) => {
    const status = async (cookie: string, at: string) =>
      (await house.send(method, path.replace(id, at), cookie, body)).status;
    expect(await status('', randomUUID())).toBe(401);
    for (const role of roles) {
      if (may(role, action)) expect([200, 404, 422], role).toContain(await status(cookies[role], randomUUID()));
      else expect(await status(cookies[role], randomUUID()), role).toBe(403);
    }
    if (!path.includes(id)) return;
    expect(await status(cookies.staff, randomUUID()), 'an unknown id').toBe(404);
    expect(await status(cookies.staff, 'no-id'), 'an id that is none').toBe(422);
  });

  test('who may not see an exam does not learn whether it exists', async () => {
    const exam = await published();
    for (const path of [`/api/exam-bank/${exam.id}`, `/api/exam-versions/${exam.draftId}`]) {
      for (const role of ['school', 'helpdesk'] as const) {
        expect((await house.send('GET', path, cookies[role])).status).toBe(403);
      }
    }
  });
});
