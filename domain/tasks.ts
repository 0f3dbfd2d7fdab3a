/**
 * The human tasks: what a process may ask of a person, who answers it, and with what.
 * `performer` decides where the task is shown: the bureau's tasks stand in the inbox, the others are reached by a
 * mailed link.
 */
export type Performer = 'applicant' | 'manager' | 'helpdesk';

export const taskDefinitions = {
  'email-confirmation': { performer: 'applicant', outcomes: ['confirmed'] },
  'manager-signature': { performer: 'manager', outcomes: ['signed', 'refused'] },
  'applicant-nda': { performer: 'applicant', outcomes: ['signed', 'refused'] },
  'helpdesk-review': { performer: 'helpdesk', outcomes: ['approved', 'refused'] },
  activation: { performer: 'applicant', outcomes: ['activated'] },
  'activation-lapsed': { performer: 'helpdesk', outcomes: ['resend', 'close'] },
  'mail-undelivered': { performer: 'helpdesk', outcomes: ['resend', 'dismissed'] },
} as const satisfies Record<string, { performer: Performer; outcomes: readonly string[] }>;

export type TaskKind = keyof typeof taskDefinitions;
export const taskKinds = Object.keys(taskDefinitions) as TaskKind[];
export const inboxKinds = taskKinds.filter((kind) => taskDefinitions[kind].performer === 'helpdesk');

/** What a person can answer to a task of this kind. */
export type DecisionOf<Kind extends TaskKind> = (typeof taskDefinitions)[Kind]['outcomes'][number];
/** How a task of this kind can end: a person's answer, or what the process makes of silence or of a step back. */
export type OutcomeOf<Kind extends TaskKind> = DecisionOf<Kind> | 'expired' | 'cancelled';
export type TaskOutcome = OutcomeOf<TaskKind>;

export type TaskState = 'open' | 'done' | 'expired' | 'cancelled';

/** Answers that may not be given without saying why. */
export const needsReason = (outcome: string): boolean => outcome === 'refused';

export const isTaskKind = (value: string): value is TaskKind => value in taskDefinitions;
export const isAnswerTo = (kind: TaskKind, outcome: string): boolean =>
  (taskDefinitions[kind].outcomes as readonly string[]).includes(outcome);
