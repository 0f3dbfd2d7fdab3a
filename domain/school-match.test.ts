import { describe, expect, test } from 'vitest';
import { findSchool, mostToChoose, nearestSchools, type KnownSchool } from './school-match.ts';

const school = (id: string, name: string, more: Partial<KnownSchool> = {}): KnownSchool => ({
  ...{ id, name, brin: null, formerNames: [], formerBrins: [] },
  ...more,
});
const schools = [
  school('waterlanden', 'ROC De Waterlanden', {
    brin: '91AA',
    formerNames: ['Zeevaartschool Plas'],
    formerBrins: ['90ZZ'],
  }),
  school('rivierenpoort', 'ROC Rivierenpoort', { brin: '91BB' }),
  school('hout', 'Vakschool Hout en Meubel Oost', { brin: '91EE' }),
  school('hout-west', 'Vakschool Hout en Meubel West', { brin: '91FF' }),
  school('cafe', 'Horecacollege Café Zuid'),
];
const found = (typed: string) => {
  const answer = findSchool(typed, schools);
  return answer.kind === 'one' ? answer.id : answer.kind === 'several' ? answer.ids : 'none';
};

describe('the school that is meant', () => {
  test.each([
    ['ROC De Waterlanden', 'waterlanden'],
    ['  roc de WATERLANDEN ', 'waterlanden'],
    ['waterlanden', 'waterlanden'],
    ['91AA', 'waterlanden'],
    ['91bb', 'rivierenpoort'],
    ['ROC Rivierenpoort (91BB)', 'rivierenpoort'],
    // The BRIN of a school that was merged into it.
    ['90ZZ', 'waterlanden'],
    ['horecacollege cafe zuid', 'cafe'],
    ['hout meubel oost', 'hout'],
  ])('%j is %s for certain', (typed, id) => {
    expect(found(typed)).toBe(id);
  });

  test.each([
    // What only looks like one is asked.
    ['ROC Rivierenport', ['rivierenpoort']],
    ['Water landen', ['waterlanden']],
    ['Waterlanden College', ['waterlanden']],
    // A vakschool is not taken for a ROC with the same name.
    ['Vakschool Rivierenpoort', ['rivierenpoort']],
    ['Hout en Meubel', ['hout', 'hout-west']],
    ['ROC', ['waterlanden', 'rivierenpoort']],
    // A name that was typed once and linked is no proof for the next one.
    ['Zeevaartschool Plas', ['waterlanden']],
  ])('%j may be %j', (typed, ids) => {
    expect(found(typed)).toEqual(ids);
  });

  test.each(['Kunstacademie Elders', '', '  ', '(((', '12', '91ZZ', 'x'.repeat(200)])('%j is none', (typed) => {
    expect(found(typed)).toBe('none');
  });

  test('is asked for where two have one name, and of too many the first are given', () => {
    const twins = [school('a', 'ROC Tweeling'), school('b', 'ROC Tweeling')];
    expect(findSchool('ROC Tweeling', twins)).toEqual({ kind: 'several', ids: ['a', 'b'], more: false });
    const many = Array.from({ length: 30 }, (_, index) => school(String(index), `ROC Plaats ${index}`));
    const answer = findSchool('ROC Plaats', many);
    expect(answer).toMatchObject({ kind: 'several', more: true });
    expect(answer.kind === 'several' && answer.ids).toHaveLength(mostToChoose);
  });
});

test('the nearest come first', () => {
  expect(nearestSchools('Hout Meubelen Oost', schools).map(({ id }) => id)).toEqual(['hout', 'hout-west']);
});
