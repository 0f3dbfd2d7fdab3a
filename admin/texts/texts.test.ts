import english from 'ra-language-english';
import { convertRaTranslationsToI18next } from 'ra-i18n-i18next';
import { describe, expect, test } from 'vitest';
import en from './en.ts';
import nl from './nl.ts';

const paths = (node: object, before = ''): string[] =>
  Object.entries(node).flatMap(([name, value]: [string, unknown]) =>
    typeof value === 'object' && value !== null ? paths(value, `${before}${name}.`) : [`${before}${name}`],
  );

describe('the texts of the back office', () => {
  test('react-admin has every sentence in Dutch', () => {
    const wanted = paths(convertRaTranslationsToI18next(english));
    expect(paths({ ra: nl.ra }).sort()).toEqual(wanted.sort());
  });

  test('react-admin’s English is its own', () => {
    expect({ ra: en.ra }).toEqual(convertRaTranslationsToI18next(english));
  });

  test('Dutch and English say the same things', () => {
    expect(paths(nl).sort()).toEqual(paths(en).sort());
  });

  test('a sentence fills in the same values in both languages', () => {
    const values = (text: object) =>
      paths(text).map((path) => {
        const sentence = path.split('.').reduce<unknown>((node, name) => (node as Record<string, unknown>)[name], text);
        return [path, [...String(sentence).matchAll(/\{\{\w+\}\}/g)].map(String).sort()];
      });
    const withoutReactAdmin = ({ ra: _, ...own }: typeof nl) => own;
    expect(values(withoutReactAdmin(nl))).toEqual(values(withoutReactAdmin(en)));
  });
});
