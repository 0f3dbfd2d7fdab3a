import { defineUpdate, setHandler } from '@temporalio/workflow';
import type { HelpRequestActivities } from '../../activities/help-request.ts';
import { humanTask, restUntil, runProcess } from '../human-task.ts';
import { shortSteps } from '../steps.ts';
import type { AskedAgainMessage, HelpRequestInput } from './messages.ts';

const { standingOfQuestion, closeQuestion } = shortSteps<HelpRequestActivities>();

export const askedAgainUpdate = defineUpdate<void, [AskedAgainMessage]>('askedAgain');

type Outcome = 'answered' | 'dismissed';

/**
 * A question is answered, and so is what comes back on the answer: each round is a task. When nothing comes back for a
 * while, or nothing needed an answer, the case closes. Source: "Hulp nodig?".
 */
export async function helpRequest(input: HelpRequestInput): Promise<Outcome> {
  let replies = 0;
  setHandler(askedAgainUpdate, () => {
    replies += 1;
  });

  return await runProcess(input, async () => {
    for (let round = 1; ; round += 1) {
      const outcome = await humanTask('help-question', round);
      const heard = replies;
      const { asked, waitUntil } = await standingOfQuestion(input.caseId);
      if (asked) continue;
      if (outcome === 'answered') await restUntil(() => replies > heard, Date.parse(waitUntil) - Date.now());
      // The row has the last word: a reply that came in this instant keeps the case open.
      const closing = outcome === 'answered' ? 'answered' : 'dismissed';
      if (replies === heard && (await closeQuestion(input.caseId, closing))) return closing;
    }
  });
}
