import { defaultSettings, isSettingKey, type Settings } from '../domain/settings.ts';
import type { WorkingDayCalendar } from '../domain/working-days.ts';
import type { Store, Transaction } from './store.ts';

/** The settings that are in force at an instant. */
export async function settingsAt(db: Transaction | Store['prisma'], at: Date): Promise<Settings> {
  const changes = await db.settingChange.findMany({
    where: { validFrom: { lte: at } },
    orderBy: { validFrom: 'asc' },
    select: { key: true, value: true },
  });
  const known = changes.filter(({ key }) => isSettingKey(key));
  return { ...defaultSettings, ...Object.fromEntries(known.map(({ key, value }) => [key, value])) };
}

/** The working-day calendar as it is now. */
export async function workingDayCalendar(db: Transaction | Store['prisma']): Promise<WorkingDayCalendar> {
  const { version } = await db.calendarVersion.findUniqueOrThrow({ where: { id: 1 } });
  const days = await db.freeDay.findMany({ select: { day: true } });
  return { version, freeDays: new Set(days.map(({ day }) => day.toISOString().slice(0, 10))) };
}

/**
 * Enters the public holidays of the Netherlands for years of which the calendar knows none yet. A day that a person
 * took out or put in is left as it is, because its year is known.
 *
 * @param holidays days as `yyyy-mm-dd` with their Dutch name
 */
export async function enterHolidays(store: Store, holidays: { day: string; name: string }[]): Promise<void> {
  await store.prisma.$transaction(async (tx) => {
    // The row of the version is the lock: two programs that start together enter a year once.
    await tx.$queryRaw`SELECT version FROM calendar_version WHERE id = 1 FOR UPDATE`;
    const known = await tx.freeDay.findMany({ select: { day: true } });
    const knownYears = new Set(known.map(({ day }) => day.getUTCFullYear()));
    const fresh = holidays.filter(({ day }) => !knownYears.has(Number(day.slice(0, 4))));
    if (fresh.length === 0) return;
    await tx.freeDay.createMany({ data: fresh.map(({ day, name }) => ({ day: new Date(`${day}T00:00:00Z`), name })) });
    await tx.calendarVersion.update({ where: { id: 1 }, data: { version: { increment: 1 } } });
  });
}
