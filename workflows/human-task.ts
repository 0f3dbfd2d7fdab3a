import {
  allHandlersFinished,
  CancellationScope,
  condition,
  defineQuery,
  defineUpdate,
  isCancellation,
  setHandler,
} from '@temporalio/workflow';
import type { TaskActivities } from '../activities/tasks.ts';
import type { OutcomeOf, TaskKind, TaskOutcome } from '../domain/tasks.ts';
import { shortSteps } from './steps.ts';

/**
 * Waiting for a person: opening the task, reminding, escalating, expiring, adopting the answer, answering back. All of it
 * lives here, once; the processes only say whom they wait for, and what follows from the answer.
 *
 * The task's row arbitrates, this code sequences: an answer arrives after it was written, so it is adopted without asking
 * again, and a moment that finds the row closed adopts what the row says.
 */

export type ProcessInput = { caseId: string };

/** An answer that was written: the task's name in the process, and what was decided. */
export type DecisionMessage = { key: string; taskId: string; outcome: string };
/** Where the process came to rest after it: what it waits for now, or that it has ended. */
export type Standing = { waitingFor: string[]; finished: boolean };

/** Its id is the decision's id, so the same decision told twice is heard once. */
export const decideUpdate = defineUpdate<Standing, [DecisionMessage]>('decide');
export const standingQuery = defineQuery<Standing>('standing');

const { openTask, takeMoment, cancelTask } = shortSteps<TaskActivities>();

/** What this run of a process knows about its tasks. A workflow has an isolate of its own, so this is one process's. */
const answers = new Map<string, TaskOutcome>();
const waiting = new Set<string>();
/** Answers that the process has not acted upon yet. */
const unheard = new Set<string>();
let workflowCaseId = '';
let opening = 0;
let restless = false;
let finished = false;

/**
 * Runs a process from its first step to its last, and makes it answer to decisions.
 *
 * @returns the process's outcome, when every person who decided has had an answer
 */
export async function runProcess<Outcome>({ caseId }: ProcessInput, story: () => Promise<Outcome>): Promise<Outcome> {
  workflowCaseId = caseId;
  setHandler(standingQuery, standing);
  setHandler(
    decideUpdate,
    async ({ key, outcome }) => {
      if (!answers.has(key)) {
        answers.set(key, outcome as TaskOutcome);
        unheard.add(key);
        restless = true;
      }
      await condition(() => !restless);
      return standing();
    },
    {
      validator: (message: DecisionMessage) => {
        if (!message.key || !message.outcome) throw new Error('A decision names its task and its outcome');
      },
    },
  );
  const outcome = await story();
  finished = true;
  restless = false;
  await condition(allHandlersFinished);
  return outcome;
}

const standing = (): Standing => ({ waitingFor: [...waiting], finished });

/** All that was decided has been acted upon: who decided can be told where the process stands. */
function comeToRest(): void {
  restless = opening > 0 || unheard.size > 0;
}

/**
 * Waits for something else than a person's answer, with nothing left to do meanwhile: whoever decided last is answered.
 *
 * @returns whether it came so within the time
 */
export async function restUntil(isSo: () => boolean, milliseconds: number): Promise<boolean> {
  comeToRest();
  return await condition(isSo, Math.max(1, milliseconds));
}

/**
 * Asks a person, and waits for the answer.
 *
 * @param round tells apart the tasks of one kind that come after each other; the first has none
 */
export async function humanTask<Kind extends TaskKind>(kind: Kind, round = 1): Promise<OutcomeOf<Kind>> {
  // A story that was called off goes on to its end, but asks nobody any more.
  if (CancellationScope.current().consideredCancelled) return 'cancelled';
  const key = round === 1 ? kind : `${kind}/${round}`;
  opening += 1;
  const { taskId, moments } = await openTask({ caseId: workflowCaseId, kind, key }).finally(() => (opening -= 1));
  waiting.add(key);
  try {
    comeToRest();
    for (const { at, what } of moments) {
      if (await answered(key, Date.parse(at) - Date.now())) break;
      const { outcome } = await takeMoment(taskId, what);
      if (outcome && !answers.has(key)) answers.set(key, outcome);
    }
    await condition(() => answers.has(key));
    return answers.get(key) as OutcomeOf<Kind>;
  } catch (error) {
    if (!isCancellation(error)) throw error;
    const { outcome } = await CancellationScope.nonCancellable(() => cancelTask(taskId));
    return outcome ?? 'cancelled';
  } finally {
    waiting.delete(key);
    unheard.delete(key);
  }
}

/** Whether the answer comes within a time; an instant that has passed is now. */
const answered = (key: string, milliseconds: number): Promise<boolean> =>
  condition(() => answers.has(key), Math.max(1, milliseconds));

/**
 * Goes on with a story until someone takes up an offer: a task that the store opened with the case, beside the story. Then
 * the story is called off: whatever it waits for is cancelled.
 *
 * @returns the story's outcome, or null when the offer was taken up
 */
export async function unlessTakenUp<Outcome>(offer: TaskKind, story: () => Promise<Outcome>): Promise<Outcome | null> {
  const scope = new CancellationScope();
  waiting.add(offer);
  const told = scope.run(story).finally(() => waiting.delete(offer));
  const first = await Promise.race([
    told.then((outcome) => ({ outcome })),
    condition(() => answers.has(offer)).then(() => null),
  ]);
  if (first) return first.outcome;
  scope.cancel();
  await Promise.allSettled([told]);
  unheard.delete(offer);
  return null;
}

/**
 * Asks several people at once, until all agreed or the first did not: a refusal, or silence until the end of the term,
 * ends the waiting for the others at once.
 *
 * @param asking how each is asked, by the kind of task that it is
 */
export async function untilFirstRefusal<Kind extends TaskKind>(
  asking: readonly { kind: Kind; ask: () => Promise<OutcomeOf<Kind>> }[],
): Promise<{ agreed: true } | { agreed: false; kind: Kind; outcome: OutcomeOf<Kind> }> {
  const scope = new CancellationScope();
  return await scope.run(async () => {
    let left = asking.length;
    const asked = asking.map(async ({ kind, ask }) => {
      const outcome = await ask();
      left -= 1;
      if (agrees(outcome)) {
        if (left > 0) comeToRest();
        return null;
      }
      return { agreed: false as const, kind, outcome };
    });
    const refusal = await firstNotNull(asked);
    if (!refusal) return { agreed: true };
    scope.cancel();
    await CancellationScope.nonCancellable(() => Promise.allSettled(asked));
    return refusal;
  });
}

const agrees = (outcome: TaskOutcome): boolean =>
  outcome === 'signed' || outcome === 'confirmed' || outcome === 'approved';

/** The first of them that is not null; null when all are. */
async function firstNotNull<Value>(promises: Promise<Value | null>[]): Promise<Value | null> {
  return await new Promise((resolve, reject) => {
    for (const promise of promises) {
      promise.then((value) => {
        if (value !== null) resolve(value);
      }, reject);
    }
    Promise.all(promises).then(() => {
      resolve(null);
    }, reject);
  });
}
