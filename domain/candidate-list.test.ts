import { expect, test } from 'vitest';
import { readCandidates } from './candidate-list.ts';
import { mostCandidates } from './scheduling.ts';
import { listedFaults } from './spreadsheet-fault.ts';

const today = '2026-11-24';
const fatima = {
  studentNumber: '0123456',
  givenName: 'Fatima',
  infix: 'van den',
  familyName: 'Berg',
  dateOfBirth: '2008-02-03',
  extraMinutes: 30,
};
const list = (...rows: string[][]) => readCandidates([{ name: 'Blad1', rows }], today);

test('with names above the columns, in any order, with others between them', () => {
  const { candidates, faults } = list(
    ['Klas 2B'],
    [],
    ['Geb. datum', 'E-mail', 'Achternaam student', 'Tussenv.', 'Voornaam', 'Deelnemersnummer', 'Extra tijd'],
    [],
    ['3-2-2008', 'f@example.nl', ' Berg ', 'van den', 'Fatima', '0123456', '30 min'],
  );
  expect(faults).toEqual([]);
  expect(candidates).toEqual([{ ...fatima, row: 5 }]);
});

test.each([
  ['the template’s order', ['0123456', 'Fatima', 'van den', 'Berg', '3-2-2008', '30']],
  ['the name in two columns', ['0123456', 'Fatima', 'van den Berg', '3-2-2008', '30']],
  ['the name in one column', ['0123456', 'Berg, Fatima van den', '3-2-2008', '30']],
])('without names above the columns: %s', (_, row) => {
  expect(list(row).candidates).toEqual([{ ...fatima, row: 1 }]);
});

test('a family name may be called Naam beside a first name', () => {
  const { candidates } = list(
    ['Studentnr', 'Naam', 'Voornaam', 'Geboortedatum'],
    ['0123456', 'van den Berg', 'Fatima', '39481'],
  );
  expect(candidates).toEqual([{ ...fatima, extraMinutes: 0, row: 2 }]);
});

test('each fault names its cell, and what was understood stays', () => {
  const { rows, candidates, faults } = list(
    ['Studentnummer', 'Voornaam', 'Tussenvoegsel', 'Achternaam', 'Geboortedatum', 'Extra tijd (minuten)'],
    ['', 'Fatima', 'van den', 'Berg', '3-2-2008', ''],
    ['1,23E+11', 'A', '', '#N/B', '03/02/08', 'ja'],
    ['77', 'A', '', 'RenÃ©', '3-2-2027', '700'],
    ['88', 'Li', '', 'Wei', '3-2-2008', ''],
    ['88', 'Li', '', 'Wei', '3-2-2008', ''],
  );
  expect(faults.map(({ code, row, column, header }) => `${column}${row} ${code} ${header}`)).toEqual([
    'A2 required Studentnummer',
    'A3 number-shortened Studentnummer',
    'D3 formula-error Achternaam',
    'E3 day-two-digit-year Geboortedatum',
    'F3 extra-unreadable Extra tijd (minuten)',
    'D4 garbled Achternaam',
    'E4 birth-day-unlikely Geboortedatum',
    'F4 extra-too-much Extra tijd (minuten)',
    'A6 duplicate Studentnummer',
  ]);
  expect(faults[3]).toMatchObject({ sheet: 'Blad1', field: 'dateOfBirth', found: '03/02/08' });
  expect(faults.at(-1)?.values).toEqual({ first: 5 });
  expect(candidates.map(({ row }) => row)).toEqual([5]);
  expect(rows.map(({ row }) => row)).toEqual([2, 3, 4, 5, 6]);
  expect(rows[1]?.values).toMatchObject({ dateOfBirth: '03/02/08', extraMinutes: 'ja' });
  expect(rows[0]?.values).toMatchObject({ dateOfBirth: '2008-02-03', extraMinutes: '0' });
});

test('a missing column and one that stands there twice are named, each once', () => {
  const { faults } = list(['Studentnummer', 'Voornaam', 'Voornaam', 'Achternaam'], ['1', 'A', 'A', 'B']);
  expect(faults.map(({ code, values, row }) => [code, values['header'], row])).toEqual([
    ['header-missing', 'Geboortedatum', 1],
    ['header-twice', 'Voornaam', 1],
  ]);
});

test('nothing, too much, and more faults than anyone mends', () => {
  expect(list([], ['', ' ']).faults).toMatchObject([{ code: 'no-rows' }]);
  expect(list(['Studentnummer', 'Voornaam', 'Achternaam', 'Geboortedatum']).faults).toMatchObject([
    { code: 'no-rows' },
  ]);
  const rows = (count: number) => Array.from({ length: count }, (_, index) => [`${index}`, 'A', '', 'B', 'x']);
  expect(list(...rows(mostCandidates + 1)).faults).toMatchObject([{ code: 'too-many-rows' }]);
  const many = list(...rows(300));
  expect([many.faults.length, many.unlisted]).toEqual([listedFaults, 100]);
});
