/**
 * The human tasks: what a process may ask of a person, who answers it, and with what.
 * `performer` decides where the task is shown: the bureau's tasks stand in the inbox, the others are reached by a
 * mailed link. An account holder is asked in the portal, or as `holder` by a mailed link.
 */
export type Performer = 'applicant' | 'manager' | 'holder' | 'account-holder' | 'helpdesk';

export const taskDefinitions = {
  'email-confirmation': { performer: 'applicant', outcomes: ['confirmed'] },
  /** `replaced`: someone else is to sign; the process asks that one. */
  'manager-signature': { performer: 'manager', outcomes: ['signed', 'refused', 'replaced'] },
  'applicant-nda': { performer: 'applicant', outcomes: ['signed', 'refused'] },
  /** `more-asked`: the applicant is asked for something, and the case waits for it. */
  'helpdesk-review': { performer: 'helpdesk', outcomes: ['approved', 'refused', 'more-asked'] },
  'more-information': { performer: 'applicant', outcomes: ['given'] },
  /** An offer, not a question: it stands open from the form until the account is there, and nobody is reminded of it. */
  withdrawal: { performer: 'applicant', outcomes: ['withdrawn'] },
  /** A school that the applicant typed: the helpdesk says which known one it is, or adds it to the list. */
  'school-link': { performer: 'helpdesk', outcomes: ['linked', 'added'] },
  /** `blocked`: the bureau blocked the account before it was activated. */
  activation: { performer: 'applicant', outcomes: ['activated', 'blocked'] },
  'activation-lapsed': { performer: 'helpdesk', outcomes: ['resend', 'close'] },
  /** The filled template was good: the helpdesk looks at the preview and has the sittings made. */
  'scheduling-review': { performer: 'helpdesk', outcomes: ['confirmed', 'refused'] },
  /** The filled template had faults: the account holder mails or uploads a corrected one, or nobody needs it any more. */
  'corrected-file': { performer: 'account-holder', outcomes: ['received', 'withdrawn'] },
  /** No attempt fits an inspection request for certain: the helpdesk says which one is meant. */
  'inspection-match': { performer: 'helpdesk', outcomes: ['matched', 'refused'] },
  'inspection-delivery': { performer: 'helpdesk', outcomes: ['delivered', 'refused'] },
  /** A question from the form or by mail; `dismissed` for what needs no answer. */
  'help-question': { performer: 'helpdesk', outcomes: ['answered', 'dismissed'] },
  'mail-undelivered': { performer: 'helpdesk', outcomes: ['resend', 'dismissed'] },
  /** Once a year: is the account still needed? */
  'account-confirmation': { performer: 'holder', outcomes: ['confirmed', 'not-needed'] },
} as const satisfies Record<string, { performer: Performer; outcomes: readonly string[] }>;

export type TaskKind = keyof typeof taskDefinitions;
export const taskKinds = Object.keys(taskDefinitions) as TaskKind[];
export const inboxKinds = taskKinds.filter((kind) => taskDefinitions[kind].performer === 'helpdesk');

/** All answers that the inbox knows. */
export const inboxOutcomes = [...new Set(inboxKinds.flatMap((kind) => taskDefinitions[kind].outcomes))];

/** What a person can answer to a task of this kind. */
export type DecisionOf<Kind extends TaskKind> = (typeof taskDefinitions)[Kind]['outcomes'][number];
/** How a task of this kind can end: a person's answer, or what the process makes of silence or of a step back. */
export type OutcomeOf<Kind extends TaskKind> = DecisionOf<Kind> | 'expired' | 'cancelled';
export type TaskOutcome = OutcomeOf<TaskKind>;

/** Asked of someone outside by a mailed link; account holders are reached in the portal. */
export const hasLink = (kind: TaskKind): boolean => {
  const { performer } = taskDefinitions[kind];
  return performer === 'applicant' || performer === 'manager' || performer === 'holder';
};

/**
 * Answers that need more than a word and a reason, and so have a route of their own: how the manager was verified, which
 * attempt is meant, what the helpdesk writes back, which school it is.
 */
export const needsOwnForm = (kind: TaskKind, outcome: string): boolean =>
  (kind === 'helpdesk-review' && outcome === 'approved') ||
  (kind === 'inspection-match' && outcome === 'matched') ||
  (kind === 'help-question' && outcome === 'answered') ||
  kind === 'school-link';

export type TaskState = 'open' | 'done' | 'expired' | 'cancelled';

/** Answers that may not be given without saying why. */
export const needsReason = (outcome: string): boolean => outcome === 'refused' || outcome === 'more-asked';

export const isTaskKind = (value: string): value is TaskKind => value in taskDefinitions;
export const isAnswerTo = (kind: TaskKind, outcome: string): boolean =>
  (taskDefinitions[kind].outcomes as readonly string[]).includes(outcome);
