import { test } from 'vitest';
import { openMailer } from '../../platform/smtp.ts';
import { openHouse } from '../support/house.ts';
import { journeyOf } from '../support/journey.ts';
import { relayFor } from '../support/relay.ts';
import { mailedQuestion } from '../support/mailbox.ts';
import { timeSkipping } from '../support/time-skipping.ts';
import { recordWalks, type Walk } from './recording.ts';

const day = 24 * 3_600_000;

test('a request for help', async () => {
  const house = await openHouse({ skipping: await timeSkipping() });
  const go = journeyOf(house);
  await house.tick();
  await house.startWorker({ mailer: openMailer('smtp://127.0.0.1:1') });
  const helpdesk = await house.signIn('helpdesk');
  const { store } = house;
  relayFor(house);

  const decide = (id: string, path: 'answer' | 'dismissal', body: object) =>
    house.send('POST', `/api/help-requests/${id}/${path}`, helpdesk, { decisionId: crypto.randomUUID(), ...body });
  const steps = {
    answer: (id: string) => decide(id, 'answer', { body: 'Vraag een nieuwe code aan.' }),
    dismiss: async (id: string) => {
      await decide(id, 'dismissal', {});
      await go.outcome(id);
    },
    askAgain: async (id: string) => {
      const { reference } = await store.prisma.case.findUniqueOrThrow({ where: { id } });
      const { email } = await store.prisma.helpRequest.findUniqueOrThrow({ where: { id } });
      await mailedQuestion(house, { from: email, subject: `Re: ${reference}`, text: 'Het lukt nog niet.' });
      await go.task(id, 'help-question/2');
    },
    wait: () => house.skip(16 * day),
  };
  const walk =
    (...taken: (keyof typeof steps)[]): Walk =>
    async () => {
      const from = `Sanne de Boer <${crypto.randomUUID()}@roc-deproef.example>`;
      const { id } = await mailedQuestion(house, { from, attachments: [] });
      await go.task(id, 'help-question');
      for (const step of taken) await steps[step](id);
      return `help-request/${id}`;
    };

  await recordWalks('help-request', house, {
    still: {
      asked: walk(),
      dismissed: walk('dismiss'),
      'answered-awaiting-reply': walk('answer'),
      'asked-again': walk('answer', 'askAgain'),
    },
    waiting: {
      overdue: walk('wait'),
      'answered-and-closed': walk('answer', 'wait'),
    },
  });
});
