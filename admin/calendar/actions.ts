import type { CalendarYear } from '../../api/calendar/contract.ts';
import { ifUnchanged, jsonBody, request } from '../http.ts';

type Seen = { version: number };

/** The working-day calendar. @throws {HttpError} 412 when a colleague changed it in the meantime */
export type CalendarActions = {
  calendarYear(year: number): Promise<CalendarYear>;
  nameFreeDay(day: string, name: string, seen: Seen): Promise<CalendarYear>;
  takeFreeDayOut(day: string, seen: Seen): Promise<CalendarYear>;
};

export const calendarActions: CalendarActions = {
  calendarYear: (year) => request(`/api/calendar/${year}`),
  nameFreeDay: (day, name, seen) => request(dayPath(day), ifUnchanged(seen, jsonBody('PUT', { name }))),
  takeFreeDayOut: (day, seen) => request(dayPath(day), ifUnchanged(seen, { method: 'DELETE' })),
};

const dayPath = (day: string) => `/api/calendar/days/${encodeURIComponent(day)}`;
