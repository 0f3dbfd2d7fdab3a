import { describe, expect, test } from 'vitest';
import { emptyRow } from './candidate-rows.ts';
import { fillFrom, isCandidateList, isSheet, pastedRows } from './pasted.ts';

const noor = {
  studentNumber: '0012345',
  givenName: 'Noor',
  infix: 'van den',
  familyName: 'Berg',
  dateOfBirth: '01-02-2008',
  extraMinutes: '30',
};

test.each([
  ['Studentnummer\tNaam\n0012345\tNoor van den Berg', 'familyName', true],
  ['Naam\tGeboortedatum\nNoor van den Berg\t1-2-2008', 'givenName', true],
  ['0012345\tNoor\tvan den Berg\t1-2-2008', 'studentNumber', true],
  ['0012345\n0012346', 'studentNumber', false],
  ['Voornaam\nNoor', 'givenName', false],
  ['van den Berg\t1-2-2008', 'familyName', false],
] as const)('%j in the column %s is a list for the API to read: %s', (text, from, expected) => {
  expect(isCandidateList(text, from)).toBe(expected);
});

describe('what is pasted from a spreadsheet', () => {
  test('goes by its order when there are no headings', () => {
    expect(pastedRows('0012345\tNoor\tvan den\tBerg\t1-2-2008\t30\r\n0012346\tSem\t\tJansen\t2-3-2008\r\n')).toEqual([
      noor,
      { studentNumber: '0012346', givenName: 'Sem', infix: '', familyName: 'Jansen', dateOfBirth: '02-03-2008' },
    ]);
  });

  test('goes by its headings, in any order, and leaves out what is not asked for', () => {
    const text =
      'Achternaam\tTussenvoegsel\tRoepnaam\tKlas\tGeboortedatum\tStudentnr.\tExtra tijd (minuten)\nBerg\tvan den\tNoor\tZ2a\t2008-02-01\t0012345\t30';
    expect(pastedRows(text)).toEqual([noor]);
  });

  test('begins at the cell in which it was pasted', () => {
    expect(pastedRows('Berg\t01-02-2008', 'familyName')).toEqual([{ familyName: 'Berg', dateOfBirth: '01-02-2008' }]);
  });

  test('may be one column', () => {
    expect(pastedRows('0012345\n0012346')).toEqual([{ studentNumber: '0012345' }, { studentNumber: '0012346' }]);
    expect(pastedRows('Voornaam\nNoor')).toEqual([{ givenName: 'Noor' }]);
  });

  test.each([';', ','])('may come from a csv file with %s', (separator) => {
    const text = ['studentnummer;achternaam;voornaam', '0012345;"Berg"";";Noor'].join('\n').replaceAll(';', separator);
    expect(pastedRows(text)).toEqual([
      { studentNumber: '0012345', familyName: `Berg"${separator}`, givenName: 'Noor' },
    ]);
  });

  test('may hold a cell with a new line, and empty lines', () => {
    expect(pastedRows('1\t"Noor\nAnna"\t\tBerg\n\t\t\t\n2\tSem')).toEqual([
      { studentNumber: '1', givenName: 'Noor Anna', infix: '', familyName: 'Berg' },
      { studentNumber: '2', givenName: 'Sem' },
    ]);
  });

  test('is an ordinary paste when it is one cell', () => {
    expect(isSheet('Noor')).toBe(false);
    expect(isSheet('Noor\n')).toBe(false);
    expect(isSheet('Noor\tBerg')).toBe(true);
    expect(isSheet('Noor\nSem')).toBe(true);
  });
});

test('pasted lines go over what stood there, add lines where needed and leave the rest', () => {
  const rows = [
    { ...emptyRow(), studentNumber: '1', givenName: 'Sem' },
    { ...emptyRow(), studentNumber: '2', givenName: 'Ali' },
  ];
  const now = fillFrom(rows, 1, [{ givenName: 'Noor' }, { givenName: 'Eva' }], emptyRow);
  expect(now.map(({ studentNumber, givenName }) => [studentNumber, givenName])).toEqual([
    ['1', 'Sem'],
    ['2', 'Noor'],
    ['', 'Eva'],
  ]);
});
