import { CancellationScope, condition, defineUpdate, proxyActivities, setHandler } from '@temporalio/workflow';
import type { SchedulingActivities, SpreadsheetActivities } from '../../activities/scheduling-request.ts';
import type { SchedulingOutcome } from '../../domain/scheduling-request.ts';
import type { OutcomeOf, TaskKind } from '../../domain/tasks.ts';
import { humanTask, runProcess } from '../human-task.ts';
import { shortSteps } from '../steps.ts';
import type { FileReceivedMessage, SchedulingRequestInput } from './messages.ts';

// A little more than the threads and the transaction are given.
const { checkNewestFile, makeSittings, handToHelpdesk } = proxyActivities<SpreadsheetActivities>({
  startToCloseTimeout: '40 seconds',
  heartbeatTimeout: '10 seconds', // when a worker dies, another goes on soon
  retry: { initialInterval: '1 second', maximumInterval: '1 minute' },
});
const { closeRequest } = shortSteps<SchedulingActivities>();

export const fileReceivedUpdate = defineUpdate<void, [FileReceivedMessage]>('fileReceived');

/**
 * From a filled template to sittings: it is checked, its faults go back until it is good, the helpdesk looks at it, and the
 * sittings are made. The newest file holds. Source: "Laten klaarzetten examens".
 */
export async function schedulingRequest(input: SchedulingRequestInput): Promise<SchedulingOutcome> {
  let newest = 1;
  setHandler(fileReceivedUpdate, ({ round }) => {
    newest = Math.max(newest, round);
  });

  /** Asks a person about a file; a newer file ends the asking, unless the answer was first. */
  async function ask<Kind extends TaskKind>(kind: Kind, turn: number, checked: number): Promise<OutcomeOf<Kind>> {
    const asking = new CancellationScope();
    const answer = asking.run(() => humanTask(kind, turn));
    await Promise.race([answer, condition(() => newest > checked)]);
    if (newest > checked) asking.cancel();
    return await answer;
  }

  return await runProcess(input, async () => {
    for (let turn = 1; ; turn += 1) {
      const { round, verdict } = await checkNewestFile(input.caseId);
      newest = Math.max(newest, round);
      if (verdict === 'something-else') {
        await handToHelpdesk(input.caseId);
        return 'not-a-template';
      }
      if (verdict === 'sent-elsewhere') return await end('sent-elsewhere');
      if (verdict === 'faulty') {
        const corrected = await ask('corrected-file', turn, round);
        if (corrected === 'expired' || corrected === 'withdrawn') return await end(corrected);
        continue;
      }
      const review = await ask('scheduling-review', turn, round);
      if (review === 'refused') return await end('refused');
      if (review === 'confirmed' && (await makeSittings(input.caseId))) return 'scheduled';
    }
  });

  async function end(outcome: 'expired' | 'refused' | 'withdrawn' | 'sent-elsewhere'): Promise<SchedulingOutcome> {
    await closeRequest(input.caseId, outcome);
    return outcome;
  }
}
