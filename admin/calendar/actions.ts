import type { CalendarYear } from '../../api/calendar/contract.ts';
import { jsonBody, request } from '../http.ts';

type Seen = { version: number };

/** The working-day calendar. @throws {HttpError} 412 when a colleague changed it in the meantime */
export type CalendarActions = {
  calendarYear(year: number): Promise<CalendarYear>;
  nameFreeDay(day: string, name: string, seen: Seen): Promise<CalendarYear>;
  takeFreeDayOut(day: string, seen: Seen): Promise<CalendarYear>;
};

export const calendarActions: CalendarActions = {
  calendarYear: (year) => request(`/api/calendar/${year}`),
  nameFreeDay: (day, name, { version }) => {
    const sent = jsonBody('PUT', { name });
    return request(dayPath(day), { ...sent, headers: { ...sent.headers, 'If-Match': `"${version}"` } });
  },
  takeFreeDayOut: (day, { version }) =>
    request(dayPath(day), { method: 'DELETE', headers: { 'If-Match': `"${version}"` } }),
};

const dayPath = (day: string) => `/api/calendar/days/${encodeURIComponent(day)}`;
