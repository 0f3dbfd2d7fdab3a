import { randomUUID } from 'node:crypto';
import { test } from 'vitest';
import { openMailer } from '../../platform/smtp.ts';
import { choiceExam, publishedExam } from '../support/exams.ts';
import { openHouse } from '../support/house.ts';
import { journeyOf } from '../support/journey.ts';
import { relayFor } from '../support/relay.ts';
import { filledTemplate, mailed, upload, uploaded } from '../support/scheduling-requests.ts';
import { timeSkipping } from '../support/time-skipping.ts';
import { recordWalks, type Walk } from './recording.ts';

const day = 24 * 3_600_000;

test('a scheduling request', async () => {
  const house = await openHouse({ skipping: await timeSkipping() });
  const go = journeyOf(house);
  await house.tick();
  await house.startWorker({ mailer: openMailer('smtp://127.0.0.1:1') });
  const { store, clock } = house;
  relayFor(house);
  await publishedExam(store, choiceExam(2), { durationMinutes: 60 });
  const helpdesk = await house.signIn('helpdesk');
  const email = await house.addPerson('school');
  const { id: accountId } = await store.prisma.account.findUniqueOrThrow({ where: { email } });
  const cookie = await house.logIn(email);

  let students = 100_000;
  const file = async (isGood: boolean) => {
    await house.tick();
    const row = { studentNumber: String((students += 1)), ...(isGood ? {} : { location: '' }) };
    return await filledTemplate(store, accountId, clock.now(), [row]);
  };
  const steps = {
    correct: async (id: string) => await uploaded(house, cookie, await file(true), { to: id }),
    confirm: async (id: string) => {
      await go.decide(id, 'scheduling-review', helpdesk, 'confirmed');
      await go.outcome(id);
    },
    refuse: async (id: string) => {
      await go.decide(id, 'scheduling-review', helpdesk, 'refused', 'Dubbel verstuurd.');
      await go.outcome(id);
    },
    withdraw: async (id: string) => {
      await house.send('POST', `/api/scheduling-requests/${id}/withdrawal`, cookie, { decisionId: randomUUID() });
      await go.outcome(id);
    },
    /** The corrected file is the one that a colleague sent as another request. */
    sendOnesOwn: async (id: string) => {
      const content = await file(true);
      const { id: other } = await uploaded(house, await house.logIn(await house.addPerson('school')), content);
      await go.task(other, 'scheduling-review');
      await upload(house, cookie, content, { to: id });
      await go.outcome(id);
    },
    wait: async () => await house.skip(35 * day),
  };
  const walk =
    (sent: 'good' | 'faulty', ...taken: (keyof typeof steps)[]): Walk =>
    async () => {
      const { id } = await uploaded(house, cookie, await file(sent === 'good'));
      await go.task(id, sent === 'good' ? 'scheduling-review' : 'corrected-file');
      for (const step of taken) await steps[step](id);
      return `scheduling-request/${id}`;
    };

  await recordWalks('scheduling-request', house, {
    still: {
      'in-review': walk('good'),
      scheduled: walk('good', 'confirm'),
      refused: walk('good', 'refuse'),
      'in-review-with-newer-file': walk('good', 'correct'),
      'awaiting-correction': walk('faulty'),
      'in-review-after-correction': walk('faulty', 'correct'),
      withdrawn: walk('faulty', 'withdraw'),
      'sent-elsewhere': walk('faulty', 'sendOnesOwn'),
      'not-a-template': async () => {
        const { caseId } = await mailed(house, { from: email, files: { 'cijfers.csv': Buffer.from('naam;cijfer\n') } });
        await go.outcome(caseId ?? '');
        return `scheduling-request/${caseId}`;
      },
    },
    waiting: {
      'in-review-escalated': walk('good', 'wait'),
      'correction-expired': walk('faulty', 'wait'),
    },
  });
});
