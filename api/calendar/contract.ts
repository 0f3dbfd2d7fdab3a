import { z } from 'zod';

/** The working-day calendar. Days are `yyyy-mm-dd` in Amsterdam. */

const namedDay = z.object({ day: z.iso.date(), name: z.string() });

/** `GET /api/calendar/{year}` */
export const calendarYear = z
  .object({
    year: z.int(),
    /** Of the whole calendar, sent back in If-Match when a day is changed. */
    version: z.int(),
    /** The years that can be looked at. */
    years: z.array(z.int()),
    /** The free days of this year, in order. */
    days: z.array(namedDay),
    /** Public holidays of the Netherlands that are none of these days. */
    proposals: z.array(namedDay),
    /** Of the tasks that are open now: how many are due on which day, from the first of January on. They keep those days. */
    dueDays: z.array(z.object({ day: z.iso.date(), tasks: z.int() })),
  })
  .meta({ id: 'CalendarYear' });
export type CalendarYear = z.infer<typeof calendarYear>;

/** `PUT /api/calendar/days/{day}`: adds a free day, or gives one another name. */
export const freeDay = z
  .object({
    name: z
      .string()
      .trim()
      .min(1)
      .max(80)
      .regex(/^\P{Cc}*$/u),
  })
  .meta({ id: 'FreeDay' });
