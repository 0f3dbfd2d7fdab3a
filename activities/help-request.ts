import * as questions from '../store/help-request.ts';
import type { QuestionStanding } from '../store/help-request.ts';
import { occasionOf, type ActivityContext } from './context.ts';

/** What the process of a question asks of the world: see workflows/help-request/workflow.ts. */
export type HelpRequestActivities = {
  standingOfQuestion(helpRequestId: string): Promise<QuestionStanding>;
  closeQuestion(helpRequestId: string, outcome: 'answered' | 'dismissed'): Promise<boolean>;
};

export function helpRequestActivities(context: ActivityContext): HelpRequestActivities {
  const { store } = context;
  return {
    standingOfQuestion: (id) => questions.standingOfQuestion(store, occasionOf(context), id),
    closeQuestion: (id, outcome) => questions.closeQuestion(store, occasionOf(context), id, outcome),
  };
}
