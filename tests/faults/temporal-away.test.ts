import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { startMailCatcher, type MailCatcher } from '../../dev/mail-catcher.ts';
import { openHouse, type House } from '../support/house.ts';
import { journeyOf } from '../support/journey.ts';
import { ownTemporal } from '../support/own-servers.ts';
import { programsOf, through, type Program } from '../support/programs.ts';
import { auditOf, expectEachMailOnce, untilAllIsDone } from '../support/soundness.ts';

/** Temporal goes away for a while. What people do is kept, they read that it was received, and later it goes on. */

/** How long it is away, in milliseconds. TEMPORAL_AWAY_SECONDS makes it longer, for a look by hand. */
const away = Number(process.env['TEMPORAL_AWAY_SECONDS'] ?? 8) * 1_000;

let temporal: Awaited<ReturnType<typeof ownTemporal>>;
let catcher: MailCatcher;
let house: House;
let api: Program;
let worker: Program;

beforeAll(async () => {
  [temporal, catcher] = await Promise.all([ownTemporal(), startMailCatcher()]);
  house = await openHouse({ temporalAddress: temporal.address });
  const programs = programsOf(house, { temporalAddress: temporal.address, smtpUrl: catcher.smtpUrl });
  [api, worker] = await Promise.all([programs.startApi(), programs.startWorker()]);
});
afterAll(async () => {
  await catcher.stop();
});

test(
  'who signs meanwhile reads that it was received; the process hears it afterwards',
  { timeout: 120_000 + 2 * away },
  async () => {
    const outside = through(house, api);
    const go = journeyOf(outside);
    const cookie = await house.signIn('helpdesk');
    const [signing, reviewed] = await Promise.all([go.apply(), go.apply()]);
    await Promise.all([signing, reviewed].map(({ id }) => go.confirm(id)));
    await go.signAsManager(reviewed.id);
    await go.signAsApplicant(reviewed.id);
    await go.task(reviewed.id, 'helpdesk-review');
    await go.link(signing.id, 'manager-signature');

    await untilAllIsDone(house);

    await temporal.stop();
    const since = performance.now();
    const signed = await go.signAsManager(signing.id);
    expect(performance.now() - since).toBeLessThan(5_000);
    expect(signed.status).toBe(200);
    expect(await signed.text()).toContain('Wij hebben het ontvangen');
    const decided = await go.decide(reviewed.id, 'helpdesk-review', cookie, 'approved');
    expect(decided.status).toBe(200);
    expect(await decided.json()).toMatchObject({ processed: false, task: { state: 'done', outcome: 'approved' } });
    const applied = await go.apply(); // checks that the page says what it always says
    const health = await outside.get('/health/ready');
    expect([health.status, await health.json()]).toEqual([200, { status: 'ok', database: true, temporal: false }]);
    // Long enough that the relay has tried and failed, and that the worker has missed it.
    await vi.waitFor(
      async () => {
        const tried = { deliveredAt: null, attempts: { gte: 1 } };
        expect(await house.store.prisma.outboxMessage.count({ where: tried })).toBe(3);
      },
      { timeout: 40_000, interval: 50 },
    );
    await pause(Math.max(0, away - (performance.now() - since)));
    expect(await house.store.prisma.outboxMessage.count({ where: { deliveredAt: null } })).toBe(3);

    await temporal.startAgain();
    await untilAllIsDone(house, 60_000 + away); // the longer it was away, the longer the relay waits between attempts
    await Promise.all([go.task(applied.id, 'email-confirmation'), go.task(reviewed.id, 'activation')]);
    expect((await go.signAsApplicant(signing.id)).status).toBeLessThan(400);
    expect((await go.task(signing.id, 'helpdesk-review')).state).toBe('open');
    expect((await go.activate(reviewed.id)).status).toBeLessThan(400);
    expect(await go.outcome(reviewed.id)).toBe('activated');

    await untilAllIsDone(house);
    await expectEachMailOnce(house, catcher.all());
    for (const { id } of [signing, reviewed, applied]) await auditOf(house, id);
    expect([api.lives(), worker.lives()]).toEqual([true, true]);
  },
);
