import { condition, patched, proxyActivities } from '@temporalio/workflow';
import type { InspectionActivities, PrintoutActivities } from '../../activities/inspection.ts';
import type { InspectionOutcome } from '../../domain/inspection.ts';
import { humanTask, restUntil, runProcess } from '../human-task.ts';
import { shortSteps } from '../steps.ts';
import type { InspectionInput } from './messages.ts';

const { makePrintout } = proxyActivities<PrintoutActivities>({
  startToCloseTimeout: '40 seconds', // a document is made in 30 or never
  heartbeatTimeout: '10 seconds', // when a worker dies, another goes on soon
  retry: { initialInterval: '1 second', maximumInterval: '1 minute' },
});
const { inspectionStanding, closeInspection } = shortSteps<InspectionActivities>();

/** From a school's request to the printout in its hands. Source: "Inzage achteraf". */
export async function inspection(input: InspectionInput): Promise<InspectionOutcome> {
  return await runProcess(input, async () => {
    const outcome = await fromRequestToPrintout(input.caseId);
    await closeInspection(input.caseId, outcome);
    return outcome;
  });
}

async function fromRequestToPrintout(inspectionId: string): Promise<InspectionOutcome> {
  const asked = await inspectionStanding(inspectionId);
  if (!asked.isMatched && (await humanTask('inspection-match')) !== 'matched') return 'refused';

  const { mayBeInspected } = await whenReleased(inspectionId);
  if (!mayBeInspected) return 'passed';

  const printing = startPrinting(inspectionId);
  // Histories from before the waiting had an end.
  if (patched('task-opens-without-printout')) await condition(() => printing.isDone, printoutPatience);
  else await printing.done;
  const delivery = await humanTask('inspection-delivery');
  if (delivery !== 'delivered') return 'refused';
  await printing.done;
  return 'delivered';
}

/** The promise runs on when making the printout goes wrong: the helpdesk then has its task without it, which escalates. */
const printoutPatience = '10 minutes';

function startPrinting(inspectionId: string) {
  const printing = { isDone: false, done: makePrintout(inspectionId) };
  printing.done.then(
    () => (printing.isDone = true),
    () => undefined, // cancelled with the process: whoever waits for it hears it
  );
  return printing;
}

/** Waits for the release of the result, which can be moved meanwhile: asked again each time that it should have come. */
async function whenReleased(inspectionId: string) {
  for (;;) {
    const standing = await inspectionStanding(inspectionId);
    if (standing.waitUntil === null) return standing;
    await restUntil(() => false, Date.parse(standing.waitUntil) - Date.now());
  }
}
