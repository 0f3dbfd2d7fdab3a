import * as sittings from '../store/sitting-process.ts';
import { occasionOf, type ActivityContext } from './context.ts';

/** What the process does next; an instant as ISO 8601, since it travels to the workflow. */
export type Step = { do: 'hand-in' } | { do: 'close'; outcome: 'held' | 'cancelled' } | { do: 'wait'; until: string };

/** See workflows/sitting/workflow.ts. */
export type SittingActivities = {
  nextSittingStep(sittingId: string): Promise<Step>;
  closeSitting(sittingId: string, outcome: 'held' | 'cancelled'): Promise<void>;
};
/** Marks a whole batch of exams: never a local activity. */
export type HandInActivities = { handInOverdueBatch(sittingId: string): Promise<void> };

const batch = 50;

export function sittingActivities(context: ActivityContext): SittingActivities & HandInActivities {
  const { store, clock } = context;
  return {
    async nextSittingStep(sittingId) {
      const step = await sittings.nextStepOf(store, clock.now(), sittingId);
      return step.do === 'wait' ? { do: 'wait', until: step.until.toISOString() } : step;
    },
    handInOverdueBatch: (sittingId) => sittings.handInBatch(store, clock.now(), sittingId, batch),
    closeSitting: (sittingId, outcome) => sittings.closeSitting(store, occasionOf(context), sittingId, outcome),
  };
}
