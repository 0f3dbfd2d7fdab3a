import { test } from 'vitest';
import { dayOf } from '../../domain/exam-window.ts';
import { openMailer } from '../../platform/smtp.ts';
import { makeAttempt } from '../support/attempts.ts';
import { choiceExam, publishedExam } from '../support/exams.ts';
import { openHouse } from '../support/house.ts';
import { journeyOf } from '../support/journey.ts';
import { timeSkipping } from '../support/time-skipping.ts';
import { recordWalks, type Walk } from './recording.ts';

const day = 24 * 3_600_000;

test('an inspection', async () => {
  const house = await openHouse({ skipping: await timeSkipping() });
  const go = journeyOf(house);
  await house.tick();
  await house.startWorker({ mailer: openMailer('smtp://127.0.0.1:1') });
  const helpdesk = await house.signIn('helpdesk');
  const email = await house.addPerson('school');
  const { id: ownerId } = await house.store.prisma.account.findUniqueOrThrow({ where: { email } });
  const school = await house.logIn(email);
  const examVersionId = await publishedExam(house.store, choiceExam(4));

  let students = 0;
  /** Asks for the inspection of an exam that somebody failed; with `almost` for somebody of almost that name and date. */
  async function ask(how: 'certain' | 'almost', releasedIn = 0) {
    await house.tick();
    const at = house.clock.now();
    const familyName = `Deproef${String.fromCharCode(97 + (students += 1)).repeat(5)}`;
    const { attemptId } = await makeAttempt(house.store, {
      ...{ ownerId, examVersionId, startedAt: at },
      name: { givenName: 'Fatima', infix: 'van den', familyName },
      ...(releasedIn > 0 ? { resultsFrom: new Date(at.getTime() + releasedIn) } : {}),
    });
    const { examVersion } = await house.store.prisma.attempt.findUniqueOrThrow({
      where: { id: attemptId },
      include: { examVersion: { include: { exam: true } } },
    });
    const id = crypto.randomUUID();
    await house.send('POST', '/api/inspections', school, {
      id,
      studentName: `${how === 'certain' ? 'Fatima' : 'F.'} van den ${familyName}`,
      dateOfBirth: how === 'certain' ? '2008-02-03' : '2008-03-02',
      examName: examVersion.exam.code,
      examDate: dayOf(at),
    });
    return { id, attemptId };
  }
  const decide = async (id: string, key: string, outcome: string) => {
    await go.decide(id, key, helpdesk, outcome, outcome === 'refused' ? 'Geen student van deze school.' : undefined);
    await go.outcome(id);
  };
  const searched = async () => {
    const asked = await ask('almost');
    await go.task(asked.id, 'inspection-match');
    return asked;
  };
  const match = async ({ id, attemptId }: Awaited<ReturnType<typeof ask>>) => {
    const body = { decisionId: crypto.randomUUID(), attemptId };
    await house.send('POST', `/api/inspections/${id}/match`, helpdesk, body);
    await go.task(id, 'inspection-delivery');
  };
  const prepared = async () => {
    const asked = await ask('certain');
    await go.task(asked.id, 'inspection-delivery');
    return asked;
  };
  const of = ({ id }: { id: string }) => `inspection/${id}`;
  const walk =
    <Asked extends { id: string }>(begin: () => Promise<Asked>, ...steps: ((asked: Asked) => Promise<unknown>)[]): Walk =>
    async () => {
      const asked = await begin();
      for (const step of steps) await step(asked);
      return of(asked);
    };

  await recordWalks('inspection', house, {
    still: {
      'awaiting-match': walk(searched),
      'match-refused': walk(searched, ({ id }) => decide(id, 'inspection-match', 'refused')),
      'awaiting-delivery': walk(prepared),
      'matched-awaiting-delivery': walk(searched, match),
      delivered: walk(prepared, ({ id }) => decide(id, 'inspection-delivery', 'delivered')),
      'delivery-refused': walk(prepared, ({ id }) => decide(id, 'inspection-delivery', 'refused')),
      'awaiting-release': walk(() => ask('certain', 5 * day)),
    },
    waiting: {
      'released-awaiting-delivery': walk(
        () => ask('certain', 2 * day),
        () => house.skip(3 * day),
        ({ id }) => go.task(id, 'inspection-delivery'),
      ),
      'delivery-escalated': walk(prepared, () => house.skip(15 * day)),
    },
  });
});
