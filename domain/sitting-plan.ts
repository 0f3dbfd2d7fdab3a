import { graceMs } from './exam-taking.ts';
import { nextOpening, openingAt, wholeWindow, type ExamWindow } from './exam-window.ts';

/** What the process of a sitting does next. It opens nothing: candidates come in by the columns alone. */
export type SittingStep =
  /** Someone's time is over: hand in for them. */
  { do: 'hand-in' } | { do: 'close'; outcome: 'held' | 'cancelled' } | { do: 'wait'; until: Date };

/** A sitting as its process looks at it. */
export type SittingState = {
  window: ExamWindow;
  cancelled: boolean;
  /** The least time that a candidate who starts has, in minutes: the exam's duration. */
  durationMinutes: number;
  /** The earliest deadline of those who are making the exam; null when nobody is. */
  earliestDeadline: Date | null;
  /** From when on the school sees the results: the sitting ends no sooner. */
  releasedAt: Date;
};

/**
 * One timer for a whole sitting: up to the earliest instant at which someone's time can be over. Who starts later than now
 * has at least the exam's duration, so that looking again by then is in time for them too.
 */
export function nextStep(
  { window, cancelled, durationMinutes, earliestDeadline, releasedAt }: SittingState,
  at: Date,
): SittingStep {
  const isOver = (deadline: Date): boolean => at.getTime() > deadline.getTime() + graceMs;
  if (cancelled) return { do: 'close', outcome: 'cancelled' };
  if (earliestDeadline && isOver(earliestDeadline)) return { do: 'hand-in' };
  const { closesAt } = wholeWindow(window);
  if (isOver(closesAt) && !earliestDeadline) {
    return releasedAt > at ? { do: 'wait', until: releasedAt } : { do: 'close', outcome: 'held' };
  }

  const opening = openingAt(window, at) ?? nextOpening(window, at);
  const start = Math.max(at.getTime(), opening?.opensAt.getTime() ?? 0);
  const ends = [
    ...(earliestDeadline ? [earliestDeadline.getTime()] : []),
    ...(opening ? [start + durationMinutes * 60_000, opening.closesAt.getTime()] : []),
    Math.max(closesAt.getTime(), earliestDeadline?.getTime() ?? 0),
  ];
  return { do: 'wait', until: new Date(Math.min(...ends) + graceMs + 1) };
}
