import {
  allHandlersFinished,
  condition,
  continueAsNew,
  defineUpdate,
  proxyActivities,
  setHandler,
  workflowInfo,
} from '@temporalio/workflow';
import type { HandInActivities, SittingActivities } from '../../activities/sitting.ts';
import { runProcess, type Standing } from '../human-task.ts';
import { shortSteps } from '../steps.ts';
import type { SittingInput } from './messages.ts';

const { nextSittingStep, closeSitting } = shortSteps<SittingActivities>();
const { handInOverdueBatch } = proxyActivities<HandInActivities>({
  startToCloseTimeout: '40 seconds', // fifty exams are marked in one or two
  heartbeatTimeout: '10 seconds', // when a worker dies, another goes on soon
  retry: { initialInterval: '1 second', maximumInterval: '30 seconds' },
});

export const rearrangedUpdate = defineUpdate<Standing, [{ key: string }]>('rearranged');

/**
 * Watches over a sitting until it is over and its results are released: hands in for candidates whose time has run out,
 * and closes. It opens nothing and nobody waits for it; while no worker runs, exams go on, and are handed in when one is
 * back. Source: "Afnemen examens".
 */
export async function sitting(input: SittingInput): Promise<'held' | 'cancelled'> {
  let rearranged = false;
  setHandler(rearrangedUpdate, () => {
    rearranged = true;
    return { waitingFor: [], finished: false };
  });
  return await runProcess(input, async () => {
    for (;;) {
      rearranged = false;
      const step = await nextSittingStep(input.caseId);
      if (step.do === 'close') {
        await closeSitting(input.caseId, step.outcome);
        return step.outcome;
      }
      if (step.do === 'hand-in') await handInOverdueBatch(input.caseId);
      else await condition(() => rearranged, Math.max(1, Date.parse(step.until) - Date.now()));
      if (workflowInfo().continueAsNewSuggested || workflowInfo().historyLength > 2_000) {
        await condition(allHandlersFinished);
        await continueAsNew<typeof sitting>(input);
      }
    }
  });
}
