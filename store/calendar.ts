import { lockCase, recordEvent, type Actor } from './audit.ts';
import { StaleVersion } from './inbox.ts';
import { bureauDossier } from './processes.ts';
import { inTransaction, notifyLive, type Occasion, type Store, type Transaction } from './store.ts';

/**
 * The working-day calendar: the days on which the bureau is closed. Each change makes a new version, by which a promise
 * can be explained later. A promise that was made keeps its date.
 */

/** A day as `yyyy-mm-dd` with its Dutch name. */
export type NamedDay = { day: string; name: string };

/**
 * Enters the public holidays of years that were never entered. In a year that was, what a person took out stays out.
 *
 * @param holidays of whole years
 */
export async function enterHolidays(store: Store, at: Date, holidays: NamedDay[]): Promise<void> {
  await inTransaction(store, async (tx) => {
    await lockVersion(tx); // two programs that start together enter a year once
    const entered = new Set((await tx.calendarYear.findMany()).map(({ year }) => year));
    const fresh = holidays.filter(({ day }) => !entered.has(yearOf(day)));
    if (fresh.length === 0) return;
    await tx.freeDay.createMany({
      data: fresh.map(({ day, name }) => ({ day: asDate(day), name })),
      skipDuplicates: true,
    });
    const years = [...new Set(fresh.map(({ day }) => yearOf(day)))];
    await tx.calendarYear.createMany({ data: years.map((year) => ({ year, enteredAt: at })) });
    await newVersion(tx);
  });
}

/** Which of the years were never entered. */
export async function yearsNotEntered(store: Store, years: readonly number[]): Promise<number[]> {
  const entered = await store.prisma.calendarYear.findMany({ where: { year: { in: [...years] } } });
  return years.filter((year) => !entered.some((known) => known.year === year));
}

/** What the calendar's page shows of a year; null for a year that the calendar doesn't know yet. */
export async function readCalendarYear(store: Store, year: number) {
  const [{ version }, years, days, dueDays] = await Promise.all([
    store.prisma.calendarVersion.findUniqueOrThrow({ where: { id: 1 } }),
    store.prisma.calendarYear.findMany({ orderBy: { year: 'asc' } }),
    store.prisma.freeDay.findMany({
      where: { day: { gte: asDate(`${year}-01-01`), lte: asDate(`${year}-12-31`) } },
      orderBy: { day: 'asc' },
    }),
    daysOnWhichTasksAreDue(store, `${year}-01-01`),
  ]);
  if (!years.some((known) => known.year === year)) return null;
  return {
    version,
    years: years.map((known) => known.year),
    days: days.map(({ day, name }) => ({ day: asText(day), name })),
    dueDays,
  };
}

/** Of the tasks that are open now: how many are due on which day in Amsterdam, from a day on. */
async function daysOnWhichTasksAreDue(store: Store, from: string): Promise<{ day: string; tasks: number }[]> {
  return await store.prisma.$queryRaw<{ day: string; tasks: number }[]>`
    SELECT to_char(due_at AT TIME ZONE 'Europe/Amsterdam', 'YYYY-MM-DD') AS day, count(*)::int AS tasks
    FROM task
    WHERE state = 'open' AND due_at >= (${from}::date)::timestamp AT TIME ZONE 'Europe/Amsterdam'
    GROUP BY 1 ORDER BY 1`;
}

/** The day is in no year that the calendar knows. */
export class UnknownYear extends Error {
  override name = 'UnknownYear';
}

type Change = { version: number; by: Actor };

/**
 * Adds a free day, or gives one another name. What it is already stays as it is, whoever did it.
 *
 * @param change `version`: of the calendar that was seen
 * @throws {StaleVersion} a colleague changed the calendar
 * @throws {UnknownYear}
 */
export async function nameFreeDay(store: Store, occasion: Occasion, { day, name }: NamedDay, change: Change) {
  await inTransaction(store, async (tx) => {
    await lockCase(tx, bureauDossier);
    const version = await lockVersion(tx);
    const before = await tx.freeDay.findUnique({ where: { day: asDate(day) } });
    if (before?.name === name) return;
    await refuseUnfit(tx, day, version, change);
    await tx.freeDay.upsert({ where: { day: asDate(day) }, create: { day: asDate(day), name }, update: { name } });
    await tell(tx, occasion, before ? 'calendar-day-renamed' : 'calendar-day-added', day, change.by);
  });
}

/**
 * Takes a free day out: from now on it counts as a working day, if it is none of the weekend. One that is not there was
 * taken out before.
 *
 * @throws {StaleVersion}
 * @throws {UnknownYear}
 */
export async function takeFreeDayOut(store: Store, occasion: Occasion, day: string, change: Change): Promise<void> {
  await inTransaction(store, async (tx) => {
    await lockCase(tx, bureauDossier);
    const version = await lockVersion(tx);
    const before = await tx.freeDay.findUnique({ where: { day: asDate(day) } });
    if (!before) return;
    await refuseUnfit(tx, day, version, change);
    await tx.freeDay.delete({ where: { day: asDate(day) } });
    await tell(tx, occasion, 'calendar-day-removed', day, change.by);
  });
}

async function refuseUnfit(tx: Transaction, day: string, version: number, change: Change): Promise<void> {
  if (version !== change.version) throw new StaleVersion();
  const known = await tx.calendarYear.findUnique({ where: { year: yearOf(day) } });
  if (!known) throw new UnknownYear();
}

async function tell(tx: Transaction, occasion: Occasion, code: string, day: string, by: Actor): Promise<void> {
  const version = await newVersion(tx);
  await recordEvent(tx, occasion, bureauDossier, code, by, { day, calendarVersion: version });
  await notifyLive(tx, 'calendar', bureauDossier);
}

/** The version's row is the lock on the whole calendar. */
async function lockVersion(tx: Transaction): Promise<number> {
  const [row] = await tx.$queryRaw<{ version: number }[]>`SELECT version FROM calendar_version WHERE id = 1 FOR UPDATE`;
  return row?.version ?? 0;
}

async function newVersion(tx: Transaction): Promise<number> {
  const { version } = await tx.calendarVersion.update({ where: { id: 1 }, data: { version: { increment: 1 } } });
  return version;
}

const yearOf = (day: string): number => Number(day.slice(0, 4));
const asDate = (day: string): Date => new Date(`${day}T00:00:00Z`);
const asText = (day: Date): string => day.toISOString().slice(0, 10);
