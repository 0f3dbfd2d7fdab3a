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
  const [calendar] = await db.$queryRaw<{ version: number; days: string[] }[]>`
    SELECT version, ARRAY(SELECT day::text FROM free_day) AS days FROM calendar_version WHERE id = 1`;
  if (!calendar) throw new Error('There is no working-day calendar');
  return { version: calendar.version, freeDays: new Set(calendar.days) };
}
