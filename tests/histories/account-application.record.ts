import { test } from 'vitest';
import { openHouse } from '../support/house.ts';
import { journeyOf } from '../support/journey.ts';
import { timeSkipping } from '../support/time-skipping.ts';
import { recordWalks, type Walk } from './recording.ts';

const day = 24 * 3_600_000;

test('an account application', async () => {
  const house = await openHouse({ skipping: await timeSkipping() });
  await house.tick();
  await house.startWorker();
  const helpdesk = await house.signIn('helpdesk');
  const go = journeyOf(house);

  const steps = {
    confirm: (id: string) => go.confirm(id),
    manager: (id: string) => go.signAsManager(id),
    applicant: (id: string) => go.signAsApplicant(id),
    refuse: (id: string) => go.refuseAsManager(id),
    approve: (id: string) => go.decide(id, 'helpdesk-review', helpdesk, 'approved'),
    reject: (id: string) => go.decide(id, 'helpdesk-review', helpdesk, 'refused', 'Onbekende school.'),
    activate: (id: string) => go.activate(id),
    resend: (id: string) => go.decide(id, 'activation-lapsed', helpdesk, 'resend'),
    abandon: (id: string) => go.decide(id, 'activation-lapsed', helpdesk, 'close'),
    activateAgain: (id: string) => go.activate(id, 2),
    another: async (id: string) => [
      await go.replaceManager(id, 'nieuw@roc-deproef.example'),
      await go.link(id, 'manager-signature', 2),
    ],
    anotherSigns: (id: string) => go.signAsManager(id, 2),
    ask: async (id: string) => [
      await go.decide(id, 'helpdesk-review', helpdesk, 'more-asked', 'Bij welk team hoort u?'),
      await go.link(id, 'more-information'),
    ],
    answer: async (id: string) => [await go.answer(id, 'Team Zorg.'), await go.task(id, 'helpdesk-review/2')],
    approveAgain: (id: string) => go.decide(id, 'helpdesk-review/2', helpdesk, 'approved'),
    withdraw: async (id: string) => [await go.withdraw(id), await go.outcome(id)],
    wait: () => house.skip(35 * day),
  };
  const walk =
    (...taken: (keyof typeof steps)[]): Walk =>
    async () => {
      const { id } = await go.apply();
      await go.task(id, 'email-confirmation');
      for (const step of taken) await steps[step](id);
      return `account-application/${id}`;
    };

  await recordWalks('account-application', house, {
    still: {
      unconfirmed: walk(),
      'awaiting-signatures': walk('confirm'),
      'awaiting-applicant': walk('confirm', 'manager'),
      'awaiting-manager': walk('confirm', 'applicant'),
      'refused-by-manager': walk('confirm', 'refuse'),
      'in-review': walk('confirm', 'manager', 'applicant'),
      'refused-by-helpdesk': walk('confirm', 'manager', 'applicant', 'reject'),
      'awaiting-activation': walk('confirm', 'manager', 'applicant', 'approve'),
      activated: walk('confirm', 'manager', 'applicant', 'approve', 'activate'),
      'awaiting-second-manager': walk('confirm', 'another'),
      'awaiting-second-manager-alone': walk('confirm', 'applicant', 'another'),
      'in-review-by-second-manager': walk('confirm', 'another', 'anotherSigns', 'applicant'),
      'awaiting-information': walk('confirm', 'manager', 'applicant', 'ask'),
      'in-review-again': walk('confirm', 'manager', 'applicant', 'ask', 'answer'),
      'activated-after-asking': walk('confirm', 'manager', 'applicant', 'ask', 'answer', 'approveAgain', 'activate'),
      'withdrawn-unconfirmed': walk('withdraw'),
      withdrawn: walk('confirm', 'withdraw'),
      'withdrawn-in-review': walk('confirm', 'manager', 'applicant', 'withdraw'),
    },
    waiting: {
      'unconfirmed-expired': walk('wait'),
      'signatures-expired': walk('confirm', 'wait'),
      'in-review-escalated': walk('confirm', 'applicant', 'manager', 'wait'),
      'information-expired': walk('confirm', 'manager', 'applicant', 'ask', 'wait'),
      'activation-lapsed': walk('confirm', 'manager', 'applicant', 'approve', 'wait'),
      'activation-resent': walk('confirm', 'manager', 'applicant', 'approve', 'wait', 'resend'),
      'never-activated': walk('confirm', 'manager', 'applicant', 'approve', 'wait', 'abandon'),
      'activated-late': walk('confirm', 'manager', 'applicant', 'approve', 'wait', 'resend', 'activateAgain'),
    },
  });
});
