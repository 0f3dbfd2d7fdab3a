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
    },
    waiting: {
      'unconfirmed-expired': walk('wait'),
      'signatures-expired': walk('confirm', 'wait'),
      'in-review-escalated': walk('confirm', 'applicant', 'manager', 'wait'),
      'activation-lapsed': walk('confirm', 'manager', 'applicant', 'approve', 'wait'),
      'activation-resent': walk('confirm', 'manager', 'applicant', 'approve', 'wait', 'resend'),
      'never-activated': walk('confirm', 'manager', 'applicant', 'approve', 'wait', 'abandon'),
      'activated-late': walk('confirm', 'manager', 'applicant', 'approve', 'wait', 'resend', 'activateAgain'),
    },
  });
});
