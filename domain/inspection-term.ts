import type { Settings } from './settings.ts';
import { calendarDaysAfter, endOfWork, lastWorkingDayUpTo, type WorkingDayCalendar } from './working-days.ts';

/** By when the printout of an inspection is with the school. Source: "Inzage achteraf". */

/**
 * From when the ten days count: the arrival of the request. Only where the results come so late that this promise could
 * not be kept, from their release.
 */
export function termCountsFrom(
  receivedAt: Date,
  resultsFrom: Date | null,
  settings: Settings,
  calendar: WorkingDayCalendar,
): Date {
  if (resultsFrom === null || resultsFrom < receivedAt) return receivedAt;
  return resultsFrom < promisedFor(receivedAt, settings, calendar) ? receivedAt : resultsFrom;
}

/** The last working day within the term, at the end of work. "wordt binnen 10 dagen na aanvraag … toegezonden" */
export const promisedFor = (from: Date, settings: Settings, calendar: WorkingDayCalendar): Date =>
  lastWorkingDayUpTo(calendarDaysAfter(from, settings['inspection.days'], endOfWork), endOfWork, calendar);
