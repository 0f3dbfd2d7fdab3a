import { deadlineOf, nextOpening, openingAt, wholeWindow, type ExamWindow, type Opening } from './exam-window.ts';

/** Who may make which exam when. Source: "Afnemen examens". */

/**
 * How long after a candidate's deadline an answer is still taken, in milliseconds: what was given in time may be under
 * way for a moment. The player takes no input any more from the deadline on.
 */
export const graceMs = 60_000;

/** An attempt as far as its time goes. */
export type AttemptTime = { deadline: Date; handedInAt: Date | null };

/** Whether answers are still taken. */
export const isUnderWay = ({ deadline, handedInAt }: AttemptTime, at: Date): boolean =>
  handedInAt === null && at.getTime() <= deadline.getTime() + graceMs;

/** From when on an attempt that nobody handed in is handed in for the candidate. */
export const isOverdue = (attempt: AttemptTime, at: Date): boolean =>
  attempt.handedInAt === null && !isUnderWay(attempt, at);

/** A candidate's registration, as the entrance looks at it. */
export type Entitlement = {
  window: ExamWindow;
  durationMinutes: number;
  extraMinutes: number;
  /** The sitting was cancelled, or the candidate withdrawn from it. */
  cancelled: boolean;
  attempt: AttemptTime | null;
};

export type Admission =
  | { state: 'open'; opening: Opening; minutes: number; deadline: Date }
  | { state: 'too-early'; opensAt: Date }
  | { state: 'too-late'; closedAt: Date }
  | { state: 'cancelled' }
  | { state: 'handed-in'; handedInAt: Date }
  /** The time is over, and nobody has handed in yet. */
  | { state: 'overdue' };

/** What a number leads to at an instant. Who has started goes on until the own deadline. */
export function admissionOf({ window, attempt, ...of }: Entitlement, at: Date): Admission {
  const minutes = of.durationMinutes + of.extraMinutes;
  if (attempt?.handedInAt) return { state: 'handed-in', handedInAt: attempt.handedInAt };
  if (attempt && isOverdue(attempt, at)) return { state: 'overdue' };
  if (attempt) {
    const { deadline } = attempt;
    return { state: 'open', opening: openingAt(window, at) ?? { opensAt: at, closesAt: deadline }, minutes, deadline };
  }
  if (of.cancelled) return { state: 'cancelled' };
  const opening = openingAt(window, at);
  if (opening) return { state: 'open', opening, minutes, deadline: deadlineOf(at, minutes, opening) };
  const next = nextOpening(window, at);
  return next
    ? { state: 'too-early', opensAt: next.opensAt }
    : { state: 'too-late', closedAt: wholeWindow(window).closesAt };
}
