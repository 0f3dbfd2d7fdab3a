import { afterAll, describe, expect, test } from 'vitest';
import { accessibilityOf, textOf } from '../tests/support/pdf.ts';
import { closeDocumentMaker, makeDocument } from './make.ts';
import type { ResultListData } from './result-list.ts';

/** The results of a sitting on paper, as a school keeps them. */

const candidate = { studentNumber: '0012345', name: 'Fatima van den Berg', examDate: '20-11-2026' };
const list: ResultListData = {
  locale: 'nl',
  reference: 'AM-2026-00012',
  madeAt: new Date('2026-11-20T13:00:00Z'),
  provisional: false,
  school: 'ROC De Vliet',
  exam: { code: 'LE-VZ-03', title: 'Lezen op het station' },
  location: 'Lokaal 12',
  days: { first: 'vrijdag 20 november 2026', last: 'vrijdag 20 november 2026' },
  cutScore: 6,
  maxPoints: 10,
  finished: 2,
  summary: { average: '6,3', passed: 1, passedPercent: 50 },
  spread: [{ grade: 8, from: '7,5', to: '8,4', count: 1 }],
  candidates: [
    { ...candidate, state: 'finished', points: '8,5', grade: '7,8', passed: true },
    { ...candidate, name: 'Jan Smit', state: 'finished', points: '4', grade: '4,0', passed: false },
    { ...candidate, name: 'Eva Vos', state: 'not-started', examDate: null, points: null, grade: null, passed: null },
    { ...candidate, name: 'Mo Aziz', state: 'absent', examDate: null, points: null, grade: null, passed: null },
  ],
};
const wordsOf = async (data: ResultListData) => textOf(await makeDocument({ kind: 'result-list', data }));

afterAll(closeDocumentMaker);

describe('the list of results', () => {
  test('is a tagged PDF in the language of its reader', async () => {
    for (const locale of ['nl', 'en'] as const) {
      const { language, ...rest } = accessibilityOf(
        await makeDocument({ kind: 'result-list', data: { ...list, locale } }),
      );
      expect(language).toMatch(new RegExp(`^${locale}`));
      expect(rest).toMatchObject({ isTagged: true, showsTitle: true, claimsUa: true });
    }
  });

  test('has points and grades with a comma, and the outcome in the words of the screen', async () => {
    const words = await wordsOf(list);
    for (const shown of [
      '8,5',
      '7,8',
      '4,0',
      '6,3',
      'Voldoende',
      'Onvoldoende',
      'Nognietbegonnen',
      'Afwezig',
      '0012345',
    ]) {
      expect(words).toContain(shown);
    }
    expect(words).not.toMatch(/8\.5|7\.8|6\.3/);
  });

  test('says that it is provisional as long as it is', async () => {
    expect(await wordsOf(list)).not.toContain('voorlopige');
    expect(await wordsOf({ ...list, provisional: true })).toContain('Ditzijnvoorlopigeresultaten');
  });

  test('says so when there is nobody in it', async () => {
    const empty = { ...list, candidates: [], finished: 0, summary: null, spread: [] };
    expect(await wordsOf(empty)).toContain('Erzijngeenkandidaten');
  });
});
