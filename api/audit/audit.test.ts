import { beforeAll, describe, expect, test } from 'vitest';
import { recordEvent, theProcess, lockCase } from '../../store/audit.ts';
import { bureauDossier } from '../../store/processes.ts';
import { inTransaction } from '../../store/store.ts';
import { openHouse, type House } from '../../tests/support/house.ts';
import { journeyOf } from '../../tests/support/journey.ts';
import type { AuditChain, AuditEvent, AuditPage, ChainCheck } from './contract.ts';

/** The audit as the administrator reads it. */

let house: House;
let admin: string;
let caseId: string;
let reference: string;

beforeAll(async () => {
  house = await openHouse();
  const go = journeyOf(house);
  await house.startWorker();
  admin = await house.signIn('admin');
  const applied = await Promise.all([go.apply(), go.apply()]);
  for (const { id } of applied) await go.confirm(id);
  caseId = applied[0].id;
  await go.signAsManager(caseId);
  await inTransaction(house.store, async (tx) => {
    await lockCase(tx, bureauDossier);
    await recordEvent(tx, house.occasion(), bureauDossier, 'calendar-day-added', theProcess, { day: '2027-01-04' });
  });
  ({ reference } = await house.store.prisma.case.findUniqueOrThrow({ where: { id: caseId } }));
});

async function page(query: string): Promise<AuditPage> {
  const answer = await house.send('GET', `/api/audit-events?${query}`, admin);
  expect(answer.status, await answer.clone().text()).toBe(200);
  return (await answer.json()) as AuditPage;
}
async function everything(query: string): Promise<AuditEvent[]> {
  const all: AuditEvent[] = [];
  for (let after = ''; ;) {
    const { data, pageInfo } = await page(`${query}${after && `&after=${encodeURIComponent(after)}`}`);
    all.push(...data);
    if (!pageInfo.hasNextPage) return all;
    after = pageInfo.endCursor ?? expect.fail('no place to go on from');
  }
}

test('pages go on from each other: every event once, the newest first, also where many are of one instant', async () => {
  const at = house.clock.now();
  await inTransaction(house.store, async (tx) => {
    await lockCase(tx, bureauDossier);
    for (let times = 0; times < 7; times += 1) {
      await recordEvent(tx, { at, correlationId: null }, bureauDossier, 'calendar-day-renamed', theProcess);
    }
  });
  const inAll = await house.store.prisma.auditEvent.count();
  const all = await everything('perPage=3');
  expect(all.length).toBe(inAll);
  expect(new Set(all.map(({ id }) => id)).size).toBe(inAll);
  const instants = all.map((event) => event.at);
  expect(instants).toEqual([...instants].sort().reverse());
  const renamed = all.filter(({ code }) => code === 'calendar-day-renamed').map(({ sequence }) => sequence);
  expect(renamed).toEqual([...renamed].sort((a, b) => b - a));
});

describe('filters', () => {
  test('by case, code, actor, person and period', async () => {
    const ofCase = await everything(`reference=${reference}`);
    expect(new Set(ofCase.map((event) => event.caseId))).toEqual(new Set([caseId]));
    const signed = await everything('code=decided:manager-signature:signed');
    expect(signed.map((event) => event.caseId)).toEqual([caseId]);
    const byManager = await everything('actor=manager');
    expect(byManager.map(({ code }) => code)).toEqual(['decided:manager-signature:signed']);
    expect(await everything('accountId=00000000-0000-7000-8000-000000000009')).toEqual([]);
    const today = new Intl.DateTimeFormat('en-CA', { timeZone: 'Europe/Amsterdam' }).format(house.clock.now());
    const inAll = await house.store.prisma.auditEvent.count();
    expect((await everything(`from=${today}&until=${today}`)).length).toBe(inAll);
    expect(await everything('until=2020-01-01')).toEqual([]);
  });

  test.each(['reference=Jansen', 'code=a b', 'actor=someone', 'from=gisteren', 'after=nergens', 'perPage=1000'])(
    '%s is refused',
    async (query) => {
      expect((await house.send('GET', `/api/audit-events?${query}`, admin)).status).toBe(422);
    },
  );
});

describe('a chain', () => {
  const check = async (id: string): Promise<ChainCheck> =>
    (await (await house.send('GET', `/api/audit-chains/${id}/check`, admin)).json()) as ChainCheck;

  test('is a case’s whole story, in order', async () => {
    const answer = await house.send('GET', `/api/audit-chains/${caseId}`, admin);
    const chain = (await answer.json()) as AuditChain;
    expect(chain.reference).toBe(reference);
    expect(chain.events.map(({ sequence }) => sequence)).toEqual(chain.events.map((_, place) => place + 1));
    expect((await check(caseId)).brokenAt).toBeNull();
    expect((await check(caseId)).events).toBe(chain.events.length);
  });

  test('shows where somebody got round the trigger and changed an event', async () => {
    const { prisma } = house.store;
    const { events } = await check(caseId);
    await prisma.$executeRaw`ALTER TABLE audit_event DISABLE TRIGGER USER`;
    await prisma.$executeRaw`UPDATE audit_event SET code = 'case-closed:activated' WHERE case_id = ${caseId}::uuid AND sequence = 2`;
    await prisma.$executeRaw`ALTER TABLE audit_event ENABLE TRIGGER USER`;
    expect(await check(caseId)).toMatchObject({ events, brokenAt: 2 });
    expect((await check(bureauDossier)).brokenAt).toBeNull();
  });

  test('of no case does not exist', async () => {
    for (const end of ['', '/check']) {
      const path = `/api/audit-chains/00000000-0000-7000-8000-00000000000f${end}`;
      expect((await house.send('GET', path, admin)).status).toBe(404);
    }
  });
});
