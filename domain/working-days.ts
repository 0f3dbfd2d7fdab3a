import { DateTime } from 'luxon';

/**
 * Working days: Monday to Friday without the calendar's free days; the day of receipt is day 0. 'Dagen' without 'werk'
 * are calendar days. All days are days in Amsterdam, also when the clock changes in between.
 * Source: "binnen enkele werkdagen" and "binnen 10 dagen"; architecture.md section 3.
 */

export const zone = 'Europe/Amsterdam';

/** The bureau's free days as `yyyy-mm-dd`, with the version by which a computed date can be explained later. */
export type WorkingDayCalendar = { version: number; freeDays: ReadonlySet<string> };

/** `09:00` as minutes after midnight in Amsterdam. */
export const startOfWork = 9 * 60;
export const endOfWork = 17 * 60;

/** The day in Amsterdam, as a day of the calendar apart from any clock: to count on it takes no look at the time zone. */
function dayOf(instant: Date): DateTime {
  const { year, month, day } = DateTime.fromJSDate(instant, { zone });
  return DateTime.fromObject({ year, month, day }, { zone: 'utc' });
}

export const isWorkingDay = (instant: Date, calendar: WorkingDayCalendar): boolean =>
  isWorking(dayOf(instant), calendar);

const isWorking = (day: DateTime, { freeDays }: WorkingDayCalendar): boolean =>
  day.weekday <= 5 && !freeDays.has(day.toISODate() ?? '');

/**
 * The n-th working day after the day of receipt, at a time of that day.
 *
 * @param days working days, a whole number of at least 1
 * @param minutes minutes after midnight on the clock in Amsterdam
 */
export function workingDaysAfter(receipt: Date, days: number, minutes: number, calendar: WorkingDayCalendar): Date {
  let day = dayOf(receipt);
  for (let left = days; left > 0;) {
    day = day.plus({ days: 1 });
    if (isWorking(day, calendar)) left -= 1;
  }
  return atMinutes(day, minutes);
}

/** The last working day on or before a day, at a time of that day. */
export function lastWorkingDayUpTo(instant: Date, minutes: number, calendar: WorkingDayCalendar): Date {
  let day = dayOf(instant);
  while (!isWorking(day, calendar)) day = day.minus({ days: 1 });
  return atMinutes(day, minutes);
}

/** The n-th working day before the day of an instant, at a time of that day. */
export function workingDaysBefore(instant: Date, days: number, minutes: number, calendar: WorkingDayCalendar): Date {
  let day = dayOf(instant);
  for (let left = days; left > 0;) {
    day = day.minus({ days: 1 });
    if (isWorking(day, calendar)) left -= 1;
  }
  return atMinutes(day, minutes);
}

/** A time of the n-th calendar day after the day of receipt. */
export const calendarDaysAfter = (receipt: Date, days: number, minutes: number): Date =>
  atMinutes(dayOf(receipt).plus({ days }), minutes);

/** The end of the n-th calendar day after the day of receipt: the first instant of the day that follows it. */
export const endOfDayAfter = (receipt: Date, days: number): Date =>
  atMinutes(dayOf(receipt).plus({ days: days + 1 }), 0);

/**
 * How many working days lie after the day of one instant, up to and including the day of another; negative when that
 * day came first, 0 on the same day.
 */
export function workingDaysUntil(from: Date, until: Date, calendar: WorkingDayCalendar): number {
  const [first, last] = from <= until ? [dayOf(from), dayOf(until)] : [dayOf(until), dayOf(from)];
  let days = 0;
  for (let day = first.plus({ days: 1 }); day <= last; day = day.plus({ days: 1 }))
    if (isWorking(day, calendar)) days += 1;
  return from <= until ? days : -days;
}

/**
 * The clock's time, not the hours that went by: 09:00 stays 09:00 on the day on which the clock changes.
 *
 * @param minutes less than a day, and not within the hour at night in which the clock changes
 */
const atMinutes = ({ year, month, day }: DateTime, minutes: number): Date =>
  DateTime.fromObject({ year, month, day, hour: Math.floor(minutes / 60), minute: minutes % 60 }, { zone }).toJSDate();
