import { describe, expect, test } from 'vitest';
import { emptyFields, type SittingFields } from './draft.ts';
import { entryOfFields, faultsOfFields, placeOf, sortFaults } from './sitting-entry.ts';

const nothingMore = { school: false, owner: false };
const moment: SittingFields = {
  ...emptyFields,
  examId: '0198b0a0-0000-7000-8000-000000000001',
  firstDay: '2026-12-03',
  from: '09:00',
  until: '11:00',
  location: ' Lokaal 1.04 ',
};

describe('what is filled in about a sitting', () => {
  test('is sent as the API reads it; a moment begins and ends on the same day', () => {
    expect(faultsOfFields(moment, nothingMore)).toEqual({});
    expect(entryOfFields({ ...moment, lastDay: '2026-12-09' })).toEqual({
      examId: moment.examId,
      location: 'Lokaal 1.04',
      window: { firstDay: '2026-12-03', lastDay: '2026-12-03', fromMinute: 540, untilMinute: 660 },
    });
    expect(entryOfFields({ ...moment, span: 'period', lastDay: '2026-12-09' }).window.lastDay).toBe('2026-12-09');
  });

  test('names a school and a person only where they were chosen', () => {
    expect(placeOf(moment)).toEqual({});
    expect(placeOf({ ...moment, schoolId: 'a' })).toEqual({ schoolId: 'a' });
  });

  test('is told what is missing', () => {
    expect(Object.keys(faultsOfFields(emptyFields, { school: true, owner: true })).sort()).toEqual(
      ['examId', 'firstDay', 'from', 'location', 'ownerId', 'schoolId', 'until'].sort(),
    );
  });

  test.each<[Partial<SittingFields>, string]>([
    [{ span: 'period' }, 'lastDay'],
    [{ span: 'period', lastDay: '2026-12-02' }, 'lastDay'],
    [{ until: '09:00' }, 'until'],
    [{ location: '  ' }, 'location'],
  ])('with %o is told about %s', (changes, name) => {
    expect(Object.keys(faultsOfFields({ ...moment, ...changes }, nothingMore))).toEqual([name]);
  });
});

test('the API’s faults go to the field or the cell that they name, and none is lost', () => {
  expect(
    sortFaults({
      'window.lastDay': 'before-first-day',
      'candidates.3.dateOfBirth': 'Deze datum kan niet.',
      'candidates.3.familyName': 'Vul de achternaam in.',
      'candidates.4': 'Deze kandidaat staat er twee keer in.',
      somewhere: 'Iets anders.',
    }),
  ).toEqual({
    fields: { lastDay: 'scheduling.admin.fault.before-first-day' },
    rows: {
      3: { dateOfBirth: 'Deze datum kan niet.', familyName: 'Vul de achternaam in.' },
      4: { studentNumber: 'Deze kandidaat staat er twee keer in.' },
    },
    others: ['Iets anders.'],
  });
});
