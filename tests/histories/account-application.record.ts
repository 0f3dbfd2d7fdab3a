import { randomUUID } from 'node:crypto';
import { expect, test, vi } from 'vitest';
import type { StudyFieldOffers } from '../../api/accounts/contract.ts';
import { addSchool } from '../../store/schools.ts';
import { openHouse } from '../support/house.ts';
import { journeyOf } from '../support/journey.ts';
import { paperDesk } from '../support/paper.ts';
import { timeSkipping } from '../support/time-skipping.ts';
import { recordWalks, type Walk } from './recording.ts';

const day = 24 * 3_600_000;
const certificate = 'signature-certificate';

test('an account application', async () => {
  const house = await openHouse({ skipping: await timeSkipping() });
  await house.tick();
  await house.startWorker();
  const helpdesk = await house.signIn('helpdesk');
  const go = journeyOf(house);
  const { store } = house;

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
    review: (id: string) => go.task(id, 'helpdesk-review'),
    certificate: (id: string) =>
      vi.waitFor(
        async () => expect(await store.prisma.document.count({ where: { caseId: id, kind: certificate } })).toBe(1),
        { timeout: 20_000, interval: 20 },
      ),
    awaitNda: (id: string) => go.link(id, 'applicant-nda'),
    awaitManager: (id: string) => go.link(id, 'manager-signature'),
    end: (id: string) => go.outcome(id),
  };
  const from =
    (start: () => Promise<string>) =>
    (...taken: (keyof typeof steps)[]): Walk =>
    async () => {
      const id = await start();
      for (const step of taken) await steps[step](id);
      return `account-application/${id}`;
    };

  const apply = async (changes: Record<string, string> = {}) => {
    const { id } = await go.apply(changes);
    await go.task(id, 'email-confirmation');
    return id;
  };
  const walk = from(apply);
  const walkOnPaper = from(async () => await onPaper({}));
  const walkWithoutNda = from(async () => await onPaper({ ndaScan: undefined, applicantSigned: undefined }));
  const forMoreFields = async (email: string): Promise<string> => {
    const cookie = await house.logIn(email);
    const offered = await house.send('GET', '/api/study-field-applications', cookie);
    const [school] = ((await offered.json()) as StudyFieldOffers).schools;
    const body = {
      ...{ id: randomUUID(), schoolId: school?.id, studyFieldIds: school?.studyFields.map(({ id }) => id) },
      ...{ managerName: 'Willem Smit', managerEmail: 'w.smit@roc-deproef.example' },
    };
    const answer = await house.send('POST', '/api/study-field-applications', cookie, body);
    expect(answer.status, await answer.clone().text()).toBe(200);
    return ((await answer.json()) as { id: string }).id;
  };
  /** Who signed the agreement with the own application is not asked again. */
  const walkForMoreFields = from(async () => {
    const { id, form } = await go.apply();
    for (const step of ['confirm', 'manager', 'applicant', 'approve', 'activate', 'end'] as const) await steps[step](id);
    return await forMoreFields(String(form['applicantEmail']));
  });
  const walkForMoreFieldsUnsigned = from(async () => await forMoreFields(await house.addPerson('school')));
  await addSchool(store, house.occasion(), { name: 'Vakschool Zuid', kind: 'vakschool', brin: '98ZZ' });
  const { id: second } = await store.prisma.school.findUniqueOrThrow({ where: { brin: '98ZZ' } });
  const walkOfHolder = from(
    async () => await apply({ applicantEmail: await house.addPerson('school'), schoolId: second }),
  );

  async function onPaper(changes: Record<string, undefined>): Promise<string> {
    const answer = await paperDesk(house, helpdesk).enter(changes);
    expect(answer.status, await answer.clone().text()).toBe(200);
    return ((await answer.json()) as { id: string }).id;
  }

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
      'paper-in-review': walkOnPaper('review'),
      'paper-activated': walkOnPaper('approve', 'activate', 'end'),
      'paper-awaiting-applicant': walkWithoutNda('awaitNda'),
      'paper-in-review-after-link': walkWithoutNda('applicant', 'review'),
      'more-fields-awaiting-manager': walkForMoreFields('awaitManager'),
      'more-fields-in-review': walkForMoreFields('manager', 'review'),
      'more-fields-awaiting-both': walkForMoreFieldsUnsigned('awaitManager', 'awaitNda'),
      'more-fields-granted': walkForMoreFields('manager', 'approve', 'end'),
      'granted-to-who-has-a-password': walkOfHolder('confirm', 'manager', 'applicant', 'approve', 'end'),
      'awaiting-activation-certified': walk('confirm', 'manager', 'applicant', 'approve', 'certificate'),
      'activated-certified': walk('confirm', 'manager', 'applicant', 'approve', 'certificate', 'activate', 'end'),
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
