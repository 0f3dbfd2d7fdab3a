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
