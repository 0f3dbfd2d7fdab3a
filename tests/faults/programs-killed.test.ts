import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { startMailCatcher, type MailCatcher } from '../../dev/mail-catcher.ts';
import type { Standing } from '../../workflows/human-task.ts';
import { holdMails } from '../support/held-mails.ts';
import { openHouse, type House } from '../support/house.ts';
import { journeyOf } from '../support/journey.ts';
import { gateTo, ownTemporal } from '../support/own-servers.ts';
import { programsOf, through, type Program } from '../support/programs.ts';
import { auditOf, expectEachMailOnce, untilAllIsDone } from '../support/soundness.ts';

/** Programs that end by SIGKILL, where it hurts most. What was committed goes on; what was not, never happened. */

let house: House;
let catcher: MailCatcher;
let programs: ReturnType<typeof programsOf>;
let temporalAddress: string;
let helpdesk: string;
let worker: Program;

beforeAll(async () => {
  catcher = await startMailCatcher();
  const temporal = await ownTemporal();
  temporalAddress = temporal.address;
  house = await openHouse({ temporalAddress });
  programs = programsOf(house, { temporalAddress, smtpUrl: catcher.smtpUrl });
  helpdesk = await house.signIn('helpdesk');
  worker = await programs.startWorker();
});
afterAll(async () => {
  await catcher.stop();
});

const standingOf = (caseId: string): Promise<Standing> =>
  house.temporal.workflow.getHandle(`account-application/${caseId}`).query<Standing>('standing');

describe('the API is killed between its commit and its call to Temporal', () => {
  /** An API that is about to tell Temporal something, and never will: the call has left, and gets no answer. */
  async function doomedApi() {
    const gate = await gateTo(temporalAddress);
    const api = await programs.startApi({ temporalAddress: gate.address });
    return { gate, api, go: journeyOf(through(house, api)) };
  }

  test('an application that was handed in starts once, and its confirmation is mailed once', async () => {
    const { gate, api, go } = await doomedApi();
    gate.shut();
    const { id, form } = await go.apply();
    await api.kill();
    const untold = await house.store.prisma.outboxMessage.findUniqueOrThrow({ where: { id } });
    expect(untold.deliveredAt).toBeNull();

    await go.task(id, 'email-confirmation');
    await untilAllIsDone(house);
    const mails = catcher.all().filter(({ to }) => to.includes(String(form['applicantEmail'])));
    expect(mails).toHaveLength(1);
    expect(await auditOf(house, id)).toEqual(['case-opened', 'task-opened:email-confirmation']);
  });

  test("a manager's signature that was written is heard once", async () => {
    const { gate, api, go } = await doomedApi();
    const { id } = await go.apply();
    expect((await go.confirm(id)).status).toBeLessThan(400);
    await go.link(id, 'manager-signature');
    gate.shut();
    const answer = go.signAsManager(id).catch(() => null);
    const signed = { taskId: (await go.task(id, 'manager-signature')).id };
    await vi.waitFor(() => house.store.prisma.decision.findUniqueOrThrow({ where: signed }), {
      timeout: 10_000,
      interval: 5,
    });
    await api.kill();
    expect(await answer).toBeNull();
    expect((await standingOf(id)).waitingFor.toSorted()).toEqual(['applicant-nda', 'manager-signature', 'withdrawal']);

    await vi.waitFor(
      async () => {
        expect((await standingOf(id)).waitingFor.toSorted()).toEqual(['applicant-nda', 'withdrawal']);
      },
      {
        timeout: 30_000,
        interval: 50,
      },
    );
    await untilAllIsDone(house);
    const codes = await auditOf(house, id);
    expect(codes.filter((code) => code.startsWith('decided:manager-signature'))).toEqual([
      'decided:manager-signature:signed',
    ]);
  });
});

test(
  'the worker is killed in the middle of every step, and again between all steps',
  { timeout: 150_000 },
  async () => {
    const api = await programs.startApi();
    const go = journeyOf(through(house, api));
    const walk = [
      (id: string) => go.confirm(id),
      (id: string) => go.signAsManager(id),
      (id: string) => go.signAsApplicant(id),
      (id: string) => go.decide(id, 'helpdesk-review', helpdesk, 'approved'),
      (id: string) => go.activate(id),
    ];
    /** What each of those steps needs to be there, which is also what the process is at rest with. */
    const asked = ['email-confirmation', 'manager-signature', 'applicant-nda', 'helpdesk-review', 'activation'];
    type Walker = { id: string; email: string; next: number };
    const step = async (walker: Walker) => {
      const answer = await walk[walker.next++]?.(walker.id);
      expect(answer?.status, await answer?.text()).toBeLessThan(400);
    };
    const untilAtRest = (walkers: Walker[]) =>
      Promise.all(
        walkers.map(({ id, next }) => (next < walk.length ? go.task(id, asked[next] ?? '') : go.outcome(id))),
      );

    // Six cases, each one step further than the one before; then all take their next step at the same time.
    const walkers = await Promise.all(
      [0, 0, 1, 2, 3, 4].map(async (steps): Promise<Walker> => {
        const { id, form } = await go.apply();
        const walker = { id, email: String(form['applicantEmail']), next: 0 };
        while (walker.next < steps) await step(walker);
        return walker;
      }),
    );
    await untilAtRest(walkers);
    await untilAllIsDone(house);

    // In the middle: every step that follows an answer queues a mail in its transaction, and there the test holds it.
    const held = await holdMails(house.store.pool);
    const moving = walkers.filter(({ next }) => next !== 1); // a first signature asks nothing new
    const answers = Promise.all(moving.map(step));
    await held.untilWaiting(moving.length);
    await worker.kill();
    await held.release();
    await answers;
    const undone = await house.store.prisma.task.count({
      where: { caseId: walkers[0]?.id ?? '', kind: 'manager-signature' },
    });
    expect(undone).toBe(0);
    worker = await programs.startWorker();
    await untilAtRest(walkers);
    await untilAllIsDone(house);

    // Between: all rest, the worker dies, people answer all the same.
    await worker.kill();
    await Promise.all(walkers.filter(({ next }) => next < walk.length).map(step));
    worker = await programs.startWorker();
    await Promise.all(
      walkers.map(async (walker) => {
        while (walker.next < walk.length) await step(walker);
      }),
    );

    for (const { id, email } of walkers) {
      expect(await go.outcome(id)).toBe('activated');
      expect(await house.store.prisma.account.count({ where: { email } })).toBe(1);
      const codes = await auditOf(house, id);
      expect(codes.at(-1)).toBe('case-closed:activated');
      // Of mails whose link was used before they went out there can be several.
      const once = codes.filter((code) => !code.startsWith('mail-dropped'));
      expect(once).toHaveLength(new Set(once).size);
      expect((await go.mails(id)).toSorted()).toEqual(mailsOfAJourney);
    }
    await untilAllIsDone(house);
    await expectEachMailOnce(house, catcher.all());
  },
);

const mailsOfAJourney = [
  'account-activated',
  'activation',
  'applicant-nda',
  'application-in-review',
  'email-confirmation',
  'manager-signature',
];
