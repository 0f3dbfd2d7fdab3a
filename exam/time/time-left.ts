import type { Words } from '../words/words.ts';

/** The candidate is told when so many minutes are left. */
export const warnings = [10, 5] as const;

const minute = 60_000;

/** Whole minutes, rounded up: one second is still a minute in which one can work. */
export const minutesIn = (milliseconds: number): number => Math.max(0, Math.ceil(milliseconds / minute));

/** '1 uur 5 minuten', '43 minuten', 'minder dan 1 minuut'. */
export function timeInWords({ t }: Pick<Words, 't'>, milliseconds: number): string {
  if (milliseconds <= minute) return t('time.lessThanOne');
  const minutes = minutesIn(milliseconds);
  const [hours, rest] = [Math.floor(minutes / 60), minutes % 60];
  const parts = [
    ...(hours > 0 ? [t('time.hours', { count: hours })] : []),
    ...(rest > 0 ? [t('time.minutes', { count: rest })] : []),
  ];
  return parts.join(' ');
}

/**
 * The warning that is due now, in minutes as they are left; null when there is none, or it was given.
 *
 * @param before the milliseconds that were left when we last looked; null at the first look
 */
export function warningDue(before: number | null, left: number): number | null {
  if (left <= 0) return null;
  const crossed = warnings.some((at) => left <= at * minute && (before === null || before > at * minute));
  return crossed ? minutesIn(left) : null;
}
