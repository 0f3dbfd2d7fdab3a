import type { Settings } from './settings.ts';
import type { TaskKind } from './tasks.ts';
import {
  calendarDaysAfter,
  endOfDayAfter,
  endOfWork,
  lastWorkingDayUpTo,
  startOfWork,
  workingDaysAfter,
  workingDaysBefore,
  type WorkingDayCalendar,
} from './working-days.ts';

/**
 * What happens to a task while nobody answers it: all instants, computed once when it opens and recorded with it, so
 * that a later change of a setting or of the calendar moves nothing silently.
 */
export type TaskPlan = {
  /** By when the bureau promised to have answered; only for its own tasks. */
  dueAt: Date | null;
  /** From when on an answer is too late, and the link dead. */
  expiresAt: Date | null;
  /** In order of time. */
  moments: Moment[];
};

export type Moment = { at: Date; what: MomentKind };
/** `remind/1` is the first reminder. */
export type MomentKind = `remind/${number}` | 'escalate' | 'expire';

/** What a promise counts from, where that is not the opening of the task. */
export type PlanBasis = {
  /** When what was asked for arrived. */
  receivedAt: Date;
  /** When the first sitting opens: what is asked for must be there the working day before. */
  firstSittingAt: Date | null;
};

/** Of which tasks the promise counts from the arrival of what was asked for, or up to the first sitting. */
export const hasBasis = (kind: TaskKind): boolean =>
  kind === 'scheduling-review' ||
  kind === 'inspection-match' ||
  kind === 'inspection-delivery' ||
  kind === 'help-question';

export function planTask(
  kind: TaskKind,
  openedAt: Date,
  settings: Settings,
  calendar: WorkingDayCalendar,
  basis: PlanBasis = { receivedAt: openedAt, firstSittingAt: null },
): TaskPlan {
  const term = (key: NumberSetting): number => settings[`account-application.${key}`];
  const reminders = settings['account-application.reminder-working-days'];
  switch (kind) {
    case 'email-confirmation':
      return answerWithin(term('email-confirmation-days'), reminders.slice(0, 1), openedAt, calendar);
    case 'manager-signature':
    case 'applicant-nda':
      return answerWithin(term('signature-days'), reminders, openedAt, calendar);
    case 'activation':
      return answerWithin(
        term('activation-days'),
        settings['account-application.activation-reminder-working-days'],
        openedAt,
        calendar,
      );
    case 'more-information':
      return answerWithin(term('information-days'), reminders, openedAt, calendar);
    case 'withdrawal':
      return { dueAt: null, expiresAt: null, moments: [] };
    case 'account-confirmation':
      return answerWithin(
        settings['account-confirmation.days'],
        settings['account-confirmation.reminder-working-days'],
        openedAt,
        calendar,
      );
    case 'helpdesk-review':
      return dueWithin(term('review-working-days'), openedAt, calendar);
    case 'scheduling-review':
      return beforeSitting(settings['scheduling-request.working-days'], openedAt, basis, calendar);
    case 'corrected-file':
      return answerWithin(
        settings['scheduling-request.correction-days'],
        settings['scheduling-request.reminder-working-days'],
        openedAt,
        calendar,
      );
    case 'inspection-match':
    case 'inspection-delivery':
      return withinTerm(
        settings['inspection.days'],
        settings['inspection.escalate-working-days'],
        basis.receivedAt,
        calendar,
      );
    case 'help-question':
      return dueWithin(settings['help-request.working-days'], basis.receivedAt, calendar);
    case 'activation-lapsed':
    case 'mail-undelivered':
    case 'school-link':
      return dueWithin(1, openedAt, calendar);
  }
}

type NumberSetting =
  'email-confirmation-days' | 'signature-days' | 'activation-days' | 'review-working-days' | 'information-days';

/** For people outside: reminded at the start of a working day, and over at the end of the last day. */
function answerWithin(days: number, reminders: number[], openedAt: Date, calendar: WorkingDayCalendar): TaskPlan {
  const expiresAt = endOfDayAfter(openedAt, days);
  const moments: Moment[] = reminders
    .map((after, index): Moment => ({
      at: workingDaysAfter(openedAt, after, startOfWork, calendar),
      what: `remind/${index + 1}`,
    }))
    .filter(({ at }) => at < expiresAt);
  return { dueAt: null, expiresAt, moments: [...moments, { at: expiresAt, what: 'expire' }] };
}

/** For the bureau: due at the end of a working day, escalated at the start of the next; it never lapses. */
function dueWithin(workingDays: number, openedAt: Date, calendar: WorkingDayCalendar): TaskPlan {
  const dueAt = workingDaysAfter(openedAt, workingDays, endOfWork, calendar);
  return {
    dueAt,
    expiresAt: null,
    moments: [{ at: workingDaysAfter(dueAt, 1, startOfWork, calendar), what: 'escalate' }],
  };
}

/**
 * Due so many working days after arrival, and never later than the working day before the first sitting; where that is
 * over when it arrives, before the sitting itself opens. Nobody is promised what is past. Escalated at the start of the
 * day on which it is due, while there is still time to keep the promise.
 */
function beforeSitting(
  workingDays: number,
  openedAt: Date,
  { receivedAt, firstSittingAt }: PlanBasis,
  calendar: WorkingDayCalendar,
): TaskPlan {
  const promised = workingDaysAfter(receivedAt, workingDays, endOfWork, calendar);
  const latest = firstSittingAt ? inTimeFor(firstSittingAt, receivedAt, calendar) : promised;
  return escalatedAhead(latest < promised ? latest : promised, 0, openedAt, calendar);
}

function inTimeFor(firstSittingAt: Date, receivedAt: Date, calendar: WorkingDayCalendar): Date {
  const dayBefore = workingDaysBefore(firstSittingAt, 1, endOfWork, calendar);
  if (dayBefore > receivedAt) return dayBefore;
  // A period that has begun when it is asked for goes on: the candidates are helped as soon as anybody works.
  return firstSittingAt > receivedAt ? firstSittingAt : workingDaysAfter(receivedAt, 1, startOfWork, calendar);
}

/** Due on the last working day within so many calendar days of arrival; escalated some working days ahead of that. */
function withinTerm(days: number, ahead: number, receivedAt: Date, calendar: WorkingDayCalendar): TaskPlan {
  const dueAt = lastWorkingDayUpTo(calendarDaysAfter(receivedAt, days, endOfWork), endOfWork, calendar);
  return escalatedAhead(dueAt, ahead, receivedAt, calendar);
}

/** A promise that is short from the start, or due before the working day begins, is escalated at once. */
function escalatedAhead(dueAt: Date, ahead: number, openedAt: Date, calendar: WorkingDayCalendar): TaskPlan {
  const at = workingDaysBefore(dueAt, ahead, startOfWork, calendar);
  const isAhead = at > openedAt && at < dueAt;
  return { dueAt, expiresAt: null, moments: [{ at: isAhead ? at : openedAt, what: 'escalate' }] };
}
