import { test } from 'vitest';
import { dayAfter, dayOf, openingOn } from '../../domain/exam-window.ts';
import { candidateIn } from '../support/candidate.ts';
import { choiceExam, openSitting, publishedExam } from '../support/exams.ts';
import { openHouse } from '../support/house.ts';
import { timeSkipping } from '../support/time-skipping.ts';
import { recordWalks } from './recording.ts';

test('a sitting', async () => {
  const house = await openHouse({ skipping: await timeSkipping() });
  await house.tick();
  await house.startWorker();
  const email = await house.addPerson('school');
  const { id: ownerId } = await house.store.prisma.account.findUniqueOrThrow({ where: { email } });
  const versionId = await publishedExam(house.store, choiceExam(4), { durationMinutes: 60 });

  /** A sitting of one day, from tomorrow on. */
  async function start() {
    await house.tick();
    const at = house.clock.now();
    const day = dayAfter(dayOf(at));
    const window = { firstDay: day, lastDay: day, fromMinute: 9 * 60, untilMinute: 12 * 60 };
    const sitting = await openSitting(house.store, versionId, { at, ownerId, window });
    const workflow = await house.temporal.workflow.start('sitting', {
      workflowId: `sitting/${sitting.id}`,
      taskQueue: house.taskQueue,
      args: [{ caseId: sitting.id }],
    });
    const rearrange = () => workflow.executeUpdate('rearranged', { args: [{ key: 'rearranged' }] });
    return { ...sitting, ...openingOn(day, window), workflow, rearrange };
  }

  async function candidateStarts({ opensAt, examNumbers }: Awaited<ReturnType<typeof start>>): Promise<void> {
    await house.skip(opensAt.getTime() - house.clock.now().getTime() + 60_000);
    const candidate = candidateIn(house);
    await candidate.enter(examNumbers[0] ?? '');
    await candidate.open();
  }

  await recordWalks('sitting', house, {
    still: {
      planned: async () => {
        const { workflow, rearrange } = await start();
        await rearrange();
        return workflow.workflowId;
      },
      cancelled: async () => {
        const { workflow, rearrange, id } = await start();
        await rearrange();
        const cancelledAt = house.clock.now();
        await house.store.prisma.sitting.update({ where: { id }, data: { cancelledAt, cancelReason: 'Verhuisd' } });
        await rearrange();
        await workflow.result();
        return workflow.workflowId;
      },
    },
    waiting: {
      'candidates-at-work': async () => {
        const sitting = await start();
        await candidateStarts(sitting);
        await sitting.rearrange();
        return sitting.workflow.workflowId;
      },
      held: async () => {
        const sitting = await start();
        await candidateStarts(sitting);
        await sitting.workflow.result();
        return sitting.workflow.workflowId;
      },
    },
  });
});
