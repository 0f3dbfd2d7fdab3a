import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, test } from 'vitest';
import { openHouse, type House } from '../../tests/support/house.ts';
import { journeyOf } from '../../tests/support/journey.ts';
import type { Colleague, Comment, SavedFilter, Task } from './contract.ts';

/** Giving a task to a colleague, telling colleagues about it, and the own ways to see the inbox. */

let house: House;
let anja: string;
let bram: string;
let taskId: string;
let bramId: string;

beforeAll(async () => {
  house = await openHouse();
  const go = journeyOf(house);
  await house.startWorker();
  anja = await house.signIn('helpdesk');
  bram = await house.signIn('admin');
  const { id } = await go.apply();
  await go.confirm(id);
  await Promise.all([go.signAsManager(id), go.signAsApplicant(id)]);
  taskId = (await go.task(id, 'helpdesk-review')).id;
  bramId = await accountId(bram);
});

async function accountId(cookie: string): Promise<string> {
  return ((await (await house.send('GET', '/api/me', cookie)).json()) as { id: string }).id;
}
const read = async (): Promise<Task> => (await (await house.send('GET', `/api/tasks/${taskId}`, anja)).json()) as Task;
const listOf = async <Row>(answer: Response): Promise<Row[]> => {
  expect(answer.status, await answer.clone().text()).toBe(200);
  return ((await answer.json()) as { data: Row[] }).data;
};

describe('giving a task to a colleague', () => {
  const give = (to: string, version: number | null, cookie = anja) =>
    house.send(
      'PUT',
      `/api/tasks/${taskId}/assignee`,
      cookie,
      { accountId: to },
      version === null ? {} : { 'if-match': `"${version}"` },
    );

  test('is done in the version that was seen, and once', async () => {
    const { version } = await read();
    expect((await give(bramId, null)).status).toBe(428);
    const given = await give(bramId, version);
    expect(given.status, await given.clone().text()).toBe(200);
    expect(await given.json()).toMatchObject({ claimedBy: { id: bramId }, version: version + 1 });
    expect((await give(await accountId(anja), version)).status, 'the second tab').toBe(412);
    expect((await read()).claimedBy?.id).toBe(bramId);
  });

  test('is to someone who may do tasks: not to a school, the exam bank, someone blocked or past the last day', async () => {
    const emails = await Promise.all([
      house.addPerson('school'),
      house.addPerson('staff'),
      house.addPerson('helpdesk'),
      house.addPerson('helpdesk'),
    ]);
    await house.store.prisma.account.update({
      where: { email: emails[3] ?? '' },
      data: { endsOn: new Date('2020-01-01') },
    });
    await house.store.prisma.account.update({ where: { email: emails[2] ?? '' }, data: { blockedAt: new Date() } });
    const others = await house.store.prisma.account.findMany({ where: { email: { in: emails } } });
    const colleagues = await listOf<Colleague>(await house.send('GET', '/api/colleagues', anja));
    expect(colleagues.map(({ id }) => id)).toContain(bramId);
    for (const { id } of others) {
      expect(colleagues.map((one) => one.id)).not.toContain(id);
      expect((await give(id, (await read()).version)).status).toBe(422);
    }
    expect((await give(randomUUID(), (await read()).version)).status).toBe(422);
  });
});

describe('comments', () => {
  const path = () => `/api/tasks/${taskId}/comments`;
  const comment = (body: string, requestId: string = randomUUID(), cookie = anja) =>
    house.send('POST', path(), cookie, { requestId, body });

  test('are kept once for a double click, and counted in the list', async () => {
    const requestId = randomUUID();
    const twice = await Promise.all([
      comment('Belt morgen terug.', requestId),
      comment('Belt morgen terug.', requestId),
    ]);
    expect(twice.map(({ status }) => status)).toEqual([200, 200]);
    await comment('Nummer klopt niet.\nIk mail.', randomUUID(), bram);
    const all = await listOf<Comment>(await house.send('GET', path(), bram));
    expect(all.map(({ body }) => body)).toEqual(['Belt morgen terug.', 'Nummer klopt niet.\nIk mail.']);
    expect(all[1]?.author.id).toBe(bramId);
    expect((await read()).comments).toBe(2);
  });

  test('under the id of a colleague’s comment are refused', async () => {
    const requestId = randomUUID();
    await comment('Van mij', requestId);
    expect((await comment('Ook van mij?', requestId, bram)).status).toBe(409);
  });

  test.each([
    ['leeg', '  '],
    ['te lang', 'x'.repeat(2001)],
    ['met een stuurteken', 'a\u0007b'],
  ])('%s: no comment', async (_why, body) => {
    expect((await comment(body)).status).toBe(422);
  });

  test('about no task of the inbox are about nothing', async () => {
    const outside = await house.store.prisma.task.findFirstOrThrow({ where: { kind: 'email-confirmation' } });
    for (const id of [outside.id, randomUUID()]) {
      const answer = await house.send('POST', `/api/tasks/${id}/comments`, anja, {
        requestId: randomUUID(),
        body: 'x',
      });
      expect(answer.status).toBe(404);
    }
  });

  test('stay inside: no mail, document or audit event has their words', async () => {
    await comment('Zeldzaamwoord');
    const events = await house.store.prisma.auditEvent.findMany();
    expect(JSON.stringify(events)).not.toContain('Zeldzaamwoord');
  });
});

describe('saved filters', () => {
  const save = (id: string, body: unknown, cookie = anja) =>
    house.send('PUT', `/api/saved-filters/${id}`, cookie, body);
  const own = async (cookie = anja) => await listOf<SavedFilter>(await house.send('GET', '/api/saved-filters', cookie));

  test('are saved, renamed and deleted, each person’s own', async () => {
    const id = randomUUID();
    const filter = { scope: 'mine', state: 'open', kind: 'help-question' };
    await save(id, { name: 'Mijn vragen', filter });
    await save(id, { name: 'Vragen', filter });
    expect(await own()).toEqual([{ id, name: 'Vragen', filter }]);
    expect(await own(bram)).toEqual([]);
    expect((await house.send('DELETE', `/api/saved-filters/${id}`, bram)).status).toBe(404);
    expect((await save(id, { name: 'Gekaapt', filter }, bram)).status).toBe(422);
    expect((await own())[0]?.name).toBe('Vragen');
    expect((await house.send('DELETE', `/api/saved-filters/${id}`, anja)).status).toBe(200);
    expect((await house.send('DELETE', `/api/saved-filters/${id}`, anja)).status).toBe(404);
    expect(await own()).toEqual([]);
  });

  test('have names of their own', async () => {
    await save(randomUUID(), { name: 'Dubbel', filter: {} });
    const second = await save(randomUUID(), { name: 'Dubbel', filter: {} });
    expect(second.status).toBe(422);
    expect(await second.text()).toContain('al een filter met deze naam');
  });

  test('hold choices from menus alone, never what was typed', async () => {
    for (const filter of [{ q: 'Jansen' }, { kind: 'Jansen' }, { scope: 'all', note: 'Jansen' }]) {
      expect((await save(randomUUID(), { name: 'Zoek', filter })).status).toBe(422);
    }
  });
});
