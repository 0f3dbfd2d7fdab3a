import { randomUUID } from 'node:crypto';
import { beforeAll, expect, test, vi } from 'vitest';
import { startMailCatcher, type MailCatcher } from '../../dev/mail-catcher.ts';
import { afterThisFile } from '../support/after-file.ts';
import { openHouse, type House } from '../support/house.ts';
import { journeyOf } from '../support/journey.ts';
import { ownTemporal } from '../support/own-servers.ts';
import { programsOf } from '../support/programs.ts';
import { auditOf } from '../support/soundness.ts';
import { stopsFor, type Stop } from '../support/stops.ts';

/**
 * The worker is ended by SIGKILL in every transaction in which it writes down how far a mail is, and after every one of them.
 * Nobody gets no mail; who gets one twice gets it under one Message-ID, and only when it was sent and not yet written down.
 */

let house: House;
let go: ReturnType<typeof journeyOf>;
let stops: Awaited<ReturnType<typeof stopsFor>>;
let programs: ReturnType<typeof programsOf>;
let catcher: MailCatcher;
/** Whether the server asks to come back later. */
let busy = true;

beforeAll(async () => {
  const { address: temporalAddress } = await ownTemporal();
  catcher = await startMailCatcher({
    refuse(address) {
      if (address.startsWith('refused-')) return { code: 550, message: 'No such user' };
      return busy && address.startsWith('postponed-') ? { code: 451, message: 'Try again later' } : undefined;
    },
    breakOffAfterData: ([address = '']) => address.startsWith('unclear-'),
  });
  afterThisFile(() => catcher.stop());
  house = await openHouse({ temporalAddress });
  go = journeyOf(house);
  stops = await stopsFor(house);
  const workerDatabase = { url: stops.url, connections: 30 };
  programs = programsOf(house, { temporalAddress, smtpUrl: catcher.smtpUrl, workerDatabase });
  // Nobody sends before this test says so.
  await startSender('mail-delivery', 'of nobody');
});

const startSender = (workflowId: string, taskQueue = house.taskQueue) =>
  house.temporal.workflow.start('mailDelivery', { workflowId, taskQueue, args: [{ listenSeconds: 60 }] });
/** One for each that stands still with a mail in its hands, and one for the others. */
const startSenders = async (name: string): Promise<void> => {
  await Promise.all([...doomedAt, 'others'].map((_, index) => startSender(`mail-delivery-${name}-${index}`)));
};

/** What becomes of a mail, and what is written down on the way to it. */
type Fate = 'sent' | 'refused' | 'unclear' | 'postponed' | 'dropped';
const fates: Record<Fate, { state: string; came: number; tasks: number }> = {
  sent: { state: 'sent', came: 1, tasks: 0 },
  refused: { state: 'failed', came: 0, tasks: 1 },
  unclear: { state: 'unclear', came: 1, tasks: 1 },
  postponed: { state: 'sent', came: 1, tasks: 0 },
  dropped: { state: 'dropped', came: 0, tasks: 0 },
};
const doomedAt: { fate: Fate; code: string; standing: string }[] = [
  { fate: 'sent', code: 'mail-taken', standing: 'queued' },
  { fate: 'sent', code: 'mail-sent', standing: 'sent' },
  { fate: 'refused', code: 'mail-failed', standing: 'failed' },
  { fate: 'unclear', code: 'mail-unclear', standing: 'unclear' },
  { fate: 'postponed', code: 'mail-postponed', standing: 'queued' },
  { fate: 'dropped', code: 'mail-dropped', standing: 'dropped' },
];
/** Killed there, it was sent and nobody knew: it goes out once more. */
const isSentBefore = (code: string | undefined): boolean => code === 'mail-sent' || code === 'mail-unclear';

type Mailed = { fate: Fate; email: string; caseId: string; mailId: string };

/** An applicant whose first mail waits to be sent; dropped is one that is of no use any more when its turn comes. */
async function queued(fate: Fate): Promise<Mailed> {
  const email = `${fate}-${randomUUID()}@roc-deproef.example`;
  const { id: caseId } = await go.apply({ applicantEmail: email });
  await go.link(caseId, 'email-confirmation');
  const mail = await house.store.prisma.mail.findFirstOrThrow({ where: { caseId } });
  if (fate === 'dropped') {
    await go.withdraw(caseId);
    expect(await go.outcome(caseId)).toBe('withdrawn');
  }
  return { fate, email, caseId, mailId: mail.id };
}

const mailOf = ({ mailId }: Mailed) => house.store.prisma.mail.findUniqueOrThrow({ where: { id: mailId } });
const stateOf = async (mailed: Mailed): Promise<string> => (await mailOf(mailed)).state;

/** The minutes go by in which a mail is left to who took it, and those until it is tried again: they are few. */
async function waitingEnds(): Promise<void> {
  const now = house.clock.now();
  const { mail } = house.store.prisma;
  const soon = new Date(now.getTime() + 3 * 60_000);
  expect(await mail.count({ where: { state: 'queued', nextAttemptAt: { gt: soon } } }), 'left for long').toBe(0);
  await mail.updateMany({ where: { state: 'queued' }, data: { nextAttemptAt: now } });
}

test(
  'whenever it happens, nobody gets no mail, and nobody a second one without need',
  { timeout: 180_000 },
  async () => {
    let worker = await programs.startWorker();
    const undisturbed = await Promise.all((Object.keys(fates) as Fate[]).map(queued));
    const doomed = await Promise.all(doomedAt.map(({ fate }) => queued(fate)));
    const places = doomed.map(({ email }, index): Stop => ({ email, code: doomedAt[index]?.code ?? '', nth: 1 }));

    // In the middle: nothing is written down.
    await stops.set(places, 'in the middle');
    await startSenders('first');
    await stops.untilReached(places.length);
    await worker.kill();
    await stops.clear();
    expect(await Promise.all(doomed.map(stateOf))).toEqual(doomed.map(() => 'queued'));
    await waitingEnds();

    // After the commit: it is written down, and who did it does not know.
    await stops.set(places, 'after the commit');
    worker = await programs.startWorker();
    await startSenders('second');
    await stops.untilReached(places.length);
    await worker.kill();
    await stops.clear();
    expect(await Promise.all(doomed.map(stateOf))).toEqual(doomedAt.map(({ standing }) => standing));
    busy = false;
    await waitingEnds();

    // Temporal hears nothing of the senders any more, and has the next worker go on.
    await programs.startWorker();
    await vi.waitFor(
      async () => expect(await house.store.prisma.mail.findMany({ where: { state: 'queued' } })).toEqual([]),
      { timeout: 60_000, interval: 100 },
    );
    for (const one of [...undisturbed, ...doomed]) {
      const code = places.find(({ email }) => email === one.email)?.code;
      const name = `${one.fate}, killed at ${code}`;
      const { state, came, tasks } = fates[one.fate];
      const mail = await mailOf(one);
      expect(mail.state, name).toBe(state);
      expect(await cameFor(one), name).toEqual(Array(came + (isSentBefore(code) ? 1 : 0)).fill(mail.messageId));
      const about = await house.store.prisma.task.findMany({ where: { mailId: one.mailId } });
      expect(
        about.map((task) => task.state),
        name,
      ).toEqual(Array(tasks).fill('open'));
      const likeIt = undisturbed.find(({ fate }) => fate === one.fate) ?? one;
      expect((await auditOf(house, one.caseId)).toSorted(), name).toEqual(
        (await auditOf(house, likeIt.caseId)).toSorted(),
      );
    }
  },
);

/** The Message-IDs of what came in for somebody, without that of the mail which says that the application is withdrawn. */
async function cameFor({ email, caseId }: Mailed): Promise<string[]> {
  const others = await house.store.prisma.mail.findMany({ where: { caseId, template: 'application-withdrawn' } });
  const came = catcher.all().filter(({ to }) => to.includes(email));
  return came
    .map(({ headers }) => headers['message-id'] ?? 'none')
    .filter((id) => others.every(({ messageId }) => messageId !== id));
}
