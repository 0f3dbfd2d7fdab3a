import { describe, expect, test } from 'vitest';
import type { Setting } from '../../api/settings/contract.ts';
import { settingKeys } from '../../domain/setting-rules.ts';
import en from '../texts/en.ts';
import nl from '../texts/nl.ts';
import { asTyped, asValue } from './setting-words.ts';

const setting = (kind: Setting['kind']) => ({ kind }) as Setting;

test.each([
  ['number', '12', 12],
  ['number', ' 12 ', 12],
  ['number', 'twaalf', 'twaalf'],
  ['number', '1,5', '1,5'],
  ['number', '', ''],
  ['numbers', '3, 7', [3, 7]],
  ['numbers', '3 7', [3, 7]],
  ['numbers', '', []],
  ['numbers', '3, zeven', '3, zeven'],
  ['phone', ' (030) 608 79 79 ', '(030) 608 79 79'],
] as const)('%s: typed %j is %j', (kind, typed, value) => {
  expect(asValue(typed, setting(kind))).toEqual(value);
});

test('what is in force stands in the field as one would type it', () => {
  expect([10, [3, 7], [], 'a@b.example'].map(asTyped)).toEqual(['10', '3, 7', '', 'a@b.example']);
});

describe.each([
  ['nl', nl],
  ['en', en],
])('in %s', (_locale, texts) => {
  test.each(settingKeys)('%s has a name and says what it does', (key) => {
    const [group = '', name = ''] = key.split('.');
    const words = (texts.office.settings.key as Record<string, Record<string, unknown>>)[group]?.[name];
    expect(words).toEqual({ name: expect.any(String) as string, what: expect.any(String) as string });
    expect(texts.office.settings.group).toHaveProperty([group]);
  });
});
