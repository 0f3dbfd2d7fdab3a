import { z } from 'zod';
import { settingKeys } from '../../domain/setting-rules.ts';
import type { SettingKey } from '../../domain/settings.ts';

/** What the bureau may set itself, with its history. */

export const settingKey = z.enum(settingKeys as [SettingKey, ...SettingKey[]]);
/** Text, a number, or numbers in ascending order. */
export const settingValue = z.union([z.string().max(300), z.number(), z.array(z.number()).max(20)]);
export type SettingValue = z.infer<typeof settingValue>;

/** `GET /api/settings`: each under its key, by which its words stand in locales/<lang>/office.json. */
export const setting = z
  .object({
    id: settingKey,
    group: z.string(),
    kind: z.enum(['number', 'numbers', 'email', 'phone']),
    unit: z.enum(['days', 'working-days', 'months']).nullable(),
    /** The least and the most that a number may be. */
    range: z.object({ min: z.int(), max: z.int() }).nullable(),
    /** What is in force now. */
    value: settingValue,
    /** What holds until someone sets another. */
    default: settingValue,
    /** How many changes there were: sent back in If-Match when it is changed. */
    version: z.int(),
    /** The newest first; `planned` for one whose time has not come. */
    history: z.array(
      z.object({
        id: z.uuid(),
        value: settingValue,
        validFrom: z.iso.datetime(),
        planned: z.boolean(),
        by: z.string().nullable(),
        reason: z.string().nullable(),
      }),
    ),
  })
  .meta({ id: 'Setting' });
export type Setting = z.infer<typeof setting>;

/** `POST /api/settings/{key}/changes`. `requestId` is made by the browser once per press. */
export const settingChange = z
  .object({
    requestId: z.uuid(),
    value: settingValue,
    reason: z
      .string()
      .trim()
      .min(3)
      .max(500)
      .regex(/^(?:[^\p{Cc}]|[\r\n\t])*$/u),
    /** From when it holds; without it from now on. */
    validFrom: z.iso.datetime({ offset: true }).optional(),
  })
  .meta({ id: 'SettingChange' });
export type NewSettingChange = z.infer<typeof settingChange>;
