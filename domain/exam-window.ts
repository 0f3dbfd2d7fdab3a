import { DateTime } from 'luxon';
import { zone } from './working-days.ts';

/**
 * When an exam may be made: on one day or on each day of a period, between the daily hours, on the clock in Amsterdam.
 * Days are `yyyy-mm-dd`, hours are minutes after midnight.
 */
export type ExamWindow = { firstDay: string; lastDay: string; fromMinute: number; untilMinute: number };

/** One day's opening: from `opensAt` up to, and not including, `closesAt`. */
export type Opening = { opensAt: Date; closesAt: Date };

export function openingOn(day: string, { fromMinute, untilMinute }: ExamWindow): Opening {
  return { opensAt: instantOn(day, fromMinute), closesAt: instantOn(day, untilMinute) };
}

/** The first opening's start and the last one's end. */
export const wholeWindow = (window: ExamWindow): Opening => ({
  opensAt: openingOn(window.firstDay, window).opensAt,
  closesAt: openingOn(window.lastDay, window).closesAt,
});

/** The opening in which an instant lies; null outside the hours. */
export function openingAt(window: ExamWindow, at: Date): Opening | null {
  const day = dayOf(at);
  if (day < window.firstDay || day > window.lastDay) return null;
  const opening = openingOn(day, window);
  return opening.opensAt <= at && at < opening.closesAt ? opening : null;
}

/** The next opening that starts after an instant; null when there is none any more. */
export function nextOpening(window: ExamWindow, at: Date): Opening | null {
  const first = dayOf(at) < window.firstDay ? window.firstDay : dayOf(at);
  for (let day = first; day <= window.lastDay; day = dayAfter(day)) {
    const opening = openingOn(day, window);
    if (opening.opensAt > at) return opening;
  }
  return null;
}

/** Until when a candidate who starts now may work: the exam's time and the own extra time, within the day's opening. */
export function deadlineOf(startedAt: Date, minutes: number, opening: Opening): Date {
  return new Date(Math.min(startedAt.getTime() + minutes * 60_000, opening.closesAt.getTime()));
}

/** The day of an instant in Amsterdam. */
export function dayOf(instant: Date): string {
  const at = instant.getTime();
  if (at < lastDay.from || at >= lastDay.until) lastDay = dayAround(instant);
  return lastDay.day;
}

export const dayAfter = (day: string, days = 1): string =>
  DateTime.fromISO(day, { zone }).plus({ days }).toISODate() ?? '';

/**
 * What a time zone makes of an instant is slow to compute, and a whole school asks it about the same day in one minute:
 * the last day is kept, and the instants of the hours that were asked for. Pure all the same: the same in, the same out.
 */
let lastDay = { day: '', from: 0, until: 0 };
const instants = new Map<string, number>();
const mostInstants = 1_000;

function dayAround(instant: Date): typeof lastDay {
  const midnight = DateTime.fromJSDate(instant, { zone }).startOf('day');
  return {
    day: midnight.toISODate() ?? '',
    from: midnight.toMillis(),
    until: midnight.plus({ days: 1 }).toMillis(),
  };
}

function instantOn(day: string, minutes: number): Date {
  const key = `${day}/${minutes}`;
  let instant = instants.get(key);
  if (instant === undefined) {
    if (instants.size >= mostInstants) instants.clear();
    instant = onTheClock(day, minutes);
    instants.set(key, instant);
  }
  return new Date(instant);
}

/** The clock's time: 09:00 is 09:00 also on the day on which the clock changes. 24:00 is the next midnight. */
function onTheClock(day: string, minutes: number): number {
  const midnight = DateTime.fromISO(day, { zone });
  if (minutes === 24 * 60) return midnight.plus({ days: 1 }).toMillis();
  return midnight.set({ hour: Math.floor(minutes / 60), minute: minutes % 60 }).toMillis();
}
