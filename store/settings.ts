import { defaultSettings, isSettingKey, type Settings } from '../domain/settings.ts';
import type { WorkingDayCalendar } from '../domain/working-days.ts';
import { ask, type Store, type Transaction } from './store.ts';

/** The settings that are in force at an instant. */
export async function settingsAt(db: Transaction | Store['prisma'], at: Date): Promise<Settings> {
  const changes = await ask<{ key: string; value: unknown }>(db, settingsInForce, [at]);
  const known = changes.filter(({ key }) => isSettingKey(key));
  return { ...defaultSettings, ...Object.fromEntries(known.map(({ key, value }) => [key, value])) };
}

const settingsInForce = {
  name: 'settings-in-force',
  text: 'SELECT DISTINCT ON (key) key, value FROM setting_change WHERE valid_from <= $1 ORDER BY key, valid_from DESC',
};

/** The working-day calendar as it is now. */
export async function workingDayCalendar(db: Transaction | Store['prisma']): Promise<WorkingDayCalendar> {
  const [calendar] = await ask<{ version: number; days: string[] }>(db, calendarNow, []);
  if (!calendar) throw new Error('There is no working-day calendar');
  return { version: calendar.version, freeDays: new Set(calendar.days) };
}

const calendarNow = {
  name: 'calendar-now',
  text: 'SELECT version, ARRAY(SELECT day::text FROM free_day) AS days FROM calendar_version WHERE id = 1',
};
