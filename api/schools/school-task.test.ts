import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, test } from 'vitest';
import { addSchool } from '../../store/schools.ts';
import { openHouse, type House } from '../../tests/support/house.ts';
import { journeyOf } from '../../tests/support/journey.ts';
import type { Task } from '../tasks/contract.ts';
import type { School, SchoolTask } from './contract.ts';

/** A school that an applicant typed becomes a task; until it is answered, nobody is approved. */

let house: House;
let go: ReturnType<typeof journeyOf>;
let helpdesk: string;
let known: string;

beforeAll(async () => {
  house = await openHouse();
  await house.startWorker();
  go = journeyOf(house);
  helpdesk = await house.signIn('helpdesk');
  await addSchool(house.store, house.occasion(), { name: 'ROC Rivierenpoort', kind: 'roc', brin: '98RP' });
  known = (await house.store.prisma.school.findUniqueOrThrow({ where: { brin: '98RP' } })).id;
});

/** An applicant who typed a school and confirmed the address; with the task that came of it. */
async function typed(schoolName: string, changes: Record<string, string> = {}) {
  const { id } = await go.apply({ schoolId: 'other', schoolName, ...changes });
  await go.confirm(id);
  const task = await go.task(id, 'school-link');
  return { id, task };
}
const read = async (taskId: string) => {
  const answer = await house.send('GET', `/api/school-tasks/${taskId}`, helpdesk);
  expect(answer.status).toBe(200);
  return (await answer.json()) as SchoolTask;
};
const answer = (taskId: string, given: object, cookie = helpdesk) =>
  house.send('POST', `/api/school-tasks/${taskId}/answer`, cookie, { decisionId: randomUUID(), ...given });
const link = (taskId: string, schoolId: string, more: object = {}) =>
  answer(taskId, { kind: 'linked', schoolId, ...more });
const facts = (changes: object = {}) => ({
  ...{ name: `Vakschool ${randomUUID().slice(0, 8)}`, kind: 'vakschool', brin: null, locations: ['Oost'] },
  ...changes,
});
const schoolOf = async (id: string) =>
  (await house.store.prisma.accountApplication.findUniqueOrThrow({ where: { id }, include: { school: true } })).school;

test('opens with the confirmation, not before, and once; for a known school there is none', async () => {
  const { id } = await go.apply({ schoolId: 'other', schoolName: 'Kunstvakschool' });
  await go.link(id, 'email-confirmation');
  expect(await house.store.prisma.task.count({ where: { caseId: id, kind: 'school-link' } })).toBe(0);
  const confirmation = await go.link(id, 'email-confirmation');
  await Promise.all([house.post(confirmation, {}), house.post(confirmation, {})]);
  expect(await house.store.prisma.task.count({ where: { caseId: id, kind: 'school-link' } })).toBe(1);

  const { id: ofKnown } = await go.apply();
  await go.confirm(ofKnown);
  await go.task(ofKnown, 'manager-signature');
  expect(await house.store.prisma.task.count({ where: { caseId: ofKnown, kind: 'school-link' } })).toBe(0);
});

test('stands in the inbox with its due date, and is picked up', async () => {
  const { task, id } = await typed('Vakschool Inbox');
  const list = (await (await house.send('GET', '/api/tasks?kind=school-link&perPage=100', helpdesk)).json()) as {
    data: Task[];
  };
  const shown = list.data.find((one) => one.id === task.id);
  expect(shown?.subject).toContain('Vakschool Inbox');
  expect(shown?.dueAt).not.toBeNull();
  const claimed = await house.send('POST', `/api/tasks/${task.id}/claim`, helpdesk, undefined, { 'if-match': '"1"' });
  expect(claimed.status).toBe(200);
  expect((await link(task.id, known)).status).toBe(200);
  expect((await schoolOf(id)).id).toBe(known);
});

test('proposes the nearest schools: by name, and by where their people have their mail', async () => {
  const { task } = await typed('Regionaal college rivierenport');
  expect((await read(task.id)).nearest[0]).toMatchObject({ id: known, because: ['name'] });

  const brin = '98ML';
  await addSchool(house.store, house.occasion(), { name: 'Vakschool Het Fornuis', kind: 'vakschool', brin });
  const fornuis = await house.store.prisma.school.findUniqueOrThrow({ where: { brin } });
  const account = await house.store.prisma.account.create({
    data: {
      ...{ id: randomUUID(), name: 'Kees', email: 'kees@fornuis.example', role: 'school' },
      ...{ createdAt: house.clock.now(), updatedAt: house.clock.now() },
      schoolAccesses: {
        create: { id: randomUUID(), schoolId: fornuis.id, location: 'Keuken', grantedAt: house.clock.now() },
      },
    },
  });
  expect(account.id).toBeTruthy();
  const { task: byMail } = await typed('Koksopleiding', { applicantEmail: 'nel@fornuis.example' });
  expect((await read(byMail.id)).nearest).toMatchObject([{ id: fornuis.id, because: ['mail-domain'] }]);
});

describe('the answer', () => {
  test('links to a known school: the application moves, and what was typed is remembered as its name', async () => {
    const { id, task } = await typed('Rivierenpoort MBO');
    const before = await schoolOf(id);
    expect((await link(task.id, known)).status).toBe(200);
    expect((await schoolOf(id)).id).toBe(known);
    const merged = await house.store.prisma.school.findUniqueOrThrow({ where: { id: before.id } });
    expect(merged).toMatchObject({ mergedIntoId: known, listed: false, name: 'Rivierenpoort MBO' });
    const events = await house.store.prisma.auditEvent.findMany({ where: { caseId: id } });
    expect(events.map(({ code }) => code)).toEqual(
      expect.arrayContaining(['task-opened:school-link', 'decided:school-link:linked']),
    );
    expect(JSON.stringify(events)).not.toContain('Rivierenpoort');
    const { timeline } = (await (await house.send('GET', `/api/schools/${known}`, helpdesk)).json()) as School;
    expect(timeline.at(-1)?.code).toBe('school-merged');
  });

  test('adds it to the list, as the helpdesk writes it', async () => {
    const { id, task } = await typed('vaksch. goudsmid');
    const school = facts({ name: 'Vakschool Goudsmeden', brin: '98gs' });
    expect((await answer(task.id, { kind: 'added', school })).status).toBe(200);
    expect(await schoolOf(id)).toMatchObject({
      name: 'Vakschool Goudsmeden',
      kind: 'vakschool',
      brin: '98GS',
      listed: true,
    });
    expect(await (await house.get('/aanvragen')).text()).toContain('Vakschool Goudsmeden');
  });

  test('with the BRIN of another school, or as nonsense, is refused and changes nothing', async () => {
    const { id, task } = await typed('Vakschool Dubbel');
    for (const given of [
      { kind: 'added', school: facts({ brin: '98RP' }) },
      { kind: 'added', school: facts({ name: '<script>alert(1)</script>' }) },
      { kind: 'added', school: facts({ kind: 'universiteit' }) },
      { kind: 'linked', schoolId: 'iets' },
      { kind: 'approved' },
    ]) {
      expect((await answer(task.id, given)).status, JSON.stringify(given)).toBe(422);
    }
    expect((await link(task.id, randomUUID())).status).toBe(404);
    expect((await answer(task.id, { kind: 'added', school: facts({ name: 'n'.repeat(5_000_000) }) })).status).toBe(413);
    expect(await schoolOf(id)).toMatchObject({ name: 'Vakschool Dubbel', listed: false });
    expect((await go.task(id, 'school-link')).state).toBe('open');
  });

  test('is not given as a plain decision, nor to another task', async () => {
    const { id, task } = await typed('Vakschool Plat');
    const plain = { decisionId: randomUUID(), outcome: 'linked' };
    expect((await house.send('POST', `/api/tasks/${task.id}/decision`, helpdesk, plain)).status).toBe(422);
    const other = await go.task(id, 'manager-signature');
    expect((await link(other.id, known)).status).toBe(404);
    expect((await house.send('GET', `/api/school-tasks/${other.id}`, helpdesk)).status).toBe(404);
  });

  test('pressed twice is one; of two people the second reads that it was decided', async () => {
    const { task, id } = await typed('Vakschool Tweemaal');
    const decisionId = randomUUID();
    const presses = await Promise.all([1, 2].map(async () => await link(task.id, known, { decisionId })));
    expect(presses.map(({ status }) => status)).toEqual([200, 200]);
    expect((await answer(task.id, { kind: 'added', school: facts() })).status).toBe(409);
    expect((await schoolOf(id)).id).toBe(known);

    const { task: raced } = await typed('Vakschool Wedloop');
    const colleague = await house.signIn('helpdesk');
    const school = facts();
    const both = await Promise.all([link(raced.id, known), answer(raced.id, { kind: 'added', school }, colleague)]);
    expect(both.map(({ status }) => status).toSorted()).toEqual([200, 409]);
  });

  test('does not swallow a school that has a life of its own', async () => {
    const { id, task } = await typed('ROC Eigen Leven');
    const own = await schoolOf(id);
    const { id: second } = await go.apply({});
    await house.store.prisma.accountApplication.update({ where: { id: second }, data: { schoolId: own.id } });
    expect((await link(task.id, known)).status).toBe(200);
    expect((await schoolOf(id)).id).toBe(known);
    expect((await schoolOf(second)).id).toBe(own.id);
    expect((await house.store.prisma.school.findUniqueOrThrow({ where: { id: own.id } })).mergedIntoId).toBeNull();
  });
});

describe('the task ends by itself', () => {
  test('when the case closes', async () => {
    const { id } = await typed('Vakschool Gesloten');
    await go.refuseAsManager(id);
    await go.outcome(id);
    expect(await go.task(id, 'school-link')).toMatchObject({ state: 'cancelled' });
  });

  test('when the school is put on the list, or merged, in another way', async () => {
    const ways = [
      async (school: School) =>
        await house.send(
          'PUT',
          `/api/schools/${school.id}`,
          helpdesk,
          { ...facts(), listed: true },
          { 'if-match': `"${school.version}"` },
        ),
      async (school: School) =>
        await house.send(
          'POST',
          `/api/schools/${school.id}/merge`,
          helpdesk,
          { intoId: known, reason: 'Is dezelfde.' },
          { 'if-match': `"${school.version}"` },
        ),
    ];
    for (const way of ways) {
      const { id, task } = await typed(`Vakschool ${randomUUID().slice(0, 8)}`);
      const { id: schoolId } = await schoolOf(id);
      const school = (await (await house.send('GET', `/api/schools/${schoolId}`, helpdesk)).json()) as School;
      expect((await way(school)).status).toBe(200);
      expect(await go.task(id, 'school-link')).toMatchObject({ state: 'cancelled' });
      expect((await link(task.id, known)).status).toBe(409);
    }
  });
});

describe('a school that leaves the list', () => {
  const unlist = async (schoolId: string) => {
    const { name, kind, brin, locations, version } = (await (
      await house.send('GET', `/api/schools/${schoolId}`, helpdesk)
    ).json()) as School;
    const body = { name, kind, brin, locations, listed: false };
    return await house.send('PUT', `/api/schools/${schoolId}`, helpdesk, body, { 'if-match': `"${version}"` });
  };
  const questionsOf = (caseId: string) =>
    house.store.prisma.task.findMany({ where: { caseId, kind: 'school-link' }, orderBy: { openedAt: 'asc' } });

  test('is asked for again in each application that nobody decided on, and then goes on to the account', async () => {
    const { id: answered, task } = await typed('Vakschool Heen');
    expect((await answer(task.id, { kind: 'added', school: facts() })).status).toBe(200);
    const { id: schoolId } = await schoolOf(answered);
    const [{ id: fresh }, { id: unconfirmed }, { id: withdrawn }] = [
      await go.apply({ schoolId }),
      await go.apply({ schoolId }),
      await go.apply({ schoolId }),
    ];
    await go.confirm(fresh);
    await go.confirm(withdrawn);
    await go.withdraw(withdrawn);
    await go.outcome(withdrawn);

    expect((await unlist(schoolId)).status).toBe(200);
    expect((await questionsOf(answered)).map(({ state, key }) => [state, key])).toEqual([
      ['done', 'school-link'],
      ['open', 'school-link/2'],
    ]);
    expect((await questionsOf(fresh)).map(({ state }) => state)).toEqual(['open']);
    expect(await questionsOf(unconfirmed), 'the confirmation asks').toEqual([]);
    expect(await questionsOf(withdrawn)).toEqual([]);
    await go.confirm(unconfirmed);
    expect(await go.task(unconfirmed, 'school-link')).toMatchObject({ state: 'open' });

    await Promise.all([go.signAsManager(answered), go.signAsApplicant(answered)]);
    expect((await go.decide(answered, 'helpdesk-review', helpdesk, 'approved')).status).toBe(409);
    const [, again] = await questionsOf(answered);
    expect((await link(again?.id ?? '', known)).status).toBe(200);
    expect((await go.decide(answered, 'helpdesk-review', helpdesk, 'approved')).status).toBe(200);
  });

  test('asks nothing where the account was granted before', async () => {
    const { id, task } = await typed('Vakschool Klaar');
    await answer(task.id, { kind: 'added', school: facts() });
    await Promise.all([go.signAsManager(id), go.signAsApplicant(id)]);
    expect((await go.decide(id, 'helpdesk-review', helpdesk, 'approved')).status).toBe(200);
    expect((await unlist((await schoolOf(id)).id)).status).toBe(200);
    expect((await questionsOf(id)).map(({ state }) => state)).toEqual(['done']);
    await go.activate(id);
    expect(await go.outcome(id)).toBe('activated');
  });
});

test('a typed school that led to nothing stays readable with its closed case, and out of the way', async () => {
  const { id } = await typed('Vakschool Vergeefs');
  const unlisted = async () => {
    const found = await house.send('GET', '/api/schools?state=unlisted&q=Vergeefs', helpdesk);
    return ((await found.json()) as { total: number }).total;
  };
  expect(await unlisted()).toBe(1);
  await go.withdraw(id);
  await go.outcome(id);
  expect(await unlisted()).toBe(0);
  expect(await (await house.get('/aanvragen')).text()).not.toContain('Vergeefs');
  const page = await house.send('GET', `/api/account-applications/${id}`, helpdesk);
  expect(await page.json()).toMatchObject({ school: { name: 'Vakschool Vergeefs' } });
  const { id: schoolId } = await schoolOf(id);
  expect(await (await house.send('GET', `/api/schools/${schoolId}`, helpdesk)).json()).toMatchObject({ listed: false });
});

test('nobody is approved before it is answered, whoever presses; then it goes on to the account', async () => {
  const { id, task } = await typed('Rivierenpoort Zuid');
  await Promise.all([go.signAsManager(id), go.signAsApplicant(id)]);
  const early = await go.decide(id, 'helpdesk-review', helpdesk, 'approved');
  expect(early.status).toBe(409);
  expect(((await early.json()) as { detail: string }).detail).toContain('School koppelen');
  await link(task.id, known);
  expect((await go.decide(id, 'helpdesk-review', helpdesk, 'approved')).status).toBe(200);
  await go.activate(id);
  expect(await go.outcome(id)).toBe('activated');
  const access = await house.store.prisma.schoolAccess.findUniqueOrThrow({ where: { accountApplicationId: id } });
  expect(access.schoolId).toBe(known);
});

test('a refusal needs no known school', async () => {
  const { id } = await typed('Vakschool Onzin');
  await Promise.all([go.signAsManager(id), go.signAsApplicant(id)]);
  expect((await go.decide(id, 'helpdesk-review', helpdesk, 'refused', 'Geen school.')).status).toBe(200);
});
