import { z } from 'zod';
import { defaultSettings, type SettingKey, type Settings } from './settings.ts';

/** What a setting may be, in which unit, and where it stands on the screen. */

/** How a value is counted; null for one that is text. */
export type SettingUnit = 'days' | 'working-days' | 'months' | null;
export type SettingKind = 'number' | 'numbers' | 'email' | 'phone';
type Rule<Value> = {
  kind: SettingKind;
  unit: SettingUnit;
  /** The least and the most that a number may be. */
  range: { min: number; max: number } | null;
  schema: z.ZodType<Value>;
};

const number = (unit: SettingUnit, min: number, max: number): Rule<number> => ({
  kind: 'number',
  unit,
  range: { min, max },
  schema: z.int().min(min).max(max),
});

/** Reminders, the earliest first; none at all is a choice as well. */
const workingDays: Rule<number[]> = {
  kind: 'numbers',
  unit: 'working-days',
  range: { min: 1, max: 60 },
  schema: z
    .array(z.int().min(1).max(60))
    .max(5)
    .refine((days) => days.every((day, place) => place === 0 || day > (days[place - 1] ?? 0)), {
      message: 'ascending',
    }),
};

const email: Rule<string> = { kind: 'email', unit: null, range: null, schema: z.email().max(254) };
const phone: Rule<string> = {
  kind: 'phone',
  unit: null,
  range: null,
  schema: z.string().regex(/^\+?[\d() -]{8,20}$/),
};

export const settingRules: { [Key in SettingKey]: Rule<Settings[Key]> } = {
  'helpdesk.email': email,
  'helpdesk.phone': phone,
  'account-application.email-confirmation-days': number('days', 1, 60),
  'account-application.reminder-working-days': workingDays,
  'account-application.signature-days': number('days', 3, 120),
  'account-application.review-working-days': number('working-days', 1, 30),
  'account-application.information-days': number('days', 3, 120),
  'account-application.activation-days': number('days', 1, 120),
  'account-application.activation-reminder-working-days': workingDays,
  'account-confirmation.months': number('months', 1, 60),
  'account-confirmation.days': number('days', 3, 120),
  'account-confirmation.reminder-working-days': workingDays,
  'scheduling-request.working-days': number('working-days', 1, 30),
  'scheduling-request.correction-days': number('days', 1, 120),
  'scheduling-request.reminder-working-days': workingDays,
  'results.release-days': number('days', 0, 60),
  'inspection.days': number('days', 1, 60),
  'inspection.escalate-working-days': number('working-days', 1, 20),
  'help-request.working-days': number('working-days', 1, 30),
  'help-request.reply-days': number('days', 1, 365),
};

export const settingKeys = Object.keys(defaultSettings) as SettingKey[];

/** The feature that a setting is of: the part of its key before the dot. */
export const groupOf = (key: SettingKey): string => key.slice(0, key.indexOf('.'));

/** Whether a value fits its setting; what does not is told by the kind of setting that it is. */
export const fits = (key: SettingKey, value: unknown): boolean => settingRules[key].schema.safeParse(value).success;
