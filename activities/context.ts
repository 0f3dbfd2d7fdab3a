import { Context } from '@temporalio/activity';
import type { Clock } from '../platform/clock.ts';
import type { Logger } from '../platform/logger.ts';
import type { Occasion, Store } from '../store/store.ts';

/** What activities need of the program that runs them. */
export type ActivityContext = { store: Store; clock: Clock; logger: Logger };

/** The occasion of a step: now, and the workflow's id by which it is found again in log and audit. */
export function occasionOf({ clock }: ActivityContext): Occasion {
  const correlationId = Context.current().info.workflowExecution?.workflowId ?? null;
  return { at: clock.now(), correlationId, relayTells: true };
}
