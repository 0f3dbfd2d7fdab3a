import { randomUUID } from 'node:crypto';
import { expect, vi } from 'vitest';
import type { Settings } from '../../domain/settings.ts';
import { openDueConfirmations } from '../../store/account-confirmation.ts';
import { createSchoolAccount } from '../../store/accounts.ts';
import type { House } from './house.ts';
import type { journeyOf } from './journey.ts';

/** The ways that a case can go: what people do, and what its process does upon each of that. */

type Journey = ReturnType<typeof journeyOf>;
/** One who goes a way: the address by which the case is found, and how many steps were taken. */
export type Walker = { way: WayName; email: string; id: string; taken: number };
export type Step = {
  take: (walker: Walker) => Promise<Response | void>;
  /** The events that the process writes upon it, each in a transaction of its own. */
  leadsTo: string[];
  /** Taken while the moments of tasks come: see momentsCome(). */
  whileMomentsCome?: true;
};
export type WayName = keyof ReturnType<typeof waysOf>;

export function waysOf(house: House, go: Journey, helpdesk: string) {
  const step = (take: Step['take'], ...leadsTo: string[]): Step => ({ take, leadsTo });
  const stepInTime = (take: Step['take'], ...leadsTo: string[]): Step => ({ take, leadsTo, whileMomentsCome: true });
  const decide = (key: string, outcome: string, reason?: string) => (walker: Walker) =>
    go.decide(walker.id, key, helpdesk, outcome, reason);

  const apply = step(async (walker) => {
    walker.id = (await go.apply({ applicantEmail: walker.email })).id;
  }, 'task-opened:email-confirmation');
  const confirm = step(
    ({ id }) => go.confirm(id),
    ...['documents-made', 'task-opened:manager-signature', 'task-opened:applicant-nda'],
  );
  const asked = [apply, confirm];
  const managerSigned = [...asked, step(({ id }) => go.signAsManager(id))];
  const complete = [...managerSigned, step(({ id }) => go.signAsApplicant(id), 'task-opened:helpdesk-review')];
  const accountMade = ['account-created', 'task-opened:activation', 'certificate-made'];
  const isAsked = step(async (walker) => {
    walker.id = await askYearly(house, walker.email);
  }, 'task-opened:account-confirmation');
  const answerYearly = (intent: string) => async (walker: Walker) =>
    house.post(await go.link(walker.id, 'account-confirmation'), { intent });

  return {
    activated: [
      ...complete,
      step(decide('helpdesk-review', 'approved'), ...accountMade),
      step(({ id }) => go.activate(id), 'case-closed:activated'),
    ],
    'refused by another manager': [
      ...asked,
      step(
        ({ id }) => go.replaceManager(id, `ander-${randomUUID()}@roc-deproef.example`),
        ...['documents-made', 'task-opened:manager-signature'],
      ),
      step(
        ({ id }) => go.refuseAsManager(id, undefined, 2),
        ...['task-cancelled:applicant-nda', 'case-closed:refused-by-manager'],
      ),
    ],
    'refused after more was asked': [
      ...complete,
      step(decide('helpdesk-review', 'more-asked', 'Bij welk team hoort u?'), 'task-opened:more-information'),
      step(({ id }) => go.answer(id, 'Team Zorg.'), 'task-opened:helpdesk-review'),
      step(decide('helpdesk-review/2', 'refused', 'Onbekende school.'), 'case-closed:refused-by-helpdesk'),
    ],
    withdrawn: [...asked, step(({ id }) => go.withdraw(id), 'case-closed:withdrawn')],
    'activated by a second link': [
      ...complete,
      stepInTime(
        decide('helpdesk-review', 'approved'),
        ...[...accountMade, 'task-reminded:activation', 'task-expired:activation'],
        ...['task-opened:activation-lapsed', 'task-escalated:activation-lapsed'],
      ),
      step(decide('activation-lapsed', 'resend'), 'task-opened:activation'),
      step(({ id }) => go.activate(id, 2), 'case-closed:activated'),
    ],
    'reminded until it expired': [
      ...asked,
      step(({ id }) => go.signAsApplicant(id)),
      stepInTime(
        ({ id }) => go.replaceManager(id, `ander-${randomUUID()}@roc-deproef.example`),
        ...['documents-made', 'task-opened:manager-signature', 'task-reminded:manager-signature'],
        ...['task-reminded:manager-signature', 'task-expired:manager-signature', 'case-closed:expired'],
      ),
    ],
    'refused after it was escalated': [
      ...managerSigned,
      stepInTime(
        ({ id }) => go.signAsApplicant(id),
        ...['task-opened:helpdesk-review', 'task-escalated:helpdesk-review'],
      ),
      step(decide('helpdesk-review', 'refused', 'Onbekende school.'), 'case-closed:refused-by-helpdesk'),
    ],
    'still needed': [isAsked, step(answerYearly('keep'), 'account-changed:confirmed', 'case-closed:confirmed')],
    'needed no more': [
      isAsked,
      step(answerYearly('drop-for-sure'), 'account-changed:blocked', 'case-closed:not-needed'),
    ],
  } satisfies Record<string, Step[]>;
}

/** Someone who said thirteen months ago that the account is needed is asked whether it still is. */
async function askYearly(house: House, email: string): Promise<string> {
  const { prisma } = house.store;
  const holder = { name: 'Noor van den Berg', brin: '99ZZ', location: 'Noord', studyFieldCodes: ['T1'] };
  await createSchoolAccount(house.store, house.occasion(), { ...holder, email, passwordHash: 'of no use' });
  const confirmedAt = new Date(house.clock.now().getTime() - 400 * 24 * 3_600_000);
  await prisma.account.update({ where: { email }, data: { confirmedAt } });
  return await vi.waitFor(
    async () => {
      // Whoever asks at the same time asks all that are there.
      await openDueConfirmations(house.store, { ...house.occasion(), relayTells: true }, 100);
      const asked = await prisma.accountConfirmation.findFirst({ where: { account: { email } } });
      return asked?.id ?? expect.fail('nobody was asked yet');
    },
    { timeout: 20_000, interval: 20 },
  );
}

/** How far Temporal's clock is ahead of the house's, in days: more than the terms of tasks that open while moments come. */
export const daysAhead = 20;

/**
 * Whether what happens to a task while nobody answers it comes now, and at once: it is reminded, escalated and over within
 * the days that Temporal is ahead; or not within them. A task keeps what held when it opened.
 */
export async function momentsCome({ store, clock }: House, doCome: boolean): Promise<void> {
  const { id: byId } = await store.prisma.account.findFirstOrThrow();
  const occasion = { reason: 'Proef.', validFrom: clock.now(), byId };
  await store.prisma.settingChange.createMany({
    data: Object.entries(doCome ? termsThatPass : termsThatStay).map(([key, value]) => ({
      ...{ id: randomUUID(), key, value },
      ...occasion,
    })),
  });
}

const termsThatPass = {
  'account-application.reminder-working-days': [3, 7],
  'account-application.signature-days': 15,
  'account-application.review-working-days': 3,
  'account-application.activation-days': 14,
  'account-application.activation-reminder-working-days': [5],
} satisfies Partial<Settings>;
const termsThatStay = {
  'account-application.email-confirmation-days': 60,
  'account-application.reminder-working-days': [],
  'account-application.signature-days': 60,
  'account-application.review-working-days': 60,
  'account-application.activation-days': 60,
  'account-application.activation-reminder-working-days': [],
  'account-confirmation.reminder-working-days': [],
} satisfies Partial<Settings>;
