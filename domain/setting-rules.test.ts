import { describe, expect, test } from 'vitest';
import { fits, groupOf, settingKeys, settingRules } from './setting-rules.ts';
import { defaultSettings } from './settings.ts';

describe('what a setting may be', () => {
  test.each(settingKeys)('%s: its default fits', (key) => {
    expect(fits(key, defaultSettings[key])).toBe(true);
    expect(groupOf(key)).not.toBe('');
  });

  test.each(settingKeys.filter((key) => settingRules[key].kind === 'number'))(
    '%s: a whole number in its range',
    (key) => {
      const { min = 0, max = 0 } = settingRules[key].range ?? {};
      expect([min, max].every((value) => fits(key, value))).toBe(true);
      expect([min - 1, max + 1, min + 0.5, String(min), null, [min], NaN].filter((value) => fits(key, value))).toEqual(
        [],
      );
    },
  );

  test.each([
    [[], true],
    [[3, 7], true],
    [[7, 3], false],
    [[3, 3], false],
    [[0, 3], false],
    [[1.5], false],
    [[1, 2, 3, 4, 5, 6], false],
    ['3, 7', false],
  ])('reminders on working days %j: %s', (value, good) => {
    expect(fits('account-application.reminder-working-days', value)).toBe(good);
  });

  test.each([
    ['helpdesk.email', 'hulp@examenwerk.example', true],
    ['helpdesk.email', 'hulp', false],
    ['helpdesk.email', 'hulp@examenwerk.example\r\nBcc: x@y.example', false],
    ['helpdesk.phone', '(030) 608 79 79', true],
    ['helpdesk.phone', '+31 30 608 79 79', true],
    ['helpdesk.phone', 'bel ons', false],
    ['helpdesk.phone', '030\n6087979', false],
  ] as const)('%s %j: %s', (key, value, good) => {
    expect(fits(key, value)).toBe(good);
  });
});
