import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, test } from 'vitest';
import { bureauDossier } from '../../store/processes.ts';
import { settingsAt } from '../../store/settings.ts';
import { openHouse, type House } from '../../tests/support/house.ts';
import { journeyOf } from '../../tests/support/journey.ts';
import type { Setting } from './contract.ts';

/** The settings, changed by people: what holds for which task, from when, and by whom. */

let house: House;
let staff: string;

beforeAll(async () => {
  house = await openHouse();
  staff = await house.signIn('staff');
});

async function settings(): Promise<Setting[]> {
  const answer = await house.send('GET', '/api/settings', staff);
  expect(answer.status, await answer.clone().text()).toBe(200);
  return ((await answer.json()) as { data: Setting[] }).data;
}
const read = async (key: string): Promise<Setting> =>
  (await settings()).find(({ id }) => id === key) ?? expect.fail(`there is no ${key}`);

type Wanted = { value: unknown; reason?: string; requestId?: string; validFrom?: string };
async function change(
  key: string,
  { value, reason = 'Afgesproken in het overleg', ...more }: Wanted,
  version?: number,
) {
  const seen = version ?? (await read(key)).version;
  const body = { requestId: randomUUID(), value, reason, ...more };
  return await house.send('POST', `/api/settings/${key}/changes`, staff, body, { 'if-match': `"${seen}"` });
}
const inForce = async () => await settingsAt(house.store.prisma, house.clock.now());
const later = (days: number) => new Date(house.clock.now().getTime() + days * 86_400_000);

test('each setting tells what holds and what it may be', async () => {
  expect(await read('inspection.days')).toMatchObject({
    ...{ group: 'inspection', kind: 'number', unit: 'days', value: 10, default: 10, version: 0, history: [] },
    range: { min: 1, max: 60 },
  });
});

describe('a change', () => {
  test('holds from now on, and says who, why and from what to what', async () => {
    const answer = await change('inspection.days', { value: 12, reason: 'Vakantie' });
    expect(answer.status, await answer.clone().text()).toBe(200);
    expect((await inForce())['inspection.days']).toBe(12);
    const { value, version, history } = await read('inspection.days');
    expect({ value, version }).toEqual({ value: 12, version: 1 });
    expect(history[0]).toMatchObject({ value: 12, reason: 'Vakantie', by: 'De staff', planned: false });
    const event = await house.store.prisma.auditEvent.findFirstOrThrow({
      where: { caseId: bureauDossier },
      orderBy: { sequence: 'desc' },
    });
    expect(event).toMatchObject({ code: 'setting-changed', actor: 'account' });
    expect(event.details).toMatchObject({ key: 'inspection.days', from: 10, to: 12 });
    expect(JSON.stringify(event.details)).not.toContain('Vakantie');
  });

  test('pressed twice is one change', async () => {
    const requestId = randomUUID();
    const both = await Promise.all([
      change('results.release-days', { value: 4, requestId }, 0),
      change('results.release-days', { value: 4, requestId }, 0),
    ]);
    expect(both.map(({ status }) => status)).toEqual([200, 200]);
    expect((await read('results.release-days')).version).toBe(1);
  });

  test('by two people at once is the first one’s: the other is shown how it stands', async () => {
    const both = await Promise.all([
      change('help-request.reply-days', { value: 20 }, 0),
      change('help-request.reply-days', { value: 30 }, 0),
    ]);
    expect(both.map(({ status }) => status).sort()).toEqual([200, 412]);
    expect((await read('help-request.reply-days')).version).toBe(1);
    expect((await change('help-request.reply-days', { value: 31 }, 0)).status).toBe(412);
    const blind = { requestId: randomUUID(), value: 31, reason: 'Zonder versie' };
    expect((await house.send('POST', '/api/settings/help-request.reply-days/changes', staff, blind)).status).toBe(428);
  });

  test.each([
    ['inspection.days', { value: 0 }, 'van 1 tot en met 60'],
    ['inspection.days', { value: '12' }, 'van 1 tot en met 60'],
    ['inspection.days', { value: 12.5 }, 'van 1 tot en met 60'],
    ['account-application.reminder-working-days', { value: [7, 3] }, 'van klein naar groot'],
    ['helpdesk.email', { value: 'geen adres' }, 'geen e-mailadres'],
    ['helpdesk.phone', { value: 'geen nummer' }, 'geen telefoonnummer'],
    ['inspection.days', { value: 12, reason: '  ' }, 'reason'],
    ['inspection.days', { value: 12, validFrom: 'morgen' }, 'validFrom'],
    ['inspection.days', { value: 12, validFrom: '2020-01-01T00:00:00Z' }, 'al voorbij'],
    ['geen.instelling', { value: 12 }, 'key'],
  ])('%s %j is refused', async (key, wanted, words) => {
    const answer = await change(key, wanted, 1 + Number(key !== 'inspection.days') * -1);
    expect(answer.status).toBe(422);
    expect(await answer.text()).toContain(words);
  });

  test('is for who may: the helpdesk looks', async () => {
    const helpdesk = await house.signIn('helpdesk');
    expect((await house.send('GET', '/api/settings', helpdesk)).status).toBe(200);
    const body = { requestId: randomUUID(), value: 3, reason: 'Toch' };
    const answer = await house.send('POST', '/api/settings/inspection.days/changes', helpdesk, body, {
      'if-match': '"1"',
    });
    expect(answer.status).toBe(403);
  });
});

describe('a later start', () => {
  test('takes hold at its time, and not before', async () => {
    const validFrom = later(3).toISOString();
    await change('help-request.working-days', { value: 5, validFrom });
    expect((await inForce())['help-request.working-days']).toBe(2);
    const planned = await read('help-request.working-days');
    expect({ value: planned.value, planned: planned.history[0]?.planned }).toEqual({ value: 2, planned: true });
    house.clock.set(new Date(Date.parse(validFrom) - 1_000));
    expect((await inForce())['help-request.working-days']).toBe(2);
    house.clock.set(new Date(Date.parse(validFrom)));
    expect((await inForce())['help-request.working-days']).toBe(5);
    expect((await read('help-request.working-days')).history[0]?.planned).toBe(false);
  });

  test('can be taken back until then, and only until then', async () => {
    await change('scheduling-request.working-days', { value: 6, validFrom: later(2).toISOString() });
    await change('scheduling-request.working-days', { value: 4 });
    const [planned, holds] = (await read('scheduling-request.working-days')).history;
    const takeBack = (id = '') =>
      house.send('DELETE', `/api/settings/scheduling-request.working-days/changes/${id}`, staff);
    expect((await takeBack(holds?.id)).status).toBe(409);
    expect((await takeBack(planned?.id)).status).toBe(200);
    expect((await takeBack(planned?.id)).status, 'pressed twice').toBe(200);
    house.clock.set(later(3));
    expect((await inForce())['scheduling-request.working-days']).toBe(4);
  });
});

test('a key that no longer exists is ignored', async () => {
  await house.store.prisma.settingChange.create({
    data: { id: randomUUID(), key: 'gone.long-ago', value: 1, validFrom: house.clock.now() },
  });
  expect((await settings()).map(({ id }): string => id)).not.toContain('gone.long-ago');
  expect(await inForce()).not.toHaveProperty(['gone.long-ago']);
});

test('a changed term holds for tasks that open after it, not for those that run', async () => {
  await house.startWorker();
  const go = journeyOf(house);
  const { id: first } = await go.apply();
  const running = await go.task(first, 'email-confirmation');
  const term = (task: { openedAt: Date; expiresAt: Date | null }) =>
    Math.round((Number(task.expiresAt) - Number(task.openedAt)) / 86_400_000);
  const rowOf = (id: string) => house.store.prisma.task.findUniqueOrThrow({ where: { id } });
  const before = await rowOf(running.id);
  await change('account-application.email-confirmation-days', { value: 30 });
  expect(await rowOf(running.id)).toEqual(before);
  const { id: second } = await go.apply();
  const fresh = await rowOf((await go.task(second, 'email-confirmation')).id);
  expect(term(fresh) - term(before)).toBe(23);
});
